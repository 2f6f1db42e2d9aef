/**
 * Times as the HTML pages print them: wall clock of the exporting account, with a zone label (old pages) or none.
 * English month names and ISO dates are read; anything else is told apart from text but not read, because a numeric
 * date or a foreign month name would have to be guessed.
 */
import type { LocalTime } from '../entry.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?';
const clock = '(?:,|,? at)? (\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))? ?([ap]\\.?m\\.?)?';
const zone = '(?: \\(?((?:UTC|GMT)(?: ?[+-] ?\\d{1,2}(?::?\\d{2})?)?|[+-]\\d{2}:?\\d{2}|[A-Z]{2,5})\\)?)?';

const monthFirst = new RegExp(`^${weekday}${month} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${clock}${zone}$`, 'iu');
const dayFirst = new RegExp(`^${weekday}(\\d{1,2})(?:st|nd|rd|th)? ${month},? (\\d{4})${clock}${zone}$`, 'iu');
const iso = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})${clock}${zone}$`, 'iu');

const LONGEST = 80;
/** Before blanks are folded: pages are indented. */
const LONGEST_RAW = 1_000;

/** Blanks of every width made plain, so that U+202F before AM/PM does not hide a time. */
function plain(text: string): string {
  return text
    .replace(/[\u200e\u200f]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** True where a text is a date with a clock time in some language: the mark of a message block's last line. */
export function looksLikeTime(text: string): boolean {
  const shown = text.length > LONGEST_RAW ? '' : plain(text);
  return (
    shown.length <= LONGEST &&
    /\p{Nd}{1,2}[:.]\p{Nd}{2}/u.test(shown) &&
    /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2}/u.test(shown)
  );
}

/** The time, or null where its language or form is not read. `odd`: a clock reading that no clock shows. */
export function readLocalTime(text: string): { time: LocalTime; odd: boolean } | null {
  const shown = text.length > LONGEST_RAW ? '' : plain(text);
  if (shown.length > LONGEST) {
    return null;
  }
  const fields = ordered(shown);
  if (fields === null) {
    return null;
  }
  const [year, monthNumber, day, hourText, minute, second, period, label] = fields;
  const hour = hourOf(Number(hourText), period);
  const date = new Date(Date.UTC(year, monthNumber - 1, day));
  const real = date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === day;
  if (hour === null || !real || Number(minute) > 59 || Number(second ?? 0) > 59) {
    return null;
  }
  const two = (n: number): string => String(n).padStart(2, '0');
  const seconds = second === undefined ? '' : `:${second}`;
  const local = `${year}-${two(monthNumber)}-${two(day)}T${two(hour.value)}:${minute}${seconds}`;
  return { time: { kind: 'local', raw: text, local, zone: label ?? null }, odd: hour.odd };
}

type Fields = readonly [
  year: number,
  month: number,
  day: number,
  hour: string,
  minute: string,
  second: string | undefined,
  period: string | undefined,
  zone: string | undefined,
];

function ordered(text: string): Fields | null {
  const byMonth = monthFirst.exec(text);
  if (byMonth !== null) {
    const [, name = '', day, year, hour = '', minute = '', second, period, label] = byMonth;
    return [Number(year), monthOf(name), Number(day), hour, minute, second, period, label];
  }
  const byDay = dayFirst.exec(text);
  if (byDay !== null) {
    const [, day, name = '', year, hour = '', minute = '', second, period, label] = byDay;
    return [Number(year), monthOf(name), Number(day), hour, minute, second, period, label];
  }
  const byYear = iso.exec(text.replace('T', ' '));
  if (byYear !== null) {
    const [, year, monthText, day, hour = '', minute = '', second, period, label] = byYear;
    return [Number(year), Number(monthText), Number(day), hour, minute, second, period, label];
  }
  return null;
}

function monthOf(name: string): number {
  return MONTHS.findIndex((short) => name.toLowerCase().startsWith(short)) + 1;
}

function hourOf(hour: number, period: string | undefined): { value: number; odd: boolean } | null {
  if (period === undefined) {
    return hour <= 23 ? { value: hour, odd: false } : null;
  }
  const afternoon = period.toLowerCase().startsWith('p');
  if (hour >= 1 && hour <= 12) {
    return { value: (hour % 12) + (afternoon ? 12 : 0), odd: false };
  }
  return hour <= 23 && (hour === 0) !== afternoon ? { value: hour, odd: true } : null;
}
