/** Who stands behind the names of a chat, and what the evidence shows of each person and each message of a page. */

import { allow } from '../access/index.ts';
import {
  type Asking,
  type ChatMessage,
  chatMessages,
  consult,
  conversationCopies,
  conversationTablesOf,
} from '../conversations/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import { type ChatPeople, chatPeople } from './chat-people.ts';
import { copiesWith } from './chat-store.ts';
import type { CastView, ParticipationView } from './contract.ts';
import { handleRows } from './handle-store.ts';
import { mentionedIn } from './mentions.ts';
import { type ChatRow, type ColumnFacts, participation, replyWithin } from './participation.ts';
import { attributions, personRows, postings } from './person-store.ts';
import type { Moment } from './stays.ts';
import { tablesOf } from './store.ts';
import { postingView } from './views.ts';
import { nearestWritten } from './writing-store.ts';

interface PeopleDeps {
  readonly store: Store;
}

/** Persons and postings behind the handles of a conversation. */
export async function cast(deps: PeopleDeps, asking: Asking, conversationId: number): Promise<CastView> {
  const reading = await consult(deps, asking, 'people.read', 'lists');
  const { operationId, mayReadHeld } = reading;
  const db = tablesOf(deps.store.db);
  const copies = await conversationCopies(conversationTablesOf(deps.store.db), operationId, {
    conversations: [conversationId],
  });
  if (copies.length === 0) throw new CandourError('NOT_FOUND', 'There is no such conversation in this operation.');
  const handles = await handleRows(db, operationId, mayReadHeld, { conversation: conversationId });
  const claims = await attributions(db, operationId, { handles: handles.map(({ handleId }) => handleId) });
  const persons = new Map((await personRows(db, operationId)).map((row) => [row.person_id, row]));
  const served = Map.groupBy(await postings(db, operationId), (row) => row.person_id);
  const people = claims.flatMap((claim) => {
    const person = persons.get(claim.person_id);
    if (person === undefined) return [];
    return {
      handleId: claim.handle_id,
      personId: person.person_id,
      name: person.name,
      category: person.category,
      confidence: claim.confidence,
      from: claim.from_time,
      to: claim.to_time,
      postings: (served.get(person.person_id) ?? []).map(postingView),
    };
  });
  await reading.record('cast.read', { conversation: conversationId });
  return { people };
}

/** How far a page looks ahead at once for the messages that an answer must lie within. */
const AHEAD = 50;
/** A stretch of so many notices and no message in it is not looked through for an answer. */
const AHEAD_AT_MOST = 500;

/**
 * A page of the matrix. Asks for the page, a bounded stretch after it, and one look into an index a person on either
 * side: the chat may be of any length.
 */
export async function readParticipation(
  deps: PeopleDeps,
  asking: Asking,
  conversationId: number,
  page: { readonly from: number; readonly limit: number },
): Promise<ParticipationView> {
  const reading = await consult(deps, asking, 'people.read');
  const { operationId, mayReadHeld } = reading;
  // Times and authors are read here, one message a row.
  allow(asking.actor, 'evidence.read', { operationId });
  const { store } = deps;
  const db = tablesOf(store.db);
  const there = await chatPeople(store, operationId, mayReadHeld, conversationId);
  const { chat, columns, standings, length, oneToOne } = there;
  const reader = { db: conversationTablesOf(store.db), operationId, mayReadHeld };
  const messagesFrom = async (from: number, limit: number): Promise<readonly ChatMessage[]> =>
    (await chatMessages(reader, conversationId, from, limit))?.messages ?? [];

  const messages = await messagesFrom(page.from, page.limit);
  const end = page.from + page.limit;
  const ahead: ChatMessage[] = [];
  let written = 0;
  for (let at = end; at < length && written < replyWithin && at < end + AHEAD_AT_MOST; at += AHEAD) {
    for (const message of await messagesFrom(at, AHEAD)) {
      if (written === replyWithin) break;
      ahead.push(message);
      if (message.kind !== 'system' && message.kind !== 'call') written += 1;
    }
  }
  const last = ahead.at(-1)?.position ?? end - 1;
  const before = await columnMoments(there, 'before', page.from);
  const after = await columnMoments(there, 'from', last + 1);
  const copies = await copiesWith(db, chat, page.from, end);
  const rowOf = chatRows(there, copies);
  const facts = standings.map(
    (standing, at): ColumnFacts => ({ ...standing, before: before[at] ?? null, after: after[at] ?? null }),
  );
  const cells = participation({
    columns: facts,
    rows: messages.map(rowOf),
    ahead: ahead.map(rowOf),
    oneToOne,
  });
  await reading.record('participation.read', {
    conversation: conversationId,
    from: page.from,
    to: page.from + messages.length,
  });
  return {
    conversationId,
    from: page.from,
    total: length,
    columns: columns.columns.map(({ key, shown, personId }) => ({ key, shown, personId })),
    rows: messages.map(({ position, observation, common, shown, kind, held }, at) => ({
      position,
      observation,
      time: common,
      sender: kind === 'system' ? null : shown,
      held,
      cells: cells[at]?.map((cell) => [...cell]) ?? [],
    })),
  };

  /** For each column the nearest message of any of its senders. */
  async function columnMoments(
    { columns: { columns: list } }: ChatPeople,
    side: 'before' | 'from',
    position: number,
  ): Promise<(Moment | null)[]> {
    const writers = list.flatMap((column) => column.writers);
    const found = await nearestWritten(db, chat, writers, side, position);
    let at = 0;
    return list.map((column) => {
      const own = column.writers.flatMap(() => found[at++] ?? []);
      own.sort((a, b) => a.position - b.position);
      return (side === 'from' ? own[0] : own.at(-1)) ?? null;
    });
  }
}

/** Messages as the rule takes them: authors, reactions and mentions by column. */
function chatRows(
  { columns, handles, senderNamed }: ChatPeople,
  copies: ReadonlyMap<number, readonly number[]>,
): (message: ChatMessage) => ChatRow {
  const copyOf = new Map(handles.map(({ handleId, copyId }) => [handleId, copyId]));
  const names = Map.groupBy(handles, ({ copyId }) => copyId);
  return (message) => {
    const { kind, position, common: time, senderId, handleId } = message;
    const copyId = handleId === null ? undefined : copyOf.get(handleId);
    const column = (sender: number | null): number | null => (sender === null ? null : columns.columnOf(sender, time));
    const named =
      copyId === undefined
        ? []
        : mentionedIn(
            message.body,
            (names.get(copyId) ?? []).map((row) => ({ shown: row.shown, who: row.senderId ?? row.handleId })),
          );
    return {
      position,
      time,
      kind:
        message.held && kind === 'held'
          ? 'withheld'
          : kind === 'system'
            ? 'notice'
            : kind === 'call'
              ? 'call'
              : 'message',
      author: kind === 'system' ? null : column(senderId),
      forwarded: message.flags.includes('forwarded'),
      named: named.flatMap((sender) => column(sender) ?? []),
      reactions: message.reactions.map(({ actor, reaction }) => ({
        column: actor === null || copyId === undefined ? null : column(senderNamed(copyId, actor)),
        reaction,
      })),
      copies: copies.get(position) ?? [],
    };
  };
}
