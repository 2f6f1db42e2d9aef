/** SQL of copies, their parts and the names they show. */

import { sql } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import { type EvidenceDb, nextId } from './store.ts';
import type { CopyPartTable, CopyTable } from './tables.ts';

export async function copyByThread(
  db: EvidenceDb,
  operationId: number,
  exhibitId: number,
  threadKey: string,
): Promise<CopyTable | null> {
  return (
    (await db
      .selectFrom('copy')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('exhibit_id', '=', exhibitId)
      .where('thread_key', '=', threadKey)
      .executeTakeFirst()) ?? null
  );
}

export async function addCopy(db: EvidenceDb, row: Omit<CopyTable, 'copy_id'>): Promise<number> {
  const copy_id = await nextId(db, 'copy', 'copy_id', row.operation_id);
  await db
    .insertInto('copy')
    .values({ ...row, copy_id })
    .execute();
  return copy_id;
}

export async function copiesOf(db: EvidenceDb, operationId: number, exhibitId?: number): Promise<CopyTable[]> {
  let query = db.selectFrom('copy').selectAll().where('operation_id', '=', operationId);
  if (exhibitId !== undefined) query = query.where('exhibit_id', '=', exhibitId);
  return query.orderBy('copy_id').execute();
}

export async function partOf(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  sha256: string,
  chat: number,
): Promise<CopyPartTable | null> {
  return (
    (await db
      .selectFrom('copy_part')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('copy_id', '=', copyId)
      .where('sha256', '=', sha256)
      .where('chat', '=', chat)
      .executeTakeFirst()) ?? null
  );
}

export async function addPart(db: EvidenceDb, row: Omit<CopyPartTable, 'part_id'>): Promise<number> {
  const part_id = await nextId(db, 'copy_part', 'part_id', row.operation_id);
  await db
    .insertInto('copy_part')
    .values({ ...row, part_id })
    .execute();
  return part_id;
}

export async function partsOf(
  db: EvidenceDb,
  operationId: number,
  copyIds: readonly number[],
): Promise<CopyPartTable[]> {
  if (copyIds.length === 0) return [];
  const rows = await db
    .selectFrom('copy_part')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('copy_id', 'in', copyIds)
    .orderBy('part_id')
    .execute();
  return rows.map((row) => ({
    ...row,
    bytes: Number(row.bytes),
    in_entries: Number(row.in_entries),
    unparsed: Number(row.unparsed),
  }));
}

/**
 * Moves a part's progress on, only if it stands where this process left it: a second process on the same import
 * finds another number and is told so.
 */
export async function advancePart(
  db: EvidenceDb,
  operationId: number,
  partId: number,
  from: number,
  to: number,
): Promise<void> {
  const result = await db
    .updateTable('copy_part')
    .set({ entries_done: to })
    .where('operation_id', '=', operationId)
    .where('part_id', '=', partId)
    .where('entries_done', '=', from)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1)
    throw new CandourError('BUSY', 'Another process is importing this exhibit at this moment; nothing was doubled.', {
      hint: 'Wait for it to end; the import can then be run again safely.',
    });
}

export async function handlesOf(db: EvidenceDb, operationId: number, copyId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('handle')
    .select(['handle_id', 'shown'])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .execute();
  return new Map(rows.map((row) => [row.shown, row.handle_id]));
}

export async function addHandles(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  shown: readonly string[],
): Promise<Map<string, number>> {
  let handle_id = await nextId(db, 'handle', 'handle_id', operationId);
  const added = new Map<string, number>();
  for (const name of shown) {
    await db
      .insertInto('handle')
      .values({ operation_id: operationId, handle_id, copy_id: copyId, shown: name })
      .execute();
    added.set(name, handle_id++);
  }
  return added;
}

/** Reading order where it is not the file's: by instant over all parts, or newest-first pages turned round; repeats left out. */
export async function renumber(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  how: { readonly newestFirst: boolean; readonly utc: boolean },
): Promise<void> {
  const order = how.utc
    ? how.newestFirst
      ? sql<number>`row_number() over (order by o.utc_ms, o.entry_index desc, o.part_id)`
      : sql<number>`row_number() over (order by o.utc_ms, o.part_id, o.entry_index)`
    : // Wall-clock pages: the file's own order, turned round where the newest stands first.
      sql<number>`row_number() over (order by o.part_id, o.entry_index desc)`;
  await db
    .updateTable('observation')
    .from((e) =>
      e
        .selectFrom('observation as o')
        .select('o.observation_id as oid')
        .select(order.as('rank'))
        .where('o.operation_id', '=', operationId)
        .where('o.copy_id', '=', copyId)
        .where('o.state', '!=', 'duplicate')
        .as('ranked'),
    )
    .set((e) => ({ position: sql<number>`${e.ref('ranked.rank')} - 1` }))
    .whereRef('observation.observation_id', '=', 'ranked.oid')
    .where('observation.operation_id', '=', operationId)
    .execute();
}

export interface CopyTotals {
  readonly entries: number;
  readonly messages: number;
  readonly notices: number;
  readonly calls: number;
  readonly first: string | null;
  readonly last: string | null;
}

export async function totalsOf(db: EvidenceDb, operationId: number, copyId: number): Promise<CopyTotals> {
  const counts = await db
    .selectFrom('observation')
    .select((e) => ['kind', e.fn.countAll().as('n')])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .where('state', '!=', 'duplicate')
    .groupBy('kind')
    .execute();
  const of = (kind: string) => Number(counts.find((row) => row.kind === kind)?.n ?? 0);
  const entries = counts.reduce((sum, row) => sum + Number(row.n), 0);
  const edge = async (direction: 'asc' | 'desc') =>
    (
      await db
        .selectFrom('observation')
        .select('time')
        .where('operation_id', '=', operationId)
        .where('copy_id', '=', copyId)
        .where('position', '>=', 0)
        .where('time', 'is not', null)
        .orderBy('position', direction)
        .limit(1)
        .executeTakeFirst()
    )?.time ?? null;
  return {
    entries,
    messages: entries - of('system') - of('call'),
    notices: of('system'),
    calls: of('call'),
    first: await edge('asc'),
    last: await edge('desc'),
  };
}

export async function sealCopy(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  totals: CopyTotals,
  months: Record<string, number>,
): Promise<void> {
  await db
    .updateTable('copy')
    .set({
      state: 'sealed',
      entries: totals.entries,
      messages: totals.messages,
      notices: totals.notices,
      calls: totals.calls,
      months: JSON.stringify(months),
      first_time: totals.first,
      last_time: totals.last,
    })
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .execute();
}

/** Entries of a copy per month, held ones left out; counted once, when the copy is sealed. */
export async function countMonths(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('observation')
    .select((e) => [sql<string>`substr(${e.ref('time')}, 1, 7)`.as('month'), e.fn.countAll().as('n')])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .where('time', 'is not', null)
    .where('bin', '!=', 'held')
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.month, Number(row.n)]));
}
