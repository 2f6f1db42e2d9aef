/**
 * Stretches of time as people enter them: days or minutes, either end open. Both ends are included as far as they are
 * written, so "to 11 June" holds until the end of that day. Pure.
 */

export interface Interval {
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]`; null: open. */
  readonly from: string | null;
  readonly to: string | null;
}

const startFill = '0000-01-01T00:00:00';
/** Later than every second of its day or minute. */
const endFill = '9999-12-31T23:59:59';

function first(time: string): string {
  return time + startFill.slice(time.length);
}

function last(time: string): string {
  return time + endFill.slice(time.length);
}

/** A time of the evidence without its fraction and zone letter. */
function plain(time: string): string {
  return time.replace(/(?:\.\d+)?Z$/u, '');
}

/** True where the interval holds a time, or any part of it where the time is a day or a minute. */
export function covers({ from, to }: Interval, time: string): boolean {
  const at = plain(time);
  return (from === null || last(at) >= first(from)) && (to === null || first(at) <= last(to));
}

export function overlaps(a: Interval, b: Interval): boolean {
  return (
    (a.from === null || b.to === null || first(a.from) <= last(b.to)) &&
    (b.from === null || a.to === null || first(b.from) <= last(a.to))
  );
}

/** True where it ends before it begins. */
export function isTurned({ from, to }: Interval): boolean {
  return from !== null && to !== null && first(from) > last(to);
}

/**
 * Its ends as texts that a time of the evidence lies between, fractions and zone letters included; null: open. For
 * comparing in a database.
 */
export function textBounds({ from, to }: Interval): Interval {
  return { from, to: to === null ? null : `${last(to)}~` };
}
