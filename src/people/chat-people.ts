/**
 * A chat with its people: columns, when each was a member, whose phone is whose. Put together for a page of messages and
 * for the page of a person; reads names, notices and counts, and no message.
 */

import {
  type ChatMembership,
  type ChatSender,
  chatMembership,
  chatMessages,
  chatSenders,
  conversationCopies,
  conversationRows,
  conversationTablesOf,
  EXPORTER,
} from '../conversations/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import { groupEvents, isChatOfTwo } from './chat-of-two.ts';
import { copyReaches, noticesOf, placesOf, withheldTimes } from './chat-store.ts';
import { type Columns, columnsOf } from './columns.ts';
import { exporterHandles } from './exporters.ts';
import { type HandleRow, handleRows } from './handle-store.ts';
import { exportedCopies, listedNames } from './handles.ts';
import { type ToldOf, toldByNotices } from './notice-people.ts';
import type { ColumnFacts } from './participation.ts';
import { attributions, personRows, postings } from './person-store.ts';
import { lastReactions } from './reaction-store.ts';
import { claimOf } from './records.ts';
import { type MemberNotice, type Moment, type Stay, staysOf } from './stays.ts';
import { tablesOf } from './store.ts';
import { postingView } from './views.ts';
import { saidTime } from './when.ts';
import type { ChatRef } from './writing-store.ts';

/** Everything about a column but what depends on the page. */
export type Standing = Pick<ColumnFacts, 'stays' | 'leavings' | 'ownCopies' | 'postings' | 'lastReaction'>;

export interface ChatPeople {
  readonly chat: ChatRef;
  /** Positions. */
  readonly length: number;
  readonly oneToOne: boolean;
  readonly senders: readonly ChatSender[];
  readonly columns: Columns;
  /** In the order of the columns. */
  readonly standings: readonly Standing[];
  readonly handles: readonly HandleRow[];
  /** The sender that a name in a copy is; null where nobody of that name is known. */
  senderNamed(copyId: number, name: string): number | null;
}

/**
 * @param mayReadHeld without it, what is held is as if it were not there
 * @throws CandourError NOT_FOUND for a conversation that is not there or has no copies now
 */
export async function chatPeople(
  store: Store,
  operationId: number,
  mayReadHeld: boolean,
  conversationId: number,
): Promise<ChatPeople> {
  const db = tablesOf(store.db);
  const there = await readChat(store, operationId, mayReadHeld, conversationId);
  const { chat, conversation, copies, handles, exporters, told, membership, length } = there;
  const { senders, senderNamed } = whoIsWho(there);
  const persons = new Map((await personRows(db, operationId)).map((row) => [row.person_id, row.name]));
  const claims = await attributions(db, operationId, { handles: handles.map(({ handleId }) => handleId) });
  const columns = columnsOf(senders, claims.map(claimOf), persons);
  const served = Map.groupBy(await postings(db, operationId), (row) => row.person_id);
  const reactions = await reactionsOf(store, chat, copies, senderNamed);
  const reaches = await copyReaches(
    db,
    chat,
    copies.map((one) => one.copy_id),
    length,
  );
  const standings = columns.columns.map(({ personId, writers }): Standing => {
    const ids = new Set(writers.map(({ senderId }) => senderId));
    const isTheirs = (senderId: number | null): boolean => senderId !== null && ids.has(senderId);
    const notices = told.filter(({ copyId, name }) => isTheirs(senderNamed(copyId, name))).map(({ notice }) => notice);
    const own = handles.filter((row) => exporters.has(row.handleId) && isTheirs(row.senderId ?? row.handleId));
    return {
      stays:
        chat.kind === 'joined' ? membership.filter((one) => ids.has(one.senderId)).map(alignedStay) : staysOf(notices),
      leavings: notices.flatMap(leaving),
      ownCopies: own.map(({ copyId, exhibitRef }) => ({ copyId, exhibitRef, ...(reaches.get(copyId) ?? nowhere) })),
      postings: personId === null ? [] : (served.get(personId) ?? []).map(postingView),
      lastReaction: latest([...ids].flatMap((id) => reactions.get(id) ?? [])),
    };
  });
  const oneToOne = isChatOfTwo({
    platform: conversation.platform,
    senders: senders.length,
    groupNotice: there.groupNotice,
    copies: copies.map((one) => ({
      title: one.title,
      participants: listedNames(one.participants),
      writers: handles.filter((row) => row.copyId === one.copy_id && row.messages > 0).map(({ shown }) => shown),
    })),
  });
  return { chat, length, oneToOne, senders, columns, standings, handles, senderNamed };
}

type ChatRead = Awaited<ReturnType<typeof readChat>>;

