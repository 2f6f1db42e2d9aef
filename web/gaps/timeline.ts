/** The timeline of the gap ledger as numbers: where days lie, which share a mark, how labels keep clear of one another. */

import { monthName } from '../words/time.ts';

/** Days since 1970 of `YYYY-MM-DD` or of a time that begins with it. */
function dayNumber(time: string): number {
  return Math.floor(Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

export interface Axis {
  readonly first: number;
  /** The last day, which lies whole within the axis. */
  readonly last: number;
}

export function axisOf(days: { readonly first: string; readonly last: string }): Axis {
  const first = dayNumber(days.first);
  return { first, last: Math.max(first, dayNumber(days.last)) };
}

/** 0 (first day) to 1 (end of the last); what lies outside is drawn at the end. */
export function placeOf(axis: Axis, time: string): number {
  const place = (dayNumber(time) - axis.first) / (axis.last - axis.first + 1);
  return Math.min(1, Math.max(0, place));
}

/** True where a day lies on the axis. */
export function isOn(axis: Axis, time: string): boolean {
  const day = dayNumber(time);
  return day >= axis.first && day <= axis.last;
}

export interface GapDay {
  readonly day: string;
  readonly deletions: number;
  readonly others: number;
}

/** One mark: a day, or several that would lie over one another. */
export interface Mark {
  readonly place: number;
  readonly from: string;
  readonly to: string;
  readonly deletions: number;
  readonly others: number;
}

/** Marks of a handset, at most `most` along the axis, in order of time. */
export function marksOf(axis: Axis, days: readonly GapDay[], most: number): readonly Mark[] {
  const slots = new Map<number, Mark>();
  for (const { day, deletions, others } of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    if (deletions + others === 0) continue;
    const slot = Math.min(most - 1, Math.floor(placeOf(axis, day) * most));
    const before = slots.get(slot);
    slots.set(slot, {
      place: (slot + 0.5) / most,
      from: before?.from ?? day,
      to: day,
      deletions: (before?.deletions ?? 0) + deletions,
      others: (before?.others ?? 0) + others,
    });
  }
  return [...slots.values()];
}

/** Side of a square in pixels: its area grows with the count, and one is still seen. */
export function squareSide(deletions: number): number {
  return Math.round(Math.min(22, 6 + 2.4 * Math.sqrt(deletions)));
}

export interface Tick {
  readonly place: number;
  readonly label: string;
}

/** Beginnings of months or years to print under the axis, at most `room` of them. */
export function ticksOf(axis: Axis, room: number): readonly Tick[] {
  const steps = [1, 3, 6, 12, 24, 60, 120, 240];
  const start = new Date(axis.first * 86_400_000);
  const months = (axis.last - axis.first) / 30.4;
  const step = steps.find((one) => months / one <= room) ?? 480;
  const ticks: Tick[] = [];
  const from = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = Math.ceil(from / step) * step; ; month += step) {
    const day = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString().slice(0, 10);
    if (dayNumber(day) > axis.last) return ticks;
    if (dayNumber(day) < axis.first) continue;
    const label = step >= 12 ? day.slice(0, 4) : shortMonth(day.slice(0, 7));
    ticks.push({ place: placeOf(axis, day), label });
  }
}

/** `Oct 2017` */
function shortMonth(month: string): string {
  const [name = '', year = ''] = monthName(month).split(' ');
  return `${name.slice(0, 3)} ${year}`;
}

export interface Placed {
  readonly place: number;
  /** Width of its label as a share of the axis. */
  readonly width: number;
}

/**
 * A level for each label, so that none lies over another on its level; null where none of the levels has room. A label
 * begins at its place, or ends there near the right end.
 */
export function levelsOf(labels: readonly Placed[], levels: number): ReadonlyArray<number | null> {
  const taken: { from: number; to: number }[][] = Array.from({ length: levels }, () => []);
  return labels.map(({ place, width }) => {
    const from = endsThere({ place, width }) ? place - width : place;
    const to = from + width;
    const level = taken.findIndex((row) => row.every((one) => to <= one.from || from >= one.to));
    if (level < 0) return null;
    taken[level]?.push({ from, to });
    return level;
  });
}

/** True where a label has no room to the right of its place. */
export function endsThere({ place, width }: Placed): boolean {
  return place + width > 1;
}
