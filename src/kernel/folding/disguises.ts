/**
 * What a disguised word may be: digits and signs written for letters, letters of other scripts that look alike,
 * letters drawn out, words cut by a sign, letters hidden. Rules of form only; no list of words.
 */

import { leetLetters, lookAlikes } from './letters.ts';
import { patternOf } from './masks.ts';

/** Why a form is not the word as written. */
export type Disguise = 'look-alike letters' | 'masked' | 'leet' | 'spaced' | 'stretched';

export interface Reading {
  /** A word, or a pattern with hidden letters. */
  readonly token: string;
  readonly why: Disguise;
}

const READINGS_AT_MOST = 6;
const allLetters = /^\p{L}[\p{L}\p{M}]*$/u;

/** Latin letters for the look-alikes, where some letter is Latin (or all are alike and the text around is Latin). */
function unlike(token: string, latinAround: boolean): string {
  const letters = [...token];
  const mixed = letters.some((letter) => letter >= 'a' && letter <= 'z');
  if (!mixed && !(latinAround && letters.every((letter) => lookAlikes.has(letter)))) return token;
  return letters.map((letter) => lookAlikes.get(letter) ?? letter).join('');
}

const LEET_AT_MOST = 16;

/**
 * Digits and signs as letters: `b3nder`, `$o`. Left alone: ordinals, hours and amounts (`4th`, `3pm`, `10k`), and
 * names with a number behind (`room5`), unless short enough to be a word (`a55`).
 */
function leetReadings(token: string): string[] {
  if (token.length < 3 || token.length > LEET_AT_MOST || allLetters.test(token)) return [];
  if (/^\d+\p{L}{1,2}$/u.test(token)) return [];
  const behind = /^(\p{L}+)(\d+)$/u.exec(token);
  if (behind !== null && ((behind[1]?.length ?? 0) > 3 || (behind[2]?.length ?? 0) > 2)) return [];
  // A sign at the end is punctuation, save for the one that is drawn like a letter.
  if (/[@!|+€]$/.test(token) || /^[!|+]/.test(token)) return [];
  let readings = [''];
  for (const sign of token) {
    const letters = /\p{L}/u.test(sign) ? sign : leetLetters.get(sign);
    if (letters === undefined) return [];
    readings = [...letters].flatMap((letter) => readings.map((reading) => reading + letter)).slice(0, 4);
  }
  // The first reading takes the likelier letter everywhere.
  return /\p{L}/u.test(token) ? readings : [];
}

/** `fuuuuck`: a letter three times or more, once and twice. A token of one letter (`aaaa`) has no shorter form. */
function unstretched(token: string): string[] {
  if (!/(\p{L})\1\1/u.test(token) || /^(.)\1*$/u.test(token)) return [];
  let readings = [''];
  for (const run of token.match(/(.)\1*/gu) ?? []) {
    const letter = run[0] ?? '';
    const drawn = run.length >= 3 && /\p{L}/u.test(letter);
    const ways = drawn ? [letter, letter + letter] : [run];
    readings = ways.flatMap((way) => readings.map((reading) => reading + way)).slice(0, 4);
  }
  return readings;
}

/** Letters a token may have in all to be read as one word cut by this sign. */
const JOINED_AT_LEAST = 4;
const joinedAtMost: ReadonlyMap<string, number> = new Map([
  ['.', 8],
  ['-', 14],
  ['_', 14],
  ["'", 14],
]);

/** `fu.ck`, `e-mail`, `o'brien` as one word; not `don't`, whose end is found by the query (search/query). */
function joined(token: string): string | null {
  const parts = token.split(/[-._']/);
  if (parts.length < 2 || !parts.every((part) => allLetters.test(part))) return null;
  const word = parts.join('');
  if (word.length < JOINED_AT_LEAST) return null;
  const signs: string[] = token.match(/[-._']/g) ?? [];
  if (signs.some((sign) => word.length > (joinedAtMost.get(sign) ?? 0))) return null;
  if (signs.includes("'") && (parts.at(-1)?.length ?? 0) < 3) return null;
  return word;
}

/** Everything a piece of letters, digits and signs may be besides what it is; the likeliest first. */
export function readingsOf(piece: string, latinAround: boolean): Reading[] {
  const latin = unlike(piece, latinAround);
  const found: Reading[] = [];
  const add = (token: string, why: Disguise): void => {
    const shorter = unstretched(token);
    for (const short of shorter) found.push({ token: short, why: why === 'look-alike letters' ? 'stretched' : why });
    if (shorter.length === 0 || token !== piece) found.push({ token, why });
  };
  if (allLetters.test(latin)) {
    if (latin !== piece) add(latin, 'look-alike letters');
    else for (const token of unstretched(latin)) found.push({ token, why: 'stretched' });
  } else {
    for (const token of leetReadings(latin)) add(token, 'leet');
    const pattern = patternOf(latin) ?? patternOfLeet(latin);
    if (pattern !== null) add(pattern, 'masked');
    const word = joined(latin);
    if (word !== null) add(word, 'spaced');
  }
  const seen = new Set([piece]);
  return found
    .filter(({ token }) => token.length > 1 && !seen.has(token) && seen.add(token))
    .slice(0, READINGS_AT_MOST);
}

/** A mask over leet letters: `b*nd3r`. */
function patternOfLeet(token: string): string | null {
  if (!/\d/.test(token) || !/\p{L}/u.test(token)) return null;
  let plain = '';
  for (const sign of token) plain += /\d/.test(sign) ? (leetLetters.get(sign)?.[0] ?? sign) : sign;
  return /\d/.test(plain) ? null : patternOf(plain);
}
