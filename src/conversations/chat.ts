/**
 * A chat as a later room sees it: who writes in it under which handles, when they were in it, and its messages in
 * reading order. One shape for a chat of one copy and for one that several phones share; of a single copy every handle
 * is a sender of its own. The room that asks has asked for permission before.
 */

import { type EntryRow, entriesByIds, entriesFrom } from './entry-store.ts';
import { lengthOf, messagesFrom } from './joining/message-store.ts';
import { membershipOf, messageCounts, senderHandles, sendersOf } from './joining/sender-store.ts';
import { joiningOf } from './joining/store.ts';
import { conversationCopies, copyCounts, type Db } from './store.ts';
import { extraOf } from './views.ts';

/** Whose eyes: the operation asked about, and whether what is held may be read. */
export interface ChatReader {
  readonly db: Db;
  readonly operationId: number;
  readonly mayReadHeld: boolean;
}

export interface ChatSender {
  /** Its number in a joined conversation; else that of the handle. */
  readonly senderId: number;
  readonly shown: string;
  /** The handles that are this sender. */
  readonly handles: readonly { readonly handleId: number; readonly copyId: number; readonly shown: string }[];
  /** What this account may read of what they wrote; notices and calls are not counted. */
  readonly messages: number;
}

export interface ChatMembership {
  readonly senderId: number;
  /** On the clock of lane A, `YYYY-MM-DDTHH:MM:SS`; null: open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly basis: string;
}

export interface ChatMessage {
  readonly position: number;
  /** True: withheld from this account; then everything but the position is empty. */
  readonly held: boolean;
  /** Of the leading copy; 0 where withheld. */
  readonly observation: number;
  readonly senderId: number | null;
  readonly handleId: number | null;
  /** Name for display; for a notice an actor or the chat's name, never authorship. */
  readonly shown: string | null;
  readonly kind: string;
  readonly event: string | null;
  readonly body: string;
  readonly flags: readonly string[];
  readonly state: string;
  /** As the leading copy shows it. */
  readonly time: string | null;
  /** On the clock of lane A; of a single copy its own. */
  readonly common: string | null;
  readonly reactions: readonly { readonly actor: string | null; readonly reaction: string }[];
  /** One letter a lane (LaneState); null for a chat of one copy. */
  readonly lanes: string | null;
}

const notWritten = new Set(['system', 'call']);

/** Everybody who writes in a chat or is named in its notices, the most messages first. */
export async function chatSenders({ db, operationId, mayReadHeld }: ChatReader, id: number): Promise<ChatSender[]> {
  const written = new Map<number, { readable: number; all: number }>();
  const count = (sender: number, all: number, held: number): void => {
    const before = written.get(sender) ?? { readable: 0, all: 0 };
    const readable = before.readable + all - (mayReadHeld ? 0 : held);
    written.set(sender, { readable, all: before.all + all });
  };
  const found: Omit<ChatSender, 'messages'>[] = [];
  if ((await joiningOf(db, operationId, id)) !== null) {
    const handles = Map.groupBy(await senderHandles(db, operationId, id), (row) => row.sender_id);
    for (const row of await messageCounts(db, operationId, id)) {
      if (!notWritten.has(row.kind)) count(row.sender_id, row.messages, row.held);
    }
    for (const { sender_id, shown } of await sendersOf(db, operationId, id)) {
      found.push({
        senderId: sender_id,
        shown,
        handles: (handles.get(sender_id) ?? []).map((row) => ({
          handleId: row.handle_id,
          copyId: row.copy_id,
          shown: row.shown,
        })),
      });
    }
  } else {
    for (const { copy_id } of await conversationCopies(db, operationId, { conversations: [id] })) {
      for (const row of await copyCounts(db, operationId, copy_id)) {
        if (row.handle_id === 0 || notWritten.has(row.kind)) continue;
        if (!written.has(row.handle_id)) {
          const shown = row.shown ?? '';
          found.push({
            senderId: row.handle_id,
            shown,
            handles: [{ handleId: row.handle_id, copyId: copy_id, shown }],
          });
        }
        count(row.handle_id, row.entries, row.held);
      }
    }
  }
  return (
    found
      .map((sender) => ({ ...sender, ...(written.get(sender.senderId) ?? { readable: 0, all: 0 }) }))
      // Who appears in nothing but withheld messages is withheld too.
      .filter(({ readable, all }) => readable > 0 || all === 0)
      .map(({ readable, all: _, ...sender }) => ({ ...sender, messages: readable }))
      .sort((a, b) => b.messages - a.messages || (a.shown < b.shown ? -1 : 1))
  );
}

/** When senders were in a joined chat, as its notices show; nothing is known of a chat of one copy. */
export async function chatMembership({ db, operationId }: ChatReader, id: number): Promise<ChatMembership[]> {
  if ((await joiningOf(db, operationId, id)) === null) return [];
  return (await membershipOf(db, operationId, id)).map((row) => ({
    senderId: row.sender_id,
    from: row.from_common,
    to: row.to_common,
    basis: row.basis,
  }));
}

/**
 * Messages from a position on, notices among them.
 * @param limit at most some hundreds: each is read whole
 * @returns `total`: how many positions the chat has; null: no such conversation, or one without copies now
 */
export async function chatMessages(
  { db, operationId, mayReadHeld }: ChatReader,
  id: number,
  from: number,
  limit: number,
): Promise<{ readonly total: number; readonly messages: ChatMessage[] } | null> {
  if ((await joiningOf(db, operationId, id)) !== null) {
    const rows = await messagesFrom(db, operationId, id, from, limit);
    const leads = new Map(
      (
        await entriesByIds(
          db,
          operationId,
          rows.map((row) => row.observation_id),
        )
      ).map((row) => [row.observation_id, row]),
    );
    const messages = rows.flatMap((row) => {
      const lead = leads.get(row.observation_id);
      if (lead === undefined) return [];
      const { message_id, sender_id, common, lanes, shown } = row;
      if (row.held === 1 && !mayReadHeld) return [withheldMessage(message_id)];
      return [
        { ...chatMessage(lead), position: message_id, senderId: sender_id, common, lanes, shown: shown ?? lead.shown },
      ];
    });
    return { total: await lengthOf(db, operationId, id), messages };
  }
  const [copy] = await conversationCopies(db, operationId, { conversations: [id] });
  if (copy === undefined) return null;
  const rows = await entriesFrom(db, operationId, copy.copy_id, from, limit);
  return {
    total: copy.entries,
    messages: rows.map((row) =>
      row.withheld === 1 && !mayReadHeld ? withheldMessage(row.position) : chatMessage(row),
    ),
  };
}

function chatMessage(row: EntryRow): ChatMessage {
  return {
    position: row.position,
    held: false,
    observation: row.observation_id,
    senderId: row.kind === 'system' ? null : row.handle_id,
    handleId: row.handle_id,
    shown: row.shown,
    kind: row.kind,
    event: row.event,
    body: row.body,
    flags: row.flags === '' ? [] : row.flags.split(' '),
    state: row.state,
    time: row.time,
    common: row.time,
    reactions: extraOf(row).reactions.map(({ actor, reaction }) => ({ actor, reaction })),
    lanes: null,
  };
}

/** That something stands there, and nothing else. */
function withheldMessage(position: number): ChatMessage {
  return {
    position,
    held: true,
    observation: 0,
    senderId: null,
    handleId: null,
    shown: null,
    kind: 'held',
    event: null,
    body: '',
    flags: [],
    state: 'held',
    time: null,
    common: null,
    reactions: [],
    lanes: null,
  };
}
