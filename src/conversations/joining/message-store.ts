/** SQL of joined conversations as they are read: lanes, messages by position, their observations, days, counts. */

import { sql } from 'kysely';
import { conversationCopies, type Db } from '../store.ts';
import type { MessageDayTable, MessageObservationTable, MessageTable } from '../tables.ts';
import type { Lane } from './lanes.ts';
import { joiningCopies, joiningOf } from './store.ts';

/** Ids of one `in (…)`. */
const AT_ONCE = 1_000;

export type MessageRow = MessageTable & { readonly shown: string | null };

/** The phones of a joined conversation, lane by lane; none for a conversation of one copy. */
export async function lanesOf(db: Db, operationId: number, conversation: number): Promise<Lane[]> {
  const joining = await joiningOf(db, operationId, conversation);
  if (joining === null) return [];
  const copies = new Map(
    (await conversationCopies(db, operationId, { conversations: [conversation] })).map((copy) => [copy.copy_id, copy]),
  );
  const details = await laneDetails(db, operationId, [...copies.keys()]);
  return (await joiningCopies(db, operationId, joining.joining_id)).flatMap((joined) => {
    const [copy, detail] = [copies.get(joined.copy_id), details.get(joined.copy_id)];
    return copy === undefined || detail === undefined ? [] : [{ joined, copy, ...detail }];
  });
}

/** Exhibit and readable times of copies: the times are those of their own conversations, where held ones are left out. */
export async function laneDetails(db: Db, operationId: number, copies: readonly number[]) {
  if (copies.length === 0) return new Map<number, never>();
  const rows = await db
    .selectFrom('conversation_copy as cc')
    .innerJoin('copy as c', (join) =>
      join.onRef('c.operation_id', '=', 'cc.operation_id').onRef('c.copy_id', '=', 'cc.copy_id'),
    )
    .innerJoin('exhibit as x', (join) =>
      join.onRef('x.operation_id', '=', 'c.operation_id').onRef('x.exhibit_id', '=', 'c.exhibit_id'),
    )
    .innerJoin('conversation as home', (join) =>
      join
        .onRef('home.operation_id', '=', 'cc.operation_id')
        .onRef('home.conversation_id', '=', 'cc.home_conversation_id'),
    )
    .select(['cc.copy_id', 'x.custodian', 'x.device', 'home.first_time as first', 'home.last_time as last'])
    .where('cc.operation_id', '=', operationId)
    .where('cc.copy_id', 'in', copies)
    .execute();
  return new Map(rows.map(({ copy_id, ...detail }) => [copy_id, detail]));
}

function messages(db: Db, operationId: number, conversation: number) {
  return db
    .selectFrom('message as m')
    .leftJoin('chat_sender as s', (join) =>
      join
        .onRef('s.operation_id', '=', 'm.operation_id')
        .onRef('s.conversation_id', '=', 'm.conversation_id')
        .onRef('s.sender_id', '=', 'm.sender_id'),
    )
    .selectAll('m')
    .select('s.shown')
    .where('m.operation_id', '=', operationId)
    .where('m.conversation_id', '=', conversation);
}

/** Messages from a position on, in reading order. */
export async function messagesFrom(
  db: Db,
  operationId: number,
  conversation: number,
  from: number,
  limit: number,
): Promise<MessageRow[]> {
  return await messages(db, operationId, conversation)
    .where('m.message_id', '>=', from)
    .where('m.message_id', '<', from + limit)
    .orderBy('m.message_id')
    .execute();
}

/** Messages by position, in reading order. */
export async function messagesAt(
  db: Db,
  operationId: number,
  conversation: number,
  positions: readonly number[],
): Promise<MessageRow[]> {
  const rows: MessageRow[] = [];
  const wanted = [...new Set(positions)].sort((a, b) => a - b);
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    rows.push(
      ...(await messages(db, operationId, conversation)
        .where('m.message_id', 'in', wanted.slice(at, at + AT_ONCE))
        .orderBy('m.message_id')
        .execute()),
    );
  }
  return rows;
}

