/**
 * A message is withheld as long as any phone's observation of it is held: what one exhibit may not show, another one
 * must not either. The observations themselves keep their bins; the message carries the mark, and with it its gaps,
 * the counts, and the index in which its observations are searched.
 */

import { sql, type Transaction } from 'kysely';
import type { ObservationTable } from '../../evidence/index.ts';
import type { Store } from '../../storage/index.ts';
import { indexRows } from '../index-rows.ts';
import { searchEngine } from '../search/engine.ts';
import { passedBySubstrings } from '../search/substring-store.ts';
import { type Db, tablesOf } from '../store.ts';
import { readableEdges } from './message-store.ts';

/** Ids of one `in (…)`. */
const AT_ONCE = 1_000;

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

/**
 * Brings the marks of messages in line with what is held now, and moves their observations between the index that
 * everybody searches and the other.
 * @param messages which to look at; 'all': every message of the conversation; 'none held': as if nothing were, because
 * the conversation is left
 */
export async function settleHeld(
  trx: Transaction<unknown>,
  store: Store,
  operationId: number,
  conversation: number,
  messages: readonly number[] | 'all' | 'none held',
): Promise<void> {
  const db = tablesOf(trx);
  const marked = new Set(await markedMessages(db, operationId, conversation, messages));
  const wanted = new Set(messages === 'none held' ? [] : await heldMessages(db, operationId, conversation, messages));
  const held = [...wanted].filter((id) => !marked.has(id));
  const freed = [...marked].filter((id) => !wanted.has(id));
  await mark(db, operationId, conversation, held, 1);
  await mark(db, operationId, conversation, freed, 0);
  for (const rows of await besideHeld(db, operationId, conversation, held)) {
    await moveInIndex(trx, store, operationId, rows, 'held');
  }
  for (const rows of await besideHeld(db, operationId, conversation, freed)) {
    await moveInIndex(trx, store, operationId, rows, 'open');
  }
  if (held.length + freed.length === 0 || messages === 'none held') return;
  const { first, last } = await readableEdges(db, operationId, conversation);
  await db
    .updateTable('conversation')
    .set({ first_time: first, last_time: last })
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .execute();
}

async function markedMessages(
  db: Db,
  operationId: number,
  conversation: number,
  messages: readonly number[] | 'all' | 'none held',
): Promise<number[]> {
  const marked = db
    .selectFrom('message')
    .select('message_id')
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('held', '=', sql.lit(1));
  if (typeof messages === 'string') return (await marked.execute()).map((row) => row.message_id);
  const found: number[] = [];
  for (const some of chunks(messages)) {
    const rows = await marked.where('message_id', 'in', some).execute();
    found.push(...rows.map((row) => row.message_id));
  }
  return found;
}

/** Messages of which an observation is held. */
async function heldMessages(
  db: Db,
  operationId: number,
  conversation: number,
  messages: readonly number[] | 'all',
): Promise<number[]> {
  const held = db
    .selectFrom('hold as h')
    .crossJoin('message_observation as mo')
    .select('mo.message_id')
    .distinct()
    .where('h.operation_id', '=', operationId)
    .where('h.released_at', 'is', null)
    .whereRef('mo.operation_id', '=', 'h.operation_id')
    .whereRef('mo.observation_id', '=', 'h.observation_id')
    .where('mo.conversation_id', '=', conversation);
  if (messages === 'all') return (await held.execute()).map((row) => row.message_id);
  const found: number[] = [];
  for (const some of chunks(messages)) {
    const rows = await db
      .selectFrom('message_observation as mo')
      .innerJoin('observation as o', (join) =>
        join.onRef('o.operation_id', '=', 'mo.operation_id').onRef('o.observation_id', '=', 'mo.observation_id'),
      )
      .select('mo.message_id')
      .distinct()
      .where('mo.operation_id', '=', operationId)
      .where('mo.conversation_id', '=', conversation)
      .where('mo.message_id', 'in', some)
      .where('o.bin', '=', 'held')
      .execute();
    found.push(...rows.map((row) => row.message_id));
  }
  return found;
}

