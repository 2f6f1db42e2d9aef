/**
 * A stretch of time as a range of ids. Ids hold the best known instant (UTC, or the wall clock where the zone is not
 * known); people ask in the time they see on the page. Near the two ends these differ by up to a zone's offset, so ids
 * there are compared with the time as shown. Pure.
 */

import { CandourError } from '../../kernel/index.ts';
import type { IdRange } from './port.ts';

/** Ids of one second (evidence room: seconds since 1970 times this, plus a number). */
export const IDS_PER_SECOND = 2 ** 21;
/** The largest offset of a zone is 14 hours; an hour more for entries that were put a little later (a full second). */
const EDGE = 15 * 3600 * IDS_PER_SECOND;

export interface TimeRange {
  readonly ids: IdRange;
  /** True for ids near an end, whose shown time must be compared. */
  edge(id: number): boolean;
  /** Compares a time as shown. */
  holds(time: string | null): boolean;
}

const form = /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?)?)?$/;

/** First instant of a time given to some precision, and the first after it, in seconds as if UTC. */
function seconds(text: string): { first: number; after: number } {
  const start = Date.parse(`${text}${'0000-01-01T00:00:00'.slice(text.length)}Z`);
  if (!form.test(text) || Number.isNaN(start)) {
    throw new CandourError('BAD_USAGE', `"${text.slice(0, 20)}" is not a date: write 2017-10-14 or 2017-10-14T21:50.`);
  }
  const next = new Date(start);
  if (text.length === 4) next.setUTCFullYear(next.getUTCFullYear() + 1);
  else if (text.length === 7) next.setUTCMonth(next.getUTCMonth() + 1);
  else
    next.setTime(
      start + (text.length === 10 ? 86_400 : text.length === 13 ? 3600 : text.length === 16 ? 60 : 1) * 1000,
    );
  return { first: start / 1000, after: next.getTime() / 1000 };
}

/** From and to are both within; either may be open. Throws BAD_USAGE for what is no date. */
export function timeRange(from: string | undefined, to: string | undefined): TimeRange | null {
  if (from === undefined && to === undefined) return null;
  const low = from === undefined ? null : seconds(from).first * IDS_PER_SECOND;
  const high = to === undefined ? null : seconds(to).after * IDS_PER_SECOND;
  return {
    ids: {
      from: low === null ? 0 : Math.max(0, low - EDGE),
      to: high === null ? Number.MAX_SAFE_INTEGER : high + EDGE,
    },
    edge: (id) => (low !== null && Math.abs(id - low) <= EDGE) || (high !== null && Math.abs(id - high) <= EDGE),
    holds: (time) =>
      time !== null &&
      (from === undefined || time.slice(0, from.length) >= from) &&
      (to === undefined || time.slice(0, to.length) <= to),
  };
}

/** The day an id lies in, `YYYY-MM-DD`. */
export function dayOfId(id: number): string {
  return new Date(Math.floor(id / IDS_PER_SECOND) * 1000).toISOString().slice(0, 10);
}
