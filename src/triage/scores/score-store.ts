/** SQL of scores as they are written: what is known already, what is new, the counts and how far a walk is. */

import type { Transaction } from 'kysely';
import type { Store } from '../../storage/index.ts';
import { type Db, tablesOf } from '../store.ts';
import type { TriagePassTable, TriageScoreTable } from '../tables.ts';
import type { Counted } from './tally.ts';

/** Ids of one `in (…)`. */
const AT_ONCE = 1_000;

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

export type ScoreRow = Omit<TriageScoreTable, 'operation_id' | 'model_id'>;

/** What is scored, and with which model. */
export interface Scope {
  readonly operationId: number;
  readonly modelId: number;
}

/** The scores of observations, by observation. */
export async function scoresOf(
  db: Db,
  { operationId, modelId }: Scope,
  observations: readonly number[],
): Promise<Map<number, TriageScoreTable>> {
  const found = new Map<number, TriageScoreTable>();
  for (const some of chunks(observations)) {
    const rows = await db
      .selectFrom('triage_score')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('model_id', '=', modelId)
      .where('observation_id', 'in', some)
      .execute();
    for (const row of rows) found.set(Number(row.observation_id), row);
  }
  return found;
}

export interface SameBasis {
  readonly observation: number;
  readonly relevance: number;
  readonly labels: Uint8Array;
  readonly tier: number;
}

/** Scores of the same words after the same words, by basis: another phone's copy of the same chat has most of them. */
export async function scoresOfBases(
  db: Db,
  { operationId, modelId }: Scope,
  bases: readonly string[],
): Promise<Map<string, SameBasis>> {
  const found = new Map<string, SameBasis>();
  for (const some of chunks(bases)) {
    const rows = await db
      .selectFrom('triage_score')
      .select(['observation_id', 'basis', 'relevance', 'labels', 'tier'])
      .where('operation_id', '=', operationId)
      .where('model_id', '=', modelId)
      .where('basis', 'in', some)
      .execute();
    for (const { observation_id, basis, relevance, labels, tier } of rows) {
      if (relevance === null || labels === null || found.has(basis)) continue;
      found.set(basis, { observation: Number(observation_id), relevance, labels, tier });
    }
  }
  return found;
}

/** The spans kept with observations, as JSON, by observation. */
export async function spansOf(
  db: Db,
  { operationId, modelId }: Scope,
  observations: readonly number[],
): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const some of chunks(observations)) {
    const rows = await db
      .selectFrom('triage_why')
      .select(['observation_id', 'spans'])
      .where('operation_id', '=', operationId)
      .where('model_id', '=', modelId)
      .where('observation_id', 'in', some)
      .execute();
    for (const row of rows) found.set(Number(row.observation_id), row.spans);
  }
  return found;
}

export interface NewScore extends ScoreRow {
  /** What it is listed as: `relevance`, and labels. */
  readonly suggested: readonly { readonly label: string; readonly score: number }[];
  /** JSON, or null where there are no reasons; and where the words judged begin in the body. */
  readonly spans: string | null;
  readonly start: number;
}

const scoreColumns = [
  'operation_id',
  'model_id',
  'observation_id',
  'conversation_id',
  'shown',
  'basis',
  'relevance',
  'bin',
  'labels',
  'tier',
  'unjudged',
];

/** Writes scores, in the place of those that these observations had. */
export async function writeScores(
  trx: Transaction<unknown>,
  store: Store,
  scope: Scope,
  rows: readonly NewScore[],
  replaced: readonly number[],
): Promise<void> {
  const { operationId, modelId } = scope;
  const db = tablesOf(trx);
  for (const some of chunks(replaced)) {
    for (const table of ['triage_score', 'triage_label', 'triage_why'] as const) {
      await db
        .deleteFrom(table)
        .where('operation_id', '=', operationId)
        .where('model_id', '=', modelId)
        .where('observation_id', 'in', some)
        .execute();
    }
  }
  const key = [operationId, modelId] as const;
  const { bulkInsert } = store.dialect;
  await bulkInsert(
    trx,
    'triage_score',
    scoreColumns,
    rows.map((row) => [
      ...key,
      row.observation_id,
      row.conversation_id,
      row.shown,
      row.basis,
      row.relevance,
      row.bin,
      row.labels,
      row.tier,
      row.unjudged,
    ]),
  );
  await bulkInsert(
    trx,
    'triage_label',
    ['operation_id', 'model_id', 'label', 'observation_id', 'score'],
    rows.flatMap((row) => row.suggested.map(({ label, score }) => [...key, label, row.observation_id, score])),
  );
  await bulkInsert(
    trx,
    'triage_why',
    ['operation_id', 'model_id', 'observation_id', 'start', 'spans'],
    rows.flatMap((row) => (row.spans === null ? [] : [[...key, row.observation_id, row.start, row.spans]])),
  );
}

