/** SQL of joinings: what is proposed, decided, aligned; and the sketches by which copies are recognised. */

import type { Db } from '../store.ts';
import type { JoiningCopyTable, JoiningState, JoiningTable } from '../tables.ts';

/** The same set of copies has the same key. */
export function keyOf(copies: readonly number[]): string {
  return copies.toSorted((a, b) => a - b).join(' ');
}

export async function joiningRows(
  db: Db,
  operationId: number,
  only: { readonly id?: number; readonly states?: readonly JoiningState[]; readonly key?: string } = {},
): Promise<JoiningTable[]> {
  let query = db.selectFrom('joining').selectAll().where('operation_id', '=', operationId);
  if (only.id !== undefined) query = query.where('joining_id', '=', only.id);
  if (only.states !== undefined) query = query.where('state', 'in', only.states);
  if (only.key !== undefined) query = query.where('key', '=', only.key);
  return await query.orderBy('joining_id').execute();
}

/** The copies of joinings, lane by lane. */
export async function joiningCopies(db: Db, operationId: number, joiningId?: number): Promise<JoiningCopyTable[]> {
  let query = db.selectFrom('joining_copy').selectAll().where('operation_id', '=', operationId);
  if (joiningId !== undefined) query = query.where('joining_id', '=', joiningId);
  return await query.orderBy('joining_id').orderBy('lane').execute();
}

/** The joining that a conversation was made by, while it stands. */
export async function joiningOf(db: Db, operationId: number, conversation: number): Promise<JoiningTable | null> {
  const row = await db
    .selectFrom('joining')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('state', '=', 'joined')
    .executeTakeFirst();
  return row ?? null;
}

export interface NewJoining {
  readonly operationId: number;
  /** In the order of the lanes. */
  readonly copies: readonly number[];
  readonly proposedBy: 'machine' | 'person';
  readonly confidence: number;
  readonly why: readonly string[];
  readonly at: string;
}

export async function addJoining(db: Db, given: NewJoining): Promise<number> {
  const { operationId, copies } = given;
  const last = await db
    .selectFrom('joining')
    .select((e) => e.fn.max('joining_id').as('id'))
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  const joining_id = Number(last?.id ?? 0) + 1;
  await db
    .insertInto('joining')
    .values({
      operation_id: operationId,
      joining_id,
      key: keyOf(copies),
      state: 'proposed',
      proposed_by: given.proposedBy,
      confidence: given.confidence,
      why: JSON.stringify(given.why),
      conversation_id: null,
      messages: null,
      gaps: null,
      deletions: null,
      progress: null,
      error: null,
      proposed_at: given.at,
      decided_by: null,
      decided_at: null,
      actor: null,
      reason: '',
      making: null,
      stale: 0,
    })
    .execute();
  await setCopies(db, operationId, joining_id, copies);
  return joining_id;
}

/** The copies of a joining that is not aligned yet, in the order of the lanes. */
export async function setCopies(
  db: Db,
  operationId: number,
  joiningId: number,
  copies: readonly number[],
): Promise<void> {
  await db
    .deleteFrom('joining_copy')
    .where('operation_id', '=', operationId)
    .where('joining_id', '=', joiningId)
    .execute();
  await db
    .insertInto('joining_copy')
    .values(
      copies.map((copy_id, lane) => ({
        operation_id: operationId,
        joining_id: joiningId,
        copy_id,
        lane,
        offset_seconds: 0,
        offset_changes: '[]',
        precision: 'minute' as const,
        exporter: null,
        date_order_proven: null,
        entries: 0,
      })),
    )
    .execute();
}

export async function updateJoining(
  db: Db,
  operationId: number,
  joiningId: number,
  change: Partial<Omit<JoiningTable, 'operation_id' | 'joining_id'>>,
): Promise<void> {
  await db
    .updateTable('joining')
    .set(change)
    .where('operation_id', '=', operationId)
    .where('joining_id', '=', joiningId)
    .execute();
}

export async function updateJoiningCopy(db: Db, row: Omit<JoiningCopyTable, 'lane'>): Promise<void> {
  const { operation_id, joining_id, copy_id, ...change } = row;
  await db
    .updateTable('joining_copy')
    .set(change)
    .where('operation_id', '=', operation_id)
    .where('joining_id', '=', joining_id)
    .where('copy_id', '=', copy_id)
    .execute();
}

