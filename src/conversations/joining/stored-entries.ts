/** Stored observations as the alignment takes them. Pure. */

import type { ChatFormat, DateOrder, EntryKind, EntryTime, SystemEvent } from '../../formats/index.ts';
import type { AlignableEntry, CopySource } from '../alignment/model.ts';

/** What the alignment needs of an observation, and of a copy: plain values, so that they can go to another thread. */
export interface StoredEntry {
  readonly kind: string;
  readonly event: string | null;
  readonly shown: string | null;
  readonly body: string;
  readonly time: string | null;
  readonly flags: string;
  readonly state: string;
}

export interface StoredSource {
  readonly label: string;
  readonly format: string;
  readonly title: string | null;
  readonly exporter: string | null;
  readonly zone: string | null;
  readonly dateOrder: string | null;
  /** The order of day and month was in doubt and nobody decided it: times were read with the day first. */
  readonly orderOpen: boolean;
}

export function sourceOf(stored: StoredSource): CopySource {
  const { label, title, exporter, zone } = stored;
  // The import wrote the names of formats, of orders, kinds and events from the parsers' own closed lists.
  return { label, title, exporter, zone, format: stored.format as ChatFormat, dateOrder: orderOf(stored.dateOrder) };
}

function orderOf(order: string | null): DateOrder | null {
  return order === 'DMY' || order === 'MDY' || order === 'YMD' ? order : null;
}

export function alignable(entry: StoredEntry, orderOpen: boolean): AlignableEntry {
  const by = deletedBy(entry.state);
  return {
    kind: entry.kind as EntryKind,
    ...(entry.event === null ? {} : { event: entry.event as SystemEvent }),
    sender: entry.shown,
    body: entry.body,
    time: timeOf(entry.time, orderOpen),
    flags: entry.flags === '' ? [] : entry.flags.split(' '),
    ...(by === null ? {} : { deletedBy: by }),
  };
}

function deletedBy(state: string): 'exporter' | 'sender' | 'admin' | null {
  switch (state) {
    case 'deleted-by-exporter':
      return 'exporter';
    case 'deleted-by-admin':
      return 'admin';
    case 'deleted-by-author':
      return 'sender';
    default:
      return null;
  }
}

const printed = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * A stored time as a parser gives it. Where the order is open the fields are given as they stand in the day-first
 * reading, so that the alignment can try the other one.
 */
function timeOf(time: string | null, orderOpen: boolean): EntryTime | null {
  if (time === null) return null;
  if (time.endsWith('Z')) return { kind: 'utc', raw: time, ms: Date.parse(time) };
  const parts = orderOpen ? printed.exec(time) : null;
  if (parts === null) return { kind: 'local', raw: time, local: time, zone: null };
  const [year, month, day, hour, minute] = parts.slice(1, 6).map(Number);
  return {
    kind: 'printed',
    raw: time,
    fields: [day ?? 0, month ?? 0, year ?? 0],
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: parts[6] === undefined ? null : Number(parts[6]),
  };
}
