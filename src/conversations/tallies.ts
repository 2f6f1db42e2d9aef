/** What a batch of observations adds to the counts of its copies: by day, by sender and kind. Pure. */

import type { ObservationTable } from '../evidence/index.ts';
import type { CopyCountTable, CopyDayTable } from './tables.ts';

type Counted = Pick<
  ObservationTable,
  'operation_id' | 'copy_id' | 'position' | 'handle_id' | 'kind' | 'time' | 'flags' | 'bin'
>;

export interface Tallies {
  readonly days: readonly CopyDayTable[];
  readonly counts: readonly CopyCountTable[];
}

/** The day under which an entry stands in the day rail: as shown, '' without a time. */
function dayOf(time: string | null): string {
  return time === null ? '' : time.slice(0, 10);
}

export function tally(rows: readonly Counted[]): Tallies {
  const days = new Map<string, CopyDayTable>();
  const counts = new Map<string, CopyCountTable>();
  for (const row of rows) {
    const { operation_id, copy_id } = row;
    const held = row.bin === 'held' ? 1 : 0;
    const day = dayOf(row.time);
    const dayKey = `${copy_id} ${day}`;
    const known = days.get(dayKey);
    if (known === undefined) days.set(dayKey, { operation_id, copy_id, day, position: row.position, entries: 1, held });
    else {
      known.entries += 1;
      known.held += held;
      if (row.position < known.position) known.position = row.position;
    }
    const handle_id = row.handle_id ?? 0;
    const countKey = `${copy_id} ${handle_id} ${row.kind}`;
    const inverted = row.flags.includes('inverted-order') ? 1 : 0;
    const count = counts.get(countKey);
    if (count === undefined) {
      counts.set(countKey, { operation_id, copy_id, handle_id, kind: row.kind, entries: 1, held, inverted });
    } else {
      count.entries += 1;
      count.held += held;
      count.inverted += inverted;
    }
  }
  return { days: [...days.values()], counts: [...counts.values()] };
}
