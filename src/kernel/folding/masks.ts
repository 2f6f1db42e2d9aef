/**
 * Masked words: `f***`, `f**k`, `b*nd*r`. Such a word is kept as its pattern, hidden letters as a middle dot, which
 * no token of ordinary text contains. A pattern stands for every word of its length that agrees with the letters
 * shown, and for no other; there is no list of words anywhere.
 */

/** Stands for a hidden letter in a pattern. */
export const HIDDEN = '·';

export function isPattern(token: string): boolean {
  return token.includes(HIDDEN);
}

/** True if the pattern may be this word: equal length, and equal wherever both show a letter. */
export function couldMask(pattern: string, word: string): boolean {
  if (pattern.length !== word.length) return false;
  for (let at = 0; at < pattern.length; at++) {
    const shown = pattern[at];
    const letter = word[at];
    if (shown !== letter && shown !== HIDDEN && letter !== HIDDEN) return false;
  }
  return true;
}

/** True if the pattern may be a word that begins so. */
export function couldMaskBeginning(pattern: string, beginning: string): boolean {
  return pattern.length >= beginning.length && couldMask(pattern.slice(0, beginning.length), beginning);
}

const MASKED_AT_MOST = 20;
const MASKED_AT_LEAST = 3;

/** Signs that hide a letter between two letters even when alone. */
const hidesBetween = new Set(['#', '%', '^', '@', '$', '!', '~', '+', '|']);

/**
 * Whether a run of signs in a token hides letters. Asterisks always do; two or more strong signs do anywhere; weak
 * ones (`-`, `_`, `.`) join words more often than they hide letters, so they count only inside short tokens.
 */
function hides(run: string, between: boolean, total: number): boolean {
  if (/^[*#%^&@$!~+|]+$/.test(run)) {
    if (run.includes('*')) return true;
    if (run.length > 1) return true;
    return between && hidesBetween.has(run);
  }
  if (!between) return false;
  if (/^-+$/.test(run)) return run.length > 1 ? total <= 8 : total <= 5;
  if (/^_+$/.test(run)) return total <= 10;
  return /^\.+$/.test(run) && total >= 4 && total <= 6;
}

/**
 * The pattern of a token made of letters and signs, or null where the signs hide nothing. The first letter must be
 * shown: `*word*` is how phones write bold, and a wholly hidden word could be any.
 */
export function patternOf(token: string): string | null {
  if (token.length < MASKED_AT_LEAST || token.length > MASKED_AT_MOST || !/^\p{L}/u.test(token)) return null;
  let pattern = '';
  let hidden = false;
  for (const part of token.match(/\p{L}+|[^\p{L}]+/gu) ?? []) {
    if (/^\p{L}/u.test(part)) {
      pattern += part;
      continue;
    }
    const between = pattern !== '' && pattern.length + part.length < token.length;
    if (!hides(part, between, token.length)) return null;
    pattern += HIDDEN.repeat(part.length);
    hidden = true;
  }
  return hidden ? pattern : null;
}
