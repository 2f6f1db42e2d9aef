/**
 * SQL of who wrote where in a chat: first and last message of a sender, the next one after a place, how many lie in a
 * stretch. Each is a look into an index; a chat is never gone through. One face for a chat of one copy, whose senders are
 * its handles, and for one that several phones share.
 */

import { type Kysely, sql } from 'kysely';
import type { Span } from './exposure.ts';
import { type Interval, textBounds } from './interval.ts';
import type { Moment } from './stays.ts';
import type { Db } from './store.ts';

/** A chat: its one copy, or the conversation that copies share. */
export type ChatRef = {
  readonly operationId: number;
  readonly conversationId: number;
  /** Without it, withheld messages are as if they were not there. */
  readonly mayReadHeld: boolean;
} & ({ readonly kind: 'copy'; readonly copyId: number } | { readonly kind: 'joined' });

/** A sender, and the time for which it is meant: a handset may change hands. */
export interface Writer extends Interval {
  readonly senderId: number;
}

/**
 * By sender and position, written messages alone. They hold all that a count asks for, the columns of their own condition
 * too, so that it reads no message: a million counted in 70 ms instead of 340.
 */
export async function indexWriting(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('observation_writing')
    .on('observation')
    .columns(['operation_id', 'copy_id', 'handle_id', 'position', 'bin', 'kind'])
    .where(sql.ref('kind'), 'not in', sql`('system', 'call')`)
    .execute();
  await db.schema
    .createIndex('observation_notice')
    .on('observation')
    .columns(['operation_id', 'copy_id', 'position'])
    .where(sql.ref('kind'), '=', sql.lit('system'))
    .execute();
  await db.schema
    .createIndex('message_writing')
    .on('message')
    .columns(['operation_id', 'conversation_id', 'sender_id', 'message_id', 'held', 'notice'])
    .where(sql.ref('notice'), '=', sql.lit(0))
    .execute();
  await db.schema
    .createIndex('message_notice')
    .on('message')
    .columns(['operation_id', 'conversation_id', 'message_id'])
    .where(sql.ref('notice'), '=', sql.lit(1))
    .execute();
}

/**
 * What a sender wrote. The conditions are those of the partial indexes. Whoever asks gives one lower bound of `place`, or
 * none and no repeats are met (theirs is -1): of two bounds SQLite may take the wider to look the index up with.
 */
function written(db: Db, chat: ChatRef) {
  if (chat.kind === 'copy') {
    let query = db
      .selectFrom('observation as w')
      .select(['w.position as place', 'w.time as time'])
      .where('w.operation_id', '=', chat.operationId)
      .where('w.copy_id', '=', chat.copyId)
      .where(sql<boolean>`w.kind not in ('system', 'call')`);
    if (!chat.mayReadHeld) query = query.where('w.bin', '!=', 'held');
    return {
      query,
      sender: sql.ref<number>('w.handle_id'),
      place: sql.ref<number>('w.position'),
      time: sql.ref('w.time'),
    };
  }
  let query = db
    .selectFrom('message as w')
    .select(['w.message_id as place', 'w.common as time'])
    .where('w.operation_id', '=', chat.operationId)
    .where('w.conversation_id', '=', chat.conversationId)
    .where(sql<boolean>`w.notice = 0`);
  if (!chat.mayReadHeld) query = query.where('w.held', '=', 0);
  return {
    query,
    sender: sql.ref<number>('w.sender_id'),
    place: sql.ref<number>('w.message_id'),
    time: sql.ref('w.common'),
  };
}

/** Senders of one question: bounded by the parameters a statement may have. */
const SENDERS_AT_ONCE = 400;

/** The first message of each writer at or after a position, or the last before it; null where there is none. */
export async function nearestWritten(
  db: Db,
  chat: ChatRef,
  writers: readonly Writer[],
  side: 'before' | 'from',
  position: number,
): Promise<(Moment | null)[]> {
  const always = [...new Set(writers.filter(isAlways).map(({ senderId }) => senderId))];
  const places = new Map<number, number>();
  for (let at = 0; at < always.length; at += SENDERS_AT_ONCE) {
    for (const [sender, place] of await nearestPlaces(
      db,
      chat,
      always.slice(at, at + SENDERS_AT_ONCE),
      side,
      position,
    )) {
      places.set(sender, place);
    }
  }
  const times = await timesAt(db, chat, [...places.values()]);
  const found: (Moment | null)[] = [];
  for (const writer of writers) {
    if (!isAlways(writer)) found.push(await nearestWithin(db, chat, writer, side, position));
    else {
      const place = places.get(writer.senderId);
      found.push(place === undefined ? null : { position: place, time: times.get(place) ?? null });
    }
  }
  return found;
}

