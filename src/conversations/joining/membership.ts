/** Who was in a joined chat when, and how much of each is there, month by month. */

import type { MembershipView } from '../alignment-contract.ts';
import { chatSenders } from '../chat.ts';
import { type Asking, type Consultation, type ConversationDeps, consult } from '../consult.ts';
import { conversationCopies, conversationRows } from '../store.ts';
import type { ConversationTable } from '../tables.ts';
import { noConversation } from '../threads.ts';
import { letterOf } from './lanes.ts';
import { lanesOf } from './message-store.ts';
import { membershipOf, messageCounts, senderHandles, sendersOf } from './sender-store.ts';

const notWritten = new Set(['system', 'call']);

/** Of a chat of one copy only who writes in it: its notices have been compared with nobody's. */
export async function showMembership(deps: ConversationDeps, asking: Asking, id: number): Promise<MembershipView> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const { db, operationId, mayReadHeld } = reading;
  const lanes = await lanesOf(db, operationId, id);
  const [conversation] = await conversationRows(db, operationId, { conversations: [id] });
  if (conversation === undefined) throw noConversation();
  if (lanes.length === 0) {
    const view = await ofOneCopy(reading, conversation);
    await reading.record('membership.read', { conversation: id });
    return view;
  }
  const laneOf = new Map(lanes.map((lane) => [lane.copy.copy_id, lane]));
  const handles = Map.groupBy(await senderHandles(db, operationId, id), (row) => row.sender_id);
  const intervals = Map.groupBy(await membershipOf(db, operationId, id), (row) => row.sender_id);
  const counts = Map.groupBy(
    (await messageCounts(db, operationId, id)).filter(({ kind }) => !notWritten.has(kind)),
    (row) => row.sender_id,
  );
  const rows = (await sendersOf(db, operationId, id)).map(({ sender_id, shown }) => {
    const months = new Map<string, number>();
    let messages = 0;
    let hidden = 0;
    for (const row of counts.get(sender_id) ?? []) {
      const n = row.messages - (mayReadHeld ? 0 : row.held);
      messages += n;
      hidden += row.messages - n;
      if (row.month !== '' && n > 0) months.set(row.month, (months.get(row.month) ?? 0) + n);
    }
    return {
      sender: sender_id,
      shown,
      names: (handles.get(sender_id) ?? []).flatMap((row) => {
        const lane = laneOf.get(row.copy_id);
        if (lane === undefined) return [];
        return [
          {
            letter: letterOf(lane.joined.lane),
            exhibitRef: lane.copy.exhibit_ref,
            shown: row.shown,
            handleId: row.handle_id,
          },
        ];
      }),
      messages,
      intervals: (intervals.get(sender_id) ?? []).map((row) => ({
        from: row.from_common,
        to: row.to_common,
        basis: row.basis,
      })),
      // Who appears in nothing but withheld messages is withheld too.
      hidden: messages === 0 && hidden > 0,
      months: [...months].map(([month, n]) => ({ month, messages: n })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    };
  });
  await reading.record('membership.read', { conversation: id });
  return {
    conversationId: id,
    first: conversation.first_time,
    last: conversation.last_time,
    rows: rows
      .filter((row) => !row.hidden)
      .map(({ hidden, ...row }) => row)
      .sort((a, b) => b.messages - a.messages || a.sender - b.sender),
  };
}

async function ofOneCopy(reading: Consultation, conversation: ConversationTable): Promise<MembershipView> {
  const { db, operationId } = reading;
  const id = conversation.conversation_id;
  const [copy] = await conversationCopies(db, operationId, { conversations: [id] });
  if (copy === undefined) throw noConversation();
  const rows = (await chatSenders(reading, id)).map(({ senderId, shown, messages }) => ({
    sender: senderId,
    shown,
    names: [{ letter: letterOf(0), exhibitRef: copy.exhibit_ref, shown, handleId: senderId }],
    messages,
    intervals: [],
    months: [],
  }));
  return { conversationId: id, first: conversation.first_time, last: conversation.last_time, rows };
}
