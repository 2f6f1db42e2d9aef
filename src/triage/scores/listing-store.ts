/** SQL of scores as they are read: counts, lists by score, marks in a conversation. Always bounded. */

import { withheldObservation } from '../../conversations/index.ts';
import type { Output } from '../labels.ts';
import type { Db } from '../store.ts';
import type { ChatToScore } from './chat-store.ts';
import type { Scope } from './score-store.ts';
import type { Counted } from './tally.ts';

/** Whose eyes: the model shown, and whether what is held may be read. */
export interface Eyes extends Scope {
  readonly db: Db;
  readonly mayReadHeld: boolean;
}

export type CountedThere = Counted & { readonly conversation_id: number };

/** Counts of the conversations that are read now, as their last whole walk left them; of the first walk as far as it is. */
export async function tallies({ db, operationId, modelId }: Eyes): Promise<CountedThere[]> {
  return await db
    .selectFrom('triage_pass as p')
    .innerJoin('triage_tally as t', (join) =>
      join
        .onRef('t.operation_id', '=', 'p.operation_id')
        .onRef('t.model_id', '=', 'p.model_id')
        .onRef('t.conversation_id', '=', 'p.conversation_id')
        .on((e) => e('t.pass', '=', e.fn.coalesce('p.shown_pass', 'p.pass'))),
    )
    .select(['t.conversation_id', 't.kind', 't.name', 't.open', 't.withheld'])
    .where('p.operation_id', '=', operationId)
    .where('p.model_id', '=', modelId)
    .where((e) =>
      e.exists(
        e
          .selectFrom('conversation_copy as cc')
          .select('cc.copy_id')
          .whereRef('cc.operation_id', '=', 'p.operation_id')
          .whereRef('cc.conversation_id', '=', 'p.conversation_id'),
      ),
    )
    .execute();
}

/** Which rows: suggestions as one output, the likeliest first; of one twentieth, or of one reason, the newest first. */
export interface Listed {
  readonly what:
    | { readonly kind: 'suggested'; readonly as: Output }
    | { readonly kind: 'bin'; readonly bin: number }
    | { readonly kind: 'unjudged'; readonly reason: string };
  readonly conversation: number | null;
  /** The last row of the page before: its value in the order, and its observation. */
  readonly after: { readonly value: number; readonly observation: number } | null;
  readonly limit: number;
}

export interface ListedRow {
  readonly observation_id: number;
  readonly relevance: number | null;
  readonly labels: Uint8Array | null;
  readonly unjudged: string | null;
  /** Place in the order: the score, or the observation itself. */
  readonly value: number;
}

/** A page of messages, those that this account may read. */
export async function listed(eyes: Eyes, { what, conversation, after, limit }: Listed): Promise<ListedRow[]> {
  const { db, operationId, modelId, mayReadHeld } = eyes;
  // CROSS JOIN keeps the order: the index gives the rows in order, each is looked at until there are enough.
  if (what.kind === 'suggested') {
    let rows = db
      .selectFrom('triage_label as l')
      .crossJoin('triage_score as s')
      .crossJoin('observation as o')
      .whereRef('s.operation_id', '=', 'l.operation_id')
      .whereRef('s.model_id', '=', 'l.model_id')
      .whereRef('s.observation_id', '=', 'l.observation_id')
      .whereRef('o.operation_id', '=', 'l.operation_id')
      .whereRef('o.observation_id', '=', 'l.observation_id')
      .where('l.operation_id', '=', operationId)
      .where('l.model_id', '=', modelId)
      .where('l.label', '=', what.as)
      .where('s.shown', '=', 1)
      .$if(conversation !== null, (query) => query.where('s.conversation_id', '=', conversation ?? 0))
      .$if(!mayReadHeld, (query) => query.where(withheldObservation, '=', 0))
      .select(['s.observation_id', 's.relevance', 's.labels', 's.unjudged', 'l.score as value'])
      .limit(limit);
    if (after !== null) {
      rows = rows.where((e) =>
        e(e.refTuple('l.score', 'l.observation_id'), '<', e.tuple(after.value, after.observation)),
      );
    }
    return (await rows.orderBy('l.score', 'desc').orderBy('l.observation_id', 'desc').execute()).map(listedRow);
  }
  let rows = db
    .selectFrom('triage_score as s')
    .crossJoin('observation as o')
    .whereRef('o.operation_id', '=', 's.operation_id')
    .whereRef('o.observation_id', '=', 's.observation_id')
    .where('s.operation_id', '=', operationId)
    .where('s.model_id', '=', modelId)
    .where('s.shown', '=', 1)
    .$if(conversation !== null, (query) => query.where('s.conversation_id', '=', conversation ?? 0))
    .$if(!mayReadHeld, (query) => query.where(withheldObservation, '=', 0))
    .select(['s.observation_id', 's.relevance', 's.labels', 's.unjudged', 's.observation_id as value'])
    .limit(limit);
  rows = what.kind === 'bin' ? rows.where('s.bin', '=', what.bin) : rows.where('s.unjudged', '=', what.reason);
  if (after !== null) rows = rows.where('s.observation_id', '<', after.observation);
  return (await rows.orderBy('s.observation_id', 'desc').execute()).map(listedRow);
}

