/**
 * Headers in every other form: other digits, blanks and marks inside, day periods before or after the time, the time
 * before the date, years of other calendars. Works on a cleaned copy of the line start that keeps byte offsets.
 */

import { hourOfDay, hoursOfPeriod } from './day-periods.ts';
import { type Calendar, HEADER_BYTES, type Header, setDate } from './header-fields.ts';
import { isBlank, isMark } from './marks.ts';

/** Japanese eras: year n is the offset plus n. */
const ERAS: Readonly<Record<string, number>> = {
  R: 2018,
  REIWA: 2018,
  令和: 2018,
  H: 1988,
  HEISEI: 1988,
  平成: 1988,
  S: 1925,
  SHOWA: 1925,
  昭和: 1925,
};
const ERA = '(?:reiwa|heisei|showa|令和|平成|昭和|[RHS])';
/** Era words that leave the number a Gregorian, Buddhist or other year. */
const BUDDHIST = '(?:B\\.?E\\.?|พ\\.ศ\\.|พศ|佛历|佛曆|仏暦|불기)';
const GREGORIAN = '(?:A\\.?D\\.?|C\\.?E\\.?|ค\\.ศ\\.|г\\.?|г)';
const OTHER = '(?:A\\.?H\\.?|A\\.?P\\.?|هـ|ه\\.ش\\.?|ه|民國|民国)';
/** Words some languages put between date and time. */
const LINK = '(?:à|um|kl\\.?|klo|alle(?: ore)?|a las|a les|às|lúc|om|at|в|о|u|ob|ore|la)';

const DATE =
  `(?<named>${BUDDHIST} ?)?(?<eraA>${ERA})? ?(?<a>\\d{1,4}|元) ?(?<sep1>[./-]|年|년) ?` +
  '(?<b>\\d{1,2}) ?(?<sep2>[./-]|月|월) ?' +
  `(?<eraC>${ERA})? ?(?<c>\\d{4}|\\d{1,2}|\\d{3}(?!\\d))(?<tail>[.日일])?` +
  `(?: ?(?:(?<be>${BUDDHIST})|(?<ad>${GREGORIAN})|(?<oc>${OTHER})|(?<eraD>${ERA}))(?![\\p{L}\\p{M}]))?`;
const TIME =
  '(?<before>[^\\d\\[\\],:/-]{0,28}?) ?(?<h>\\d{1,2})(?<colon>[:.]| ?h ?)(?<m>\\d{2})' +
  '(?:(?:[:.]| ?min ?)(?<s>\\d{2})(?: ?s(?![a-z]))?)?(?<after>[^\\d\\[\\]]{0,28}?)';
const GAP = `(?: ?[,،]? ?)(?:${LINK} )?`;
const CLOSE = '(?:(?<bracket> ?\\])|(?<dash> +[-–—])|(?<bare>:))(?= |$)';

const dateFirst = new RegExp(`^(?<open>\\[ ?)?${DATE}${GAP}${TIME}${CLOSE}`, 'iu');
const timeFirst = new RegExp(`^(?<open>\\[ ?)?(?:${LINK} )?${TIME} ?[,،]? ?${DATE}${CLOSE}`, 'iu');

/** Languages with these words print the year first, also with two digits (Korean `22. 3. 18.`). */
const YEAR_FIRST = /오전|오후/;

interface LineStart {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** The cleaned text. */
  readonly text: string;
  /** Byte offset of each UTF-16 unit of `text`, and one more for its end. */
  readonly at: readonly number[];
  readonly marked: boolean;
}

export function readOtherHeader(bytes: Uint8Array, from: number, to: number, into: Header): boolean {
  const line = cleaned(bytes, from, to);
  const read = take(dateFirst, line, into);
  if (read && !into.impossible) return true;
  if (take(timeFirst, line, into) && !into.impossible) return true;
  return read && take(dateFirst, line, into);
}

function take(form: RegExp, line: LineStart, into: Header): boolean {
  const { bytes, from, to, text, at } = line;
  const match = form.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return false;
  const bracket = groups.open !== undefined;
  if (bracket !== (groups.bracket !== undefined)) return false;
  if (!sameSeparator(groups.sep1, groups.sep2)) return false;

  const printed = Number(groups.h);
  const minute = Number(groups.m);
  const second = groups.s === undefined ? -1 : Number(groups.s);
  if (printed > 23 || minute > 59 || second > 59) return false;
  const before = (groups.before ?? '').trim();
  const after = (groups.after ?? '').trim();
  if (before !== '' && after !== '') return false;
  const word = before || after;
  const hours = word === '' ? null : hoursOfPeriod(word);
  // An unknown word between time and `-` is more likely a list in somebody's message than a day period.
  if (hours === undefined && (!bracket || !/^[\p{L}\p{M}. ]+$/u.test(word))) return false;

  into.hour = typeof hours === 'number' ? hourOfDay(printed, hours) : printed;
  into.minute = minute;
  into.second = second;
  into.odd = typeof hours === 'number' && (printed > 12 || (printed === 0 && after !== '' && groups.h === '00'));
  into.unknownPeriod = hours === undefined;
  into.yearFirstLanguage = YEAR_FIRST.test(word);
  into.rawSurplus = -1;
  into.restSurplus = -1;
  into.style = bracket ? 'bracket' : groups.dash === undefined ? 'colon' : 'dash';
  into.marked = line.marked && bracket;
  into.dateLength = 0;
  readDate(groups, into);
  into.unusual = into.odd || into.impossible || into.unknownPeriod || into.calendar !== 'gregorian';

  const openLength = groups.open?.length ?? 0;
  const closing = groups.bracket ?? groups.dash ?? groups.bare ?? '';
  const close = match[0].length;
  into.rawStart = at[openLength] ?? from;
  into.rawEnd = endOf(bytes, at, close - closing.length);
  into.rest = close < text.length ? (at[close + 1] ?? to) : to;
  return true;
}

