/** SQL of flags and notes: added and withdrawn, never deleted. */

import type { Db } from './store.ts';
import type { AnnotationTable } from './tables.ts';

export interface Marks {
  readonly flagged: boolean;
  readonly notes: number;
}

/** Which of these observations are flagged, and how many notes they have. Those without either are left out. */
export async function marksOf(db: Db, operationId: number, ids: readonly number[]): Promise<Map<number, Marks>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('annotation')
    .select((e) => ['observation_id', 'kind', e.fn.countAll<number>().as('n')])
    .where('operation_id', '=', operationId)
    .where('observation_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .groupBy(['observation_id', 'kind'])
    .execute();
  const marks = new Map<number, Marks>();
  for (const row of rows) {
    const before = marks.get(row.observation_id) ?? { flagged: false, notes: 0 };
    marks.set(
      row.observation_id,
      row.kind === 'flag' ? { ...before, flagged: true } : { ...before, notes: Number(row.n) },
    );
  }
  return marks;
}

/** Flags and notes that stand, oldest first. */
export async function annotationsOf(db: Db, operationId: number, observationId: number): Promise<AnnotationTable[]> {
  return await db
    .selectFrom('annotation')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('observation_id', '=', observationId)
    .where('withdrawn_at', 'is', null)
    .orderBy('annotation_id')
    .execute();
}

export async function addAnnotation(
  db: Db,
  row: Omit<AnnotationTable, 'annotation_id' | 'withdrawn_at' | 'withdrawn_by'>,
): Promise<number> {
  const last = await db
    .selectFrom('annotation')
    .select((e) => e.fn.max('annotation_id').as('id'))
    .where('operation_id', '=', row.operation_id)
    .executeTakeFirst();
  const annotation_id = Number(last?.id ?? 0) + 1;
  await db
    .insertInto('annotation')
    .values({ ...row, annotation_id, withdrawn_at: null, withdrawn_by: null })
    .execute();
  return annotation_id;
}

/** Withdraws the flags of one person on an observation; returns their numbers. */
export async function withdrawFlags(
  db: Db,
  operationId: number,
  observationId: number,
  byId: string,
  at: string,
): Promise<number[]> {
  const standing = await db
    .selectFrom('annotation')
    .select('annotation_id')
    .where('operation_id', '=', operationId)
    .where('observation_id', '=', observationId)
    .where('kind', '=', 'flag')
    .where('by_id', '=', byId)
    .where('withdrawn_at', 'is', null)
    .execute();
  const ids = standing.map((row) => row.annotation_id);
  if (ids.length > 0) {
    await db
      .updateTable('annotation')
      .set({ withdrawn_at: at, withdrawn_by: byId })
      .where('operation_id', '=', operationId)
      .where('annotation_id', 'in', ids)
      .execute();
  }
  return ids;
}
