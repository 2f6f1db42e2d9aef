/** What persons hold in chats: as which senders they write there, how much, from when to when. */

import { type Claim, holdersOf } from './columns.ts';
import { type HandleRow, senderCounts } from './handle-store.ts';
import type { Moment } from './stays.ts';
import type { Db } from './store.ts';
import { type ChatRef, nearestWritten, type Writer, writtenHours } from './writing-store.ts';

/** A person in one chat. */
export interface Holding {
  readonly personId: number;
  readonly conversationId: number;
  readonly title: string;
  readonly chat: ChatRef;
  readonly writers: readonly Writer[];
  /** Messages that the account may read. */
  readonly messages: number;
  readonly first: Moment | null;
  readonly last: Moment | null;
}

/** The chat in which a handle is read now. */
function chatOf(operationId: number, mayReadHeld: boolean, row: HandleRow): ChatRef {
  const ref = { operationId, conversationId: row.conversationId, mayReadHeld };
  return row.senderId === null ? { ...ref, kind: 'copy', copyId: row.copyId } : { ...ref, kind: 'joined' };
}

const isAlways = ({ from, to }: Writer): boolean => from === null && to === null;

/** @param handles all of the chats concerned: a sender of a joined chat is known by all of its handles */
export async function holdingsOf(
  db: Db,
  operationId: number,
  mayReadHeld: boolean,
  handles: readonly HandleRow[],
  claims: readonly Claim[],
): Promise<Holding[]> {
  const counts = await senderCounts(db, operationId, mayReadHeld);
  const found = new Map<string, { first: HandleRow; personId: number; writers: Writer[]; messages: number }>();
  const senders = Map.groupBy(handles, (row) => `${row.conversationId} ${row.senderId ?? `h${row.handleId}`}`);
  for (const [sender, rows] of senders) {
    const [first] = rows;
    if (first === undefined) continue;
    const senderId = first.senderId ?? first.handleId;
    for (const { personId, times } of holdersOf(
      rows.map(({ handleId }) => handleId),
      claims,
    )) {
      const key = `${personId} ${first.conversationId}`;
      const holding = found.get(key) ?? { first, personId, writers: [], messages: 0 };
      found.set(key, holding);
      for (const { from, to } of times) {
        const writer = { senderId, from, to };
        holding.writers.push(writer);
        if (!isAlways(writer)) {
          const hours = await writtenHours(db, chatOf(operationId, mayReadHeld, first), writer);
          holding.messages += hours.reduce((sum, { messages }) => sum + messages, 0);
        } else holding.messages += first.senderId === null ? first.messages : (counts.get(sender) ?? 0);
      }
    }
  }
  const holdings: Holding[] = [];
  for (const group of Map.groupBy(found.values(), ({ first }) => first.conversationId).values()) {
    const [one] = group;
    if (one === undefined) continue;
    const row = one.first;
    const chat = chatOf(operationId, mayReadHeld, row);
    const writers = group.flatMap((each) => each.writers);
    const begun = await nearestWritten(db, chat, writers, 'from', 0);
    const ended = await nearestWritten(db, chat, writers, 'before', Number.MAX_SAFE_INTEGER);
    let at = 0;
    for (const { personId, writers: own, messages } of group) {
      const edges = own.flatMap(() => {
        const both = [begun[at] ?? null, ended[at] ?? null];
        at += 1;
        return both.filter((moment) => moment !== null);
      });
      edges.sort((a, b) => a.position - b.position);
      holdings.push({
        personId,
        conversationId: row.conversationId,
        title: row.conversationTitle,
        chat,
        writers: own,
        messages,
        first: edges[0] ?? null,
        last: edges.at(-1) ?? null,
      });
    }
  }
  return holdings.sort((a, b) => b.messages - a.messages || a.conversationId - b.conversationId);
}
