/** Reading a printed time in a date order. Pure. */

import type { DateOrder, EntryTime, PrintedTime } from './entry.ts';

export interface ReadTime {
  /** `YYYY-MM-DDTHH:MM[:SS]` for wall-clock times (no invented seconds), UTC `…Z` for instants. */
  readonly text: string;
  /** Milliseconds; wall-clock times as if they were UTC. */
  readonly ms: number;
  readonly precision: 'minute' | 'second' | 'millisecond';
}

/** A time in the order given; a line whose own form fixes the order, or that fits no other, is read so. */
export function readTime(time: EntryTime, order: DateOrder): ReadTime {
  if (time.kind === 'utc') return { text: new Date(time.ms).toISOString(), ms: time.ms, precision: 'millisecond' };
  if (time.kind === 'local') {
    const precision = time.local.length > 16 ? 'second' : 'minute';
    return { text: time.local, ms: Date.parse(`${time.local}${precision === 'minute' ? ':00' : ''}Z`), precision };
  }
  const [year, month, day] = dateOf(time, order);
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const clock = `${two(time.hour)}:${two(time.minute)}`;
  const text = time.second === null ? `${date}T${clock}` : `${date}T${clock}:${two(time.second)}`;
  return { text, ms: wallMs(year, month, day, time), precision: time.second === null ? 'minute' : 'second' };
}

/** As `readTime(…).ms`, without making the text. */
export function timeMs(time: EntryTime, order: DateOrder): number {
  if (time.kind === 'utc') return time.ms;
  if (time.kind === 'local') return readTime(time, order).ms;
  const [year, month, day] = dateOf(time, order);
  return wallMs(year, month, day, time);
}

function wallMs(year: number, month: number, day: number, time: PrintedTime): number {
  return Date.UTC(year, month - 1, day, time.hour, time.minute, time.second ?? 0);
}

function dateOf(time: PrintedTime, order: DateOrder): [year: number, month: number, day: number] {
  const [a, b, c] = time.fields;
  switch (time.order ?? order) {
    case 'YMD':
      // A two-digit last field was taken for a year before the whole file showed that the first one is.
      return a < 100 && c >= 2000 ? [century(a), b, c - 2000] : [century(a), b, c];
    case 'MDY':
      return a > 12 && b <= 12 ? [century(c), b, a] : [century(c), a, b];
    case 'DMY':
      return b > 12 && a <= 12 ? [century(c), a, b] : [century(c), b, a];
  }
}

function century(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
