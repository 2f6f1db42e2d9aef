/** Where in a text a query is answered, and why where it is not the plain word. */

import type { Disguise } from './disguises.ts';
import { type Form, type Forms, formsOf } from './forms.ts';
import { anyOf, invisibles } from './letters.ts';
import { normalise, normaliseWithPlaces } from './normalise.ts';
import { answers, type Run, type Sought } from './sought.ts';
import { tokens } from './tokens.ts';

export type Why = Disguise | 'accent' | 'hidden characters' | 'apostrophe' | 'part of a word';

export interface Span {
  /** Half-open UTF-16 range in the text. */
  readonly start: number;
  readonly end: number;
  /** The term of the query, as it was written. */
  readonly term: string;
  /** null: the word itself. */
  readonly why: Why | null;
}

function runAt(forms: readonly Form[], at: number, run: Run, beginning: boolean): readonly Form[] | null {
  const last = run.tokens.length - 1;
  for (let n = 0; n <= last; n++) {
    const form = forms[at + n];
    const asked = run.tokens[n];
    if (form === undefined || asked === undefined || !answers(form.token, asked, beginning && n === last)) return null;
  }
  return forms.slice(at, at + last + 1);
}

function rowsOf(forms: Forms, sought: Sought): readonly (readonly Form[])[] {
  return sought.folded ? [forms.words, ...forms.folded] : [forms.words];
}

/** True if the text answers the term; the same answer as an index fed with `indexText` gives. */
export function answered(forms: Forms, sought: Sought): boolean {
  return rowsOf(forms, sought).some((row) =>
    sought.runs.some((run) => row.some((_, at) => runAt(row, at, run, sought.beginning) !== null)),
  );
}

const invisible = anyOf(invisibles);

/** Why a word that is no disguise is still written otherwise than asked. */
function whyWritten(written: string, asked: string): Why | null {
  const plain = (text: string): string => text.normalize('NFC').toLowerCase();
  if (plain(asked).includes(plain(written))) return null;
  const shown = written.replace(invisible, '');
  // What is invisible behind the word belongs to its last letter and hides nothing.
  if (!written.startsWith(shown)) return 'hidden characters';
  const compatible = shown.normalize('NFKD').toLowerCase();
  if (shown.normalize('NFD').toLowerCase() !== compatible) return 'look-alike letters';
  return normalise(shown) === plain(shown) ? null : 'accent';
}

/** All places where the text answers the terms, in their order in the text, none twice. */
export function explain(text: string, terms: readonly Sought[]): Span[] {
  const forms = formsOf(text);
  const found = new Map<string, Span>();
  for (const term of terms) {
    for (const row of rowsOf(forms, term)) {
      for (const run of term.runs) {
        for (let at = 0; at + run.tokens.length <= row.length; at++) {
          const match = runAt(row, at, run, term.beginning);
          const start = match?.[0]?.start;
          const end = match?.at(-1)?.end;
          if (match === null || start === undefined || end === undefined) continue;
          const key = `${start} ${end} ${term.label}`;
          if (found.has(key)) continue;
          const disguise = match.find(({ why }) => why !== null)?.why ?? null;
          const written = match.map((form) => whyWritten(text.slice(form.start, form.end), term.label));
          const why = disguise ?? run.why ?? written.find((reason) => reason !== null) ?? null;
          found.set(key, { start, end, term: term.label, why });
        }
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** All places of an exact run of characters (case, marks and ways of writing aside). */
export function explainSubstring(text: string, part: string): Span[] {
  const asked = normalise(part);
  if (asked === '') return [];
  const normalised = normaliseWithPlaces(text);
  const words = tokens(text);
  const spans: Span[] = [];
  for (let at = normalised.text.indexOf(asked); at >= 0; at = normalised.text.indexOf(asked, at + asked.length)) {
    const start = normalised.startOf(at);
    const end = normalised.endOf(at + asked.length - 1);
    const inside = words.some(
      (word) => (word.start < start && start < word.end) || (word.start < end && end < word.end),
    );
    spans.push({ start, end, term: part, why: inside ? 'part of a word' : null });
  }
  return spans;
}
