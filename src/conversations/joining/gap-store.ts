/** SQL of gaps and runs as they are listed. Only those of conversations that are joined now are ever given. */

import { sql } from 'kysely';
import type { GapQuery } from '../alignment-contract.ts';
import type { Db } from '../store.ts';
import type { GapRunTable, GapTable } from '../tables.ts';
import type { DatedEvent } from './runs.ts';

/** Whose gaps: an account that may not read what is held is given none of withheld messages, in no list and no count. */
export interface GapScope {
  readonly db: Db;
  readonly operationId: number;
  readonly mayReadHeld: boolean;
}

export type GapFilter = Partial<Omit<GapQuery, 'sort' | 'after' | 'limit'>>;

/**
 * The gaps that the filters leave. Summaries of blocks (`extra-run`) repeat single gaps and are left out unless they
 * are asked for.
 */
function gaps({ db, operationId, mayReadHeld }: GapScope, filter: GapFilter) {
  let query = db
    .selectFrom('gap as g')
    .where('g.operation_id', '=', operationId)
    .where('g.conversation_id', 'in', (e) =>
      e
        .selectFrom('joining as j')
        .select((inner) => inner.ref('j.conversation_id').$notNull().as('conversation_id'))
        .where('j.operation_id', '=', operationId)
        .where('j.state', '=', 'joined'),
    );
  if (!mayReadHeld) query = query.where('g.held', '=', 0);
  query =
    filter.kind === undefined ? query.where('g.kind', '!=', 'extra-run') : query.where('g.kind', '=', filter.kind);
  if (filter.conversation !== undefined) query = query.where('g.conversation_id', '=', filter.conversation);
  if (filter.copy !== undefined) query = query.where('g.copy_id', '=', filter.copy);
  if (filter.deletion !== undefined) query = query.where('g.deletion', '=', filter.deletion ? 1 : 0);
  if (filter.minConfidence !== undefined) query = query.where('g.confidence', '>=', filter.minConfidence);
  if (filter.from !== undefined) query = query.where('g.day', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('g.day', '<=', filter.to).where('g.day', '!=', '');
  if (filter.run !== undefined) query = query.where('g.run', '=', filter.run);
  const { exhibit, sender } = filter;
  if (exhibit !== undefined) {
    query = query.where('g.copy_id', 'in', (e) =>
      e.selectFrom('copy').select('copy_id').where('operation_id', '=', operationId).where('exhibit_id', '=', exhibit),
    );
  }
  if (sender !== undefined) {
    query = query.where((e) =>
      e(
        e.refTuple('g.conversation_id', 'g.sender_id'),
        'in',
        e
          .selectFrom('sender_handle as sh')
          .innerJoin('handle as h', (join) =>
            join.onRef('h.operation_id', '=', 'sh.operation_id').onRef('h.handle_id', '=', 'sh.handle_id'),
          )
          .select(['sh.conversation_id', 'sh.sender_id'])
          .where('sh.operation_id', '=', operationId)
          .where('h.shown', '=', sender)
          .$asTuple('conversation_id', 'sender_id'),
      ),
    );
  }
  return query;
}

/** The explanations of gaps of a conversation, by number. */
export async function explanationsOf(db: Db, operationId: number, conversation: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('gap_explanation')
    .select(['explanation_id', 'text'])
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .execute();
  return new Map(rows.map((row) => [row.explanation_id, row.text]));
}

/** A page of gaps after a gap, in the order of time or the surest first. */
export async function gapsPage(scope: GapScope, query: GapQuery): Promise<GapTable[]> {
  const { db, operationId } = scope;
  const after =
    query.after === 0
      ? undefined
      : await db
          .selectFrom('gap')
          .select(['common', 'confidence'])
          .where('operation_id', '=', operationId)
          .where('gap_id', '=', query.after)
          .executeTakeFirst();
  if (query.after !== 0 && after === undefined) return [];
  let page = gaps(scope, query).selectAll('g').limit(query.limit);
  if (query.sort === 'time') {
    if (after !== undefined) {
      page = page.where((e) =>
        e.or([
          e('g.common', '>', after.common),
          e.and([e('g.common', '=', after.common), e('g.gap_id', '>', query.after)]),
        ]),
      );
    }
    return await page.orderBy('g.common').orderBy('g.gap_id').execute();
  }
  if (after !== undefined) {
    page = page.where((e) =>
      e.or([
        e('g.confidence', '<', after.confidence),
        e.and([e('g.confidence', '=', after.confidence), e('g.gap_id', '>', query.after)]),
      ]),
    );
  }
  return await page.orderBy('g.confidence', 'desc').orderBy('g.gap_id').execute();
}

export async function gapsOfMessage(scope: GapScope, conversation: number, message: number): Promise<GapTable[]> {
  return await gaps(scope, { conversation }).selectAll('g').where('g.message_id', '=', message).execute();
}

export interface GapCounts {
  readonly total: number;
  readonly deletions: number;
  readonly explained: number;
}

const counted = {
  total: sql<number>`count(*)`,
  deletions: sql<number>`coalesce(sum(g.deletion), 0)`,
  explained: sql<number>`coalesce(sum(g.explained), 0)`,
};

export async function countGaps(scope: GapScope, filter: GapFilter): Promise<GapCounts> {
  const row = await gaps(scope, filter)
    .select([counted.total.as('total'), counted.deletions.as('deletions'), counted.explained.as('explained')])
    .executeTakeFirst();
  return {
    total: Number(row?.total ?? 0),
    deletions: Number(row?.deletions ?? 0),
    explained: Number(row?.explained ?? 0),
  };
}

export async function gapsByKind(
  scope: GapScope,
  filter: GapFilter,
): Promise<{ kind: GapTable['kind']; gaps: number }[]> {
  const rows = await gaps(scope, filter)
    .select(['g.kind', counted.total.as('gaps')])
    .groupBy('g.kind')
    .execute();
  return rows.map((row) => ({ kind: row.kind, gaps: Number(row.gaps) }));
}

export async function gapsBySenderName(
  scope: GapScope,
  filter: GapFilter,
): Promise<{ shown: string; gaps: number; deletions: number }[]> {
  const rows = await gaps(scope, filter)
    .innerJoin('chat_sender as s', (join) =>
      join
        .onRef('s.operation_id', '=', 'g.operation_id')
        .onRef('s.conversation_id', '=', 'g.conversation_id')
        .onRef('s.sender_id', '=', 'g.sender_id'),
    )
    .select(['s.shown', counted.total.as('gaps'), counted.deletions.as('deletions')])
    .groupBy('s.shown')
    .orderBy('gaps', 'desc')
    .orderBy('s.shown')
    .execute();
  return rows.map((row) => ({ shown: row.shown, gaps: Number(row.gaps), deletions: Number(row.deletions) }));
}

/** Gaps a day for each copy. */
export async function gapsByCopyAndDay(
  scope: GapScope,
  filter: GapFilter,
): Promise<{ copy_id: number; day: string; gaps: number; deletions: number }[]> {
  const rows = await gaps(scope, filter)
    .select(['g.copy_id', 'g.day', counted.total.as('gaps'), counted.deletions.as('deletions')])
    .groupBy(['g.copy_id', 'g.day'])
    .orderBy('g.day')
    .execute();
  return rows.map((row) => ({ ...row, gaps: Number(row.gaps), deletions: Number(row.deletions) }));
}

/** The runs to which the gaps that the filters leave belong. */
export async function runsWithin(scope: GapScope, filter: GapFilter): Promise<GapRunTable[]> {
  return await scope.db
    .selectFrom('gap_run as r')
    .selectAll('r')
    .where('r.operation_id', '=', scope.operationId)
    .where(
      'r.run_id',
      'in',
      gaps(scope, filter)
        .select((e) => e.ref('g.run').$notNull().as('run'))
        .where('g.run', 'is not', null),
    )
    .orderBy('r.from_common')
    .orderBy('r.run_id')
    .execute();
}

/** Gaps of withheld messages, whatever is asked for. */
export async function withheldGaps({ db, operationId }: GapScope): Promise<number> {
  const row = await gaps({ db, operationId, mayReadHeld: true }, {})
    .select(counted.total.as('n'))
    .where('g.held', '=', 1)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Case events of an operation, by their day. */
export async function eventsOf(db: Db, operationId: number): Promise<DatedEvent[]> {
  return await db
    .selectFrom('case_event')
    .select(['event_id', 'what', 'happened'])
    .where('operation_id', '=', operationId)
    .orderBy('happened')
    .orderBy('event_id')
    .execute();
}
