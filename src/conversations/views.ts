/** From rows to what is said over HTTP. Pure; what an account may not see never reaches a view. */

import { z } from 'zod';
import type { ConversationView, EntryView } from './contract.ts';
import type { EntryRow } from './entry-store.ts';
import type { MessageRow } from './joining/message-store.ts';
import type { MessageCounts, SenderHandle } from './joining/sender-store.ts';
import type { CopyInConversation } from './store.ts';
import type { ConversationTable, CopyCountTable } from './tables.ts';

/** The JSON column `extra` of an observation, as the import writes it. */
const Extra = z.object({
  media: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string().nullable(),
        state: z.enum(['there', 'missing', 'omitted']),
        sha256: z.string().optional(),
        member: z.string().optional(),
      }),
    )
    .default([]),
  reactions: z.array(z.object({ actor: z.string().nullable(), reaction: z.string() })).default([]),
  deletedBy: z.string().optional(),
  callSeconds: z.number().optional(),
});
export type Extra = z.infer<typeof Extra>;

const noExtra: Extra = { media: [], reactions: [] };

export function extraOf(row: Pick<EntryRow, 'extra'>): Extra {
  return row.extra === null ? noExtra : Extra.parse(JSON.parse(row.extra));
}

/** Name endings whose content a browser can show; the bytes decide when the file is served (media.ts). */
const shownAs: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['mp4', 'video/mp4'],
  ['mov', 'video/mp4'],
  ['3gp', 'video/3gpp'],
  ['webm', 'video/webm'],
  ['opus', 'audio/ogg'],
  ['ogg', 'audio/ogg'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
  ['aac', 'audio/aac'],
  ['wav', 'audio/wav'],
]);

function mimeByName(name: string | null): string | null {
  const ending = name?.split('.').at(-1)?.toLowerCase();
  return ending === undefined ? null : (shownAs.get(ending) ?? null);
}

/** The date order was not decided: every time of the copy is in doubt. */
function dateOrderDoubt(copy: Pick<CopyInConversation, 'date_order' | 'date_order_basis'>): boolean {
  return copy.date_order === null && copy.date_order_basis !== '';
}

const provenOrders: Readonly<Record<string, string>> = {
  DMY: 'Read with the day first, as the other phones prove.',
  MDY: 'The other phones prove that the month stands first; this is the reading with the day first.',
  YMD: 'The other phones prove that the year stands first; this is the reading with the day first.',
};

function timeCaveat(row: EntryRow, { copy, dateOrderProven = null }: EntryContext): string | null {
  if (row.time === null) return null;
  const says: string[] = [];
  const flags = row.flags.split(' ');
  if (dateOrderDoubt(copy)) {
    const proven = dateOrderProven === null ? undefined : provenOrders[dateOrderProven];
    says.push(proven ?? 'The order of day and month is not decided; read with the day first.');
  }
  if (flags.includes('repeated-hour')) says.push('The clocks went back: this hour came twice, the first is taken.');
  if (flags.includes('missing-hour')) says.push('The clocks went forward: this hour never was.');
  if (flags.includes('odd-time')) says.push('No phone prints a time like this.');
  if (flags.includes('future-time')) says.push('The time was in the future when the file was read.');
  if (row.utc_ms === null) says.push('The zone is unknown; this is the time as the phone printed it.');
  return says.length > 0 ? says.join(' ') : null;
}

export interface EntryContext {
  readonly copy: CopyInConversation;
  readonly flagged: boolean;
  readonly notes: number;
  /** The account may read what is held. */
  readonly mayReadHeld: boolean;
  /** What the other phones of a joined conversation prove of this copy's dates. */
  readonly dateOrderProven?: string | null;
}

/**
 * A held entry for an account without that grant: that something is there and at which place, nothing else. Its id
 * would tell its second, so it is not given either.
 */
function stub(position: number): EntryView {
  return {
    observation: 0,
    position,
    kind: 'held',
    event: null,
    sender: null,
    handleId: null,
    body: '',
    time: null,
    timePrecision: null,
    utc: null,
    timeCaveat: null,
    state: 'held',
    flags: [],
    media: [],
    reactions: [],
    flagged: false,
    notes: 0,
    held: true,
    lanes: null,
  };
}

