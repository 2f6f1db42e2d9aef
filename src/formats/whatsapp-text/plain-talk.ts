/**
 * Quick and one-sided tests: true only where nothing that the app writes can be in a text. Nearly every message of a
 * chat ends here, so the tests ask for single characters at places where the app's strings have theirs.
 */

import { mayBePlaceholder, mayBePlaceholderEnds } from './match.ts';

const BLANK = 0x20;
const CLOSING_ANGLE = 0x3e;
const CLOSING_PARENTHESIS = 0x29;
const SLASH = 0x2f;
const COLON = 0x3a;
/** `/` and the identifier that end a link to a place. */
const PLACE_TAIL = 25;
const LONGEST_OPENED = 100;

/** A text of one line in ASCII, as bytes. */
export function isPlainAscii(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length === 0) return false;
  const last = bytes[to - 1] as number;
  if (last <= BLANK || last === CLOSING_ANGLE || last === CLOSING_PARENTHESIS) return false;
  const first = bytes[from] as number;
  if (mayBePlaceholder(first, last, length)) return false;
  if (length > PLACE_TAIL && bytes[to - PLACE_TAIL] === SLASH) return false;
  // `location: https://…`
  if ((first | 0x20) === 0x6c) return bytes[from + 8] !== COLON && bytes[from + 9] !== COLON;
  // `Missed …`, `Voice call, …`, `Video call, …`, `Group v…`; `This message was deleted by admin …`
  if (length > LONGEST_OPENED) return true;
  if (first === 0x54) return bytes[from + 5] !== 0x6d;
  if (first === 0x4d) return bytes[from + 2] !== 0x73;
  if (first === 0x56) return bytes[from + 6] !== 0x63;
  return first !== 0x47 || bytes[from + 6] !== 0x76;
}

/** A text without marks, of any script or number of lines. */
export function isPlainText(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  if (text === '' || last <= BLANK || last === CLOSING_ANGLE || last === CLOSING_PARENTHESIS) return false;
  if (text.length < LONGEST_OPENED) {
    if (mayBePlaceholderEnds(text)) return false;
    const first = text.charCodeAt(0);
    if ((first === 0x4d || first === 0x56 || first === 0x47 || first === 0x54) && OPENING.test(text)) return false;
  }
  // Links to places and maps end in a digit or in an identifier.
  if ((last < 0x3a || (last > 0x60 && last < 0x67)) && LINK.test(text)) return false;
  const lineEnd = text.indexOf('\n');
  if (lineEnd < 0) return true;
  const before = text.charCodeAt(lineEnd - 1);
  return before > BLANK && before !== CLOSING_ANGLE && before !== CLOSING_PARENTHESIS && before !== COLON;
}

const OPENING = /^(?:Missed|Voice call|Video call|Group v|This m)/;
const LINK = /https:\/\/(?:maps\.google|foursquare)\.com\//;
