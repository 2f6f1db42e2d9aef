/**
 * The download writes every string as UTF-8 bytes read as Latin-1 (`\u00c3\u00a9` for é). The repair is decided
 * string by string: a blanket one would destroy the strings that are whole already.
 */

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ABOVE_ASCII = /[\u0080-\uffff]/u;
const ABOVE_LATIN1 = /[^\u0000-\u00ff]/u;

/**
 * The text as it was meant: repaired where every code point is at most U+00FF and the bytes are valid UTF-8,
 * else unchanged. Pure ASCII comes back as it is.
 */
export function repairText(text: string): string {
  if (!ABOVE_ASCII.test(text) || ABOVE_LATIN1.test(text)) {
    return text;
  }
  try {
    return strict.decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

const MISREAD_PAIR =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/u;

/** True where a text was left although parts of it look misread: it is neither whole UTF-8 nor plainly clean. */
export function looksMisread(repaired: string): boolean {
  return ABOVE_ASCII.test(repaired) && MISREAD_PAIR.test(repaired);
}
