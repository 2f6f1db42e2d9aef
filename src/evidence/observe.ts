/** From a parser's entry to the observation that is stored: state, time as read, derived UTC, order. Pure. */

import { type DateOrder, type Entry, type EntryTime, readTime } from '../formats/index.ts';
import type { Zone } from '../kernel/index.ts';

export interface ReadTime {
  /** `YYYY-MM-DDTHH:MM[:SS]` as printed, or UTC `…Z`; null where the format has none. */
  readonly text: string | null;
  readonly precision: 'minute' | 'second' | 'millisecond' | null;
  /** Derived, or the format's own. */
  readonly utcMs: number | null;
  /** Best known instant for ordering, milliseconds: UTC, else the wall clock as if UTC, else 0. */
  readonly orderMs: number;
  /** Local calendar date for scope, `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly caveat: 'repeated-hour' | 'missing-hour' | null;
}

const none: ReadTime = { text: null, precision: null, utcMs: null, orderMs: 0, date: null, caveat: null };

/** @param order decided order, or the reading shown while undecided @param zone zone of the exporting phone, if known */
export function observeTime(time: EntryTime | null, order: DateOrder, zone: Zone | null): ReadTime {
  if (time === null) return none;
  if (time.kind === 'utc') {
    const text = new Date(time.ms).toISOString();
    return { text, precision: 'millisecond', utcMs: time.ms, orderMs: time.ms, date: text.slice(0, 10), caveat: null };
  }
  const read = readTime(time, order);
  const date = read.text.slice(0, 10);
  if (zone === null)
    return { text: read.text, precision: read.precision, utcMs: null, orderMs: read.ms, date, caveat: null };
  const instant = zone.toUtc(read.ms);
  return {
    text: read.text,
    precision: read.precision,
    utcMs: instant.utcMs,
    orderMs: instant.utcMs,
    date,
    caveat: instant.caveat,
  };
}

/** State of an observation in the chain of records (docs/architecture.md). */
export function observationState(entry: Entry): string {
  if (entry.kind === 'deleted') {
    if (entry.deletedBy === 'exporter') return 'deleted-by-exporter';
    return entry.deletedBy === 'admin' ? 'deleted-by-admin' : 'deleted-by-author';
  }
  if (entry.kind === 'media-omitted') return 'media-omitted';
  if (entry.kind === 'empty') return 'empty';
  return entry.flags.includes('edited') ? 'edited' : 'present';
}

/** Slots an observation id keeps for one second: see `idBase`. */
export const idSlots = 2 ** 21;
/** Slots of one copy within a second; lanes keep the copies of an operation apart. */
export const laneSlots = 4096;
export const lanes = idSlots / laneSlots;

/** First id of a second; ids sort by time, so that newest-first needs no sort. */
export function idBase(orderMs: number, lane: number): number {
  const second = Math.min(Math.max(Math.floor(orderMs / 1000), 0), 2 ** 32 - 2);
  return second * idSlots + (lane % lanes) * laneSlots;
}
