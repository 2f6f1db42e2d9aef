/** SQL of observations as an import writes and a verification reads them. */

import type { Cell } from '../storage/index.ts';
import type { EvidenceDb } from './store.ts';
import type { ObservationTable } from './tables.ts';

/** Columns of an observation, in the order in which rows are inserted. */
export const observationColumns = [
  'operation_id',
  'observation_id',
  'copy_id',
  'part_id',
  'entry_index',
  'position',
  'kind',
  'event',
  'handle_id',
  'body',
  'time',
  'time_precision',
  'utc_ms',
  'byte_start',
  'byte_end',
  'line',
  'lines',
  'flags',
  'extra',
  'state',
  'bin',
] as const satisfies readonly (keyof ObservationTable)[];

export function observationCells(row: ObservationTable): Cell[] {
  return observationColumns.map((column) => row[column]);
}

/** Which of these observation ids are taken. */
export async function takenIds(db: EvidenceDb, operationId: number, ids: readonly number[]): Promise<Set<number>> {
  const taken = new Set<number>();
  for (let i = 0; i < ids.length; i += 500) {
    const rows = await db
      .selectFrom('observation')
      .select('observation_id')
      .where('operation_id', '=', operationId)
      .where('observation_id', 'in', ids.slice(i, i + 500))
      .execute();
    for (const row of rows) taken.add(Number(row.observation_id));
  }
  return taken;
}

/** Entries of a copy that other parts hold within a span of ids: what an overlapping download repeats. */
export async function keysWithin(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  exceptPart: number,
  from: number,
  to: number,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('observation')
    .select(['utc_ms', 'handle_id', 'kind', 'body'])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .where('part_id', '!=', exceptPart)
    .where('observation_id', '>=', from)
    .where('observation_id', '<=', to)
    .execute();
  return new Set(
    rows.map((row) => entryKey(row.utc_ms === null ? null : Number(row.utc_ms), row.handle_id, row.kind, row.body)),
  );
}

export function entryKey(utcMs: number | null, handleId: number | null, kind: string, body: string): string {
  return `${utcMs}|${handleId}|${kind}|${body}`;
}

/** Rows of one part in file order, a page at a time, for verification. */
export async function observationsOfPart(
  db: EvidenceDb,
  operationId: number,
  partId: number,
  after: number,
  limit: number,
): Promise<(ObservationTable & { shown: string | null })[]> {
  const rows = await db
    .selectFrom('observation as o')
    .leftJoin('handle as h', (j) =>
      j.onRef('h.operation_id', '=', 'o.operation_id').onRef('h.handle_id', '=', 'o.handle_id'),
    )
    .selectAll('o')
    .select('h.shown')
    .where('o.operation_id', '=', operationId)
    .where('o.part_id', '=', partId)
    .where('o.entry_index', '>', after)
    .orderBy('o.entry_index')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    byte_start: Number(row.byte_start),
    byte_end: Number(row.byte_end),
    utc_ms: row.utc_ms === null ? null : Number(row.utc_ms),
  }));
}
