/** Words written letter by letter: `f u c k`, `b.e.n.d.e.r`. */

import { leetLetters } from './letters.ts';
import type { Token } from './tokens.ts';

export interface SpacedRun {
  /** Indexes of the first and the last token of the run. */
  readonly first: number;
  readonly last: number;
  /** The word, then (between plain blanks) the word without words of one letter before it: `u f u c k`. */
  readonly words: readonly string[];
}

const separator = /^(?: {1,3}| ?[-.*_~|/·•+] ?)$/;
/** Single letters that people write for words. */
const chatLetters = new Set(['a', 'i', 'u', 'r', 'y', 'k', 'n']);
const LETTERS_AT_LEAST = 3;
const LETTERS_AT_MOST = 24;

function letterOf(token: string): string | null {
  if (/^\p{L}$/u.test(token)) return token;
  return leetLetters.get(token)?.[0] ?? null;
}

function wordsOf(letters: readonly string[], blank: boolean): string[] {
  const words = [letters.join('')];
  if (!blank) return words;
  for (let skip = 1; skip <= 3 && letters.length - skip >= LETTERS_AT_LEAST; skip++) {
    if (!chatLetters.has(letters[skip - 1] ?? '')) break;
    words.push(letters.slice(skip).join(''));
  }
  return words;
}

/** Runs of three or more single letters with one and the same separator. `text` is normalised, `tokens` are its tokens. */
export function spacedRuns(text: string, tokens: readonly Token[]): SpacedRun[] {
  const runs: SpacedRun[] = [];
  for (let first = 0; first < tokens.length; ) {
    const letters: string[] = [];
    let between: string | null = null;
    let last = first;
    for (let at = first; at < tokens.length; at++) {
      const token = tokens[at];
      const letter = token === undefined ? null : letterOf(token.token);
      if (token === undefined || letter === null) break;
      if (at > first) {
        const here = text.slice(tokens[at - 1]?.end ?? 0, token.start);
        if (between === null ? !separator.test(here) : here !== between) break;
        between = here;
      }
      letters.push(letter);
      last = at;
    }
    const shown = tokens.slice(first, last + 1).filter(({ token }) => /\p{L}/u.test(token)).length;
    if (letters.length >= LETTERS_AT_LEAST && letters.length <= LETTERS_AT_MOST && shown * 2 > letters.length) {
      runs.push({ first, last, words: wordsOf(letters, between?.trim() === '') });
    }
    // The last letter may begin a run with another separator.
    first = last > first ? last : first + 1;
    if (letters.length >= LETTERS_AT_LEAST) first = last + 1;
  }
  return runs;
}
