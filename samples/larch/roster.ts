/** The relief's roster and the seasons: what people talk about depends on the shift and the time of year. */
import { DAY, londonDate, londonTime, wallClock } from './clock.ts';

export type Shift = 'early' | 'late' | 'night' | 'off';

const CYCLE: readonly Shift[] = ['early', 'early', 'late', 'late', 'night', 'night', 'off', 'off', 'off', 'off'];

/** Swapped days that the scenes speak of. */
const SWAPS: Readonly<Record<string, Shift>> = {
  '2022-11-04': 'night',
  '2023-05-18': 'early',
  '2023-06-22': 'late',
  '2023-08-11': 'night',
  '2023-10-09': 'night',
  '2023-10-14': 'late',
  '2023-10-15': 'early',
  '2023-10-28': 'night',
  '2023-03-25': 'night',
};

/** The shift that begins on the London day of an instant. */
export function shiftOn(utc: number): Shift {
  const date = londonDate(utc);
  const days = Math.round((Date.parse(date) - Date.parse('2022-01-10')) / DAY);
  return SWAPS[date] ?? CYCLE[((days % 10) + 10) % 10] ?? 'off';
}

/** Seasons of talk that an instant falls into. */
export function seasonsOf(utc: number): string[] {
  const { month, day } = wallClock(utc, 'Europe/London');
  const found: string[] = [];
  if (month === 12 || month <= 2) found.push('winter');
  if (month >= 3 && month <= 5) found.push('spring');
  if (month >= 6 && month <= 8) found.push('summer');
  if (month >= 8 || month <= 5) found.push('football');
  if (month === 10 && day >= 27) found.push('halloween');
  if (month === 11 && day <= 8) found.push('bonfire');
  return found;
}

/** First and last minute of the London day at which talk starts on a shift; past 1440 is the next morning. */
export function hoursOf(shift: Shift): readonly [number, number] {
  switch (shift) {
    case 'early':
      return [345, 915];
    case 'late':
      return [810, 1395];
    case 'night':
      return [1215, 1800];
    case 'off':
      return [545, 1345];
  }
}

/** Midnights (London) from one instant to another. */
export function daysBetween(from: number, to: number): number[] {
  const days: number[] = [];
  for (let date = londonDate(from); ; ) {
    const start = londonTime(date);
    if (start > to) return days;
    days.push(start);
    date = londonDate(start + DAY + DAY / 2);
  }
}
