/** SQL of model versions, which one is shown, and the stretches of scoring. Nothing of it is ever deleted. */

import type { Db } from '../store.ts';
import type { TriageChoiceTable, TriageModelTable, TriageScoringTable } from '../tables.ts';

export async function modelsOf(db: Db, operationId: number): Promise<TriageModelTable[]> {
  return await db
    .selectFrom('triage_model')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('model_id')
    .execute();
}

export async function addModel(db: Db, row: Omit<TriageModelTable, 'model_id'>): Promise<TriageModelTable> {
  const last = (await modelsOf(db, row.operation_id)).at(-1);
  const made = { ...row, model_id: (last?.model_id ?? 0) + 1 };
  await db.insertInto('triage_model').values(made).execute();
  return made;
}

/** Which version was shown from when on; the last one holds. */
export async function choicesOf(db: Db, operationId: number): Promise<TriageChoiceTable[]> {
  return await db
    .selectFrom('triage_choice')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('seq')
    .execute();
}

export async function addChoice(db: Db, row: Omit<TriageChoiceTable, 'seq'>): Promise<void> {
  const last = (await choicesOf(db, row.operation_id)).at(-1);
  await db
    .insertInto('triage_choice')
    .values({ ...row, seq: (last?.seq ?? 0) + 1 })
    .execute();
}

/** The version that is shown; null: nothing has been scored yet. */
export async function shownModel(db: Db, operationId: number): Promise<TriageModelTable | null> {
  const chosen = (await choicesOf(db, operationId)).at(-1);
  if (chosen === undefined) return null;
  return (await modelsOf(db, operationId)).find((model) => model.model_id === chosen.model_id) ?? null;
}

/** The last stretches of scoring, newest first. */
export async function scoringsOf(db: Db, operationId: number, limit: number): Promise<TriageScoringTable[]> {
  return await db
    .selectFrom('triage_scoring')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('scoring_id', 'desc')
    .limit(limit)
    .execute();
}

export async function addScoring(db: Db, row: Omit<TriageScoringTable, 'scoring_id'>): Promise<TriageScoringTable> {
  const [last] = await scoringsOf(db, row.operation_id, 1);
  const made = { ...row, scoring_id: (last?.scoring_id ?? 0) + 1 };
  await db.insertInto('triage_scoring').values(made).execute();
  return made;
}

export async function updateScoring(
  db: Db,
  { operation_id, scoring_id }: Pick<TriageScoringTable, 'operation_id' | 'scoring_id'>,
  change: Partial<TriageScoringTable>,
): Promise<void> {
  await db
    .updateTable('triage_scoring')
    .set(change)
    .where('operation_id', '=', operation_id)
    .where('scoring_id', '=', scoring_id)
    .execute();
}
