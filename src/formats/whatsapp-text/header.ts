/**
 * Where an entry starts: a date, a time and what closes them, decided on the first bytes of a line alone. The common
 * shapes are read here, byte by byte; every other digit set, calendar and word goes to `header-text.ts`.
 */

import { type Header, setDate } from './header-fields.ts';
import { readOtherHeader } from './header-text.ts';
import { markLength } from './marks.ts';

/** Value of an ASCII digit, or -1. */
function digitAt(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] as number) - 0x30;
  return value >= 0 && value <= 9 ? value : -1;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/**
 * Reads the header at `from`, the start of a line that ends before `to`. False leaves `into` undefined.
 * Reads no byte that decides anything at or after `to`.
 */
export function readHeader(bytes: Uint8Array, from: number, to: number, into: Header): boolean {
  let at = from;
  let byte = at < to ? (bytes[at] ?? 0) : 0;
  let marked = false;
  while (byte >= 0x80 && at < to) {
    const length = markLength(bytes, at);
    if (length === 0) return mayOpenElsewhere(bytes, at) && readOtherHeader(bytes, from, to, into);
    if (bytes[at + 2] === 0x8e && bytes[at + 1] === 0x80) marked = true;
    at += length;
    byte = bytes[at] ?? 0;
  }
  if (at >= to) return false;
  const bracket = byte === 0x5b;
  if (bracket) at++;
  else if (byte < 0x30 || byte > 0x39) return isEra(byte, bytes[at + 1]) && readOtherHeader(bytes, from, to, into);
  const rawStart = at;

  // Date.
  at = repeatedDate(bytes, at, into);
  if (at < 0) at = readDate(bytes, rawStart, bracket, into);
  if (at === NO_DATE) return false;
  if (at === OTHER_FORM) return readOtherHeader(bytes, from, to, into);
  if (bytes[at] === 0x2c) at++;
  if (bytes[at] !== 0x20) return readOtherHeader(bytes, from, to, into);
  at++;

  // Time.
  let hour = 0;
  const start = at;
  for (let digit = digitAt(bytes, at); digit >= 0 && at - start < 2; digit = digitAt(bytes, ++at))
    hour = hour * 10 + digit;
  const hourDigits = at - start;
  const colon = bytes[at] ?? 0;
  const m1 = bytes[at + 1] ?? 0;
  const m2 = bytes[at + 2] ?? 0;
  if (hourDigits === 0 || (colon !== 0x3a && colon !== 0x2e) || !isDigit(m1) || !isDigit(m2)) {
    return readOtherHeader(bytes, from, to, into);
  }
  const minute = (m1 - 0x30) * 10 + m2 - 0x30;
  at += 3;
  let second = -1;
  if (bytes[at] === colon && isDigit(bytes[at + 1]) && isDigit(bytes[at + 2])) {
    second = ((bytes[at + 1] ?? 0) - 0x30) * 10 + (bytes[at + 2] ?? 0) - 0x30;
    at += 3;
  }

  // AM or PM, after one blank of any kind.
  let odd = false;
  const afterTime = at;
  let blank = 0;
  if (bytes[at] === 0x20) blank = 1;
  else if (bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89))
    blank = 3;
  else if (bytes[at] === 0xc2 && bytes[at + 1] === 0xa0) blank = 2;
  if (blank > 0 && ((bytes[at + blank + 1] ?? 0) | 0x20) === 0x6d) {
    const half = (bytes[at + blank] ?? 0) | 0x20;
    if (half === 0x61 || half === 0x70) {
      at += blank + 2;
      odd = hour > 12 || hour === 0;
      if (hour <= 12) hour = (hour % 12) + (half === 0x70 ? 12 : 0);
    }
  }

  // What closes the header.
  const rawEnd = at;
  const characters = at - rawStart - (at > afterTime && blank > 1 ? blank - 1 : 0);
  if (bracket) {
    if (bytes[at] !== 0x5d) return readOtherHeader(bytes, from, to, into);
    at++;
  } else {
    if (bytes[at] !== 0x20 || bytes[at + 1] !== 0x2d) return readOtherHeader(bytes, from, to, into);
    at += 2;
  }
  if (at > to || hour > 23 || minute > 59 || second > 59) return false;
  const rest = afterHeader(bytes, at, to);
  if (rest < 0) return readOtherHeader(bytes, from, to, into);

  into.style = bracket ? 'bracket' : 'dash';
  into.rawStart = rawStart;
  into.rawEnd = rawEnd;
  into.rest = rest;
  into.marked = marked && bracket;
  into.hour = hour;
  into.minute = minute;
  into.second = second;
  into.rawSurplus = rawEnd - rawStart - characters;
  into.restSurplus = into.rawSurplus + (2 * Math.max(rest - 1 - at, 0)) / 3;
  into.odd = odd;
  into.unknownPeriod = false;
  into.yearFirstLanguage = false;
  into.unusual = odd || into.impossible || into.calendar !== 'gregorian';
  // With full stops in both, `14.56.01 18.03.22` looks like a date first: what is no date may be a time.
  return into.impossible ? readOtherHeader(bytes, from, to, into) : true;
}

