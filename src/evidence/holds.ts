/**
 * What falls on hold at import: outside the authority's dates (R5), or hit by a privilege term (R22). Pure.
 * A held entry is absent from lists, search, scores, counts by text and exports for everybody without that grant.
 */

import { normalise, tokens } from '../kernel/index.ts';

export interface HoldRule {
  readonly id: number;
  readonly kind: 'scope-from' | 'scope-to' | 'term';
  /** `YYYY-MM-DD`, or the term as entered. */
  readonly value: string;
}

export type HoldGround = 'scope-date' | 'privilege-term';

export interface Held {
  readonly rule: number;
  readonly ground: HoldGround;
}

/** What an entry must show to be judged: its local date and its words, the sender's name among them. */
export interface Judged {
  readonly date: string | null;
  readonly sender: string | null;
  readonly body: string;
}

/** Compiles the rules once; the result is asked for each entry. Terms match whole words, whatever the case and marks. */
export function holdJudge(rules: readonly HoldRule[]): (entry: Judged) => readonly Held[] {
  if (rules.length === 0) return () => [];
  const from = rules.filter((rule) => rule.kind === 'scope-from');
  const to = rules.filter((rule) => rule.kind === 'scope-to');
  const terms = rules
    .filter((rule) => rule.kind === 'term')
    .map((rule) => ({ id: rule.id, needle: ` ${wordsOf(rule.value)} ` }))
    .filter((term) => term.needle.trim() !== '');
  return (entry) => {
    const held: Held[] = [];
    for (const rule of from)
      if (entry.date !== null && entry.date < rule.value) held.push({ rule: rule.id, ground: 'scope-date' });
    for (const rule of to)
      if (entry.date !== null && entry.date > rule.value) held.push({ rule: rule.id, ground: 'scope-date' });
    // An entry without a date cannot be shown to be in scope.
    const dated = from[0] ?? to[0];
    if (entry.date === null && dated) held.push({ rule: dated.id, ground: 'scope-date' });
    if (terms.length > 0) {
      const text = ` ${wordsOf(entry.body)} | ${wordsOf(entry.sender ?? '')} `;
      for (const term of terms) if (text.includes(term.needle)) held.push({ rule: term.id, ground: 'privilege-term' });
    }
    return held;
  };
}

function wordsOf(text: string): string {
  return tokens(normalise(text))
    .map((token) => token.token)
    .join(' ');
}
