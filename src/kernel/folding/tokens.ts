/**
 * Words and emoji of a text with their places in it. A word is a run of letters, digits and marks; an emoji is a
 * token of its own; scripts that write without spaces (Han, Kana, Thai…) give one token a character, so that a
 * phrase of them finds any run.
 */

import { isAscii, normaliseWithPlaces } from './normalise.ts';

export interface Token {
  /** Normalised. */
  readonly token: string;
  /** Half-open UTF-16 range in the original text. */
  readonly start: number;
  readonly end: number;
}

/** separator; part of a word; a token alone; a mark, which belongs to what is before it. */
export type Part = 0 | 1 | 2 | 3;

const asciiPart = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (/[0-9A-Za-z]/.test(String.fromCharCode(code))) asciiPart[code] = 1;
}

const alone =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;
const sign = /^(?:\p{So}|\p{Co}|\p{Extended_Pictographic}|\p{Emoji_Modifier})$/u;
/** What is known of the first 65,536 code points, plus one; 0: not looked up yet. */
const known = new Uint8Array(0x10000);
/** As `known` has it: part of a word. */
const WORD = 2;
const knownBeyond = new Map<number, Part>();

function lookUp(code: number): Part {
  const letter = String.fromCodePoint(code);
  if (/^\p{M}$/u.test(letter)) return 3;
  if (code === 0xfffd) return 0;
  if (/^[\p{L}\p{N}]$/u.test(letter)) return alone.test(letter) ? 2 : 1;
  return sign.test(letter) ? 2 : 0;
}

/** What a code point of normalised text is in a row of tokens. */
export function partOf(code: number): Part {
  if (code > 0xffff) {
    let part = knownBeyond.get(code);
    if (part === undefined) {
      part = lookUp(code);
      knownBeyond.set(code, part);
    }
    return part;
  }
  const seen = known[code] ?? 0;
  if (seen !== 0) return (seen - 1) as Part;
  const part = code < 128 ? (asciiPart[code] === 1 ? 1 : 0) : lookUp(code);
  known[code] = part + 1;
  return part;
}

function asciiTokens(text: string): Token[] {
  const lower = text.toLowerCase();
  const found: Token[] = [];
  let start = -1;
  for (let at = 0; at < lower.length; at++) {
    if (asciiPart[lower.charCodeAt(at)] === 1) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      found.push({ token: lower.slice(start, at), start, end: at });
      start = -1;
    }
  }
  if (start >= 0) found.push({ token: lower.slice(start), start, end: lower.length });
  return found;
}

/** The tokens of text that is normalised already, with their places in it. */
export function tokensOfNormalised(text: string): Token[] {
  if (isAscii(text)) return asciiTokens(text);
  const found: Token[] = [];
  let start = -1;
  let single = false;
  const close = (end: number): void => {
    if (start >= 0) found.push({ token: text.slice(start, end), start, end });
    start = -1;
  };
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const part = partOf(code);
    if (part === 0) close(at);
    else if (part === 2) {
      close(at);
      start = at;
      single = true;
    } else if (part === 1 && (start < 0 || single)) {
      close(at);
      start = at;
      single = false;
    }
    // A mark (3) goes on with what is open, and is dropped where nothing is.
    at += code > 0xffff ? 2 : 1;
  }
  close(text.length);
  return found;
}

/**
 * The same tokens as a text to be cut by an engine that cuts at every ASCII character but letters and digits, and
 * nowhere else: what else parts words becomes a blank, and a token alone gets blanks around it. Most text has little
 * of either and is only looked through.
 */
export function spacedTokens(normalised: string): string {
  let out = '';
  let copied = 0;
  for (let at = 0; at < normalised.length; ) {
    const unit = normalised.charCodeAt(at);
    const part = unit < 128 || known[unit] === WORD ? 1 : partOf(normalised.codePointAt(at) ?? 0);
    const end = at + (unit >= 0xd800 && unit <= 0xdbff && (normalised.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    if (part === 1 || (part === 3 && goesOn(normalised, at, copied))) {
      at = end;
      continue;
    }
    out += `${normalised.slice(copied, at)} `;
    copied = end;
    if (part === 2) {
      for (let mark = copied; mark < normalised.length; copied = mark) {
        const code = normalised.codePointAt(mark) ?? 0;
        if (partOf(code) !== 3) break;
        mark += code > 0xffff ? 2 : 1;
      }
      out += `${normalised.slice(at, copied)} `;
    }
    at = copied;
  }
  return copied === 0 ? normalised : out + normalised.slice(copied);
}

/** A mark at this place belongs to a token before it. */
function goesOn(text: string, at: number, copied: number): boolean {
  if (at === copied) return false;
  const before = text.charCodeAt(at - 1);
  return before >= 128 || asciiPart[before] === 1;
}

/** The tokens of a text as written. */
export function tokens(text: string): Token[] {
  if (isAscii(text)) return asciiTokens(text);
  const normalised = normaliseWithPlaces(text);
  return tokensOfNormalised(normalised.text).map(({ token, start, end }) => ({
    token,
    start: normalised.startOf(start),
    end: normalised.endOf(end - 1),
  }));
}