/** What has changed since a conversation was joined: its runs are found again, or the whole is aligned again. */
export async function markStale(
  db: Db,
  operationId: number,
  conversation: number,
  what: 'runs' | 'alignment',
): Promise<void> {
  await db
    .updateTable('joining')
    .set((e) => ({ stale: what === 'alignment' ? 2 : e.case().when('stale', '=', 2).then(2).else(1).end() }))
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('state', '=', 'joined')
    .execute();
}

/** Takes back proposals of the machine that another one replaces. Nobody has decided anything about them. */
export async function removeProposals(db: Db, operationId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ['joining', 'joining_copy'] as const) {
    await db.deleteFrom(table).where('operation_id', '=', operationId).where('joining_id', 'in', ids).execute();
  }
}

/** Copies in the order of lanes: by exhibit, then as they came. */
export async function inLaneOrder(db: Db, operationId: number, copies: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('copy')
    .select('copy_id')
    .where('operation_id', '=', operationId)
    .where('copy_id', 'in', copies)
    .orderBy('exhibit_id')
    .orderBy('copy_id')
    .execute();
  return rows.map((row) => row.copy_id);
}

export async function sketchOf(db: Db, operationId: number, copyId: number): Promise<string | null> {
  const row = await db
    .selectFrom('copy_sketch')
    .select('sketch')
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .executeTakeFirst();
  return row?.sketch ?? null;
}

export async function keepSketch(db: Db, operationId: number, copyId: number, sketch: string): Promise<void> {
  await db
    .insertInto('copy_sketch')
    .values({ operation_id: operationId, copy_id: copyId, sketch })
    .onConflict((conflict) => conflict.columns(['operation_id', 'copy_id']).doUpdateSet({ sketch }))
    .execute();
}

export interface SketchRow {
  readonly copy_id: number;
  readonly conversation_id: number;
  readonly title: string | null;
  readonly format: string;
  readonly date_order: string | null;
  readonly date_order_basis: string;
  readonly ref: string;
  readonly sketch: string;
}

/** The sealed copies of an operation with their sketches. */
export async function sketchRows(db: Db, operationId: number): Promise<SketchRow[]> {
  return await db
    .selectFrom('copy_sketch as s')
    .innerJoin('copy as c', (join) =>
      join.onRef('c.operation_id', '=', 's.operation_id').onRef('c.copy_id', '=', 's.copy_id'),
    )
    .innerJoin('conversation_copy as cc', (join) =>
      join.onRef('cc.operation_id', '=', 's.operation_id').onRef('cc.copy_id', '=', 's.copy_id'),
    )
    .innerJoin('exhibit as x', (join) =>
      join.onRef('x.operation_id', '=', 'c.operation_id').onRef('x.exhibit_id', '=', 'c.exhibit_id'),
    )
    .select([
      's.copy_id',
      'cc.conversation_id',
      'c.title',
      'c.format',
      'c.date_order',
      'c.date_order_basis',
      'x.ref',
      's.sketch',
    ])
    .where('s.operation_id', '=', operationId)
    .orderBy('s.copy_id')
    .execute();
}

/** Names as the copies show them, by copy. */
export async function namesByCopy(db: Db, operationId: number): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('handle')
    .select(['copy_id', 'shown'])
    .where('operation_id', '=', operationId)
    .execute();
  const names = new Map<number, string[]>();
  for (const { copy_id, shown } of rows) {
    const known = names.get(copy_id);
    if (known === undefined) names.set(copy_id, [shown]);
    else known.push(shown);
  }
  return names;
}

/** Sealed copies of an operation that have no sketch: they came in before there were any. */
export async function unsketchedCopies(db: Db, operationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('conversation_copy as cc')
    .leftJoin('copy_sketch as s', (join) =>
      join.onRef('s.operation_id', '=', 'cc.operation_id').onRef('s.copy_id', '=', 'cc.copy_id'),
    )
    .select('cc.copy_id')
    .where('cc.operation_id', '=', operationId)
    .where('s.copy_id', 'is', null)
    .orderBy('cc.copy_id')
    .execute();
  return rows.map((row) => row.copy_id);
}
