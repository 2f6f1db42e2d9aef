/** SQL of a chat beside its messages: what its notices tell of members, which phones have a message, places of entries. */

import { type SqlBool, sql } from 'kysely';
import type { Moment } from './stays.ts';
import type { Db } from './store.ts';
import type { ChatRef } from './writing-store.ts';

export interface NoticeRow extends Moment {
  readonly event: string;
  readonly body: string;
  /** Name before the colon: an actor or the chat's own name. */
  readonly shown: string | null;
  /** The copy whose words these are. */
  readonly copyId: number;
}

/** Notices of some events in reading order, as the leading copy words them; withheld ones are left out. */
export async function noticesOf(db: Db, chat: ChatRef, events: readonly string[]): Promise<NoticeRow[]> {
  if (chat.kind === 'copy') {
    let query = db
      .selectFrom('observation as o')
      .leftJoin('handle as h', (join) =>
        join.onRef('h.operation_id', '=', 'o.operation_id').onRef('h.handle_id', '=', 'o.handle_id'),
      )
      .select(['o.position', 'o.time', 'o.event', 'o.body', 'h.shown', 'o.copy_id as copyId'])
      .where('o.operation_id', '=', chat.operationId)
      .where('o.copy_id', '=', chat.copyId)
      .where(sql<SqlBool>`o.kind = 'system'`)
      .where('o.position', '>=', 0)
      .where('o.event', 'in', events);
    if (!chat.mayReadHeld) query = query.where('o.bin', '!=', 'held');
    return (await query.orderBy('o.position').execute()).map((row) => ({ ...row, event: row.event ?? '' }));
  }
  let query = db
    .selectFrom('message as m')
    .innerJoin('observation as o', (join) =>
      join.onRef('o.operation_id', '=', 'm.operation_id').onRef('o.observation_id', '=', 'm.observation_id'),
    )
    .leftJoin('handle as h', (join) =>
      join.onRef('h.operation_id', '=', 'o.operation_id').onRef('h.handle_id', '=', 'o.handle_id'),
    )
    .select(['m.message_id as position', 'm.common as time', 'o.event', 'o.body', 'h.shown', 'o.copy_id as copyId'])
    .where('m.operation_id', '=', chat.operationId)
    .where('m.conversation_id', '=', chat.conversationId)
    .where(sql<SqlBool>`m.notice = 1`)
    .where('o.event', 'in', events);
  if (!chat.mayReadHeld) query = query.where('m.held', '=', 0);
  return (await query.orderBy('m.message_id').execute()).map((row) => ({ ...row, event: row.event ?? '' }));
}

/** Times of the common clock at which something is withheld from who may not read what is held. */
export async function withheldTimes(db: Db, chat: ChatRef): Promise<Set<string>> {
  if (chat.kind === 'copy') return new Set();
  const rows = await db
    .selectFrom('message')
    .select('common')
    .distinct()
    .where('operation_id', '=', chat.operationId)
    .where('conversation_id', '=', chat.conversationId)
    .where(sql<SqlBool>`held = 1`)
    .where('common', 'is not', null)
    .execute();
  return new Set(rows.map(({ common }) => common ?? ''));
}

/** Copies that have each message of a stretch, by position. */
export async function copiesWith(db: Db, chat: ChatRef, from: number, to: number): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  if (chat.kind === 'copy') {
    for (let position = from; position < to; position++) found.set(position, [chat.copyId]);
    return found;
  }
  const rows = await db
    .selectFrom('message_observation')
    .select(['message_id', 'copy_id'])
    .where('operation_id', '=', chat.operationId)
    .where('conversation_id', '=', chat.conversationId)
    .where('message_id', '>=', from)
    .where('message_id', '<', to)
    .execute();
  for (const { message_id, copy_id } of rows) found.set(message_id, [...(found.get(message_id) ?? []), copy_id]);
  return found;
}