function listedRow(row: ListedRow): ListedRow {
  return { ...row, observation_id: Number(row.observation_id), value: Number(row.value) };
}

export interface MarkedRow {
  readonly position: number;
  readonly observation_id: number;
  readonly relevance: number;
  readonly labels: Uint8Array;
}

/** Scores of the messages in a stretch of a conversation, those that have one and that this account may read. */
export async function scoresWithin(
  { db, operationId, modelId, mayReadHeld }: Eyes,
  chat: ChatToScore,
  from: number,
  limit: number,
): Promise<MarkedRow[]> {
  const rows = chat.joined
    ? await db
        .selectFrom('message as m')
        .innerJoin('triage_score as s', (join) =>
          join.onRef('s.operation_id', '=', 'm.operation_id').onRef('s.observation_id', '=', 'm.observation_id'),
        )
        .select(['m.message_id as position', 's.observation_id', 's.relevance', 's.labels'])
        .where('s.model_id', '=', modelId)
        .where('m.operation_id', '=', operationId)
        .where('m.conversation_id', '=', chat.conversationId)
        .where('m.message_id', '>=', from)
        .where('m.message_id', '<', from + limit)
        .$if(!mayReadHeld, (query) => query.where('m.held', '=', 0))
        .execute()
    : await db
        .selectFrom('observation as o')
        .innerJoin('triage_score as s', (join) =>
          join.onRef('s.operation_id', '=', 'o.operation_id').onRef('s.observation_id', '=', 'o.observation_id'),
        )
        .select(['o.position', 's.observation_id', 's.relevance', 's.labels'])
        .where('s.model_id', '=', modelId)
        .where('o.operation_id', '=', operationId)
        .where('o.copy_id', 'in', chat.copies)
        .where('o.position', '>=', from)
        .where('o.position', '<', from + limit)
        .$if(!mayReadHeld, (query) => query.where(withheldObservation, '=', 0))
        .execute();
  return rows.flatMap(({ position, observation_id, relevance, labels }) =>
    relevance === null || labels === null
      ? []
      : [{ position, observation_id: Number(observation_id), relevance, labels }],
  );
}

/** The score of one message, under its leading observation; null: none, or withheld from this account. */
export async function oneScore({ db, operationId, modelId, mayReadHeld }: Eyes, observation: number) {
  const row = await db
    .selectFrom('triage_score as s')
    .innerJoin('observation as o', (join) =>
      join.onRef('o.operation_id', '=', 's.operation_id').onRef('o.observation_id', '=', 's.observation_id'),
    )
    .leftJoin('triage_why as w', (join) =>
      join
        .onRef('w.operation_id', '=', 's.operation_id')
        .onRef('w.model_id', '=', 's.model_id')
        .onRef('w.observation_id', '=', 's.observation_id'),
    )
    .select(['s.relevance', 's.labels', 's.tier', 'w.spans', 'w.start'])
    .where('s.operation_id', '=', operationId)
    .where('s.model_id', '=', modelId)
    .where('s.observation_id', '=', observation)
    .$if(!mayReadHeld, (query) => query.where(withheldObservation, '=', 0))
    .executeTakeFirst();
  if (row === undefined || row.relevance === null || row.labels === null) return null;
  return { relevance: row.relevance, labels: row.labels, tier: row.tier, spans: row.spans, start: row.start ?? 0 };
}
