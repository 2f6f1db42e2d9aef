/** SQL of imports under way and of what a person decided about them. */

import { CandourError } from '../kernel/index.ts';
import { type EvidenceDb, nextId } from './store.ts';
import type { DecisionTable, IntakeTable } from './tables.ts';

export async function decisionsOf(db: EvidenceDb, operationId: number, exhibitId: number): Promise<DecisionTable[]> {
  return db
    .selectFrom('decision')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .orderBy('decision_id')
    .execute();
}

export async function addDecision(db: EvidenceDb, row: Omit<DecisionTable, 'decision_id'>): Promise<void> {
  const decision_id = await nextId(db, 'decision', 'decision_id', row.operation_id);
  await db
    .insertInto('decision')
    .values({ ...row, decision_id })
    .execute();
}

export async function addIntake(db: EvidenceDb, row: Omit<IntakeTable, 'intake_id'>): Promise<number> {
  const intake_id = await nextId(db, 'intake', 'intake_id', row.operation_id);
  await db
    .insertInto('intake')
    .values({ ...row, intake_id })
    .execute();
  return intake_id;
}

export async function intakeById(db: EvidenceDb, operationId: number, intakeId: number): Promise<IntakeTable> {
  const row = await db
    .selectFrom('intake')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('intake_id', '=', intakeId)
    .executeTakeFirst();
  if (!row) throw new CandourError('NOT_FOUND', 'There is no such import in this operation.');
  return row;
}

/** The import of an exhibit that has not ended, if there is one: after a kill, work goes on from it. */
export async function openIntake(db: EvidenceDb, operationId: number, exhibitId: number): Promise<IntakeTable | null> {
  return (
    (await db
      .selectFrom('intake')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('exhibit_id', '=', exhibitId)
      .where('ended_at', 'is', null)
      .orderBy('intake_id', 'desc')
      .executeTakeFirst()) ?? null
  );
}

export async function updateIntake(
  db: EvidenceDb,
  operationId: number,
  intakeId: number,
  set: Partial<Pick<IntakeTable, 'state' | 'report' | 'progress' | 'error' | 'ended_at' | 'request'>>,
): Promise<void> {
  await db
    .updateTable('intake')
    .set(set)
    .where('operation_id', '=', operationId)
    .where('intake_id', '=', intakeId)
    .execute();
}