/** Rows of a chat as the account may read them. */
async function readChat(store: Store, operationId: number, mayReadHeld: boolean, conversationId: number) {
  const db = tablesOf(store.db);
  const reader = { db: conversationTablesOf(store.db), operationId, mayReadHeld };
  const only = { conversations: [conversationId] };
  const [conversation] = await conversationRows(reader.db, operationId, only);
  const copies = await conversationCopies(reader.db, operationId, only);
  const length = (await chatMessages(reader, conversationId, 0, 1))?.total;
  const [copy] = copies;
  if (conversation === undefined || copy === undefined || length === undefined) {
    throw new CandourError('NOT_FOUND', 'There is no such conversation here, or it has been joined with another.');
  }
  // The other chats of these phones tell whose they are.
  const phones = await handleRows(db, operationId, mayReadHeld, {
    exhibits: [...new Set(copies.map((one) => one.exhibit_id))],
  });
  const handles = phones.filter((row) => row.conversationId === conversationId);
  const ref = { operationId, conversationId, mayReadHeld };
  const chat: ChatRef = handles.some(({ senderId }) => senderId !== null)
    ? { ...ref, kind: 'joined' }
    : { ...ref, kind: 'copy', copyId: copy.copy_id };
  const notices = await noticesOf(db, chat, groupEvents);
  const names = new Set(handles.map((row) => `${row.copyId} ${row.shown}`));
  const withheld = mayReadHeld ? new Set<string | null>() : await withheldTimes(db, chat);
  return {
    chat,
    conversation,
    copies,
    length,
    handles,
    exporters: exporterHandles(exportedCopies(phones)),
    groupNotice: notices.length > 0,
    told: toldByNotices(notices, (copyId, name) => names.has(`${copyId} ${name}`)),
    // A stretch that no notice bounds is an assumption and proves nothing (R38); an end that may rest on a withheld
    // notice would tell its second.
    membership: (await chatMembership(reader, conversationId)).filter(
      ({ from, to }) => (from !== null || to !== null) && !withheld.has(from) && !withheld.has(to),
    ),
    writing: await chatSenders(reader, conversationId),
    listed: chat.kind === 'joined' ? [] : listedNames(copy.participants),
  };
}

/** Everybody known in the chat, and who a name in a copy is. */
function whoIsWho({ chat, handles, exporters, told, writing, listed }: ChatRead) {
  const ids = new Set(writing.map(({ senderId }) => senderId));
  const writers = handles.filter((row) => ids.has(row.senderId ?? row.handleId));
  const silent =
    chat.kind === 'joined' ? [] : silentSenders(listed, told, new Set(writers.map(({ shown }) => shown)), handles);
  return {
    senders: [...writing, ...silent],
    senderNamed(copyId: number, name: string): number | null {
      const writer = writers.find(
        (row) => row.copyId === copyId && (name === EXPORTER ? exporters.has(row.handleId) : row.shown === name),
      );
      if (writer !== undefined) return writer.senderId ?? writer.handleId;
      // Of a joined chat, those who only stand in notices are senders without handles.
      const quiet = chat.kind === 'joined' ? writing.filter((one) => one.handles.length === 0) : silent;
      return quiet.find(({ shown }) => shown === name)?.senderId ?? null;
    },
  };
}

/** People whom a list or a notice names and who never wrote: who said nothing may still have been there. */
function silentSenders(
  listed: readonly string[],
  told: readonly ToldOf[],
  writing: ReadonlySet<string>,
  handles: readonly HandleRow[],
): ChatSender[] {
  const names = new Set([...listed, ...told.map(({ name }) => name)]);
  const silent = [...names].filter((name) => name !== EXPORTER && name !== '' && !writing.has(name));
  // Numbers of handles are positive, so these meet none of them.
  return silent.map((shown, at) => ({
    senderId: -1 - at,
    shown,
    handles: handles.filter((row) => row.shown === shown),
    messages: 0,
  }));
}

/** A copy without messages. */
const nowhere = { first: 0, last: -1 };

function leaving({ event, position, time }: MemberNotice) {
  return event === 'left' || event === 'removed' ? [{ how: event, position, time }] : [];
}

/** A stay as the alignment found it, on the common clock. */
function alignedStay({ from, to, basis }: ChatMembership): Stay {
  const ends = [from === null ? '' : `from ${saidTime(from)}`, to === null ? '' : `until ${saidTime(to)}`];
  return {
    from: from === null ? null : { position: null, time: from },
    to: to === null ? null : { position: null, time: to },
    basis: `a member ${ends.filter((end) => end !== '').join(' ')} (${basis})`,
  };
}

/** The last message to which each sender reacted, over all copies of a chat. */
async function reactionsOf(
  store: Store,
  chat: ChatRef,
  copies: readonly { readonly copy_id: number; readonly format: string }[],
  senderNamed: ChatPeople['senderNamed'],
): Promise<Map<number, Moment[]>> {
  const found = new Map<number, Moment[]>();
  for (const { copy_id, format } of copies) {
    if (format.startsWith('whatsapp')) continue;
    const last = await lastReactions(store, chat.operationId, copy_id, chat.mayReadHeld);
    const places = await placesOf(
      tablesOf(store.db),
      chat,
      last.map(({ observation }) => observation),
    );
    for (const { actor, observation } of last) {
      const [sender, place] = [senderNamed(copy_id, actor), places.get(observation)];
      if (sender !== null && place !== undefined) found.set(sender, [...(found.get(sender) ?? []), place]);
    }
  }
  return found;
}

function latest(moments: readonly Moment[]): Moment | null {
  return moments.reduce<Moment | null>(
    (last, one) => (last === null || one.position > last.position ? one : last),
    null,
  );
}
