/** The connection with this room's tables in its type, and those above it that it reads. */

import type { Kysely, Transaction } from 'kysely';
import type { ConversationTables } from '../conversations/index.ts';
import type { EvidenceTables } from '../evidence/index.ts';
import type { TriageTables } from './tables.ts';

export type Tables = Pick<EvidenceTables, keyof EvidenceTables> & ConversationTables & TriageTables;
export type Db = Kysely<Tables>;

export function tablesOf(db: Kysely<unknown> | Transaction<unknown>): Db {
  return db.withTables<Tables>();
}
