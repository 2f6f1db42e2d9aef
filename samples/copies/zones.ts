/** Wall clocks of IANA zones: the changes of a zone are looked up once, so that millions of times can be printed. */

import type { Random } from '../larch/random.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Every chat that is generated lies between these. */
const FIRST = Date.UTC(2014, 0, 1);
const LAST = Date.UTC(2028, 0, 1);
/** No zone used here changes twice within a week. */
const STEP = 7 * DAY;

export interface Change {
  /** From this UTC instant on… */
  readonly at: number;
  /** …local time is UTC plus this, ms. */
  readonly offset: number;
}

function offsetBy(format: Intl.DateTimeFormat, utc: number): number {
  const label = format.formatToParts(utc).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /^(?:GMT|UTC)(?:([+-])(\d\d):(\d\d))?$/u.exec(label);
  if (match === null) throw new RangeError(`unexpected zone label ${label}`);
  const [, sign, hours = '0', minutes = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}

function changesOf(zone: string): Change[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  const changes: Change[] = [{ at: FIRST, offset: offsetBy(format, FIRST) }];
  let offset = changes[0]?.offset ?? 0;
  for (let at = FIRST; at < LAST; at += STEP) {
    const next = offsetBy(format, at + STEP);
    if (next === offset) continue;
    let before = at;
    let after = at + STEP;
    while (after - before > MINUTE) {
      const middle = before + Math.trunc((after - before) / 2 / MINUTE) * MINUTE;
      if (offsetBy(format, middle) === offset) before = middle;
      else after = middle;
    }
    changes.push({ at: after, offset: next });
    offset = next;
  }
  return changes;
}

const known = new Map<string, readonly Change[]>();

/** When the local time of a zone changes, oldest first; the first stands for the beginning. */
export function zoneChanges(zone: string): readonly Change[] {
  let changes = known.get(zone);
  if (changes === undefined) {
    changes = changesOf(zone);
    known.set(zone, changes);
  }
  return changes;
}

/** What local time is ahead of UTC, ms. */
export function offsetAt(zone: string, utc: number): number {
  const changes = zoneChanges(zone);
  let low = 0;
  let high = changes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((changes[middle]?.at ?? 0) <= utc) low = middle;
    else high = middle - 1;
  }
  return changes[low]?.offset ?? 0;
}

export interface DayOf {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** `YYYY-MM-DD` */
  readonly iso: string;
}

export function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** The date of a day number (days since 1970). */
export function dayOf(number: number): DayOf {
  const date = new Date(number * DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    iso: date.toISOString().slice(0, 10),
  };
}

/** An instant between two shares (in hundredths) of a stretch, drawn to the millisecond. */
export function instantWithin(
  { from, to }: { readonly from: number; readonly to: number },
  least: number,
  most: number,
  random: Random,
): number {
  const share = random.between(least * 10_000, most * 10_000) / 1_000_000;
  return from + Math.trunc((to - from) * share);
}

/** UTC of a wall clock in a zone (the earlier one in a repeated hour). */
export function utcOf(zone: string, wall: number): number {
  const first = wall - offsetAt(zone, wall - DAY);
  return wall - offsetAt(zone, first);
}