async function mark(
  db: Db,
  operationId: number,
  conversation: number,
  messages: readonly number[],
  held: 0 | 1,
): Promise<void> {
  for (const some of chunks(messages)) {
    for (const table of ['message', 'gap'] as const) {
      await db
        .updateTable(table)
        .set({ held })
        .where('operation_id', '=', operationId)
        .where('conversation_id', '=', conversation)
        .where('message_id', 'in', some)
        .execute();
    }
    await count(db, operationId, conversation, some, held === 1 ? 1 : -1);
  }
}

/** What the marks change in the counts by day and by sender. */
async function count(
  db: Db,
  operationId: number,
  conversation: number,
  messages: readonly number[],
  sign: 1 | -1,
): Promise<void> {
  const rows = await db
    .selectFrom('message as m')
    .innerJoin('observation as o', (join) =>
      join.onRef('o.operation_id', '=', 'm.operation_id').onRef('o.observation_id', '=', 'm.observation_id'),
    )
    .select(['m.common', 'm.sender_id', 'o.kind'])
    .where('m.operation_id', '=', operationId)
    .where('m.conversation_id', '=', conversation)
    .where('m.message_id', 'in', messages)
    .execute();
  for (const [day, own] of Map.groupBy(rows, (row) => row.common?.slice(0, 10) ?? '')) {
    await db
      .updateTable('message_day')
      .set((e) => ({ held: e('held', '+', sign * own.length) }))
      .where('operation_id', '=', operationId)
      .where('conversation_id', '=', conversation)
      .where('day', '=', day)
      .execute();
  }
  const key = (row: (typeof rows)[number]) => `${row.sender_id ?? 0} ${row.kind} ${row.common?.slice(0, 7) ?? ''}`;
  for (const own of Map.groupBy(rows, key).values()) {
    const [row] = own;
    if (row === undefined) continue;
    await db
      .updateTable('message_count')
      .set((e) => ({ held: e('held', '+', sign * own.length) }))
      .where('operation_id', '=', operationId)
      .where('conversation_id', '=', conversation)
      .where('sender_id', '=', row.sender_id ?? 0)
      .where('kind', '=', row.kind)
      .where('month', '=', row.common?.slice(0, 7) ?? '')
      .execute();
  }
}

/** The observations of messages that are not held themselves, in batches. */
async function besideHeld(
  db: Db,
  operationId: number,
  conversation: number,
  messages: readonly number[],
): Promise<ObservationTable[][]> {
  const batches: ObservationTable[][] = [];
  for (const some of chunks(messages)) {
    batches.push(
      await db
        .selectFrom('message_observation as mo')
        .innerJoin('observation as o', (join) =>
          join.onRef('o.operation_id', '=', 'mo.operation_id').onRef('o.observation_id', '=', 'mo.observation_id'),
        )
        .selectAll('o')
        .where('mo.operation_id', '=', operationId)
        .where('mo.conversation_id', '=', conversation)
        .where('mo.message_id', 'in', some)
        .where('o.bin', '!=', 'held')
        .execute(),
    );
  }
  return batches;
}

/** Takes entries out of one index and into the other; exact characters are searched in the open one alone. */
export async function moveInIndex(
  trx: Transaction<unknown>,
  store: Store,
  operationId: number,
  rows: readonly ObservationTable[],
  to: 'open' | 'held',
): Promise<void> {
  if (rows.length === 0) return;
  const search = searchEngine(store);
  const db = tablesOf(trx);
  const ids = rows.map((row) => row.observation_id);
  await search.remove(trx, operationId, ids, to === 'open');
  await search.add(trx, operationId, await indexRows(db, operationId, rows), to === 'held');
  const passed = await passedBySubstrings(db, operationId, rows);
  if (to === 'open') await search.addSubstrings(trx, operationId, passed);
  else {
    await search.removeSubstrings(
      trx,
      operationId,
      passed.map((row) => row.observation_id),
    );
  }
}
