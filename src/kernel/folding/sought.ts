/** One term of a query, as the runs of tokens that would answer it. */

import { formsOf } from './forms.ts';
import { couldMask, couldMaskBeginning, HIDDEN, isPattern } from './masks.ts';
import { normalise } from './normalise.ts';
import { tokens } from './tokens.ts';

export interface Run {
  readonly tokens: readonly string[];
  /** Set where the run is another way of writing what was asked for: `don t` for `dont`. */
  readonly why: 'apostrophe' | null;
}

export interface Sought {
  /** What the person wrote. */
  readonly label: string;
  /** Any of these answers the term. Empty: the text holds nothing that can be looked for. */
  readonly runs: readonly Run[];
  /** The last token of a run may go on. */
  readonly beginning: boolean;
  /** Whether folded forms answer, or only words as written. */
  readonly folded: boolean;
}

export interface SoughtOptions {
  readonly beginning?: boolean;
  readonly folded?: boolean;
}

/**
 * English short forms that people write with and without the apostrophe, which cuts a word in two. Only those that
 * are no other word (`hell`, `well`, `wed` are left out); a possessive is found as the word and an s.
 */
const shortForm = /^(?:(.+n)(t)|(.*[^s])(s)|(i)(m)|(i|you|we|they)(ve)|(you|they)(re)|(you|they|it|that)(ll))$/;

function shortForms(words: readonly string[], text: string): Run[] {
  const [word, end] = words;
  if (words.length === 1 && word !== undefined) {
    const [, ...parts] = shortForm.exec(word) ?? [];
    const found = parts.filter((part) => part !== undefined);
    return found.length === 2 && word.length > 2 ? [{ tokens: found, why: 'apostrophe' }] : [];
  }
  const cut = words.length === 2 && normalise(text).includes(`'${end}`);
  return cut ? [{ tokens: [words.join('')], why: 'apostrophe' }] : [];
}

/** What to look for, from the words a person wrote (one word, or a phrase). */
export function sought(text: string, { beginning = false, folded = true }: SoughtOptions = {}): Sought {
  if (!folded) {
    const words = tokens(text).map(({ token }) => token);
    return { label: text, runs: words.length > 0 ? [{ tokens: words, why: null }] : [], beginning, folded };
  }
  const forms = formsOf(text);
  const words = forms.words.map(({ token }) => token);
  // A reading of part of the text would answer less than was asked.
  const whole = forms.folded.filter(
    (run) => run[0]?.start === forms.words[0]?.start && (run.at(-1)?.end ?? 0) >= (forms.words.at(-1)?.end ?? 0),
  );
  const runs: Run[] = whole.map((run) => ({ tokens: run.map(({ token }) => token), why: null }));
  // `f***` asks for the masked word, and not for a lone letter.
  const masked = words.length === 1 && runs.some(({ tokens }) => tokens.some(isPattern));
  if (words.length > 0 && !masked) runs.unshift({ tokens: words, why: null });
  if (!beginning) runs.push(...shortForms(words, text));
  return { label: text, runs, beginning, folded };
}

/** True if a token of a text answers a token of a query. */
export function answers(token: string, asked: string, beginning: boolean): boolean {
  if (token === asked) return true;
  if (beginning && token.startsWith(asked)) return true;
  if (isPattern(token)) return beginning ? couldMaskBeginning(token, asked) : couldMask(token, asked);
  return !beginning && hidesOne(asked) && couldMask(asked, token) && /^[a-z]$/.test(token[asked.indexOf(HIDDEN)] ?? '');
}

function hidesOne(asked: string): boolean {
  return asked.split(HIDDEN).length === 2;
}

/**
 * The tokens of an index that answer a token of a query, given the patterns that the index holds. With `beginning`,
 * the first of them stands for all that go on from it.
 */
export function indexTokens(asked: string, beginning: boolean, patterns: Iterable<string>): string[] {
  const found = [asked];
  for (const pattern of patterns) {
    if (pattern !== asked && answers(pattern, asked, beginning)) found.push(pattern);
  }
  if (!beginning && hidesOne(asked)) {
    for (let code = 0x61; code <= 0x7a; code++) found.push(asked.replace(HIDDEN, String.fromCharCode(code)));
  }
  return found;
}
