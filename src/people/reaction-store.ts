/**
 * SQL of who reacted last in a copy. Reactions stand inside of entries, where no index finds them: a copy is gone through
 * once, in stretches, and what was found is kept until the copy changes. Only downloads of Messenger and Instagram have
 * reactions; text exports are never gone through.
 */

import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Store } from '../storage/index.ts';
import { type Db, tablesOf } from './store.ts';

const Reacted = z.object({ reactions: z.array(z.object({ actor: z.string().nullable() })).default([]) });

/** Entries looked at in one question. */
const STRETCH = 20_000;
const ROWS_AT_ONCE = 100;

export interface LastReaction {
  readonly actor: string;
  readonly observation: number;
}

/** The last entry of a copy to which each name reacted. */
export async function lastReactions(
  store: Store,
  operationId: number,
  copyId: number,
  mayReadHeld: boolean,
): Promise<LastReaction[]> {
  const db = tablesOf(store.db);
  const stamp = await stampOf(db, operationId, copyId);
  const scanned = await db
    .selectFrom('reaction_scan')
    .select(['entries', 'held'])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .executeTakeFirst();
  if (scanned === undefined || scanned.entries !== stamp.entries || scanned.held !== stamp.held) {
    await scan(store, operationId, copyId, stamp);
  }
  const rows = await db
    .selectFrom('last_reaction')
    .select(['actor', 'open_observation', 'any_observation'])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .execute();
  return rows.flatMap(({ actor, open_observation, any_observation }) => {
    const observation = mayReadHeld ? any_observation : open_observation;
    return observation === null ? [] : [{ actor, observation: Number(observation) }];
  });
}

/** What a copy is now: entries that came or were held or released change it. */
async function stampOf(db: Db, operationId: number, copyId: number): Promise<{ entries: number; held: number }> {
  const row = await db
    .selectFrom('copy_count')
    .select((e) => [e.fn.sum<number>('entries').as('entries'), e.fn.sum<number>('held').as('held')])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .executeTakeFirst();
  return { entries: Number(row?.entries ?? 0), held: Number(row?.held ?? 0) };
}

async function scan(store: Store, operationId: number, copyId: number, stamp: { entries: number; held: number }) {
  const db = tablesOf(store.db);
  const last = new Map<string, { open: number | null; any: number }>();
  for (let from = 0; from < stamp.entries; from += STRETCH) {
    const rows = await db
      .selectFrom('observation')
      .select(['observation_id', 'bin', 'extra'])
      .where('operation_id', '=', operationId)
      .where('copy_id', '=', copyId)
      .where('position', '>=', from)
      .where('position', '<', from + STRETCH)
      .where(sql<SqlBool>`extra like '%"reactions":%'`)
      .orderBy('position')
      .execute();
    for (const { observation_id, bin, extra } of rows) {
      for (const { actor } of Reacted.parse(JSON.parse(extra ?? '{}')).reactions) {
        if (actor === null) continue;
        const known = last.get(actor)?.open ?? null;
        last.set(actor, { open: bin === 'held' ? known : observation_id, any: observation_id });
      }
    }
  }
  await store.transaction(async (trx) => {
    const kept = tablesOf(trx);
    const of = { operation_id: operationId, copy_id: copyId };
    await kept
      .deleteFrom('last_reaction')
      .where('operation_id', '=', operationId)
      .where('copy_id', '=', copyId)
      .execute();
    const rows = [...last].map(([actor, { open, any }]) => ({
      ...of,
      actor,
      open_observation: open,
      any_observation: any,
    }));
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await kept
        .insertInto('last_reaction')
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .execute();
    }
    await kept
      .insertInto('reaction_scan')
      .values({ ...of, ...stamp })
      .onConflict((conflict) => conflict.columns(['operation_id', 'copy_id']).doUpdateSet(stamp))
      .execute();
  });
}
