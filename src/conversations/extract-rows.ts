/** What an extract holds: chosen messages with their context, in reading order, each with its source. */

import { CandourError } from '../kernel/index.ts';
import { marksOf } from './annotation-store.ts';
import type { Consultation } from './consult.ts';
import type { EntryView, ExtractRequest } from './contract.ts';
import { type EntryRow, entriesAt, entriesByIds } from './entry-store.ts';
import { isThere, type Lane, laneStatesOf } from './joining/lanes.ts';
import { lanesOf, type MessagePlace, type MessageRow, messagesAt, placesOf } from './joining/message-store.ts';
import { type Source, sourcesOf } from './source-store.ts';
import { type CopyInConversation, conversationCopies, conversationRows } from './store.ts';
import { messageViews } from './threads.ts';
import { entryView } from './views.ts';

export interface ExtractEntry {
  readonly view: EntryView;
  readonly row: EntryRow;
  readonly copy: CopyInConversation;
  readonly source: Source;
  /** Chosen, or there for context. */
  readonly chosen: boolean;
  /** False where entries of the chat are left out before this one. */
  readonly follows: boolean;
  /** In a joined conversation: the exhibits that show the message, and those that do not. Null: one copy, or withheld. */
  readonly phones: { readonly on: readonly string[]; readonly notOn: readonly string[] } | null;
}

export interface ExtractConversation {
  readonly title: string;
  /** The copies that its entries are taken from. */
  readonly copies: readonly CopyInConversation[];
  readonly entries: readonly ExtractEntry[];
}

/** A file that the extract draws on. */
export interface ExtractFile {
  readonly exhibit: string;
  readonly path: string;
  readonly sha256: string;
}

export interface Extract {
  readonly conversations: readonly ExtractConversation[];
  readonly files: readonly ExtractFile[];
}

/** An entry at its place in the reading order of its conversation. */
type Found = Omit<ExtractEntry, 'source' | 'follows'>;

/** Throws NOT_FOUND when a chosen message is not there or withheld: an extract with holes would deceive. */
export async function extractRows(reading: Consultation, request: ExtractRequest): Promise<Extract> {
  const { db, operationId, mayReadHeld } = reading;
  const ids = [...new Set(request.observations)];
  const chosen = (await entriesByIds(db, operationId, ids)).filter((row) => row.withheld === 0 || mayReadHeld);
  if (chosen.length !== ids.length) {
    const missing = ids.length - chosen.length;
    throw new CandourError('NOT_FOUND', `${missing} of ${ids.length} chosen messages are not there, or are withheld.`);
  }
  const places = await placesOf(db, operationId, ids);
  const found = [
    ...(await fromCopies(
      reading,
      chosen.filter((row) => !places.has(row.observation_id)),
      request.context,
    )),
    ...(await fromJoined(
      reading,
      chosen.filter((row) => places.has(row.observation_id)),
      places,
      request.context,
    )),
  ];
  const sources = await sourcesOf(db, operationId, [...new Set(found.map(({ row }) => row.part_id))]);
  const byConversation = Map.groupBy(found, ({ copy }) => copy.conversation_id);
  const titles = await conversationRows(db, operationId, { conversations: [...byConversation.keys()] });
  const conversations = titles.map(({ conversation_id, title }): ExtractConversation => {
    let before = -2;
    const own = (byConversation.get(conversation_id) ?? []).toSorted((a, b) => a.view.position - b.view.position);
    const entries = own.flatMap((entry): ExtractEntry[] => {
      const source = sources.get(entry.row.part_id);
      if (source === undefined) return [];
      const follows = entry.view.position === before + 1;
      before = entry.view.position;
      return [{ ...entry, source, follows }];
    });
    return { title, copies: [...new Map(own.map(({ copy }) => [copy.copy_id, copy])).values()], entries };
  });
  return { conversations, files: filesOf([...sources.values()]) };
}

function* placesAround(position: number, context: number): Generator<number> {
  for (let at = Math.max(0, position - context); at <= position + context; at++) yield at;
}

