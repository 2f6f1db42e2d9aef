/** SQL of reviews: runs, their pools, the decision log. Decisions are only ever added. */

import type { Db } from '../store.ts';
import type { TriageDecisionTable, TriageRunTable } from '../tables.ts';

export async function runsOf(db: Db, operationId: number): Promise<TriageRunTable[]> {
  return await db
    .selectFrom('triage_run')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('run_id', 'desc')
    .execute();
}

export async function findRun(db: Db, operationId: number, runId: number): Promise<TriageRunTable | null> {
  const row = await db
    .selectFrom('triage_run')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row ?? null;
}

export async function addRun(db: Db, row: Omit<TriageRunTable, 'run_id'>): Promise<TriageRunTable> {
  const last = await db
    .selectFrom('triage_run')
    .select((e) => e.fn.max<number | null>('run_id').as('id'))
    .where('operation_id', '=', row.operation_id)
    .executeTakeFirst();
  const made = { ...row, run_id: Number(last?.id ?? 0) + 1 };
  await db.insertInto('triage_run').values(made).execute();
  return made;
}

export async function updateRun(
  db: Db,
  { operation_id, run_id }: Pick<TriageRunTable, 'operation_id' | 'run_id'>,
  change: Partial<TriageRunTable>,
): Promise<void> {
  await db
    .updateTable('triage_run')
    .set(change)
    .where('operation_id', '=', operation_id)
    .where('run_id', '=', run_id)
    .execute();
}

type RunRef = Pick<TriageRunTable, 'operation_id' | 'run_id'>;

/** Takes away what a killed process had begun to put together. */
export async function dropPool(db: Db, { operation_id, run_id }: RunRef): Promise<void> {
  await db
    .deleteFrom('triage_run_pool')
    .where('operation_id', '=', operation_id)
    .where('run_id', '=', run_id)
    .execute();
}

export async function addPart(
  db: Db,
  { operation_id, run_id }: RunRef,
  part: { readonly part: number; readonly messages: number; readonly packed: Uint8Array },
): Promise<void> {
  await db
    .insertInto('triage_run_pool')
    .values({ operation_id, run_id, ...part })
    .execute();
}

/** One part of a pool; null: there is no such part. */
export async function poolPart(db: Db, { operation_id, run_id }: RunRef, part: number): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('triage_run_pool')
    .select('packed')
    .where('operation_id', '=', operation_id)
    .where('run_id', '=', run_id)
    .where('part', '=', part)
    .executeTakeFirst();
  return row?.packed ?? null;
}

/** The decision log of a run, whole and in order. */
export async function decisionsOf(db: Db, { operation_id, run_id }: RunRef): Promise<TriageDecisionTable[]> {
  return await db
    .selectFrom('triage_decision')
    .selectAll()
    .where('operation_id', '=', operation_id)
    .where('run_id', '=', run_id)
    .orderBy('seq')
    .execute();
}

/** The number of the last entry of a decision log; 0: there is none. */
export async function lastSeq(db: Db, { operation_id, run_id }: RunRef): Promise<number> {
  const row = await db
    .selectFrom('triage_decision')
    .select((e) => e.fn.max<number | null>('seq').as('seq'))
    .where('operation_id', '=', operation_id)
    .where('run_id', '=', run_id)
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

export async function addDecisions(db: Db, rows: readonly TriageDecisionTable[]): Promise<void> {
  for (const row of rows) await db.insertInto('triage_decision').values(row).execute();
}
