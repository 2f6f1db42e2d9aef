/** The time axis of a membership chart: whole months, and where intervals and days lie on it. */

import type { MembershipView } from '../contract.ts';
import { everyMonth, type Month, placeOfDay } from '../overview/months.ts';

type Row = MembershipView['rows'][number];
export type Interval = Row['intervals'][number];

/** Months from the first to the last thing known of the chat; `entries` are all messages of the month. */
export function axisOf(view: MembershipView): readonly Month[] {
  const written = new Map<string, number>();
  const touch = (time: string | null, entries: number) => {
    const month = time?.slice(0, 7);
    if (month !== undefined) written.set(month, (written.get(month) ?? 0) + entries);
  };
  touch(view.first, 0);
  touch(view.last, 0);
  for (const row of view.rows) {
    for (const { from, to } of row.intervals) {
      touch(from, 0);
      touch(to, 0);
    }
    for (const { month, messages } of row.months) touch(month, messages);
  }
  return everyMonth([...written].map(([month, entries]) => ({ month, entries })));
}

export interface Placed {
  /** 0 to 1 along the axis. */
  readonly start: number;
  readonly end: number;
  /** False where the beginning or the end is not known: the copies begin or stop there. */
  readonly startKnown: boolean;
  readonly endKnown: boolean;
}

/** Where an interval lies; an end that nobody knows, or that lies off the axis, is the end of the axis. */
export function placeOfInterval(months: readonly Month[], interval: Interval): Placed {
  const start = interval.from === null ? null : placeOfDay(months, interval.from);
  const end = interval.to === null ? null : placeOfDay(months, interval.to);
  return {
    start: start ?? 0,
    end: Math.max(end ?? 1, start ?? 0),
    startKnown: start !== null,
    endKnown: end !== null,
  };
}
