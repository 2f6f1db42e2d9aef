/** How far the index for exact characters is built, and building it a step at a time. */

import type { Transaction } from 'kysely';
import type { ObservationTable } from '../../evidence/index.ts';
import type { Store } from '../../storage/index.ts';
import { withheld } from '../entry-store.ts';
import { type Db, tablesOf } from '../store.ts';
import { searchEngine } from './engine.ts';

export interface SubstringState {
  readonly done: number;
  readonly total: number;
}

/** Entries in the index and in the sealed copies of an operation. */
export async function substringState(db: Db, operationId: number): Promise<SubstringState> {
  const total = await db
    .selectFrom('conversation_copy as cc')
    .innerJoin('copy as c', (join) =>
      join.onRef('c.operation_id', '=', 'cc.operation_id').onRef('c.copy_id', '=', 'cc.copy_id'),
    )
    .select((e) => e.fn.sum<number>('c.entries').as('n'))
    .where('cc.operation_id', '=', operationId)
    .executeTakeFirst();
  const done = await db
    .selectFrom('substring_progress')
    .select((e) => e.fn.sum<number>('next_position').as('n'))
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  return { done: Number(done?.n ?? 0), total: Number(total?.n ?? 0) };
}

/** The next copy with entries that are not in the index, and the first of them. */
async function nextStretch(
  db: Db,
  operationId: number,
): Promise<{ copyId: number; from: number; entries: number } | null> {
  const row = await db
    .selectFrom('conversation_copy as cc')
    .innerJoin('copy as c', (join) =>
      join.onRef('c.operation_id', '=', 'cc.operation_id').onRef('c.copy_id', '=', 'cc.copy_id'),
    )
    .leftJoin('substring_progress as p', (join) =>
      join.onRef('p.operation_id', '=', 'cc.operation_id').onRef('p.copy_id', '=', 'cc.copy_id'),
    )
    .select(['c.copy_id', 'c.entries', 'p.next_position'])
    .where('cc.operation_id', '=', operationId)
    .where((e) => e(e.fn.coalesce('p.next_position', e.lit(0)), '<', e.ref('c.entries')))
    .orderBy('c.copy_id')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { copyId: row.copy_id, from: row.next_position ?? 0, entries: row.entries };
}

/** Indexes the next `rows` entries in a transaction of its own. False: everything is indexed. */
export async function buildSubstrings(store: Store, operationId: number, rows: number): Promise<boolean> {
  return await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const next = await nextStretch(db, operationId);
    if (next === null) return false;
    const to = Math.min(next.from + rows, next.entries);
    const stretch = await db
      .selectFrom('observation as o')
      .select(['o.observation_id', 'o.body'])
      .where('o.operation_id', '=', operationId)
      .where('o.copy_id', '=', next.copyId)
      .where('o.position', '>=', next.from)
      .where('o.position', '<', to)
      .where(withheld, '=', 0)
      .execute();
    await searchEngine(store).addSubstrings(trx, operationId, stretch);
    await db
      .insertInto('substring_progress')
      .values({ operation_id: operationId, copy_id: next.copyId, next_position: to, entries: next.entries })
      .onConflict((conflict) =>
        conflict.columns(['operation_id', 'copy_id']).doUpdateSet({ next_position: to, entries: next.entries }),
      )
      .execute();
    return true;
  });
}

/** Of these rows, the ones that building has passed already: they must be added or taken out by hand. */
export async function passedBySubstrings(
  db: Db,
  operationId: number,
  rows: readonly ObservationTable[],
): Promise<ObservationTable[]> {
  const progress = await db
    .selectFrom('substring_progress')
    .select(['copy_id', 'next_position'])
    .where('operation_id', '=', operationId)
    .execute();
  const next = new Map(progress.map((row) => [row.copy_id, row.next_position]));
  return rows.filter((row) => row.position < (next.get(row.copy_id) ?? 0));
}

/** Positions have moved: the index is built again from the start. */
export async function forgetSubstrings(trx: Transaction<unknown>, store: Store, operationId: number): Promise<void> {
  await searchEngine(store).clearSubstrings(trx, operationId);
  await tablesOf(trx).deleteFrom('substring_progress').where('operation_id', '=', operationId).execute();
}
