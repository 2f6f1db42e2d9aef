/** SQL of what an import changes here: counts as entries come in, a conversation when a copy is sealed. */

import type { CopyTable } from '../evidence/index.ts';
import { CandourError } from '../kernel/index.ts';
import { conversationTitle, platformOf } from './naming.ts';
import { copyDays, type Db } from './store.ts';
import type { Tallies } from './tallies.ts';

/**
 * Adds counts to the rows that are there. One row a statement, compiled once a batch: building one statement for
 * hundreds of rows took longer than running it hundreds of times (measured, a fifth of a second a million entries).
 */
export async function addTallies(db: Db, { days, counts }: Tallies): Promise<void> {
  const [day] = days;
  const [count] = counts;
  if (day === undefined || count === undefined) return;
  const addDay = db
    .insertInto('copy_day')
    .values(day)
    .onConflict((conflict) =>
      conflict.columns(['operation_id', 'copy_id', 'day']).doUpdateSet((e) => ({
        entries: e('copy_day.entries', '+', e.ref('excluded.entries')),
        held: e('copy_day.held', '+', e.ref('excluded.held')),
        position: e
          .case()
          .when('excluded.position', '<', e.ref('copy_day.position'))
          .then(e.ref('excluded.position'))
          .else(e.ref('copy_day.position'))
          .end(),
      })),
    )
    .compile();
  const addCount = db
    .insertInto('copy_count')
    .values(count)
    .onConflict((conflict) =>
      conflict.columns(['operation_id', 'copy_id', 'handle_id', 'kind']).doUpdateSet((e) => ({
        entries: e('copy_count.entries', '+', e.ref('excluded.entries')),
        held: e('copy_count.held', '+', e.ref('excluded.held')),
        inverted: e('copy_count.inverted', '+', e.ref('excluded.inverted')),
      })),
    )
    .compile();
  // The rows of a list have their keys in one order, so the first one's statement fits them all.
  for (const row of days) await db.executeQuery({ ...addDay, parameters: Object.values(row) });
  for (const row of counts) await db.executeQuery({ ...addCount, parameters: Object.values(row) });
}

/** Entries that were put on hold (+1) or released (-1); the entries themselves stay counted. */
export async function moveHeld(db: Db, { days, counts }: Tallies, sign: 1 | -1): Promise<void> {
  for (const row of days) {
    await db
      .updateTable('copy_day')
      .set((e) => ({ held: e('held', '+', sign * row.entries) }))
      .where('operation_id', '=', row.operation_id)
      .where('copy_id', '=', row.copy_id)
      .where('day', '=', row.day)
      .execute();
  }
  for (const row of counts) {
    await db
      .updateTable('copy_count')
      .set((e) => ({ held: e('held', '+', sign * row.entries) }))
      .where('operation_id', '=', row.operation_id)
      .where('copy_id', '=', row.copy_id)
      .where('handle_id', '=', row.handle_id)
      .where('kind', '=', row.kind)
      .execute();
  }
}

export async function copyRow(db: Db, operationId: number, copyId: number): Promise<CopyTable> {
  const copy = await db
    .selectFrom('copy')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .executeTakeFirst();
  if (copy === undefined) throw new CandourError('INTERNAL', `There is no copy ${copyId} to make a conversation of.`);
  return copy;
}

/**
 * Positions of the days once the copy is in its reading order. Formats that give instants are put in order when they
 * are sealed, entries without a time first, so each day begins where the days before it end.
 */
export async function settleDays(db: Db, copy: CopyTable): Promise<void> {
  if (!copy.format.endsWith('-json')) return;
  const days = await copyDays(db, copy.operation_id, [copy.copy_id]);
  let position = 0;
  for (const day of days) {
    await db
      .updateTable('copy_day')
      .set({ position })
      .where('operation_id', '=', copy.operation_id)
      .where('copy_id', '=', copy.copy_id)
      .where('day', '=', day.day)
      .execute();
    position += day.entries;
  }
}

async function edgeTime(db: Db, copy: CopyTable, direction: 'asc' | 'desc'): Promise<string | null> {
  const row = await db
    .selectFrom('observation')
    .select('time')
    .where('operation_id', '=', copy.operation_id)
    .where('copy_id', '=', copy.copy_id)
    .where('position', '>=', 0)
    .where('time', 'is not', null)
    .where('bin', '!=', 'held')
    .orderBy('position', direction)
    .limit(1)
    .executeTakeFirst();
  return row?.time ?? null;
}

export interface ConversationOfCopy {
  /** Its own. */
  readonly home: number;
  /** The one it is read in: its own, or the one it was joined into. */
  readonly read: number;
}

export async function conversationOfCopy(
  db: Db,
  operationId: number,
  copyId: number,
): Promise<ConversationOfCopy | null> {
  const row = await db
    .selectFrom('conversation_copy')
    .select(['conversation_id as read', 'home_conversation_id as home'])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .executeTakeFirst();
  return row ?? null;
}

/** Makes the conversation of a sealed copy, or brings its own one up to date. */
export async function makeConversation(db: Db, copy: CopyTable, known: number | null, at: string): Promise<void> {
  const inverted = await db
    .selectFrom('copy_count')
    .select((e) => e.fn.sum<number>('inverted').as('n'))
    .where('operation_id', '=', copy.operation_id)
    .where('copy_id', '=', copy.copy_id)
    .executeTakeFirst();
  const ordered = copy.format.endsWith('-json') || Number(inverted?.n ?? 0) === 0;
  const row = {
    title: conversationTitle(copy),
    platform: platformOf(copy.format),
    first_time: await edgeTime(db, copy, 'asc'),
    last_time: await edgeTime(db, copy, 'desc'),
    chronological: ordered ? 1 : 0,
  };
  if (known !== null) {
    await db
      .updateTable('conversation')
      .set(row)
      .where('operation_id', '=', copy.operation_id)
      .where('conversation_id', '=', known)
      .execute();
    return;
  }
  const last = await db
    .selectFrom('conversation')
    .select((e) => e.fn.max('conversation_id').as('id'))
    .where('operation_id', '=', copy.operation_id)
    .executeTakeFirst();
  const conversation_id = Number(last?.id ?? 0) + 1;
  const { operation_id, copy_id } = copy;
  await db
    .insertInto('conversation')
    .values({ operation_id, conversation_id, ...row, made_at: at, replaced_by: null })
    .execute();
  await db
    .insertInto('conversation_copy')
    .values({ operation_id, copy_id, conversation_id, home_conversation_id: conversation_id })
    .execute();
}