const NO_DATE = -1;
const OTHER_FORM = -2;

/** End of the date at `at` where it is the one that `into` holds already, to the byte; else -1. */
function repeatedDate(bytes: Uint8Array, at: number, into: Header): number {
  const { dateBytes, dateLength } = into;
  if (dateLength === 0) return NO_DATE;
  for (let i = 0; i < dateLength; i++) if (bytes[at + i] !== dateBytes[i]) return NO_DATE;
  return digitAt(bytes, at + dateLength) < 0 ? at + dateLength : NO_DATE;
}

/** Three numbers with the same separator: puts the date into the header, returns where it ends. */
function readDate(bytes: Uint8Array, from: number, bracket: boolean, into: Header): number {
  let at = from;
  let a = 0;
  for (let digit = digitAt(bytes, at); digit >= 0 && at - from < 4; digit = digitAt(bytes, ++at)) a = a * 10 + digit;
  const aDigits = at - from;
  const separator = bytes[at] ?? 0;
  if (separator !== 0x2f && separator !== 0x2e && separator !== 0x2d) {
    return bracket || separator === 0x3a || separator >= 0x80 ? OTHER_FORM : NO_DATE;
  }
  let b = 0;
  let start = ++at;
  for (let digit = digitAt(bytes, at); digit >= 0 && at - start < 2; digit = digitAt(bytes, ++at)) b = b * 10 + digit;
  if (at === start || bytes[at] !== separator) return OTHER_FORM;
  let c = 0;
  start = ++at;
  for (let digit = digitAt(bytes, at); digit >= 0 && at - start < 4; digit = digitAt(bytes, ++at)) c = c * 10 + digit;
  const cDigits = at - start;
  if (cDigits === 0 || cDigits === 3 || aDigits === 0 || aDigits === 3) return OTHER_FORM;
  setDate(into, a, aDigits, b, c, cDigits, 'gregorian');
  into.dateLength = at - from;
  for (let i = from; i < at; i++) into.dateBytes[i - from] = bytes[i] as number;
  return at;
}

/**
 * Where the sender starts after `]` or `-`: one blank is required, marks may stand before it. -1: no blank, so this
 * is no header.
 */
function afterHeader(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] ?? 0) >= 0x80 && markLength(bytes, at) > 0) at += 3;
  if (at >= to) return to;
  return bytes[at] === 0x20 ? at + 1 : -1;
}

/** Digits of other scripts, and the era names that can open a date. */
function mayOpenElsewhere(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  if (first === 0xd9) return second >= 0xa0 && second <= 0xa9;
  if (first === 0xdb) return second >= 0xb0 && second <= 0xb9;
  if (first === 0xe0 && second === 0xa5) return third >= 0xa6 && third <= 0xaf;
  if (first === 0xe0 && second === 0xb9) return third >= 0x90 && third <= 0x99;
  return first >= 0xe4 && first <= 0xec;
}

function isEra(byte: number, next: number | undefined): boolean {
  return (byte === 0x52 || byte === 0x48 || byte === 0x53) && isDigit(next);
}