type Groups = Readonly<Record<string, string | undefined>>;

function readDate(groups: Groups, into: Header): void {
  const rawA = groups.a ?? '';
  const rawC = groups.c ?? '';
  let a = rawA === '元' ? 1 : Number(rawA);
  let c = Number(rawC);
  const b = Number(groups.b);
  let aDigits = rawA.length;
  let cDigits = rawC.length;
  let calendar: Calendar = 'gregorian';
  const eraLast = groups.eraC ?? groups.eraD;
  const buddhist = groups.named ?? groups.be;
  if (groups.eraA !== undefined) {
    a += eraOffset(groups.eraA);
    aDigits = 4;
    calendar = 'japanese';
  } else if (eraLast !== undefined) {
    c += eraOffset(eraLast);
    cDigits = 4;
    calendar = 'japanese';
  } else if (buddhist !== undefined) {
    if (aDigits === 4 || groups.named !== undefined) a -= 543;
    else c -= 543;
    calendar = 'buddhist';
  } else if (groups.oc !== undefined) calendar = 'other';
  // Korean short dates (`22. 3. 18.`) put the year first with two digits; a full stop also closes the day.
  const korean = into.yearFirstLanguage || (groups.sep1 === '.' && groups.tail === '.' && cDigits <= 2);
  if (korean && aDigits <= 2 && cDigits <= 2 && calendar === 'gregorian' && a >= 9) {
    a += 2000;
    aDigits = 4;
  }
  setDate(into, a, aDigits, b, c, cDigits, calendar);
  into.twoDigits = rawA.length <= 2 && rawC.length <= 2;
}

function eraOffset(era: string): number {
  return ERAS[era.toUpperCase()] ?? 0;
}

function sameSeparator(first: string | undefined, second: string | undefined): boolean {
  if (first === '年' || first === '년') return second === '月' || second === '월';
  return first === second;
}

/** Byte offset just after the unit before `index`, so that marks after the time stay out of the raw time. */
function endOf(bytes: Uint8Array, at: readonly number[], index: number): number {
  const last = at[index - 1] ?? 0;
  const byte = bytes[last] ?? 0;
  return last + (byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
}

/** Decodes a line start, drops marks, makes blanks plain and digits ASCII; stops at anything that is no UTF-8. */
function cleaned(bytes: Uint8Array, from: number, to: number): LineStart {
  const end = Math.min(to, from + HEADER_BYTES);
  let text = '';
  const at: number[] = [];
  let marked = false;
  let i = from;
  while (i < end) {
    const first = bytes[i] ?? 0;
    const size = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (size === 0 || i + size > end) break;
    const point = codePoint(bytes, i, size, first);
    if (isMark(point)) {
      if (text === '' && point === 0x200e) marked = true;
    } else {
      const unit = String.fromCodePoint(isBlank(point) ? 0x20 : asciiDigit(point));
      for (let k = 0; k < unit.length; k++) at.push(i);
      text += unit;
    }
    i += size;
  }
  at.push(i);
  return { bytes, from, to, text, at, marked };
}

function codePoint(bytes: Uint8Array, at: number, size: number, first: number): number {
  const low = (k: number): number => (bytes[at + k] ?? 0) & 0x3f;
  if (size === 1) return first;
  if (size === 2) return ((first & 0x1f) << 6) | low(1);
  if (size === 3) {
    const point = ((first & 0x0f) << 12) | (low(1) << 6) | low(2);
    return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
  }
  return Math.min(((first & 0x07) << 18) | (low(1) << 12) | (low(2) << 6) | low(3), 0x10ffff);
}

/** First digits of the scripts that phones print: Arabic-Indic, Extended, Devanagari, Bengali, Thai, Burmese. */
const DIGITS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040];

function asciiDigit(point: number): number {
  for (const zero of DIGITS) if (point >= zero && point <= zero + 9) return 0x30 + point - zero;
  return point;
}
