/** SQL of conversations: listed, counted, named. Portable through Kysely. */

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { CopyTable, EvidenceTables } from '../evidence/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { ConversationTable, ConversationTables, CopyCountTable, CopyDayTable } from './tables.ts';

type Tables = Pick<EvidenceTables, keyof EvidenceTables> & ConversationTables;
export type Db = Kysely<Tables>;

/** The connection or transaction with this room's tables in its type. */
export function tablesOf(db: Kysely<unknown> | Transaction<unknown>): Db {
  return db.withTables<Tables>();
}

export async function copyDays(db: Db, operationId: number, copyIds: readonly number[]): Promise<CopyDayTable[]> {
  return await db
    .selectFrom('copy_day')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('copy_id', 'in', copyIds)
    .orderBy('day')
    .execute();
}

/** One copy of a conversation with its exhibit. */
export interface CopyInConversation extends CopyTable {
  conversation_id: number;
  exhibit_ref: string;
}

/** Limits a list to some conversations or copies; none: all of the operation. */
interface Only {
  readonly conversations?: readonly number[];
  readonly copies?: readonly number[];
}

export async function conversationCopies(db: Db, operationId: number, only: Only = {}): Promise<CopyInConversation[]> {
  let query = db
    .selectFrom('conversation_copy as cc')
    .innerJoin('copy as c', (join) =>
      join.onRef('c.operation_id', '=', 'cc.operation_id').onRef('c.copy_id', '=', 'cc.copy_id'),
    )
    .innerJoin('exhibit as x', (join) =>
      join.onRef('x.operation_id', '=', 'c.operation_id').onRef('x.exhibit_id', '=', 'c.exhibit_id'),
    )
    .selectAll('c')
    .select(['cc.conversation_id', 'x.ref as exhibit_ref'])
    .where('cc.operation_id', '=', operationId)
    .orderBy('cc.conversation_id')
    .orderBy('cc.copy_id');
  if (only.conversations) query = query.where('cc.conversation_id', 'in', only.conversations);
  if (only.copies) query = query.where('cc.copy_id', 'in', only.copies);
  return await query.execute();
}

/** The conversation in which each copy of an operation is read. */
export async function conversationByCopy(db: Db, operationId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('conversation_copy')
    .select(['copy_id', 'conversation_id'])
    .where('operation_id', '=', operationId)
    .execute();
  return new Map(rows.map((row) => [row.copy_id, row.conversation_id]));
}

export async function conversationRows(
  db: Db,
  operationId: number,
  only: Pick<Only, 'conversations'> = {},
): Promise<ConversationTable[]> {
  let query = db.selectFrom('conversation').selectAll().where('operation_id', '=', operationId);
  if (only.conversations) query = query.where('conversation_id', 'in', only.conversations);
  return await query.orderBy('conversation_id').execute();
}

/** Counts by sender and kind with the sender's name. */
export async function copyCounts(
  db: Db,
  operationId: number,
  copyId?: number,
): Promise<(CopyCountTable & { shown: string | null })[]> {
  let query = db
    .selectFrom('copy_count as n')
    .leftJoin('handle as h', (join) =>
      join.onRef('h.operation_id', '=', 'n.operation_id').onRef('h.handle_id', '=', 'n.handle_id'),
    )
    .selectAll('n')
    .select('h.shown')
    .where('n.operation_id', '=', operationId);
  if (copyId !== undefined) query = query.where('n.copy_id', '=', copyId);
  return await query.execute();
}

/** Copies whose import has not ended: in the index already, but nobody's to read yet. */
export async function unsealedCopies(db: Db, operationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('copy as c')
    .select('c.copy_id')
    .where('c.operation_id', '=', operationId)
    .where((e) =>
      e.or([
        e('c.state', '!=', 'sealed'),
        e.not(
          e.exists(
            e
              .selectFrom('conversation_copy as cc')
              .select('cc.copy_id')
              .whereRef('cc.operation_id', '=', 'c.operation_id')
              .whereRef('cc.copy_id', '=', 'c.copy_id'),
          ),
        ),
      ]),
    )
    .execute();
  return rows.map((row) => row.copy_id);
}

/** Entries stored in an operation, and how many of them are withheld: held, or beside a held one in its message. */
export async function operationTotals(db: Db, operationId: number): Promise<{ entries: number; held: number }> {
  const stored = await db
    .selectFrom('copy_part')
    .select((e) => e.fn.sum<number>('entries_done').as('n'))
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  const held = await db
    .selectFrom('hold')
    .select(sql<number>`count(distinct observation_id)`.as('n'))
    .where('operation_id', '=', operationId)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  // CROSS JOIN: the few held messages first; in another order SQLite reads the observations of all joined chats
  // (measured, half a second at a million).
  const beside = await db
    .selectFrom('message as m')
    .crossJoin('message_observation as mo')
    .crossJoin('observation as o')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('m.operation_id', '=', operationId)
    .where('m.held', '=', sql.lit(1))
    .whereRef('mo.operation_id', '=', 'm.operation_id')
    .whereRef('mo.conversation_id', '=', 'm.conversation_id')
    .whereRef('mo.message_id', '=', 'm.message_id')
    .whereRef('o.operation_id', '=', 'mo.operation_id')
    .whereRef('o.observation_id', '=', 'mo.observation_id')
    .where('o.bin', '!=', 'held')
    .executeTakeFirst();
  return { entries: Number(stored?.n ?? 0), held: Number(held?.n ?? 0) + Number(beside?.n ?? 0) };
}

/** Whether the operation asks for a reason for access (R11). Throws NOT_FOUND where there is no such operation. */
export async function asksForReason(db: Db, operationId: number): Promise<boolean> {
  const row = await db
    .selectFrom('operation')
    .select('reason_required')
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  if (row === undefined) throw new CandourError('NOT_FOUND', 'There is no such operation.');
  return row.reason_required === 1;
}

export async function operationName(db: Db, operationId: number): Promise<string> {
  const row = await db
    .selectFrom('operation')
    .select('name')
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  return row?.name ?? '';
}

/** Handles with their names, all of an operation. */
export async function handleNames(db: Db, operationId: number): Promise<{ handle_id: number; shown: string }[]> {
  return await db.selectFrom('handle').select(['handle_id', 'shown']).where('operation_id', '=', operationId).execute();
}

/** First and last observation id of an operation; null: it has none. Two questions: each is one look at the key. */
export async function idBounds(db: Db, operationId: number): Promise<{ first: number; last: number } | null> {
  const edge = (direction: 'asc' | 'desc') =>
    db
      .selectFrom('observation')
      .select('observation_id')
      .where('operation_id', '=', operationId)
      .orderBy('observation_id', direction)
      .limit(1)
      .executeTakeFirst();
  const first = await edge('asc');
  const last = await edge('desc');
  return first === undefined || last === undefined ? null : { first: first.observation_id, last: last.observation_id };
}

const HANDLES_AT_ONCE = 1_000;

export async function namesOfHandles(
  db: Db,
  operationId: number,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (let at = 0; at < ids.length; at += HANDLES_AT_ONCE) {
    const rows = await db
      .selectFrom('handle')
      .select(['handle_id', 'shown'])
      .where('operation_id', '=', operationId)
      .where('handle_id', 'in', ids.slice(at, at + HANDLES_AT_ONCE))
      .execute();
    for (const row of rows) names.set(row.handle_id, row.shown);
  }
  return names;
}
