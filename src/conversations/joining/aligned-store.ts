/** SQL around an alignment: entries read in order, what is aligned written in batches, what is left removed in batches. */

import { sql, type Transaction } from 'kysely';
import type { Store } from '../../storage/index.ts';
import type { Db } from '../store.ts';
import type { ConversationTable } from '../tables.ts';
import {
  type AlignedRows,
  gapColumns,
  type MessageBatch,
  membershipRows,
  messageColumns,
  messageObservationColumns,
  senderRows,
  type Target,
} from './aligned-rows.ts';
import type { StoredAlignment } from './stored-alignment.ts';
import type { StoredSource } from './stored-entries.ts';

/** Rows of one insert with values. */
const AT_ONCE = 500;

export interface CopyToAlign {
  readonly copyId: number;
  /** In which it is read now. */
  readonly conversation: number;
  readonly entries: number;
  /** False while more of it is coming in. */
  readonly sealed: boolean;
  readonly source: StoredSource;
}

/** What is known of copies, in the order given. */
export async function copiesToAlign(db: Db, operationId: number, copies: readonly number[]): Promise<CopyToAlign[]> {
  const rows = await db
    .selectFrom('copy as c')
    .innerJoin('conversation_copy as cc', (join) =>
      join.onRef('cc.operation_id', '=', 'c.operation_id').onRef('cc.copy_id', '=', 'c.copy_id'),
    )
    .selectAll('c')
    .select('cc.conversation_id')
    .where('c.operation_id', '=', operationId)
    .where('c.copy_id', 'in', copies)
    .execute();
  const byId = new Map(rows.map((row) => [row.copy_id, row]));
  return copies.flatMap((copyId) => {
    const row = byId.get(copyId);
    if (row === undefined) return [];
    const { conversation_id, entries, format, title, exporter, zone, date_order } = row;
    const orderOpen = date_order === null && row.date_order_basis !== '';
    const source = { label: String(copyId), format, title, exporter, zone, dateOrder: date_order, orderOpen };
    return [{ copyId, conversation: conversation_id, entries, sealed: row.state === 'sealed', source }];
  });
}

export interface EntryToAlign {
  readonly observation_id: number;
  readonly position: number;
  readonly kind: string;
  readonly event: string | null;
  readonly shown: string | null;
  readonly body: string;
  readonly time: string | null;
  readonly flags: string;
  readonly state: string;
}

/** Entries of a copy in reading order after a position. */
export async function entriesAfter(
  db: Db,
  operationId: number,
  copyId: number,
  after: number,
  limit: number,
): Promise<EntryToAlign[]> {
  return await db
    .selectFrom('observation as o')
    .leftJoin('handle as h', (join) =>
      join.onRef('h.operation_id', '=', 'o.operation_id').onRef('h.handle_id', '=', 'o.handle_id'),
    )
    .select([
      'o.observation_id',
      'o.position',
      'o.kind',
      'o.event',
      'h.shown',
      'o.body',
      'o.time',
      'o.flags',
      'o.state',
    ])
    .where('o.operation_id', '=', operationId)
    .where('o.copy_id', '=', copyId)
    .where('o.position', '>', after)
    .orderBy('o.position')
    .limit(limit)
    .execute();
}

/** A conversation for what is being aligned: without copies, so in no list until it is given them. */
export async function addConversation(
  db: Db,
  row: Omit<ConversationTable, 'conversation_id' | 'replaced_by'>,
): Promise<number> {
  const last = await db
    .selectFrom('conversation')
    .select((e) => e.fn.max('conversation_id').as('id'))
    .where('operation_id', '=', row.operation_id)
    .executeTakeFirst();
  const conversation_id = Number(last?.id ?? 0) + 1;
  await db
    .insertInto('conversation')
    .values({ ...row, conversation_id, replaced_by: null })
    .execute();
  return conversation_id;
}

/** What copies are called on their own, in the order given. */
export async function ownTitles(db: Db, operationId: number, copies: readonly number[]): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation_copy as cc')
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.operation_id', '=', 'cc.operation_id').onRef('c.conversation_id', '=', 'cc.home_conversation_id'),
    )
    .select(['cc.copy_id', 'c.title'])
    .where('cc.operation_id', '=', operationId)
    .where('cc.copy_id', 'in', copies)
    .execute();
  const titles = new Map(rows.map((row) => [row.copy_id, row.title]));
  return copies.map((copy) => titles.get(copy) ?? '');
}

/** First and last readable time, and whether the order is that of the clock. */
export async function settleConversation(
  db: Db,
  { operationId, conversation }: Target,
  { first, last }: { readonly first: string | null; readonly last: string | null },
  chronological: boolean,
): Promise<void> {
  await db
    .updateTable('conversation')
    .set({ first_time: first, last_time: last, chronological: chronological ? 1 : 0 })
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .execute();
}

