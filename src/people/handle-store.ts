/** SQL of handles as this room sees them: in which copy of whose phone, in which chat, how much they wrote. */

import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { HandleTable } from '../evidence/index.ts';
import type { Db, Tables } from './store.ts';

/** Ids of one `in (…)`. */
const AT_ONCE = 1_000;

export interface HandleRow {
  readonly handleId: number;
  readonly shown: string;
  readonly copyId: number;
  readonly exhibitId: number;
  readonly exhibitRef: string;
  readonly custodian: string;
  /** Of the copy itself; null where it has none. */
  readonly copyTitle: string | null;
  /** Name of the exporting person where the file or the alignment shows it. */
  readonly copyExporter: string | null;
  readonly conversationId: number;
  readonly conversationTitle: string;
  readonly platform: string;
  /** In a joined conversation: its sender there. */
  readonly senderId: number | null;
  /** Written messages that the account may read. */
  readonly messages: number;
}

export interface Only {
  readonly handles?: readonly number[];
  readonly exhibits?: readonly number[];
  readonly conversation?: number;
}

/**
 * Handles of sealed copies in the chats in which they are read now. A handle of which everything is withheld from the
 * account is left out; one that only notices name is there.
 */
export async function handleRows(
  db: Db,
  operationId: number,
  mayReadHeld: boolean,
  only: Only = {},
): Promise<HandleRow[]> {
  let query = db
    .selectFrom('handle as h')
    .innerJoin('copy as c', (join) =>
      join.onRef('c.operation_id', '=', 'h.operation_id').onRef('c.copy_id', '=', 'h.copy_id'),
    )
    .innerJoin('exhibit as x', (join) =>
      join.onRef('x.operation_id', '=', 'c.operation_id').onRef('x.exhibit_id', '=', 'c.exhibit_id'),
    )
    .innerJoin('conversation_copy as cc', (join) =>
      join.onRef('cc.operation_id', '=', 'h.operation_id').onRef('cc.copy_id', '=', 'h.copy_id'),
    )
    .innerJoin('conversation as v', (join) =>
      join.onRef('v.operation_id', '=', 'cc.operation_id').onRef('v.conversation_id', '=', 'cc.conversation_id'),
    )
    .leftJoin('sender_handle as s', (join) =>
      join
        .onRef('s.operation_id', '=', 'h.operation_id')
        .onRef('s.conversation_id', '=', 'cc.conversation_id')
        .onRef('s.handle_id', '=', 'h.handle_id'),
    )
    .select((e) => [
      'h.handle_id as handleId',
      'h.shown',
      'h.copy_id as copyId',
      'x.exhibit_id as exhibitId',
      'x.ref as exhibitRef',
      'x.custodian',
      'c.title as copyTitle',
      'c.exporter as fileExporter',
      'v.conversation_id as conversationId',
      'v.title as conversationTitle',
      'v.platform',
      's.sender_id as senderId',
      e
        .selectFrom('joining_copy as jc')
        .innerJoin('joining as j', (join) =>
          join.onRef('j.operation_id', '=', 'jc.operation_id').onRef('j.joining_id', '=', 'jc.joining_id'),
        )
        .select('jc.exporter')
        .whereRef('jc.operation_id', '=', 'cc.operation_id')
        .whereRef('jc.copy_id', '=', 'cc.copy_id')
        .whereRef('j.conversation_id', '=', 'cc.conversation_id')
        .where('j.state', '=', 'joined')
        .limit(1)
        .as('alignedExporter'),
      written(e, 'entries').as('entries'),
      written(e, 'held').as('held'),
    ])
    .where('h.operation_id', '=', operationId)
    .where('c.state', '=', 'sealed')
    .orderBy('h.handle_id');
  if (only.handles) query = query.where('h.handle_id', 'in', only.handles);
  if (only.exhibits) query = query.where('c.exhibit_id', 'in', only.exhibits);
  if (only.conversation !== undefined) query = query.where('cc.conversation_id', '=', only.conversation);
  const rows = await query.execute();
  const elsewhere = mayReadHeld ? new Map<number, number>() : await withheldElsewhere(db, operationId);
  return rows.flatMap(({ fileExporter, alignedExporter, entries, held, ...row }) => {
    const total = Number(entries ?? 0);
    const messages = mayReadHeld ? total : total - Number(held ?? 0) - (elsewhere.get(row.handleId) ?? 0);
    if (messages === 0 && total > 0) return [];
    return { ...row, copyExporter: fileExporter ?? alignedExporter, messages };
  });
}

/** Messages of a handle `h`, or those of them that are held. */
function written(e: ExpressionBuilder<Tables & { h: HandleTable }, 'h'>, what: 'entries' | 'held') {
  return e
    .selectFrom('copy_count as n')
    .select((n) => n.fn.sum<number>(`n.${what}`).as('n'))
    .whereRef('n.operation_id', '=', 'h.operation_id')
    .whereRef('n.copy_id', '=', 'h.copy_id')
    .whereRef('n.handle_id', '=', 'h.handle_id')
    .where('n.kind', 'not in', ['system', 'call']);
}

