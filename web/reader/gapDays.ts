/** The days of a conversation on which something is gone, and the way from one gap to the next. */

import type { GapSummary } from '../contract.ts';

/** Deletions a day over all phones. */
export function gapDaysOf(summary: Pick<GapSummary, 'handsets'>): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const handset of summary.handsets) {
    for (const { day, deletions } of handset.days) {
      if (deletions > 0) days.set(day, (days.get(day) ?? 0) + deletions);
    }
  }
  return days;
}

export type Direction = 'next' | 'before';

function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Days to look through for the gap after or before an entry of `day`, nearest first. One day of overlap: the phones'
 * clocks may stand hours apart, so that an entry printed on one day lies on the next by the common clock. An entry
 * without a day is followed and preceded by all of them.
 */
export function daysToSearch(days: Iterable<string>, day: string | null, direction: Direction): readonly string[] {
  const sorted = [...days].sort();
  if (direction === 'before') sorted.reverse();
  if (day === null) return sorted;
  const edge = shifted(day, direction === 'next' ? -1 : 1);
  return sorted.filter((one) => (direction === 'next' ? one >= edge : one <= edge));
}

/** The nearest of these positions beyond the one given; null where all lie on the other side. */
export function nearest(positions: readonly number[], from: number, direction: Direction): number | null {
  const beyond = positions.filter((one) => (direction === 'next' ? one > from : one < from));
  if (beyond.length === 0) return null;
  return direction === 'next' ? Math.min(...beyond) : Math.max(...beyond);
}
