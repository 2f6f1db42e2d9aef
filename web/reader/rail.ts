/** The day rail: the days of a conversation along one line of time, and the way from a place on it to a position. */

import type { DayRail } from '../contract.ts';

export type RailDay = DayRail['days'][number];

/** Days since 1970 of `YYYY-MM-DD`. */
function dayNumber(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

export interface Rail {
  /** Sorted by day. */
  readonly days: readonly RailDay[];
  readonly first: number;
  readonly last: number;
}

export function railOf(days: readonly RailDay[]): Rail | null {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (first === undefined || last === undefined) return null;
  return { days: sorted, first: dayNumber(first.day), last: dayNumber(last.day) };
}

/** Where a day lies on the rail, 0 (top) to 1. */
export function placeOf(rail: Rail, day: string): number {
  const length = rail.last - rail.first;
  return length === 0 ? 0 : (dayNumber(day) - rail.first) / length;
}

/** Index of the first day on or after this one; the last day where none is. */
export function indexFrom(rail: Rail, day: string): number {
  const index = rail.days.findIndex((one) => one.day >= day);
  return index < 0 ? rail.days.length - 1 : index;
}

/** Index of the day nearest to a place on the rail. */
export function indexAt(rail: Rail, place: number): number {
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  rail.days.forEach((one, index) => {
    const away = Math.abs(placeOf(rail, one.day) - place);
    if (away < distance) {
      best = index;
      distance = away;
    }
  });
  return best;
}

/** Index of the day in which a position lies; days may start anywhere in a conversation that is out of order. */
export function indexOfPosition(rail: Rail, position: number): number {
  let best = 0;
  let start = -1;
  rail.days.forEach((one, index) => {
    if (one.position <= position && one.position > start) {
      best = index;
      start = one.position;
    }
  });
  return best;
}

export interface RailBar {
  /** 0 to 1 along the rail. */
  readonly place: number;
  /** 0 to 1, the busiest bar being 1. */
  readonly length: number;
}

/** Bars of the rail: days that fall on the same few pixels are one bar. */
export function barsOf(rail: Rail, most: number): readonly RailBar[] {
  const sums = new Map<number, number>();
  for (const one of rail.days) {
    const slot = Math.round(placeOf(rail, one.day) * (most - 1));
    sums.set(slot, (sums.get(slot) ?? 0) + one.entries);
  }
  const busiest = Math.max(1, ...sums.values());
  // The power keeps a quiet day visible beside a day of a thousand messages.
  return [...sums].map(([slot, sum]) => ({ place: slot / Math.max(1, most - 1), length: (sum / busiest) ** 0.6 }));
}

/** Places of the days with a gap, 0 to 1; those that would lie over one another are one. */
export function squaresOf(rail: Rail, days: Iterable<string>, most: number): readonly number[] {
  const slots = new Set<number>();
  // The common clock may put a gap a day beyond the ends of the rail: it is drawn at the end.
  for (const day of days) slots.add(Math.round(Math.min(1, Math.max(0, placeOf(rail, day))) * (most - 1)));
  return [...slots].sort((a, b) => a - b).map((slot) => slot / Math.max(1, most - 1));
}

/** Years to print beside the rail, none over another: `room` is how many labels fit. */
export function railYears(rail: Rail, room: number): ReadonlyArray<{ readonly year: string; readonly place: number }> {
  const years: { year: string; place: number }[] = [];
  const firstYear = Number(rail.days[0]?.day.slice(0, 4) ?? 0);
  const lastYear = Number(rail.days[rail.days.length - 1]?.day.slice(0, 4) ?? 0);
  const step = Math.max(1, Math.ceil((lastYear - firstYear + 1) / Math.max(1, room)));
  for (let year = firstYear; year <= lastYear; year += step) {
    const place = year === firstYear ? 0 : placeOf(rail, `${year}-01-01`);
    const before = years[years.length - 1];
    if (before !== undefined && place - before.place < 1 / Math.max(1, room)) continue;
    years.push({ year: String(year), place });
  }
  return years;
}
