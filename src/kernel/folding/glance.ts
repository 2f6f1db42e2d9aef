/**
 * One look at a text: may it hold a disguised word at all? Says yes too often rather than too seldom; nearly every
 * message is told apart here, at a few nanoseconds a letter, and spared the rules of disguises.ts.
 *
 * What counts is put as a small machine (`after`), worked out once into a table; two things stand beside it that no
 * table holds: a letter three times in a row, and Latin letters beside such as look like them.
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
/** Cuts, but only before three letters or more: `o'brien`, not `don't`. */
const APOSTROPHE = 5;
/** A letter of another script that passes for a Latin one. */
const ALIKE = 6;
/** The first half of a code point that may be a white letter on a black circle or square. */
const HALF = 7;
const KINDS = 8;
const UNKNOWN = 255;

/** Kind of every UTF-16 unit, filled on first sight. */
const kinds = new Uint8Array(0x10000).fill(UNKNOWN);

function kindOf(unit: number): number {
  const sign = String.fromCharCode(unit);
  const part = partOf(unit);
  let kind = OTHER;
  if (/^[0-9]$/.test(sign)) kind = DIGIT;
  else if (/^[*#@$%^|+€]$/.test(sign)) kind = SIGN;
  else if (/^[-_.!~]$/.test(sign)) kind = CUT;
  else if (sign === "'") kind = APOSTROPHE;
  else if (unit === 0xd83c) kind = HALF;
  else if (lookAlikes.has(sign)) kind = ALIKE;
  else if (part === 1 || part === 3) kind = LETTER;
  kinds[unit] = kind;
  return kind;
}

/** What must be remembered of the text so far. */
interface State {
  readonly before: 'other' | 'letter' | 'digit' | 'signs';
  /** What stands before the run of signs. */
  readonly anchor: 'other' | 'letter' | 'digit';
  /** The run of signs has one that hides or replaces letters. */
  readonly hiding: boolean;
  /** The last sign is an apostrophe. */
  readonly apostrophe: boolean;
  /** Letters since an apostrophe that may cut; 0: there was none. */
  readonly sinceApostrophe: 0 | 1 | 2;
  /** Letters and digits of the token so far: none, one, more. */
  readonly length: 0 | 1 | 2;
  /** Tokens of one letter in a row. */
  readonly singles: 0 | 1 | 2;
}

const start: State = {
  before: 'other',
  anchor: 'other',
  hiding: false,
  apostrophe: false,
  sinceApostrophe: 0,
  length: 0,
  singles: 0,
};

const longer = (length: 0 | 1 | 2): 1 | 2 => (length === 0 ? 1 : 2);

/** The state after one more unit; null: there may be a disguise. */
function after(state: State, kind: number): State | null {
  const { before, anchor, length } = state;
  if (kind === LETTER || kind === ALIKE) {
    if (before === 'digit') return null;
    const next = { ...start, before: 'letter', length: longer(length), singles: state.singles } as const;
    if (before === 'signs' && (state.hiding || anchor !== 'other')) {
      return state.hiding || !state.apostrophe ? null : { ...next, sinceApostrophe: 1 };
    }
    if (before === 'letter' && state.sinceApostrophe > 0) {
      return state.sinceApostrophe === 2 ? null : { ...next, sinceApostrophe: 2 };
    }
    return next;
  }
  if (kind === DIGIT) {
    if (before === 'letter' || (before === 'signs' && anchor === 'letter')) return null;
    return { ...start, before: 'digit', length: longer(length), singles: state.singles };
  }
  const singles = length === 1 ? state.singles + 1 : length === 2 ? 0 : state.singles;
  if (singles > 2) return null;
  const ended = { ...start, singles: singles as 0 | 1 | 2 };
  if (kind === OTHER || kind === HALF) return ended;
  const from = before === 'signs' ? anchor : before;
  if (kind === SIGN && from === 'letter') return null;
  const hiding = kind === SIGN || (before === 'signs' && state.hiding);
  return { ...ended, before: 'signs', anchor: from, hiding, apostrophe: kind === APOSTROPHE };
}

const FOUND = 0xffff;

/** Next state by state and kind, for every state that can be reached. */
function workedOut(): Uint16Array {
  const numbers = new Map<string, number>([[JSON.stringify(start), 0]]);
  const states: State[] = [start];
  const next: number[] = [];
  for (let at = 0; at < states.length; at++) {
    const state = states[at] ?? start;
    for (let kind = 0; kind < KINDS; kind++) {
      const then = after(state, kind);
      if (then === null) {
        next.push(FOUND);
        continue;
      }
      const key = JSON.stringify(then);
      let number = numbers.get(key);
      if (number === undefined) {
        number = states.length;
        numbers.set(key, number);
        states.push(then);
      }
      next.push(number * KINDS);
    }
  }
  return Uint16Array.from(next);
}

const table = workedOut();

/** Normalised text, or ASCII in any case. */
export function mayBeDisguised(text: string): boolean {
  let state = 0;
  let previous = -1;
  let same = 0;
  let latin = false;
  let alike = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let kind = kinds[unit] ?? UNKNOWN;
    if (kind === UNKNOWN) kind = kindOf(unit);
    state = table[state + kind] ?? FOUND;
    if (state === FOUND) return true;
    if (kind === LETTER || kind === ALIKE) {
      // Setting one bit lowers the case of ASCII letters.
      const letter = unit < 128 ? unit | 0x20 : unit;
      same = letter === previous ? same + 1 : 1;
      if (same >= 3) return true;
      previous = letter;
      if (unit < 128) latin = true;
      else if (kind === ALIKE) alike = true;
    } else {
      previous = -1;
      if (kind === HALF && text.charCodeAt(at + 1) >= 0xdd50 && text.charCodeAt(at + 1) <= 0xdd89) return true;
    }
  }
  return (latin && alike) || table[state + OTHER] === FOUND;
}