/** From where to where in the chat each copy goes, in positions. */
export async function copyReaches(
  db: Db,
  chat: ChatRef,
  copies: readonly number[],
  length: number,
): Promise<Map<number, { first: number; last: number }>> {
  const found = new Map<number, { first: number; last: number }>();
  for (const copyId of copies) {
    if (chat.kind === 'copy') {
      found.set(copyId, { first: 0, last: length - 1 });
      continue;
    }
    const edge = (direction: 'asc' | 'desc') =>
      db
        .selectFrom('message_observation')
        .select('message_id')
        .where('operation_id', '=', chat.operationId)
        .where('conversation_id', '=', chat.conversationId)
        .where('copy_id', '=', copyId)
        .orderBy('message_id', direction)
        .limit(1)
        .executeTakeFirst();
    const [first, last] = [await edge('asc'), await edge('desc')];
    if (first !== undefined && last !== undefined)
      found.set(copyId, { first: first.message_id, last: last.message_id });
  }
  return found;
}

/** Where entries stand in the chat; those that are withheld from the account are left out. */
export async function placesOf(db: Db, chat: ChatRef, observations: readonly number[]): Promise<Map<number, Moment>> {
  if (observations.length === 0) return new Map();
  if (chat.kind === 'copy') {
    const rows = await db
      .selectFrom('observation')
      .select(['observation_id', 'position', 'time'])
      .where('operation_id', '=', chat.operationId)
      .where('observation_id', 'in', observations)
      .execute();
    return new Map(rows.map(({ observation_id, position, time }) => [observation_id, { position, time }]));
  }
  let query = db
    .selectFrom('message_observation as mo')
    .innerJoin('message as m', (join) =>
      join
        .onRef('m.operation_id', '=', 'mo.operation_id')
        .onRef('m.conversation_id', '=', 'mo.conversation_id')
        .onRef('m.message_id', '=', 'mo.message_id'),
    )
    .select(['mo.observation_id', 'm.message_id as position', 'm.common as time'])
    .where('mo.operation_id', '=', chat.operationId)
    .where('mo.conversation_id', '=', chat.conversationId)
    .where('mo.observation_id', 'in', observations);
  if (!chat.mayReadHeld) query = query.where('m.held', '=', 0);
  const rows = await query.execute();
  return new Map(rows.map(({ observation_id, position, time }) => [observation_id, { position, time }]));
}

/** First position on or after a time of the common clock; the end where nothing is as late. A day is found in the rail. */
export async function positionOfTime(db: Db, chat: ChatRef, time: string, length: number): Promise<number> {
  if (chat.kind === 'copy') return length;
  const day = await db
    .selectFrom('message_day')
    .select(['position'])
    .where('operation_id', '=', chat.operationId)
    .where('conversation_id', '=', chat.conversationId)
    .where('day', '>=', time.slice(0, 10))
    .orderBy('day')
    .limit(1)
    .executeTakeFirst();
  if (day === undefined) return length;
  const row = await db
    .selectFrom('message')
    .select('message_id')
    .where('operation_id', '=', chat.operationId)
    .where('conversation_id', '=', chat.conversationId)
    .where('message_id', '>=', day.position)
    .where('common', '>=', time)
    .orderBy('message_id')
    .limit(1)
    .executeTakeFirst();
  return row?.message_id ?? length;
}

/** Messages of others that a person's own copies have outside of some spans, and before a position. */
export async function countInOwnCopies(
  db: Db,
  chat: ChatRef,
  own: { readonly copies: readonly number[]; readonly senders: readonly number[] },
  outside: { readonly from: number; readonly to: number },
): Promise<number> {
  if (chat.kind === 'copy' || own.copies.length === 0 || outside.from >= outside.to) return 0;
  let query = db
    .selectFrom('message_observation as mo')
    .innerJoin('message as m', (join) =>
      join
        .onRef('m.operation_id', '=', 'mo.operation_id')
        .onRef('m.conversation_id', '=', 'mo.conversation_id')
        .onRef('m.message_id', '=', 'mo.message_id'),
    )
    .select(sql<number>`count(distinct m.message_id)`.as('n'))
    .where('mo.operation_id', '=', chat.operationId)
    .where('mo.conversation_id', '=', chat.conversationId)
    .where('mo.copy_id', 'in', own.copies)
    .where('mo.message_id', '>=', outside.from)
    .where('mo.message_id', '<', outside.to)
    .where('m.notice', '=', 0)
    .where('m.sender_id', 'is not', null);
  if (own.senders.length > 0) query = query.where('m.sender_id', 'not in', own.senders);
  if (!chat.mayReadHeld) query = query.where('m.held', '=', 0);
  return Number((await query.executeTakeFirstOrThrow()).n);
}
