/** SQL of who writes in joined conversations: senders, their handles, how much they wrote, when they were there. */

import type { Db } from '../store.ts';
import type { ChatSenderTable, MembershipTable, MessageCountTable, SenderHandleTable } from '../tables.ts';

export type MessageCounts = MessageCountTable & { readonly shown: string | null };

/** Messages by sender, kind and month, of one joined conversation or all of them. */
export async function messageCounts(db: Db, operationId: number, conversation?: number): Promise<MessageCounts[]> {
  let query = db
    .selectFrom('message_count as n')
    .leftJoin('chat_sender as s', (join) =>
      join
        .onRef('s.operation_id', '=', 'n.operation_id')
        .onRef('s.conversation_id', '=', 'n.conversation_id')
        .onRef('s.sender_id', '=', 'n.sender_id'),
    )
    .selectAll('n')
    .select('s.shown')
    .where('n.operation_id', '=', operationId);
  if (conversation !== undefined) query = query.where('n.conversation_id', '=', conversation);
  return await query.execute();
}

export async function sendersOf(db: Db, operationId: number, conversation: number): Promise<ChatSenderTable[]> {
  return await db
    .selectFrom('chat_sender')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .orderBy('sender_id')
    .execute();
}

export type SenderHandle = SenderHandleTable & { readonly copy_id: number; readonly shown: string };

/** The handles of senders, with the copy and the name as it shows there. */
export async function senderHandles(db: Db, operationId: number, conversation?: number): Promise<SenderHandle[]> {
  let query = db
    .selectFrom('sender_handle as sh')
    .innerJoin('handle as h', (join) =>
      join.onRef('h.operation_id', '=', 'sh.operation_id').onRef('h.handle_id', '=', 'sh.handle_id'),
    )
    .selectAll('sh')
    .select(['h.copy_id', 'h.shown'])
    .where('sh.operation_id', '=', operationId);
  if (conversation !== undefined) query = query.where('sh.conversation_id', '=', conversation);
  return await query.orderBy('sh.conversation_id').orderBy('sh.sender_id').orderBy('h.copy_id').execute();
}

export async function membershipOf(db: Db, operationId: number, conversation: number): Promise<MembershipTable[]> {
  return await db
    .selectFrom('membership')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('conversation_id', '=', conversation)
    .orderBy('seq')
    .execute();
}