/** Whether any conversation of the operation is joined. */
export async function isJoinedAnywhere(db: Db, operationId: number): Promise<boolean> {
  const row = await db
    .selectFrom('joining')
    .select('joining_id')
    .where('operation_id', '=', operationId)
    .where('state', '=', 'joined')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many messages there are, notices included: positions run from 0 to one less. */
export async function lengthOf(db: Db, operationId: number, conversation: number): Promise<number> {
  const row = await db
    .selectFrom('message')
    .select('message_id')
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .orderBy('message_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? 0 : row.message_id + 1;
}

/** The observations of messages. */
export async function observationsOf(
  db: Db,
  operationId: number,
  conversation: number,
  positions: readonly number[],
): Promise<MessageObservationTable[]> {
  const rows: MessageObservationTable[] = [];
  for (let at = 0; at < positions.length; at += AT_ONCE) {
    rows.push(
      ...(await db
        .selectFrom('message_observation')
        .selectAll()
        .where('operation_id', '=', operationId)
        .where('conversation_id', '=', conversation)
        .where('message_id', 'in', positions.slice(at, at + AT_ONCE))
        .orderBy('message_id')
        .execute()),
    );
  }
  return rows;
}

export interface MessagePlace {
  readonly observation_id: number;
  readonly conversation_id: number;
  readonly message_id: number;
  readonly lead: number;
  readonly lanes: string;
  readonly held: number;
}

/** The messages to which observations belong now. Those of copies that are not joined are left out. */
export async function placesOf(
  db: Db,
  operationId: number,
  observations: readonly number[],
): Promise<Map<number, MessagePlace>> {
  const places = new Map<number, MessagePlace>();
  for (let at = 0; at < observations.length; at += AT_ONCE) {
    const rows = await db
      .selectFrom('message_observation as mo')
      .innerJoin('conversation_copy as cc', (join) =>
        join
          .onRef('cc.operation_id', '=', 'mo.operation_id')
          .onRef('cc.copy_id', '=', 'mo.copy_id')
          .onRef('cc.conversation_id', '=', 'mo.conversation_id'),
      )
      .innerJoin('message as m', (join) =>
        join
          .onRef('m.operation_id', '=', 'mo.operation_id')
          .onRef('m.conversation_id', '=', 'mo.conversation_id')
          .onRef('m.message_id', '=', 'mo.message_id'),
      )
      .select([
        'mo.observation_id',
        'mo.conversation_id',
        'mo.message_id',
        'm.observation_id as lead',
        'm.lanes',
        'm.held',
      ])
      .where('mo.operation_id', '=', operationId)
      .where('mo.observation_id', 'in', observations.slice(at, at + AT_ONCE))
      .execute();
    for (const row of rows) places.set(row.observation_id, row);
  }
  return places;
}

/** The nearest observation that one copy has before or after a message. */
export async function nearestOf(
  db: Db,
  operationId: number,
  conversation: number,
  copyId: number,
  message: number,
  side: 'before' | 'after',
): Promise<number | null> {
  const row = await db
    .selectFrom('message_observation')
    .select('observation_id')
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('copy_id', '=', copyId)
    .where('message_id', side === 'before' ? '<' : '>', message)
    .orderBy('message_id', side === 'before' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
  return row?.observation_id ?? null;
}

export async function messageDays(db: Db, operationId: number, conversation: number): Promise<MessageDayTable[]> {
  return await db
    .selectFrom('message_day')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .orderBy('day')
    .execute();
}

/** First position on or after a time of the common clock, looked for from a position on. */
export async function messageAtTime(
  db: Db,
  operationId: number,
  conversation: number,
  from: number,
  within: number,
  time: string,
): Promise<number | null> {
  const row = await db
    .selectFrom('message')
    .select('message_id')
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('message_id', '>=', from)
    .where('message_id', '<', from + within)
    .where('common', '>=', time)
    .where('held', '=', 0)
    .orderBy('message_id')
    .limit(1)
    .executeTakeFirst();
  return row?.message_id ?? null;
}

/** First and last time of the common clock that everybody may read. */
export async function readableEdges(
  db: Db,
  operationId: number,
  conversation: number,
): Promise<{ first: string | null; last: string | null }> {
  const edge = async (direction: 'asc' | 'desc') =>
    (
      await db
        .selectFrom('message')
        .select('common')
        .where('operation_id', '=', operationId)
        .where('conversation_id', '=', conversation)
        .where('held', '=', 0)
        .where('common', 'is not', null)
        .orderBy('message_id', direction)
        .limit(1)
        .executeTakeFirst()
    )?.common ?? null;
  return { first: await edge('asc'), last: await edge('desc') };
}

/** Where a conversation that has no copies of its own now has gone: the one that its copy, or its successor, is read in. */
export async function successorOf(db: Db, operationId: number, conversation: number): Promise<number | null> {
  let at = conversation;
  // A joined conversation may have been replaced several times; each time by a newer one.
  for (;;) {
    const home = await db
      .selectFrom('conversation_copy')
      .select('conversation_id')
      .where('operation_id', '=', operationId)
      .where('home_conversation_id', '=', at)
      .limit(1)
      .executeTakeFirst();
    if (home !== undefined) return home.conversation_id === conversation ? null : home.conversation_id;
    const read = await db
      .selectFrom('conversation_copy')
      .select(sql<number>`1`.as('there'))
      .where('operation_id', '=', operationId)
      .where('conversation_id', '=', at)
      .limit(1)
      .executeTakeFirst();
    if (read !== undefined) return at === conversation ? null : at;
    const row = await db
      .selectFrom('conversation')
      .select('replaced_by')
      .where('operation_id', '=', operationId)
      .where('conversation_id', '=', at)
      .executeTakeFirst();
    if (row?.replaced_by == null) return null;
    at = row.replaced_by;
  }
}
