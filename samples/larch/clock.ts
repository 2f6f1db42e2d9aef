/**
 * Wall clocks of the two zones of the demonstration, by the rule the European Union and the United Kingdom share
 * (summer time from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October). Written out
 * so that the bytes do not depend on the time-zone data of the machine.
 */

export type Zone = 'Europe/London' | 'Europe/Madrid';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Fields of a wall clock; `month` from 1, `weekday` 0 = Sunday. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY;
}

function isSummer(utc: number): boolean {
  const year = new Date(utc).getUTCFullYear();
  return utc >= lastSunday(year, 3) && utc < lastSunday(year, 10);
}

/** Milliseconds that the zone's clock is ahead of UTC at an instant. */
function offsetAt(utc: number, zone: Zone): number {
  return (zone === 'Europe/Madrid' ? HOUR : 0) + (isSummer(utc) ? HOUR : 0);
}

/** What the wall clock of a zone shows at an instant (UTC milliseconds). */
export function wallClock(utc: number, zone: Zone): WallClock {
  const d = new Date(utc + offsetAt(utc, zone));
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    second: d.getUTCSeconds(),
    weekday: d.getUTCDay(),
  };
}

/** The instant at which a London clock shows `YYYY-MM-DD[THH:MM[:SS]]`; in a repeated hour the first one. */
export function londonTime(text: string): number {
  const whole = text.length === 10 ? `${text}T00:00:00` : text.length === 16 ? `${text}:00` : text;
  const asUtc = Date.parse(`${whole}Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`not a time: ${text}`);
  return isSummer(asUtc - HOUR) ? asUtc - HOUR : asUtc;
}

/** `YYYY-MM-DD` on a London calendar. */
export function londonDate(utc: number): string {
  const w = wallClock(utc, 'Europe/London');
  return `${w.year}-${two(w.month)}-${two(w.day)}`;
}

/** ISO form with seconds and `Z`. */
export function isoUtc(utc: number): string {
  return `${new Date(utc).toISOString().slice(0, 19)}Z`;
}

/** Two digits, zero in front. */
export function two(n: number): string {
  return String(n).padStart(2, '0');
}
