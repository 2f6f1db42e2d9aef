/** Days and times of the rows of the matrix. */

import { timeParts } from '../words/time.ts';

interface Row {
  readonly time: string | null;
}

/**
 * A time to the minute: rows come on the common clock, which has seconds also where the phones printed none, and a
 * second that nobody printed must not be shown.
 */
export function toMinute(time: string | null): string | null {
  return time === null ? null : time.replace(/(T\d{2}:\d{2}):\d{2}(?:\.\d+)?/, '$1');
}

/** The day with which a row begins; null where it goes on with the day before. Rows without a time begin none. */
export function dayBegun(rows: readonly Row[], at: number): string | null {
  const day = timeParts(rows[at]?.time ?? null)?.day;
  if (day === undefined) return null;
  const before = rows.slice(0, at).findLast((row) => timeParts(row.time) !== null);
  return timeParts(before?.time ?? null)?.day === day ? null : day;
}
