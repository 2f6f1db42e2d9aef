/** SQL of what is scored: conversations as they are read now, and their messages in reading order. */

import { z } from 'zod';
import type { Db } from '../store.ts';

/** A conversation as it is read now. */
export interface ChatToScore {
  readonly conversationId: number;
  /** Several phones: its messages are those of the alignment; else the entries of its one copy. */
  readonly joined: boolean;
  readonly copies: readonly number[];
  /** How many positions it has. */
  readonly total: number;
  /** False while more of a copy is coming in. */
  readonly sealed: boolean;
}

/** All conversations of an operation in which something is read. */
export async function chatsOf(db: Db, operationId: number): Promise<ChatToScore[]> {
  const copies = await db
    .selectFrom('conversation_copy as cc')
    .innerJoin('copy as c', (join) =>
      join.onRef('c.operation_id', '=', 'cc.operation_id').onRef('c.copy_id', '=', 'cc.copy_id'),
    )
    .select(['cc.conversation_id', 'cc.copy_id', 'c.entries', 'c.state'])
    .where('cc.operation_id', '=', operationId)
    .orderBy('cc.conversation_id')
    .orderBy('cc.copy_id')
    .execute();
  const joined = new Map(
    (
      await db
        .selectFrom('joining')
        .select(['conversation_id', 'messages'])
        .where('operation_id', '=', operationId)
        .where('state', '=', 'joined')
        .execute()
    ).map((row) => [row.conversation_id, row.messages ?? 0]),
  );
  return [...Map.groupBy(copies, (row) => row.conversation_id)].map(([conversationId, own]) => ({
    conversationId,
    joined: joined.has(conversationId),
    copies: own.map((row) => row.copy_id),
    total: joined.get(conversationId) ?? own.reduce((sum, row) => sum + row.entries, 0),
    sealed: own.every((row) => row.state === 'sealed'),
  }));
}

/** A message as it is scored: its leading observation. */
export interface MessageToScore {
  readonly position: number;
  readonly observation: number;
  readonly kind: string;
  readonly state: string;
  readonly body: string;
  readonly media: readonly string[];
  /** It, or in a joined conversation another phone's observation of it, is held. */
  readonly withheld: boolean;
  /** Who wrote it: the sender in a joined conversation, else the handle; null for nobody. */
  readonly writer: number | null;
  /** On the clock of lane A; of a single copy its own. */
  readonly time: string | null;
}

const Extra = z.object({ media: z.array(z.object({ kind: z.string() })).optional() });

function mediaOf(extra: string | null): string[] {
  if (extra === null) return [];
  return (Extra.parse(JSON.parse(extra)).media ?? []).map(({ kind }) => kind);
}

/** Messages from a position on, in reading order, at most `limit` positions. */
export async function messagesToScore(
  db: Db,
  operationId: number,
  chat: ChatToScore,
  from: number,
  limit: number,
): Promise<MessageToScore[]> {
  const rows = chat.joined
    ? await db
        .selectFrom('message as m')
        .innerJoin('observation as o', (join) =>
          join.onRef('o.operation_id', '=', 'm.operation_id').onRef('o.observation_id', '=', 'm.observation_id'),
        )
        .select([
          'm.message_id as position',
          'm.held',
          'm.sender_id as writer',
          'm.common as time',
          'o.observation_id',
          'o.kind',
          'o.state',
          'o.body',
          'o.extra',
        ])
        .where('m.operation_id', '=', operationId)
        .where('m.conversation_id', '=', chat.conversationId)
        .where('m.message_id', '>=', from)
        .where('m.message_id', '<', from + limit)
        .orderBy('m.message_id')
        .execute()
    : await db
        .selectFrom('observation as o')
        .select((e) => [
          'o.position',
          e.case().when('o.bin', '=', 'held').then(1).else(0).end().as('held'),
          'o.handle_id as writer',
          'o.time',
          'o.observation_id',
          'o.kind',
          'o.state',
          'o.body',
          'o.extra',
        ])
        .where('o.operation_id', '=', operationId)
        .where('o.copy_id', 'in', chat.copies)
        .where('o.position', '>=', from)
        .where('o.position', '<', from + limit)
        .orderBy('o.position')
        .execute();
  return rows.map((row) => ({
    position: row.position,
    observation: Number(row.observation_id),
    kind: row.kind,
    state: row.state,
    body: row.body,
    media: mediaOf(row.extra),
    withheld: row.held === 1,
    writer: row.writer,
    time: row.time,
  }));
}

/** The words of observations, by observation. */
export async function wordsOf(
  db: Db,
  operationId: number,
  observations: readonly number[],
): Promise<Map<number, Pick<MessageToScore, 'kind' | 'state' | 'body' | 'media'>>> {
  const rows = await db
    .selectFrom('observation')
    .select(['observation_id', 'kind', 'state', 'body', 'extra'])
    .where('operation_id', '=', operationId)
    .where('observation_id', 'in', observations)
    .execute();
  return new Map(
    rows.map(({ observation_id, kind, state, body, extra }) => [
      Number(observation_id),
      { kind, state, body, media: mediaOf(extra) },
    ]),
  );
}

/** The senders of a joined conversation that some of these handles are, with the handles of each. */
export async function sendersOfHandles(
  db: Db,
  operationId: number,
  conversation: number,
  handles: readonly number[],
): Promise<{ readonly sender_id: number; readonly handle_id: number }[]> {
  if (handles.length === 0) return [];
  return await db
    .selectFrom('sender_handle')
    .select(['sender_id', 'handle_id'])
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('handle_id', 'in', handles)
    .execute();
}

/** The observations of the other phones, which lead no message, of a stretch of a joined conversation. */
export async function besideLeading(
  db: Db,
  operationId: number,
  conversation: number,
  from: number,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('message_observation as mo')
    .innerJoin('message as m', (join) =>
      join
        .onRef('m.operation_id', '=', 'mo.operation_id')
        .onRef('m.conversation_id', '=', 'mo.conversation_id')
        .onRef('m.message_id', '=', 'mo.message_id'),
    )
    .select('mo.observation_id')
    .where('mo.operation_id', '=', operationId)
    .where('mo.conversation_id', '=', conversation)
    .where('mo.message_id', '>=', from)
    .where('mo.message_id', '<', from + limit)
    .whereRef('m.observation_id', '!=', 'mo.observation_id')
    .execute();
  return rows.map((row) => Number(row.observation_id));
}
