/** SQL that removes what was written for conversations in which nothing is read any more. Observations are not touched. */

import type { Db } from '../store.ts';

/** Conversations of which rows are left although nothing is read in them and nothing is being written. */
export async function leftConversations(db: Db, operationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('conversation as c')
    .select('c.conversation_id')
    .where('c.operation_id', '=', operationId)
    .where((e) =>
      e.and([
        e.not(
          e.exists(
            e
              .selectFrom('conversation_copy as cc')
              .select('cc.copy_id')
              .whereRef('cc.operation_id', '=', 'c.operation_id')
              .whereRef('cc.conversation_id', '=', 'c.conversation_id'),
          ),
        ),
        e.not(
          e.exists(
            e
              .selectFrom('joining as j')
              .select('j.joining_id')
              .whereRef('j.operation_id', '=', 'c.operation_id')
              .whereRef('j.making', '=', 'c.conversation_id'),
          ),
        ),
        e.or([
          e.exists(
            e
              .selectFrom('message as m')
              .select('m.message_id')
              .whereRef('m.operation_id', '=', 'c.operation_id')
              .whereRef('m.conversation_id', '=', 'c.conversation_id'),
          ),
          e.exists(
            e
              .selectFrom('gap as g')
              .select('g.gap_id')
              .whereRef('g.operation_id', '=', 'c.operation_id')
              .whereRef('g.conversation_id', '=', 'c.conversation_id'),
          ),
        ]),
      ]),
    )
    .execute();
  return rows.map((row) => row.conversation_id);
}

const MESSAGES_A_STEP = 4_000;
const smallTables = [
  'chat_sender',
  'sender_handle',
  'membership',
  'message_day',
  'message_count',
  'gap_run',
  'gap_explanation',
] as const;

/**
 * Removes some rows of a conversation in which nothing is read any more. Observations are not touched.
 * @returns false: nothing is left
 */
export async function removeSome(db: Db, operationId: number, conversation: number): Promise<boolean> {
  const first = await db
    .selectFrom('message')
    .select((e) => e.fn.min('message_id').as('id'))
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  if (first?.id != null) {
    for (const table of ['message_observation', 'message'] as const) {
      await db
        .deleteFrom(table)
        .where('operation_id', '=', operationId)
        .where('conversation_id', '=', conversation)
        .where('message_id', '<', Number(first.id) + MESSAGES_A_STEP)
        .execute();
    }
    return true;
  }
  const gaps = await db
    .selectFrom('gap')
    .select('gap_id')
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .limit(MESSAGES_A_STEP)
    .execute();
  if (gaps.length > 0) {
    await db
      .deleteFrom('gap')
      .where('operation_id', '=', operationId)
      .where(
        'gap_id',
        'in',
        gaps.map((row) => row.gap_id),
      )
      .execute();
    return true;
  }
  for (const table of smallTables) {
    await db
      .deleteFrom(table)
      .where('operation_id', '=', operationId)
      .where('conversation_id', '=', conversation)
      .execute();
  }
  return false;
}