/** Where observations with a score are read now, and whether they stand for their message. */
export async function placeScores(
  db: Db,
  { operationId, modelId }: Scope,
  observations: readonly number[],
  at: { readonly conversation_id: number; readonly shown: 0 | 1 },
): Promise<void> {
  for (const some of chunks(observations)) {
    await db
      .updateTable('triage_score')
      .set(at)
      .where('operation_id', '=', operationId)
      .where('model_id', '=', modelId)
      .where('observation_id', 'in', some)
      .execute();
  }
}

/** All walks of an operation with a model. */
export async function passesOf(db: Db, { operationId, modelId }: Scope): Promise<TriagePassTable[]> {
  return await db
    .selectFrom('triage_pass')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('model_id', '=', modelId)
    .orderBy('conversation_id')
    .execute();
}

/** Begins a walk: the first, or one more, whose counts take the place of the last one's when it has come to the end. */
export async function beginPass(
  db: Db,
  { operationId, modelId }: Scope,
  conversation: number,
  total: number,
): Promise<TriagePassTable> {
  const before = await db
    .selectFrom('triage_pass')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('model_id', '=', modelId)
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  const row: TriagePassTable = {
    operation_id: operationId,
    model_id: modelId,
    conversation_id: conversation,
    pass: (before?.pass ?? 0) + 1,
    next_position: 0,
    total,
    shown_pass: before?.shown_pass ?? null,
    stale: 0,
  };
  if (before === undefined) await db.insertInto('triage_pass').values(row).execute();
  else {
    await db
      .updateTable('triage_pass')
      .set(row)
      .where('operation_id', '=', operationId)
      .where('model_id', '=', modelId)
      .where('conversation_id', '=', conversation)
      .execute();
    // Of a walk that was left in the middle.
    await dropTallies(db, row, 'all but shown');
  }
  return row;
}

async function dropTallies(db: Db, row: TriagePassTable, which: 'all but shown' | 'all'): Promise<void> {
  let drop = db
    .deleteFrom('triage_tally')
    .where('operation_id', '=', row.operation_id)
    .where('model_id', '=', row.model_id)
    .where('conversation_id', '=', row.conversation_id);
  if (which === 'all but shown' && row.shown_pass !== null) drop = drop.where('pass', '!=', row.shown_pass);
  await drop.execute();
}

/** A batch of a walk is done: its counts are added, and whoever is killed now goes on behind it. */
export async function advancePass(
  db: Db,
  row: TriagePassTable,
  next: number,
  counted: readonly Counted[],
): Promise<TriagePassTable> {
  const { operation_id, model_id, conversation_id, pass } = row;
  for (const count of counted) {
    await db
      .insertInto('triage_tally')
      .values({ operation_id, model_id, conversation_id, pass, ...count })
      .onConflict((conflict) =>
        conflict.columns(['operation_id', 'model_id', 'conversation_id', 'pass', 'kind', 'name']).doUpdateSet((e) => ({
          open: e('triage_tally.open', '+', count.open),
          withheld: e('triage_tally.withheld', '+', count.withheld),
        })),
      )
      .execute();
  }
  const ended = next >= row.total;
  const after = { ...row, next_position: next, shown_pass: ended ? pass : row.shown_pass };
  await db
    .updateTable('triage_pass')
    .set({ next_position: after.next_position, shown_pass: after.shown_pass })
    .where('operation_id', '=', operation_id)
    .where('model_id', '=', model_id)
    .where('conversation_id', '=', conversation_id)
    .execute();
  if (ended) await dropTallies(db, after, 'all but shown');
  return after;
}

/** Conversations have changed (more came in, something was released): they are walked through again. */
export async function markStale(db: Db, operationId: number, conversations: readonly number[]): Promise<void> {
  if (conversations.length === 0) return;
  await db
    .updateTable('triage_pass')
    .set({ stale: 1 })
    .where('operation_id', '=', operationId)
    .where('conversation_id', 'in', conversations)
    .execute();
}

/** Walks of conversations in which nothing is read any more, with their counts. Scores stay with their observations. */
export async function dropPasses(db: Db, rows: readonly TriagePassTable[]): Promise<void> {
  for (const row of rows) {
    await dropTallies(db, row, 'all');
    await db
      .deleteFrom('triage_pass')
      .where('operation_id', '=', row.operation_id)
      .where('model_id', '=', row.model_id)
      .where('conversation_id', '=', row.conversation_id)
      .execute();
  }
}

/** Conversations in which copies are read now. */
export async function conversationsOfCopies(db: Db, operationId: number, copies: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('conversation_copy')
    .select('conversation_id')
    .distinct()
    .where('operation_id', '=', operationId)
    .where('copy_id', 'in', copies)
    .execute();
  return rows.map((row) => row.conversation_id);
}