const isAlways = ({ from, to }: Interval): boolean => from === null && to === null;

/** One look into the index a sender, all in one statement. */
async function nearestPlaces(
  db: Db,
  chat: ChatRef,
  senders: readonly number[],
  side: 'before' | 'from',
  position: number,
): Promise<[sender: number, place: number][]> {
  const list = sql.join(senders.map((sender) => sql`(cast(${sender} as integer))`));
  const { query, sender, place } = written(db, chat);
  const nearest = query
    .clearSelect()
    .select(place.as('place'))
    .where(sql<boolean>`${sender} = v.sender`)
    .where(place, side === 'before' ? '<' : '>=', position)
    .orderBy(place, side === 'before' ? 'desc' : 'asc')
    .limit(1);
  const { rows } = await sql<{ sender: number; place: number | null }>`
    with v(sender) as (values ${list}) select v.sender as sender, (${nearest}) as place from v`.execute(db);
  return rows.flatMap(({ sender: id, place: at }) => (at === null || at < 0 ? [] : [[id, at] as [number, number]]));
}

/** Times of places of a chat. */
async function timesAt(db: Db, chat: ChatRef, places: readonly number[]): Promise<Map<number, string | null>> {
  const times = new Map<number, string | null>();
  for (let at = 0; at < places.length; at += SENDERS_AT_ONCE) {
    const some = places.slice(at, at + SENDERS_AT_ONCE);
    const rows =
      chat.kind === 'copy'
        ? await db
            .selectFrom('observation')
            .select(['position as place', 'time'])
            .where('operation_id', '=', chat.operationId)
            .where('copy_id', '=', chat.copyId)
            .where('position', 'in', some)
            .execute()
        : await db
            .selectFrom('message')
            .select(['message_id as place', 'common as time'])
            .where('operation_id', '=', chat.operationId)
            .where('conversation_id', '=', chat.conversationId)
            .where('message_id', 'in', some)
            .execute();
    for (const row of rows) times.set(row.place, row.time);
  }
  return times;
}

/** For a sender who is meant for a time alone. */
async function nearestWithin(
  db: Db,
  chat: ChatRef,
  writer: Writer,
  side: 'before' | 'from',
  position: number,
): Promise<Moment | null> {
  const { query, sender, place, time } = written(db, chat);
  const { from, to } = textBounds(writer);
  let one = query.where(sender, '=', writer.senderId).where(place, side === 'before' ? '<' : '>=', position);
  if (from !== null) one = one.where(sql<boolean>`${time} >= ${from}`);
  if (to !== null) one = one.where(sql<boolean>`${time} <= ${to}`);
  const row = await one
    .orderBy(place, side === 'before' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.place < 0 ? null : { position: row.place, time: row.time };
}

/** Written messages in spans of positions, those of the given senders left out. */
export async function countOthers(
  db: Db,
  chat: ChatRef,
  spans: readonly Span[],
  others: readonly number[],
): Promise<number> {
  if (others.length === 0) return 0;
  let total = 0;
  for (const { from, to } of spans) {
    const { query, sender, place } = written(db, chat);
    const row = await query
      .clearSelect()
      .select((e) => e.fn.countAll<number>().as('n'))
      .where(sender, 'in', others)
      .where(place, '>=', from)
      .where(place, '<', to)
      .executeTakeFirstOrThrow();
    total += Number(row.n);
  }
  return total;
}

/** Messages of a writer by hour of the printed clock, `YYYY-MM-DDTHH`, with a trailing `Z` where they are instants. */
export async function writtenHours(
  db: Db,
  chat: ChatRef,
  writer: Writer,
): Promise<{ readonly hour: string; readonly instants: boolean; readonly messages: number }[]> {
  const { query, sender, time } = written(db, chat);
  const { from, to } = textBounds(writer);
  let some = query.clearSelect().where(sender, '=', writer.senderId).where(sql<boolean>`${time} is not null`);
  if (from !== null) some = some.where(sql<boolean>`${time} >= ${from}`);
  if (to !== null) some = some.where(sql<boolean>`${time} <= ${to}`);
  const hour = sql<string>`substr(${time}, 1, 13)`;
  const instants = sql<number>`case when ${time} like '%Z' then 1 else 0 end`;
  const rows = await some
    .select((e) => [hour.as('hour'), instants.as('instants'), e.fn.countAll<number>().as('n')])
    .groupBy([hour, instants])
    .execute();
  return rows.map((row) => ({ hour: row.hour, instants: row.instants === 1, messages: Number(row.n) }));
}
