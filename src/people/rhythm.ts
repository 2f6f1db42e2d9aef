/** When somebody writes: messages by weekday and hour of the printed clock, and by month. Pure. */

import type { Zone } from '../kernel/index.ts';

export interface HourCount {
  /** `YYYY-MM-DDTHH`. */
  readonly hour: string;
  /** True: an instant in UTC, to be read on the clock of its zone. */
  readonly instants: boolean;
  readonly messages: number;
}

export interface Rhythm {
  /** Seven rows of 24, Monday first. */
  readonly hours: readonly (readonly number[])[];
  readonly months: readonly { readonly month: string; readonly messages: number }[];
}

/** @param zone of the exporting phone, for downloads that store instants; null: their hours are shown as UTC */
export function rhythm(counts: readonly (HourCount & { readonly zone: Zone | null })[]): Rhythm {
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const months = new Map<string, number>();
  for (const { hour, instants, messages, zone } of counts) {
    const ms = Date.parse(`${hour}:00Z`);
    if (Number.isNaN(ms)) continue;
    const clock = new Date(instants && zone !== null ? ms + zone.offset(ms) : ms);
    const row = hours[(clock.getUTCDay() + 6) % 7];
    if (row !== undefined) row[clock.getUTCHours()] = (row[clock.getUTCHours()] ?? 0) + messages;
    const month = clock.toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + messages);
  }
  return {
    hours,
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, messages]) => ({ month, messages })),
  };
}
