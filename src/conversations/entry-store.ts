/** SQL of entries: by position, by id, by day; the texts that a search compares. Always bounded, never an OFFSET. */

import { sql } from 'kysely';
import type { ObservationTable } from '../evidence/index.ts';
import type { Db } from './store.ts';

export type EntryRow = ObservationTable & {
  readonly shown: string | null;
  /** 1: only for who may read what is held. Set for a held entry, and for every other observation of its message. */
  readonly withheld: number;
};

/** Ids of one `in (…)`: bounded by the parameters a statement may have. */
const IDS_AT_ONCE = 1_000;
/** Places of one question. */
const PLACES_AT_ONCE = 200;

/** `withheld` of an observation `o`: it is held, or another phone's observation of the same message is. */
export const withheld = sql<number>`case when o.bin = 'held' or exists (
    select 1 from message_observation mo
      join message m on m.operation_id = mo.operation_id and m.conversation_id = mo.conversation_id
                    and m.message_id = mo.message_id
     where mo.operation_id = o.operation_id and mo.observation_id = o.observation_id and m.held = 1
  ) then 1 else 0 end`;

function entries(db: Db, operationId: number) {
  return db
    .selectFrom('observation as o')
    .leftJoin('handle as h', (join) =>
      join.onRef('h.operation_id', '=', 'o.operation_id').onRef('h.handle_id', '=', 'o.handle_id'),
    )
    .selectAll('o')
    .select(['h.shown', withheld.as('withheld')])
    .where('o.operation_id', '=', operationId);
}

/** Entries of a copy from a position on, in reading order. */
export async function entriesFrom(
  db: Db,
  operationId: number,
  copyId: number,
  from: number,
  limit: number,
): Promise<EntryRow[]> {
  return await entries(db, operationId)
    .where('o.copy_id', '=', copyId)
    .where('o.position', '>=', from)
    .where('o.position', '<', from + limit)
    .orderBy('o.position')
    .execute();
}

/** Entries by their ids; those that are not there or repeat another part are left out. No order. */
export async function entriesByIds(db: Db, operationId: number, ids: readonly number[]): Promise<EntryRow[]> {
  const rows: EntryRow[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    rows.push(
      ...(await entries(db, operationId)
        .where('o.observation_id', 'in', ids.slice(at, at + IDS_AT_ONCE))
        .where('o.state', '!=', 'duplicate')
        .execute()),
    );
  }
  return rows;
}

export interface Place {
  readonly copyId: number;
  readonly position: number;
}

/** Entries at places. No order; places without an entry are left out. */
export async function entriesAt(db: Db, operationId: number, places: readonly Place[]): Promise<EntryRow[]> {
  const rows: EntryRow[] = [];
  const wanted = [...new Map(places.map((place) => [`${place.copyId} ${place.position}`, place])).values()];
  for (let at = 0; at < wanted.length; at += PLACES_AT_ONCE) {
    const some = wanted.slice(at, at + PLACES_AT_ONCE);
    // A list to go through, each place one look at the key: written as an OR, or joined in an order that SQLite may
    // choose, the whole operation is read (measured: a quarter of a second at half a million entries).
    const list = sql<{ copy_id: number; position: number }>`(values ${sql.join(
      some.map(({ copyId, position }) => sql`(cast(${copyId} as integer), cast(${position} as integer))`),
    )})`;
    rows.push(
      ...(await db
        .with('place(copy_id, position)', () => list)
        .selectFrom('place as p')
        .crossJoin('observation as o')
        .leftJoin('handle as h', (join) =>
          join.onRef('h.operation_id', '=', 'o.operation_id').onRef('h.handle_id', '=', 'o.handle_id'),
        )
        .selectAll('o')
        .select(['h.shown', withheld.as('withheld')])
        .where('o.operation_id', '=', operationId)
        .whereRef('o.copy_id', '=', 'p.copy_id')
        .whereRef('o.position', '=', 'p.position')
        .execute()),
    );
  }
  return rows;
}

/** First position on or after a time (`YYYY-MM-DDTHH:MM`), looked for from a position on, over at most `within`. */
export async function positionAtTime(
  db: Db,
  operationId: number,
  copyId: number,
  from: number,
  within: number,
  time: string,
): Promise<number | null> {
  const row = await db
    .selectFrom('observation')
    .select('position')
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .where('position', '>=', from)
    .where('position', '<', from + within)
    .where('time', '>=', time)
    .where('bin', '!=', 'held')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return row?.position ?? null;
}

/** What a search compares. */
export type TextRow = Pick<
  EntryRow,
  'observation_id' | 'copy_id' | 'handle_id' | 'kind' | 'body' | 'time' | 'withheld'
>;

export async function textsByIds(db: Db, operationId: number, ids: readonly number[]): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    rows.push(
      ...(await db
        .selectFrom('observation as o')
        .select(['o.observation_id', 'o.copy_id', 'o.handle_id', 'o.kind', 'o.body', 'o.time', withheld.as('withheld')])
        .where('o.operation_id', '=', operationId)
        .where('o.observation_id', 'in', ids.slice(at, at + IDS_AT_ONCE))
        .where('o.state', '!=', 'duplicate')
        .execute()),
    );
  }
  return rows;
}

/** Ids of all entries in a range of ids, ascending: where no index can narrow a search down. */
export async function idsWithin(
  db: Db,
  operationId: number,
  range: { readonly from: number; readonly to: number },
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('observation')
    .select('observation_id')
    .where('operation_id', '=', operationId)
    .where('observation_id', '>=', range.from)
    .where('observation_id', '<', range.to)
    .orderBy('observation_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.observation_id);
}

/** Withheld entries of an operation, oldest first, at most `limit`: held ones, and the others of their messages. */
export async function withheldIds(db: Db, operationId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('hold')
    .select('observation_id')
    .where('operation_id', '=', operationId)
    .where('released_at', 'is', null)
    .union(
      db
        .selectFrom('message as m')
        .crossJoin('message_observation as mo')
        .select('mo.observation_id')
        .where('m.operation_id', '=', operationId)
        .where('m.held', '=', sql.lit(1))
        .whereRef('mo.operation_id', '=', 'm.operation_id')
        .whereRef('mo.conversation_id', '=', 'm.conversation_id')
        .whereRef('mo.message_id', '=', 'm.message_id'),
    )
    .orderBy('observation_id')
    .limit(limit)
    .execute();
  return rows.map((row) => Number(row.observation_id));
}
