/** SQL of what is held, why, and its release (R5, R22). */

import { sql } from 'kysely';
import { type EvidenceDb, nextId } from './store.ts';
import type { EvidenceTables, HoldRuleTable, ObservationTable } from './tables.ts';

export async function addHolds(db: EvidenceDb, rows: readonly EvidenceTables['hold'][]): Promise<void> {
  for (let i = 0; i < rows.length; i += 100)
    await db
      .insertInto('hold')
      .values(rows.slice(i, i + 100))
      .execute();
}

export async function setHoldRules(
  db: EvidenceDb,
  operationId: number,
  exhibitId: number,
  rules: readonly { kind: string; value: string }[],
): Promise<HoldRuleTable[]> {
  const present = await holdRulesOf(db, operationId, exhibitId);
  if (present.length > 0) return present;
  let hold_rule_id = await nextId(db, 'hold_rule', 'hold_rule_id', operationId);
  for (const rule of rules)
    await db
      .insertInto('hold_rule')
      .values({ operation_id: operationId, hold_rule_id: hold_rule_id++, exhibit_id: exhibitId, ...rule })
      .execute();
  return holdRulesOf(db, operationId, exhibitId);
}

export async function holdRulesOf(db: EvidenceDb, operationId: number, exhibitId: number): Promise<HoldRuleTable[]> {
  return db
    .selectFrom('hold_rule')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .orderBy('hold_rule_id')
    .execute();
}

export async function heldCount(db: EvidenceDb, operationId: number, copyIds?: readonly number[]): Promise<number> {
  if (copyIds && copyIds.length === 0) return 0;
  let query = db
    .selectFrom('hold as h')
    .select((e) => sql<number>`count(distinct ${e.ref('h.observation_id')})`.as('n'))
    .where('h.operation_id', '=', operationId)
    .where('h.released_at', 'is', null);
  if (copyIds)
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom('observation as o')
          .select('o.copy_id')
          .whereRef('o.operation_id', '=', 'h.operation_id')
          .whereRef('o.observation_id', '=', 'h.observation_id')
          .where('o.copy_id', 'in', copyIds),
      ),
    );
  return Number((await query.executeTakeFirstOrThrow()).n);
}

export async function heldRows(
  db: EvidenceDb,
  operationId: number,
  observations: readonly number[],
): Promise<ObservationTable[]> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('observation_id', 'in', observations)
    .where('bin', '=', 'held')
    .orderBy('observation_id')
    .execute();
  return rows.map((row) => ({
    ...row,
    observation_id: Number(row.observation_id),
    byte_start: Number(row.byte_start),
    byte_end: Number(row.byte_end),
    utc_ms: row.utc_ms === null ? null : Number(row.utc_ms),
  }));
}

export async function releaseRows(
  db: EvidenceDb,
  operationId: number,
  observations: readonly number[],
  at: string,
  by: string,
  reason: string,
): Promise<void> {
  await db
    .updateTable('hold')
    .set({ released_at: at, released_by: by, release_reason: reason })
    .where('operation_id', '=', operationId)
    .where('observation_id', 'in', observations)
    .where('released_at', 'is', null)
    .execute();
  await db
    .updateTable('observation')
    .set({ bin: 'unread' })
    .where('operation_id', '=', operationId)
    .where('observation_id', 'in', observations)
    .execute();
}
