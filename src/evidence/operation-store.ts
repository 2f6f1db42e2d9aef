/** SQL of operations: who answers for them, what happened when. */

import { CandourError } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import { type EvidenceDb, nextId, storeOf } from './store.ts';
import type { EvidenceTables, OperationTable } from './tables.ts';

export async function findOperation(db: EvidenceDb, operationId: number): Promise<OperationTable> {
  const row = await db.selectFrom('operation').selectAll().where('operation_id', '=', operationId).executeTakeFirst();
  if (!row) throw new CandourError('NOT_FOUND', 'There is no such operation here.');
  return row;
}

export async function operationNamed(db: EvidenceDb, name: string): Promise<OperationTable | null> {
  return (await db.selectFrom('operation').selectAll().where('name', '=', name).executeTakeFirst()) ?? null;
}

export async function allOperations(db: EvidenceDb): Promise<OperationTable[]> {
  return db.selectFrom('operation').selectAll().orderBy('opened_at').execute();
}

export async function addOperation(db: EvidenceDb, row: OperationTable, responsible: string): Promise<void> {
  await db.insertInto('operation').values(row).execute();
  await db
    .insertInto('responsibility')
    .values({ operation_id: row.operation_id, seq: 1, person: responsible, from_at: row.opened_at, until_at: null })
    .execute();
}

export async function responsibleFor(db: EvidenceDb, operationId: number): Promise<string> {
  const row = await db
    .selectFrom('responsibility')
    .select('person')
    .where('operation_id', '=', operationId)
    .where('until_at', 'is', null)
    .executeTakeFirst();
  return row?.person ?? '';
}

/** R4: the old responsibility ends the moment the new one begins. */
export async function handOver(db: EvidenceDb, operationId: number, person: string, at: string): Promise<void> {
  const last = await db
    .selectFrom('responsibility')
    .select('seq')
    .where('operation_id', '=', operationId)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('responsibility')
    .set({ until_at: at })
    .where('operation_id', '=', operationId)
    .where('until_at', 'is', null)
    .execute();
  await db
    .insertInto('responsibility')
    .values({ operation_id: operationId, seq: last.seq + 1, person, from_at: at, until_at: null })
    .execute();
}

export async function eventsOf(db: EvidenceDb, operationId: number): Promise<EvidenceTables['case_event'][]> {
  return db.selectFrom('case_event').selectAll().where('operation_id', '=', operationId).orderBy('happened').execute();
}

export async function addEvent(db: EvidenceDb, row: Omit<EvidenceTables['case_event'], 'event_id'>): Promise<number> {
  const event_id = await nextId(db, 'case_event', 'event_id', row.operation_id);
  await db
    .insertInto('case_event')
    .values({ ...row, event_id })
    .execute();
  return event_id;
}

/** An operation's number by its name, or null. */
export async function operationIdNamed(store: Store, name: string): Promise<number | null> {
  const row = await operationNamed(storeOf(store), name);
  return row === null ? null : Number(row.operation_id);
}
