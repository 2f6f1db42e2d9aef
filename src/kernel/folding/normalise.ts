/**
 * Makes two spellings of one text equal: compatibility forms, case, marks and accents, the ways of writing an Arabic
 * letter, digits of other scripts, invisible characters. Done here and not in a database, so that every engine
 * gives the same hits. Punctuation and emoji stay: this text also serves the search for exact characters.
 */

import { anyOf, decorations, digitRows, invisibles, plainLetters } from './letters.ts';

/** Normalised text that knows where each of its UTF-16 units comes from. */
export interface Normalised {
  readonly text: string;
  /** Where in the original the character begins to which this unit of `text` belongs. */
  startOf(unit: number): number;
  /** … and where that character ends (its marks included). */
  endOf(unit: number): number;
}

const decoration = anyOf(decorations);
const invisible = anyOf(invisibles);
const special = new RegExp(`[${[...plainLetters.keys()].join('')}]`, 'gu');

/** Characters seen before. Bounded: beyond it they are worked out again. */
const seen = new Map<string, string>();
const SEEN_KEPT = 20_000;

/** One character with its marks, made plain. Needs no neighbour, so that places in the original are kept. */
function plain(cluster: string): string {
  let become = seen.get(cluster);
  if (become === undefined) {
    become = workOut(cluster);
    if (seen.size < SEEN_KEPT) seen.set(cluster, become);
  }
  return become;
}

function workOut(cluster: string): string {
  const apart = cluster === '™' ? ' ' : cluster.normalize('NFKD').replace(invisible, '');
  const lower = apart.toLowerCase().replace(decoration, '');
  const swapped = lower.replace(special, (letter) => plainLetters.get(letter) ?? letter);
  return digitsOf(swapped).normalize('NFC');
}

function digitsOf(text: string): string {
  let out = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const row = code < 0x660 ? undefined : digitRows.find((first) => code >= first && code < first + 10);
    if (code >= 0xd800 && code <= 0xdfff) out += '\ufffd';
    else out += row === undefined ? letter : String(code - row);
  }
  return out;
}

/** Marks, Hangul vowels and finals, and the two marks of half-width Katakana. */
const isJoining = /^[\p{M}\u1160-\u11ff\uff9e\uff9f]$/u;

/** What is known of a UTF-16 unit of lower-cased text. */
const UNKNOWN = 0;
/** Stays as it is when nothing joins it. */
const SAME = 1;
/** Becomes something else. */
const CHANGES = 2;
/** Belongs to the character before it: a mark, a trailing Hangul letter, something invisible. */
const JOINS = 3;
/** Half of a pair: look at the whole code point. */
const HALF = 4;
type Behaviour = typeof UNKNOWN | typeof SAME | typeof CHANGES | typeof JOINS | typeof HALF;

const behaviours = new Uint8Array(0x10000);

function behaviourOf(unit: number): number {
  const known = behaviours[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const letter = String.fromCharCode(unit);
  let found: Behaviour = plain(letter) === letter ? SAME : CHANGES;
  if (unit >= 0xd800 && unit <= 0xdfff) found = HALF;
  else if (isJoining.test(letter) || plain(letter) === '') found = JOINS;
  behaviours[unit] = found;
  return found;
}

/** The same for code points above U+FFFF, most of them emoji. Bounded: a text of all of Unicode is worked out again. */
const beyond = new Map<number, typeof SAME | typeof CHANGES | typeof JOINS>();
const BEYOND_KEPT = 20_000;

function behaviourBeyond(code: number): typeof SAME | typeof CHANGES | typeof JOINS {
  const known = beyond.get(code);
  if (known !== undefined) return known;
  const letter = String.fromCodePoint(code);
  const become = plain(letter);
  const found = isJoining.test(letter) || become === '' ? JOINS : become === letter ? SAME : CHANGES;
  if (beyond.size < BEYOND_KEPT) beyond.set(code, found);
  return found;
}

/** End of the character that begins at `start`: one code point and the marks after it. */
function clusterEnd(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length) {
    const kind = behaviourOf(text.charCodeAt(end));
    const code = kind === HALF ? (text.codePointAt(end) ?? 0) : 0;
    if (kind === JOINS) end += 1;
    else if (code > 0xffff && behaviourBeyond(code) === JOINS) end += 2;
    else break;
  }
  return end;
}

/** Called for each character that changes: its place, and what it becomes. Unchanged runs lie between. */
type OnChange = (start: number, end: number, become: string) => void;

/**
 * Walks over the characters that change. Most text stays as it is, so runs of it are only looked at, not copied.
 */
function changes(lower: string, onChange: OnChange): void {
  for (let at = 0; at < lower.length; ) {
    const kind = behaviours[lower.charCodeAt(at)] || behaviourOf(lower.charCodeAt(at));
    let end = at + 1;
    let same = kind === SAME;
    if (kind === HALF) {
      const code = lower.codePointAt(at) ?? 0;
      if (code > 0xffff) {
        end = at + 2;
        same = behaviourBeyond(code) === SAME;
      }
    }
    const next = end < lower.length ? lower.charCodeAt(end) : 0;
    if (!same || (next >= 0x300 && behaviourOf(next) >= JOINS)) {
      end = clusterEnd(lower, at);
      const cluster = lower.slice(at, end);
      const become = plain(cluster);
      if (become !== cluster) onChange(at, end, become);
    }
    at = end;
  }
}

/** Lower case first, where that keeps every place (it does but for a few letters such as U+0130). */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

// One test over the whole string runs in the regular-expression engine at memory speed.
const outsideAscii = /[^\0-\x7f]/;

/** True for text in which `normalise` only lowers case. */
export function isAscii(text: string): boolean {
  return !outsideAscii.test(text);
}

/** The text for comparing: the same for every way of writing it. */
export function normalise(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const lower = lowered(text);
  let out = '';
  let copied = 0;
  changes(lower, (start, end, become) => {
    out += lower.slice(copied, start) + become;
    copied = end;
  });
  return copied === 0 ? lower : out + lower.slice(copied);
}

/** As `normalise`, with the place of every unit in the original. */
export function normaliseWithPlaces(text: string): Normalised {
  if (isAscii(text)) return { text: text.toLowerCase(), startOf: (unit) => unit, endOf: (unit) => unit + 1 };
  const lower = lowered(text);
  let out = '';
  let copied = 0;
  // One row a change, in the order of the text: first unit in `out` and after it, place in the original.
  const rows: { from: number; to: number; start: number; end: number }[] = [];
  changes(lower, (start, end, become) => {
    out += lower.slice(copied, start);
    rows.push({ from: out.length, to: out.length + become.length, start, end });
    out += become;
    copied = end;
  });
  out += lower.slice(copied);
  const rowBefore = (unit: number): (typeof rows)[number] | undefined => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.from ?? 0) <= unit) low = middle + 1;
      else high = middle;
    }
    // Characters that became nothing begin where the next one does: the last that begins here counts.
    return rows[low - 1];
  };
  return {
    text: out,
    startOf(unit) {
      const row = rowBefore(unit);
      if (row === undefined) return unit;
      return unit < row.to ? row.start : row.end + (unit - row.to);
    },
    endOf(unit) {
      const row = rowBefore(unit);
      if (row === undefined) return unit + 1;
      return unit < row.to ? row.end : row.end + (unit - row.to) + 1;
    },
  };
}
