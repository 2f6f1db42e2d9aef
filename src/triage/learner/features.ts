/**
 * Cheap features of a message for the learner: its words and pairs of neighbouring words, of the text made plain (marks,
 * case, compatibility forms), hashed. Hashing needs no vocabulary, so a message imported later has a place at once
 * (Weinberger et al. 2009). Runs of letters were tried beside them: three times the work and no better order
 * (docs/review-effort.md); disguised words are the classifier's business.
 */

import { normalise, tokensOfNormalised } from '../../kernel/index.ts';

const BITS = 18;
/** Ids are below it. */
export const SPACE = 2 ** BITS;

/** Only the beginning of a very long message counts. */
const CHARACTERS_AT_MOST = 4_000;
const WORDS_AT_MOST = 200;

/** Distinct ids, ascending. Empty text has none. The same whatever the pool. */
export function featuresOf(text: string): Uint32Array {
  const tokens = tokensOfNormalised(normalise(text.slice(0, CHARACTERS_AT_MOST))).slice(0, WORDS_AT_MOST);
  const ids = new Set<number>();
  let before: number | null = null;
  for (const { token } of tokens) {
    let word = 0x811c9dc5;
    for (let at = 0; at < token.length; at++) word = Math.imul(word ^ token.charCodeAt(at), 0x01000193);
    ids.add(scattered(word) % SPACE);
    if (before !== null) ids.add(scattered(Math.imul(before, 31) + word) % SPACE);
    before = word;
  }
  return Uint32Array.from(ids).sort();
}

/** The last step of MurmurHash3: every bit of a 32-bit number counts in every bit of what comes out. */
export function scattered(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
