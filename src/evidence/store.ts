/** The tables of the evidence room on the store's connection, portable through Kysely. Writes take the act's own transaction. */

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Store } from '../storage/index.ts';
import type { EvidenceTables } from './tables.ts';

export type EvidenceDb = Kysely<EvidenceTables> | Transaction<EvidenceTables>;

/** The store's connection with this room's tables in its type. */
export function tablesOf(db: Kysely<unknown> | Transaction<unknown>): EvidenceDb {
  return db.withTables<EvidenceTables>() as unknown as EvidenceDb;
}

/** Next number of a sequence within an operation: sequences are small, and writers take turns. */
export async function nextId(
  db: EvidenceDb,
  table:
    | 'exhibit'
    | 'extraction'
    | 'copy'
    | 'copy_part'
    | 'handle'
    | 'hold_rule'
    | 'decision'
    | 'intake'
    | 'case_event',
  column: string,
  operationId: number,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(sql<number>`coalesce(max(${sql.ref(column)}), 0) + 1`.as('next'))
    .where('operation_id', '=', operationId)
    .executeTakeFirstOrThrow();
  return Number(row.next);
}

export function storeOf(store: Store): EvidenceDb {
  return tablesOf(store.db);
}
