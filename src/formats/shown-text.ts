/** How names and bodies of JSON and HTML formats are shown: invisible marks off, nothing else changed. */

/** Directional marks, joiners of no width that only steer layout, and byte-order marks; not U+200D, which makes emoji. */
const MARKS = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const HAS_MARK = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const NO_BREAK = /[\u00a0\u202f\u2007]/gu;

/** The body as read and searched. */
export function shownBody(text: string): string {
  return HAS_MARK.test(text) ? text.replace(MARKS, '') : text;
}

/** The name as shown; null where nothing is left of it. */
export function shownName(name: string): string | null {
  const shown = name.replace(MARKS, '').replace(NO_BREAK, ' ').trim().normalize('NFC');
  return shown === '' ? null : shown;
}