/** Chosen entries of copies that are read alone, with those around them. */
async function fromCopies(reading: Consultation, chosen: readonly EntryRow[], context: number): Promise<Found[]> {
  const { db, operationId, mayReadHeld } = reading;
  if (chosen.length === 0) return [];
  const places = new Map<string, { copyId: number; position: number }>();
  for (const { copy_id, position } of chosen) {
    for (const at of placesAround(position, context)) places.set(`${copy_id} ${at}`, { copyId: copy_id, position: at });
  }
  const rows = await entriesAt(db, operationId, [...places.values()]);
  const copies = await conversationCopies(db, operationId, { copies: [...new Set(rows.map((row) => row.copy_id))] });
  const byId = new Map(copies.map((copy) => [copy.copy_id, copy]));
  const marks = await marksOf(
    db,
    operationId,
    rows.map((row) => row.observation_id),
  );
  const picked = new Set(chosen.map((row) => row.observation_id));
  return rows.flatMap((row): Found[] => {
    const copy = byId.get(row.copy_id);
    if (copy === undefined) return [];
    const { flagged, notes } = marks.get(row.observation_id) ?? { flagged: false, notes: 0 };
    const view = entryView(row, { copy, flagged, notes, mayReadHeld });
    return [{ view, row, copy, chosen: picked.has(row.observation_id), phones: null }];
  });
}

/** Chosen messages of joined conversations: as the phone shows them that was chosen; those around as the leading ones do. */
async function fromJoined(
  reading: Consultation,
  chosen: readonly EntryRow[],
  places: ReadonlyMap<number, MessagePlace>,
  context: number,
): Promise<Found[]> {
  const found: Found[] = [];
  const byConversation = Map.groupBy(chosen, (row) => places.get(row.observation_id)?.conversation_id ?? 0);
  for (const [conversation, own] of byConversation) {
    const { db, operationId } = reading;
    const picked = new Map<number, EntryRow>();
    const positions = new Set<number>();
    for (const row of own) {
      const message = places.get(row.observation_id)?.message_id ?? 0;
      if (!picked.has(message)) picked.set(message, row);
      for (const at of placesAround(message, context)) positions.add(at);
    }
    const lanes = await lanesOf(db, operationId, conversation);
    const messages = await messagesAt(db, operationId, conversation, [...positions]);
    found.push(...(await joinedEntries(reading, lanes, messages, picked)));
  }
  return found;
}

async function joinedEntries(
  reading: Consultation,
  lanes: readonly Lane[],
  messages: readonly MessageRow[],
  picked: ReadonlyMap<number, EntryRow>,
): Promise<Found[]> {
  const { db, operationId, mayReadHeld } = reading;
  const laneOf = new Map(lanes.map((lane) => [lane.copy.copy_id, lane]));
  const leads = await entriesByIds(
    db,
    operationId,
    messages.map((message) => message.observation_id),
  );
  const leadOf = new Map(leads.map((row) => [row.observation_id, row]));
  const views = new Map((await messageViews(reading, lanes, messages)).map((view) => [view.position, view]));
  return messages.flatMap((message): Found[] => {
    const row = picked.get(message.message_id) ?? leadOf.get(message.observation_id);
    const [lane, view] = [laneOf.get(row?.copy_id ?? 0), views.get(message.message_id)];
    if (row === undefined || lane === undefined || view === undefined) return [];
    const { position, sender, lanes: states, flagged, notes } = view;
    const dateOrderProven = lane.joined.date_order_proven;
    const own = entryView(row, { copy: lane.copy, flagged, notes, mayReadHeld, dateOrderProven });
    const withheld = message.held === 1 && !mayReadHeld;
    return [
      {
        view: withheld ? view : { ...own, position, sender, lanes: states },
        row,
        copy: lane.copy,
        chosen: picked.has(message.message_id),
        phones: withheld ? null : phonesOf(message.lanes, lanes),
      },
    ];
  });
}

function phonesOf(states: string, lanes: readonly Lane[]): ExtractEntry['phones'] {
  const there = laneStatesOf(states).map(isThere);
  const refs = (wanted: boolean) =>
    lanes.filter(({ joined }) => (there[joined.lane] ?? false) === wanted).map(({ copy }) => copy.exhibit_ref);
  return { on: refs(true), notOn: refs(false) };
}

function filesOf(sources: readonly Source[]): ExtractFile[] {
  const files = new Map<string, ExtractFile>();
  for (const { ref, given_path, member, sha256, container_sha256 } of sources) {
    const path = member === null ? given_path : `${given_path} / ${member}`;
    files.set(sha256, { exhibit: ref, path, sha256 });
    if (container_sha256 !== null) {
      files.set(container_sha256, { exhibit: ref, path: given_path, sha256: container_sha256 });
    }
  }
  return [...files.values()];
}
