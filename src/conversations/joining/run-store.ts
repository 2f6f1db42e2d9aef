/** SQL by which runs are found among the gaps of a joined conversation, and kept. */

import { type SqlBool, sql } from 'kysely';
import type { Db } from '../store.ts';
import type { GapRunTable } from '../tables.ts';
import type { GapInTime } from './runs.ts';

/** Ids of one `in (…)`. */
const AT_ONCE = 1_000;

/** Gaps that may belong to a run: gone or deleted for everyone, without an innocent explanation, readable by all. */
export async function gapsForRuns(
  db: Db,
  operationId: number,
  conversation: number,
): Promise<(GapInTime & { readonly copyId: number })[]> {
  const rows = await db
    .selectFrom('gap')
    .select(['gap_id', 'message_id', 'copy_id', 'sender_id', 'common', 'deletion', 'confidence'])
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('kind', 'in', ['missing', 'tombstone'])
    .where('explained', '=', 0)
    .where('held', '=', 0)
    .where('common', '!=', '')
    .execute();
  return rows.map((row) => ({
    gap: row.gap_id,
    message: row.message_id,
    sender: row.sender_id,
    ms: Date.parse(`${row.common}Z`),
    deletion: row.deletion === 1,
    confidence: row.confidence,
    copyId: row.copy_id,
  }));
}

/** Texts of gaps, as the first copy that has them shows them. */
export async function bodiesOf(db: Db, operationId: number, gaps: readonly number[]): Promise<string[]> {
  const bodies: string[] = [];
  for (let at = 0; at < gaps.length; at += AT_ONCE) {
    const rows = await db
      .selectFrom('gap as g')
      .innerJoin('observation as o', (join) =>
        join.onRef('o.operation_id', '=', 'g.operation_id').onRef('o.observation_id', '=', 'g.observation_id'),
      )
      .select('o.body')
      .where('g.operation_id', '=', operationId)
      .where('g.gap_id', 'in', gaps.slice(at, at + AT_ONCE))
      .where('o.kind', '=', 'text')
      .execute();
    bodies.push(...rows.map((row) => row.body));
  }
  return bodies;
}

/** Every so many-th readable message of a stretch with its words. */
export async function sampleBodies(
  db: Db,
  operationId: number,
  conversation: number,
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: number },
): Promise<{ message_id: number; body: string }[]> {
  return await db
    .selectFrom('message as m')
    .innerJoin('observation as o', (join) =>
      join.onRef('o.operation_id', '=', 'm.operation_id').onRef('o.observation_id', '=', 'm.observation_id'),
    )
    .select(['m.message_id', 'o.body'])
    .where('m.operation_id', '=', operationId)
    .where('m.conversation_id', '=', conversation)
    .where('m.message_id', '>=', from)
    .where('m.message_id', '<', to)
    .where(sql<SqlBool>`m.message_id % ${step} = 0`)
    .where('m.held', '=', 0)
    .where('o.kind', '=', 'text')
    .execute();
}

/** The places that the messages of some days take: from the first up to the end. */
export async function placesOfDays(
  db: Db,
  { operationId, conversation }: { readonly operationId: number; readonly conversation: number },
  days: { readonly from: string; readonly to: string },
): Promise<{ readonly from: number; readonly end: number }> {
  const bounds = await db
    .selectFrom('message_day')
    .select([sql<number>`min(position)`.as('from'), sql<number>`max(position + messages)`.as('end')])
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .executeTakeFirst();
  return { from: Number(bounds?.from ?? 0), end: Number(bounds?.end ?? 0) };
}

/** How much senders wrote in a stretch that one phone still has, by sender. */
export async function stillThere(
  db: Db,
  place: { readonly operationId: number; readonly conversation: number; readonly lane: number },
  stretch: { readonly from: number; readonly end: number },
  senders: readonly number[],
): Promise<{ readonly sender: number; readonly messages: number }[]> {
  if (senders.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .select((e) => ['sender_id', e.fn.countAll<number>().as('n')])
    .where('operation_id', '=', place.operationId)
    .where('conversation_id', '=', place.conversation)
    .where('message_id', '>=', stretch.from)
    .where('message_id', '<', stretch.end)
    .where('sender_id', 'in', senders)
    .where('held', '=', 0)
    .where(sql<SqlBool>`substr(lanes, ${place.lane + 1}, 1) not in ('x', 'q', 't')`)
    .groupBy('sender_id')
    .execute();
  return rows.flatMap((row) => (row.sender_id === null ? [] : [{ sender: row.sender_id, messages: Number(row.n) }]));
}

/** Writes the runs of a conversation in place of those that were there. */
export async function keepRuns(
  db: Db,
  operationId: number,
  conversation: number,
  runs: readonly { readonly row: Omit<GapRunTable, 'run_id'>; readonly gaps: readonly number[] }[],
): Promise<void> {
  await forgetRuns(db, operationId, conversation);
  const last = await db
    .selectFrom('gap_run')
    .select((e) => e.fn.max('run_id').as('id'))
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  let run_id = Number(last?.id ?? 0);
  for (const { row, gaps } of runs) {
    run_id += 1;
    await db
      .insertInto('gap_run')
      .values({ ...row, run_id })
      .execute();
    for (let at = 0; at < gaps.length; at += AT_ONCE) {
      await db
        .updateTable('gap')
        .set({ run: run_id })
        .where('operation_id', '=', operationId)
        .where('gap_id', 'in', gaps.slice(at, at + AT_ONCE))
        .execute();
    }
  }
}

export async function forgetRuns(db: Db, operationId: number, conversation: number): Promise<void> {
  await db
    .updateTable('gap')
    .set({ run: null })
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .where('run', 'is not', null)
    .execute();
  await db
    .deleteFrom('gap_run')
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .execute();
}
