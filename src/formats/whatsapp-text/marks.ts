/**
 * Invisible characters. WhatsApp writes directional marks before what it says itself, and editors add byte order
 * marks anywhere; templates are compared without them, the raw text keeps them because U+200E is evidence.
 */

/** Directional marks, embeddings and isolates, the Arabic letter mark and the byte order mark. */
const MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;
const ANY_MARK = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/;
const NO_BREAK_BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

export function isMark(unit: number): boolean {
  return (
    unit === 0x200e ||
    unit === 0x200f ||
    unit === 0xfeff ||
    unit === 0x061c ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069)
  );
}

export function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0xa0 ||
    unit === 0x09 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

export function hasMarks(text: string): boolean {
  return ANY_MARK.test(text);
}

export function stripMarks(text: string): string {
  return text.replace(MARKS, '');
}

/** A left-to-right or right-to-left mark opens the text (byte order marks of an editor before it do not count). */
export function opensWithMark(text: string): boolean {
  let at = 0;
  while (text.charCodeAt(at) === 0xfeff) at++;
  const unit = text.charCodeAt(at);
  return unit === 0x200e || unit === 0x200f;
}

/**
 * The form in which texts and templates are compared: no marks, plain blanks, NFC, straight quotes, no full stop at
 * the end. Everything else must agree, letter case included.
 */
export function matchKey(text: string): string {
  if (ASCII.test(text)) return withoutStop(text.trim());
  const plain = stripMarks(text)
    .replace(NO_BREAK_BLANKS, ' ')
    .normalize('NFC')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'");
  return withoutStop(plain.trim());
}

const ASCII = /^[\0-\x7f]*$/;

/** Takes full stops off the end, or off the words before a closing `>`. By hand: a pattern would search long texts twice. */
function withoutStop(text: string): string {
  const angle = text.endsWith('>') ? 1 : 0;
  let end = text.length - angle;
  while (end > 0 && isStop(text.charCodeAt(end - 1))) end--;
  if (end === text.length - angle) return text;
  return text.slice(0, end).trimEnd() + (angle === 1 ? '>' : '');
}

/** Full stops of Latin, Chinese, Devanagari and Urdu. */
function isStop(unit: number): boolean {
  return unit === 0x2e || unit === 0x3002 || unit === 0x964 || unit === 0x6d4;
}

/** Without blanks and marks at the end. */
export function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && (isMark(text.charCodeAt(end - 1)) || isBlank(text.charCodeAt(end - 1)) || isLineEnd(text, end)))
    end--;
  return text.slice(0, end);
}

function isLineEnd(text: string, end: number): boolean {
  return text.charCodeAt(end - 1) === 0x0a;
}

/** Length of a directional mark or byte order mark in UTF-8, or 0. */
export function markLength(bytes: Uint8Array, at: number): 0 | 3 {
  const first = bytes[at];
  const second = bytes[at + 1];
  const third = bytes[at + 2] ?? 0;
  if (first === 0xe2 && second === 0x80) {
    return third === 0x8e || third === 0x8f || (third >= 0xaa && third <= 0xae) ? 3 : 0;
  }
  if (first === 0xe2 && second === 0x81) return third >= 0xa6 && third <= 0xa9 ? 3 : 0;
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

/** `hasMarks` on UTF-8; three times as fast as asking the decoded text. */
export function hasMarkBytes(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < 0xd8) continue;
    if (byte === 0xd8 ? bytes[at + 1] === 0x9c : (byte === 0xe2 || byte === 0xef) && markLength(bytes, at) > 0)
      return true;
  }
  return false;
}
