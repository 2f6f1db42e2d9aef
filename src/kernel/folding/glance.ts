/**
 * One look at a text: may it hold a disguised word at all? Says yes too often rather than too seldom; nearly every
 * message is told apart here, at a few nanoseconds a letter, and spared the rules of disguises.ts.
 */

import { lookAlikes } from './letters.ts';
import { partOf } from './tokens.ts';

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** A sign that hides or replaces a letter. */
const SIGN = 3;
/** A sign that joins or cuts words: counts between two letters only. */
const CUT = 4;

/** A letter of another script that passes for a Latin one. */
const ALIKE = 5;
const UNKNOWN = 255;

/** Kind of every UTF-16 unit, filled on first sight. */
const kinds = new Uint8Array(0x10000).fill(UNKNOWN);

function kindOf(unit: number): number {
  const sign = String.fromCharCode(unit);
  const part = partOf(unit);
  let kind = OTHER;
  if (/^[0-9]$/.test(sign)) kind = DIGIT;
  else if (/^[*#@$%^|+€]$/.test(sign)) kind = SIGN;
  else if (/^[-_.!~']$/.test(sign)) kind = CUT;
  else if (lookAlikes.has(sign)) kind = ALIKE;
  else if (part === 1 || part === 3) kind = LETTER;
  kinds[unit] = kind;
  return kind;
}

/** Normalised text, or ASCII in any case. */
export function mayBeDisguised(text: string): boolean {
  let before = OTHER;
  /** What stands before the run of signs that `before` ends, and whether the run has more than cutting signs. */
  let anchor = OTHER;
  let hiding = false;
  let previous = -1;
  let same = 0;
  /** Letters or digits of the token so far, and how many tokens of one letter stand in a row before it. */
  let length = 0;
  let singles = 0;
  let latin = false;
  let alike = false;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20;
    let kind = kinds[unit] ?? UNKNOWN;
    if (kind === UNKNOWN) kind = kindOf(unit);
    if (kind === LETTER) {
      if (unit < 128) latin = true;
    } else if (kind === ALIKE) {
      alike = true;
      kind = LETTER;
    } else if (unit === 0xd83c && text.charCodeAt(at + 1) >= 0xdd50 && text.charCodeAt(at + 1) <= 0xdd89) {
      // White letters on black circles and squares.
      return true;
    }
    if (kind === LETTER) {
      if (before === DIGIT) return true;
      if (before >= SIGN && (hiding || (anchor !== OTHER && cuts(text, at)))) return true;
      // Setting one bit lowers the case of ASCII letters and keeps other letters apart well enough to count runs.
      const letter = unit < 128 ? unit | 0x20 : unit;
      same = letter === previous ? same + 1 : 1;
      if (same >= 3) return true;
      previous = letter;
      length += 1;
    } else {
      previous = -1;
      if (kind === DIGIT) {
        if (before === LETTER || (before >= SIGN && anchor === LETTER)) return true;
        length += 1;
      } else {
        if (length === 1) {
          singles += 1;
          if (singles >= 3) return true;
        } else if (length > 1) singles = 0;
        length = 0;
        if (kind >= SIGN) {
          if (before < SIGN) {
            anchor = before;
            hiding = false;
          }
          if (kind === SIGN) {
            if (anchor === LETTER) return true;
            hiding = true;
          }
        }
      }
    }
    before = kind;
  }
  return latin && alike;
}

/** Before the letter at `at` stands a cutting sign: an apostrophe counts only before three letters or more. */
function cuts(text: string, at: number): boolean {
  if (text[at - 1] !== "'") return true;
  return /^\p{L}{3}/u.test(text.slice(at, at + 3));
}