/** Messages a handle that are withheld because another phone's copy of the same message is held: few, and indexed. */
async function withheldElsewhere(db: Db, operationId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('message as m')
    .innerJoin('message_observation as mo', (join) =>
      join
        .onRef('mo.operation_id', '=', 'm.operation_id')
        .onRef('mo.conversation_id', '=', 'm.conversation_id')
        .onRef('mo.message_id', '=', 'm.message_id'),
    )
    .innerJoin('conversation_copy as cc', (join) =>
      join
        .onRef('cc.operation_id', '=', 'mo.operation_id')
        .onRef('cc.copy_id', '=', 'mo.copy_id')
        .onRef('cc.conversation_id', '=', 'mo.conversation_id'),
    )
    .innerJoin('observation as o', (join) =>
      join.onRef('o.operation_id', '=', 'mo.operation_id').onRef('o.observation_id', '=', 'mo.observation_id'),
    )
    .select((e) => ['o.handle_id', e.fn.countAll<number>().as('n')])
    .where('m.operation_id', '=', operationId)
    .where('m.held', '=', sql.lit(1))
    .where('o.bin', '!=', 'held')
    .where('o.kind', 'not in', ['system', 'call'])
    .where('o.handle_id', 'is not', null)
    .groupBy('o.handle_id')
    .execute();
  return new Map(rows.map((row) => [row.handle_id ?? 0, Number(row.n)]));
}

/** Messages by sender of joined conversations, by `conversation sender`. */
export async function senderCounts(db: Db, operationId: number, mayReadHeld: boolean): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('message_count')
    .select((e) => [
      'conversation_id',
      'sender_id',
      (mayReadHeld ? e.fn.sum<number>('messages') : e.fn.sum<number>(sql<number>`messages - held`)).as('n'),
    ])
    .where('operation_id', '=', operationId)
    .where('kind', 'not in', ['system', 'call'])
    .groupBy(['conversation_id', 'sender_id'])
    .execute();
  return new Map(rows.map((row) => [`${row.conversation_id} ${row.sender_id}`, Number(row.n)]));
}

/** First and last time, as printed, at which handles wrote something that is not withheld from everybody. */
export async function edgesOf(
  db: Db,
  operationId: number,
  handles: readonly { readonly handleId: number; readonly copyId: number }[],
): Promise<Map<number, { first: string | null; last: string | null }>> {
  const edges = new Map<number, { first: string | null; last: string | null }>();
  const edge = (direction: 'asc' | 'desc') => sql<string | null>`(
    select w.time from observation w
     where w.operation_id = ${operationId} and w.copy_id = v.copy_id and w.handle_id = v.handle_id and w.position >= 0
       and w.kind not in ('system', 'call') and w.bin != 'held'
     order by w.position ${sql.raw(direction)} limit 1)`;
  for (let at = 0; at < handles.length; at += AT_ONCE) {
    const list = sql.join(
      handles
        .slice(at, at + AT_ONCE)
        .map(({ handleId, copyId }) => sql`(cast(${handleId} as integer), cast(${copyId} as integer))`),
    );
    const { rows } = await sql<{ handle_id: number; first: string | null; last: string | null }>`
      with v(handle_id, copy_id) as (values ${list})
      select v.handle_id as handle_id, ${edge('asc')} as first, ${edge('desc')} as last from v`.execute(db);
    for (const { handle_id, first, last } of rows) edges.set(handle_id, { first, last });
  }
  return edges;
}

/** Minutes of a copy in which two handles both wrote. Reads what the two wrote and no more. */
export async function minutesShared(
  db: Db,
  operationId: number,
  copyId: number,
  a: number,
  b: number,
): Promise<number> {
  const minute = sql<string>`substr(w.time, 1, 16)`;
  const row = await db
    .selectFrom(
      db
        .selectFrom('observation as w')
        .select(minute.as('minute'))
        .where('w.operation_id', '=', operationId)
        .where('w.copy_id', '=', copyId)
        .where('w.handle_id', 'in', [a, b])
        .where(sql<SqlBool>`w.kind not in ('system', 'call')`)
        .where('w.position', '>=', 0)
        .where('w.bin', '!=', 'held')
        .where('w.time', 'is not', null)
        .groupBy(minute)
        .having(sql<number>`count(distinct w.handle_id)`, '=', 2)
        .as('both'),
    )
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** What the notices of a copy say of changed numbers. */
export async function numberNotices(db: Db, operationId: number, copyId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('observation as w')
    .leftJoin('handle as h', (join) =>
      join.onRef('h.operation_id', '=', 'w.operation_id').onRef('h.handle_id', '=', 'w.handle_id'),
    )
    .select(['w.body', 'h.shown'])
    .where('w.operation_id', '=', operationId)
    .where('w.copy_id', '=', copyId)
    .where(sql<SqlBool>`w.kind = 'system'`)
    .where('w.event', '=', 'number-changed')
    .where('w.bin', '!=', 'held')
    .execute();
  return rows.map(({ body, shown }) => `${shown ?? ''} ${body}`);
}