export function entryView(row: EntryRow, context: EntryContext): EntryView {
  const { flagged, notes, mayReadHeld } = context;
  if (row.withheld === 1 && !mayReadHeld) return stub(row.position);
  const extra = extraOf(row);
  const url = `/api/operations/${row.operation_id}/observations/${row.observation_id}/media/`;
  return {
    observation: row.observation_id,
    position: row.position,
    kind: row.kind,
    event: row.event,
    sender: row.shown,
    handleId: row.handle_id,
    body: row.body,
    time: row.time,
    timePrecision: row.time_precision,
    utc: row.utc_ms === null ? null : new Date(Number(row.utc_ms)).toISOString(),
    timeCaveat: timeCaveat(row, context),
    state: row.state,
    flags: row.flags === '' ? [] : row.flags.split(' '),
    media: extra.media.map(({ kind, name, state }, n) => ({
      n,
      kind,
      name,
      state,
      mime: state === 'there' ? mimeByName(name) : null,
      bytes: null,
      url: state === 'there' ? `${url}${n}` : null,
    })),
    reactions: extra.reactions.map(({ actor, reaction }) => ({ actor, reaction })),
    flagged,
    notes,
    held: row.withheld === 1,
    lanes: null,
  };
}

/** A message of a joined conversation as its leading observation shows it, at its place in the whole. */
export function messageView(message: MessageRow, lead: EntryRow, context: EntryContext): EntryView {
  const view = entryView(lead, context);
  const position = message.message_id;
  if (view.observation === 0) return { ...view, position };
  return {
    ...view,
    position,
    sender: message.shown ?? view.sender,
    lanes: message.lanes,
    common: message.common,
  };
}

export type CountRow = Pick<CopyCountTable, 'handle_id' | 'kind' | 'entries' | 'held'> & {
  readonly shown: string | null;
};

/** What is counted of a joined conversation, in the form of a copy's counts: under one handle of each sender. */
export function countsOfMessages(counts: readonly MessageCounts[], handles: readonly SenderHandle[]): CountRow[] {
  const handleOf = new Map<number, number>();
  for (const { sender_id, handle_id } of handles) if (!handleOf.has(sender_id)) handleOf.set(sender_id, handle_id);
  return counts.map(({ sender_id, kind, messages, held, shown }) => ({
    handle_id: handleOf.get(sender_id) ?? 0,
    kind,
    entries: messages,
    held,
    shown,
  }));
}

/** What an account without the grant for held entries is told counts only what it may read. */
export function conversationView(
  conversation: ConversationTable,
  copies: readonly CopyInConversation[],
  counts: readonly CountRow[],
  mayReadHeld: boolean,
  { lanes, joinedInto }: Pick<ConversationView, 'lanes' | 'joinedInto'>,
): ConversationView {
  const [first] = copies;
  const readable = (row: CountRow): number => row.entries - (mayReadHeld ? 0 : row.held);
  const sum = (rows: readonly CountRow[]): number => rows.reduce((total, row) => total + readable(row), 0);
  const messages = counts.filter(({ kind }) => kind !== 'system' && kind !== 'call');
  const people = new Map<number, { handleId: number; shown: string; messages: number }>();
  for (const row of messages) {
    if (row.handle_id === 0 || readable(row) === 0) continue;
    const person = people.get(row.handle_id) ?? { handleId: row.handle_id, shown: row.shown ?? '', messages: 0 };
    person.messages += readable(row);
    people.set(row.handle_id, person);
  }
  return {
    id: conversation.conversation_id,
    title: conversation.title,
    platform: conversation.platform,
    exhibits: [...new Set(copies.map((copy) => copy.exhibit_ref))],
    entries: counts.reduce((total, row) => total + row.entries, 0),
    messages: sum(messages),
    notices: sum(counts.filter(({ kind }) => kind === 'system')),
    calls: sum(counts.filter(({ kind }) => kind === 'call')),
    held: counts.reduce((total, row) => total + row.held, 0),
    participants: [...people.values()].sort((a, b) => b.messages - a.messages || (a.shown < b.shown ? -1 : 1)),
    first: conversation.first_time,
    last: conversation.last_time,
    zone: first?.zone ?? null,
    zoneBasis: first?.zone_basis ?? '',
    // The other phones of a joined conversation may have settled it.
    dateOrderDoubt: copies.some(
      (copy) =>
        dateOrderDoubt(copy) && (lanes.find((lane) => lane.copyId === copy.copy_id)?.dateOrderProven ?? null) === null,
    ),
    chronological: conversation.chronological === 1,
    lanes,
    joinedInto,
  };
}