export async function writeMessages(trx: Transaction<unknown>, store: Store, batch: MessageBatch): Promise<void> {
  await store.dialect.bulkInsert(trx, 'message', messageColumns, batch.messages);
  await store.dialect.bulkInsert(trx, 'message_observation', messageObservationColumns, batch.observations);
}

export async function writeGaps(
  trx: Transaction<unknown>,
  store: Store,
  rows: Parameters<Store['dialect']['bulkInsert']>[3],
): Promise<void> {
  await store.dialect.bulkInsert(trx, 'gap', gapColumns, rows);
}

export async function nextGap(db: Db, operationId: number): Promise<number> {
  const last = await db
    .selectFrom('gap')
    .select((e) => e.fn.max('gap_id').as('id'))
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  return Number(last?.id ?? 0) + 1;
}

/** Senders with their handles, membership, the explanations of gaps, and the counts that were made on the way. */
export async function writePeopleAndCounts(
  db: Db,
  alignment: StoredAlignment,
  copies: readonly number[],
  rows: AlignedRows,
  target: Target,
): Promise<void> {
  const { days, counts } = rows.counted;
  await inBatches(senderRows(alignment, target), (some) => db.insertInto('chat_sender').values(some).execute());
  await inBatches(membershipRows(alignment, target), (some) => db.insertInto('membership').values(some).execute());
  const { operationId: operation_id, conversation: conversation_id } = target;
  const explanations = alignment.findings.explanations.map((text, explanation_id) => ({
    operation_id,
    conversation_id,
    explanation_id,
    text,
  }));
  await inBatches(explanations, (some) => db.insertInto('gap_explanation').values(some).execute());
  await inBatches(days, (some) => db.insertInto('message_day').values(some).execute());
  await inBatches(counts, (some) => db.insertInto('message_count').values(some).execute());
  const handles = await db
    .selectFrom('handle')
    .select(['handle_id', 'copy_id', 'shown'])
    .where('operation_id', '=', target.operationId)
    .where('copy_id', 'in', copies)
    .execute();
  const handleOf = new Map(handles.map((row) => [`${row.copy_id} ${row.shown}`, row.handle_id]));
  const pairs = alignment.senders.flatMap(({ names }, sender) =>
    names.flatMap((own, lane) =>
      own.flatMap((name) => {
        const handle_id = handleOf.get(`${copies[lane]} ${name}`);
        return handle_id === undefined ? [] : [{ operation_id, conversation_id, handle_id, sender_id: sender + 1 }];
      }),
    ),
  );
  await inBatches(pairs, (some) => db.insertInto('sender_handle').values(some).execute());
}

async function inBatches<Row>(rows: readonly Row[], write: (some: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await write(rows.slice(at, at + AT_ONCE));
}

/** Times of entries as their copy shows them, by position. */
export async function timesAt(
  db: Db,
  operationId: number,
  copyId: number,
  observations: readonly number[],
): Promise<Map<number, string | null>> {
  if (observations.length === 0) return new Map();
  const rows = await db
    .selectFrom('observation')
    .select(['observation_id', 'time'])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .where('observation_id', 'in', observations)
    .execute();
  return new Map(rows.map((row) => [row.observation_id, row.time]));
}

/** Points copies to the conversation in which they are read from now on. */
export async function readIn(
  db: Db,
  operationId: number,
  copies: readonly number[],
  conversation: number | 'home',
): Promise<void> {
  await db
    .updateTable('conversation_copy')
    .set((e) => ({
      conversation_id: conversation === 'home' ? e.ref('home_conversation_id') : e.val(conversation),
    }))
    .where('operation_id', '=', operationId)
    .where('copy_id', 'in', copies)
    .execute();
}

export async function replaceConversation(db: Db, operationId: number, old: number, by: number): Promise<void> {
  await db
    .updateTable('conversation')
    .set({ replaced_by: by })
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', old)
    .execute();
}

/** Gaps and deletions among them; what is withheld (its number too) and summaries of blocks are not counted. */
export async function gapTotals(
  db: Db,
  { operationId, conversation }: Target,
): Promise<{ gaps: number; deletions: number }> {
  const row = await db
    .selectFrom('gap')
    .select((e) => [e.fn.countAll<number>().as('gaps'), sql<number>`coalesce(sum(deletion), 0)`.as('deletions')])
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('held', '=', 0)
    .where('kind', '!=', 'extra-run')
    .executeTakeFirst();
  return { gaps: Number(row?.gaps ?? 0), deletions: Number(row?.deletions ?? 0) };
}
