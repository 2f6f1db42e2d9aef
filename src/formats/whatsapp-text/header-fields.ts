/** What the start of an entry says: the fields of its date and time, with years made Gregorian. */

import type { DateOrder } from '../entry.ts';

/** How the date and time are closed off: `[…] ` (iOS), `… - ` (Android), or `…: ` (iOS before 2016). */
export type HeaderStyle = 'bracket' | 'dash' | 'colon';

export type Calendar = 'gregorian' | 'buddhist' | 'japanese' | 'other';

/** The last header read. One object is reused for every line, so that reading headers leaves nothing to collect. */
export interface Header {
  style: HeaderStyle;
  /** Offsets of the characters of date and time. */
  rawStart: number;
  rawEnd: number;
  /** Offset of what follows the header: sender and body, or a notice. */
  rest: number;
  /**
   * U+200E stands before the bracket: the app puts it there for lines it says itself. (U+200F stands before every line
   * of some right-to-left exports and says nothing.)
   */
  marked: boolean;
  /** Date fields in printed order, years Gregorian. */
  a: number;
  b: number;
  c: number;
  /** All three fields are printed with at most two digits. */
  twoDigits: boolean;
  order: DateOrder | undefined;
  calendar: Calendar;
  /** No calendar has this date; the entry is kept without a time. */
  impossible: boolean;
  hour: number;
  minute: number;
  /** -1 where none is printed. */
  second: number;
  /** A time no phone prints, such as 00:04 AM. */
  odd: boolean;
  /** A word beside the time that is in no table: the hour is as printed. */
  unknownPeriod: boolean;
  /** The word beside the time belongs to a language that writes the year first. */
  yearFirstLanguage: boolean;
  /**
   * How many more bytes than characters lie between `rawStart` and `rawEnd`, and between `rawStart` and `rest`.
   * -1: not counted.
   */
  rawSurplus: number;
  restSurplus: number;
  /** The date as printed, for lines that repeat it; none after a date in another form. */
  readonly dateBytes: Uint8Array;
  dateLength: number;
  /** Any of odd, impossible, unknownPeriod, another calendar. */
  unusual: boolean;
}

export function emptyHeader(): Header {
  return {
    style: 'dash',
    rawStart: 0,
    rawEnd: 0,
    rest: 0,
    marked: false,
    a: 0,
    b: 0,
    c: 0,
    twoDigits: false,
    order: undefined,
    calendar: 'gregorian',
    impossible: false,
    hour: 0,
    minute: 0,
    second: -1,
    odd: false,
    unknownPeriod: false,
    yearFirstLanguage: false,
    rawSurplus: -1,
    restSurplus: -1,
    dateBytes: new Uint8Array(12),
    dateLength: 0,
    unusual: false,
  };
}

/** Bytes of a line that decide: no phone prints a longer date and time. */
export const HEADER_BYTES = 240;

/** Years before 2400 are read as printed; phones set to the Buddhist calendar print years from 2552 on. */
const BUDDHIST_FROM = 2400;
const BUDDHIST_OFFSET = 543;

/** Puts printed date fields into the header. `calendar` other than gregorian: named by an era, year converted already. */
export function setDate(
  into: Header,
  a: number,
  aDigits: number,
  b: number,
  c: number,
  cDigits: number,
  calendar: Calendar,
): void {
  into.calendar = calendar;
  into.order = undefined;
  into.twoDigits = aDigits <= 2 && cDigits <= 2;
  into.impossible = false;
  let first = a;
  let last = c;
  if (aDigits > 2 || (a > 31 && into.twoDigits)) {
    into.order = 'YMD';
    first = fullYear(into, a, aDigits);
    const valid = c >= 1 && c <= 31 && b >= 1 && b <= 12;
    if (!valid || (into.calendar !== 'other' && !isDate(first, b, c))) into.impossible = true;
  } else {
    last = fullYear(into, c, cDigits);
    const dayFirst = b >= 1 && b <= 12 && a >= 1 && a <= 31;
    const monthFirst = a >= 1 && a <= 12 && b >= 1 && b <= 31;
    if (!dayFirst && !monthFirst) into.impossible = true;
    else if (into.calendar !== 'other' && !(dayFirst && isDate(last, b, a)) && !(monthFirst && isDate(last, a, b))) {
      into.impossible = true;
    }
  }
  into.a = first;
  into.b = b;
  into.c = last;
}

function fullYear(into: Header, year: number, digits: number): number {
  if (into.calendar !== 'gregorian') return year;
  if (digits <= 2) return 2000 + year;
  if (year > BUDDHIST_FROM) {
    into.calendar = 'buddhist';
    return year - BUDDHIST_OFFSET;
  }
  // Persian (13xx, 14xx), Hijri (14xx) and Republic of China (1xx) years are not converted: nothing proves which it is.
  if (year < 1900) into.calendar = 'other';
  return year;
}

function isDate(year: number, month: number, day: number): boolean {
  if (day <= 28) return true;
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= 30 || (day === 31 && month !== 4 && month !== 6 && month !== 9 && month !== 11);
}
