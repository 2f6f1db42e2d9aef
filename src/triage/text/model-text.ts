/**
 * A message as the models read it: letters plain and small, disguised words resolved, emoji as words, links and
 * names of accounts as one word each. Every unit knows its place in the original, so that a reason found here can be
 * shown there. Training and scoring both go through this file, and through no other.
 */

import {
  editsOf,
  isAscii,
  mayBeDisguised,
  type Normalised,
  normalise,
  normaliseWithPlaces,
  tokensOfNormalised,
} from '../../kernel/index.ts';
import type { WordBook } from './word-book.ts';

export interface TextBook {
  readonly words: WordBook;
  /** Name by emoji, the emoji without joiners and variation selectors. */
  readonly emoji: ReadonlyMap<string, string>;
}

/** Half-open range of normalised text and what stands in its place. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly become: string;
}

/** Longer texts are read up to here (UTF-16 units): a message is not a book, and time must not depend on one. */
const READ_AT_MOST = 20_000;

const EMOJI_UNITS_AT_MOST = 16;
const emojiStart = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;
const linkLike = /(?:https?:\/\/|www\.)\S+|\[url\]|\[link\]/g;
const accountLike = /\[user\]|(?<![\p{L}\p{N}])@\u2068[^\u2069]*\u2069|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]{2,}/gu;
const worthALook = /[@[]|https?:|www\./;
const blanks = /\s{2,}|[\t\r\n\v\f\u00a0]/g;
const worthClosing = /\s{2}|[\t\r\n\v\f\u00a0]/;
const signRun = /([^\p{L}\p{N}\s])\1{3,}/gu;

function links(text: string): Replacement[] {
  if (!worthALook.test(text)) return [];
  const found: Replacement[] = [];
  for (const [pattern, become] of [
    [linkLike, 'link'],
    [accountLike, 'user'],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      found.push({ start: match.index, end: match.index + match[0].length, become });
    }
  }
  return found;
}

const token = /\S+/g;
/** Single letters: `u`, `f.`, `(k)`. */
const single = /^[^\p{L}\p{N}]*[\p{L}\p{N}][^\p{L}\p{N}]*$/u;
const SINGLES_OF_A_WORD = 3;
const latin = /[a-z]/;

/** What each book has found out about a token, so that it is worked out once. Bounded: beyond it, worked out again. */
const found = new WeakMap<WordBook, Map<string, readonly Replacement[]>>();
const TOKENS_KEPT = 50_000;

/** The disguises in a piece of text; `latinAround` where other letters beside it are Latin. */
function undisguised(piece: string, latinAround: boolean, book: WordBook): Replacement[] {
  // A Latin letter before it tells the script around, and is none of the piece's own.
  const lead = latinAround ? 'xx ' : '';
  const whole = lead + piece;
  const replaced: Replacement[] = [];
  for (const { start, end, readings } of editsOf(whole, tokensOfNormalised(whole))) {
    if (start < lead.length || book.isWord(whole.slice(start, end))) continue;
    const word = book.resolve(readings.map((reading) => reading.token));
    if (word !== null) replaced.push({ start: start - lead.length, end: end - lead.length, become: word });
  }
  return replaced;
}

function undisguisedToken(word: string, latinAround: boolean, book: WordBook): readonly Replacement[] {
  const key = latinAround ? word : `\n${word}`;
  let known = found.get(book);
  if (known === undefined) {
    known = new Map();
    found.set(book, known);
  }
  const before = known.get(key);
  if (before !== undefined) return before;
  const replaced = undisguised(word, latinAround, book);
  if (known.size < TOKENS_KEPT) known.set(key, replaced);
  return replaced;
}

/**
 * Most of a text that holds a disguised word is plain, and looking for the ways to read it costs far more than a look:
 * only suspicious tokens are read again, and runs of single letters as one piece.
 */
function disguised(text: string, book: WordBook): Replacement[] {
  if (!mayBeDisguised(text)) return [];
  const latinAround = latin.test(text);
  const replaced: Replacement[] = [];
  const add = (piece: readonly Replacement[], at: number): void => {
    for (const { start, end, become } of piece) replaced.push({ start: start + at, end: end + at, become });
  };
  const singles: { start: number; end: number }[] = [];
  const close = (): void => {
    const [first] = singles;
    const last = singles.at(-1);
    if (first !== undefined && last !== undefined && singles.length >= SINGLES_OF_A_WORD) {
      add(undisguised(text.slice(first.start, last.end), latinAround, book), first.start);
    }
    singles.length = 0;
  };
  for (const { index, 0: word } of text.matchAll(token)) {
    if (word.length < 5 && single.test(word)) {
      singles.push({ start: index, end: index + word.length });
      continue;
    }
    close();
    if (mayBeDisguised(word)) add(undisguisedToken(word, latinAround, book), index);
  }
  close();
  return replaced;
}

function emoji(text: string, names: TextBook['emoji']): Replacement[] {
  if (isAscii(text)) return [];
  const found: Replacement[] = [];
  for (let at = 0; at < text.length; ) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const longest = emojiStart.test(letter) ? longestName(text, at, names) : null;
    if (longest === null) {
      at += letter.length;
      continue;
    }
    let end = at + longest.units;
    // A run of one emoji says no more than two of it.
    let times = 1;
    while (text.startsWith(text.slice(at, at + longest.units), end)) {
      end += longest.units;
      times += 1;
    }
    const name = ` ${longest.name} `;
    found.push({ start: at, end, become: times > 1 ? name + name.trimStart() : name });
    at = end;
  }
  return found;
}

function longestName(text: string, at: number, names: TextBook['emoji']): { units: number; name: string } | null {
  for (let units = Math.min(EMOJI_UNITS_AT_MOST, text.length - at); units > 0; units--) {
    const name = names.get(text.slice(at, at + units));
    if (name !== undefined) return { units, name };
  }
  return null;
}

function closedUp(text: string): Replacement[] {
  const found: Replacement[] = [];
  if (worthClosing.test(text)) {
    for (const match of text.matchAll(blanks)) {
      found.push({ start: match.index, end: match.index + match[0].length, become: ' ' });
    }
  }
  for (const match of text.matchAll(signRun)) {
    found.push({ start: match.index, end: match.index + match[0].length, become: (match[1] ?? '').repeat(3) });
  }
  return found;
}

/** In the order of the text; where two overlap the one that begins first, then the longer, stays. */
function withoutOverlap(found: Replacement[]): Replacement[] {
  if (found.length < 2) return found;
  const kept: Replacement[] = [];
  let free = 0;
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < free) continue;
    kept.push(one);
    free = one.end;
  }
  return kept;
}

function replacementsIn(text: string, book: TextBook): Replacement[] {
  return withoutOverlap([
    ...links(text),
    ...disguised(text, book.words),
    ...emoji(text, book.emoji),
    ...closedUp(text),
  ]);
}

/** The text as the models read it. */
export function modelText(text: string, book: TextBook): string {
  const plain = normalise(text.slice(0, READ_AT_MOST));
  let out = '';
  let copied = 0;
  for (const { start, end, become } of replacementsIn(plain, book)) {
    out += plain.slice(copied, start) + become;
    copied = end;
  }
  return copied === 0 ? plain : out + plain.slice(copied);
}

/** Of what was said before, the last messages are read, and the end of each. */
const CONTEXT_MESSAGES = 3;
const CONTEXT_UNITS = 600;

/** What was said before, as the models read it, oldest first. */
export function modelContext(context: readonly string[], book: TextBook): string[] {
  return context.slice(-CONTEXT_MESSAGES).map((said) => modelText(said.slice(-CONTEXT_UNITS), book));
}

/** As `modelText`, with the place of every unit in the original. What replaced a piece stands for all of it. */
export function modelTextWithPlaces(text: string, book: TextBook): Normalised {
  const plain = normaliseWithPlaces(text.slice(0, READ_AT_MOST));
  const rows: { from: number; to: number; start: number; end: number }[] = [];
  let out = '';
  let copied = 0;
  for (const { start, end, become } of replacementsIn(plain.text, book)) {
    out += plain.text.slice(copied, start);
    rows.push({ from: out.length, to: out.length + become.length, start, end });
    out += become;
    copied = end;
  }
  out += plain.text.slice(copied);
  const rowOf = (unit: number): (typeof rows)[number] | undefined => rows.findLast((row) => row.from <= unit);
  return {
    text: out,
    startOf(unit) {
      const row = rowOf(unit);
      if (row === undefined) return plain.startOf(unit);
      return plain.startOf(unit < row.to ? row.start : row.end + (unit - row.to));
    },
    endOf(unit) {
      const row = rowOf(unit);
      if (row === undefined) return plain.endOf(unit);
      return plain.endOf(unit < row.to ? row.end - 1 : row.end + (unit - row.to));
    },
  };
}
