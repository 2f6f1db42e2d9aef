/** Reading: the list of conversations, one of them, its days, a page of entries. */

import { CandourError } from '../kernel/index.ts';
import { type Asking, type Consultation, type ConversationDeps, consult } from './consult.ts';
import type { ConversationView, DayRail, EntriesPage } from './contract.ts';
import { entriesByIds } from './entry-store.ts';
import { laneView } from './joining/lanes.ts';
import { lanesOf, successorOf } from './joining/message-store.ts';
import { messageCounts, senderHandles } from './joining/sender-store.ts';
import { type CopyInConversation, conversationCopies, conversationRows, copyCounts } from './store.ts';
import type { ConversationTable } from './tables.ts';
import { noConversation, openThread, type Thread } from './threads.ts';
import { type CountRow, conversationView, countsOfMessages } from './views.ts';

export async function listConversations(deps: ConversationDeps, asking: Asking): Promise<ConversationView[]> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const { db, operationId } = reading;
  const rows = await conversationRows(db, operationId);
  const copies = Map.groupBy(await conversationCopies(db, operationId), (copy) => copy.conversation_id);
  const counts = Map.groupBy(await copyCounts(db, operationId), (row) => row.copy_id);
  const views: ConversationView[] = [];
  for (const row of rows) {
    const own = copies.get(row.conversation_id);
    // Without copies: its own were joined with others and are read there.
    if (own === undefined) continue;
    views.push(
      await viewOf(
        reading,
        row,
        own,
        own.flatMap((copy) => counts.get(copy.copy_id) ?? []),
      ),
    );
  }
  await reading.record('conversations.listed', { conversations: views.length });
  return views;
}

/** Of a conversation that was joined into another only the name is given, and into which. */
export async function oneConversation(deps: ConversationDeps, asking: Asking, id: number): Promise<ConversationView> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const { db, operationId } = reading;
  const [row] = await conversationRows(db, operationId, { conversations: [id] });
  if (row === undefined) throw noConversation();
  const copies = await conversationCopies(db, operationId, { conversations: [id] });
  const joinedInto = copies.length === 0 ? await successorOf(db, operationId, id) : null;
  if (copies.length === 0 && joinedInto === null) throw noConversation();
  const [copy] = copies;
  const view =
    copy === undefined
      ? nameAlone(row, joinedInto)
      : await viewOf(reading, row, copies, await copyCounts(db, operationId, copy.copy_id));
  await reading.record('conversation.opened', { conversation: id });
  return view;
}

/** @param counts of its copies; a joined conversation has its own */
async function viewOf(
  { db, operationId, mayReadHeld }: Consultation,
  row: ConversationTable,
  copies: readonly CopyInConversation[],
  counts: readonly CountRow[],
): Promise<ConversationView> {
  const id = row.conversation_id;
  const lanes = await lanesOf(db, operationId, id);
  if (lanes.length === 0) return conversationView(row, copies, counts, mayReadHeld, { lanes: [], joinedInto: null });
  const messages = countsOfMessages(await messageCounts(db, operationId, id), await senderHandles(db, operationId, id));
  return conversationView(
    row,
    lanes.map((lane) => lane.copy),
    messages,
    mayReadHeld,
    { lanes: lanes.map(laneView), joinedInto: null },
  );
}

function nameAlone(row: ConversationTable, joinedInto: number | null): ConversationView {
  const nothing = { ...row, first_time: null, last_time: null };
  return conversationView(nothing, [], [], false, { lanes: [], joinedInto });
}

/** One row a day with its first position. Days that hold only held entries are left out for who may not read them. */
export async function dayRail(deps: ConversationDeps, asking: Asking, id: number): Promise<DayRail> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const days = await (await openThread(reading, id)).days();
  await reading.record('conversation.days', { conversation: id });
  return { days: days.map(({ day, position, entries }) => ({ day, position, entries })) };
}

export interface PlaceAsked {
  /** First position wanted. */
  readonly from?: number;
  /** An observation to lie in the middle of the page. */
  readonly around?: number;
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`: the first entry then or later. */
  readonly date?: string;
  readonly limit: number;
}

/** A page of entries in reading order, at any place of a chat of any length. */
export async function entriesPage(
  deps: ConversationDeps,
  asking: Asking,
  id: number,
  place: PlaceAsked,
): Promise<EntriesPage> {
  const reading = await consult(deps, asking, 'evidence.read');
  const thread = await openThread(reading, id);
  const total = await thread.total();
  const from = Math.max(0, await firstPosition(reading, thread, total, place));
  const entries = await thread.page(from, place.limit);
  await reading.record('entries.read', { conversation: id, from, to: from + entries.length });
  return { conversation: id, total, from, entries };
}

async function firstPosition(reading: Consultation, thread: Thread, total: number, place: PlaceAsked): Promise<number> {
  if (place.around !== undefined) {
    const [row] = await entriesByIds(reading.db, reading.operationId, [place.around]);
    const readable = row !== undefined && (row.withheld === 0 || reading.mayReadHeld);
    const position = readable ? await thread.placeOf(row) : null;
    if (position === null) {
      throw new CandourError('NOT_FOUND', 'There is no such message in this conversation, or it is withheld.');
    }
    return position - Math.floor(place.limit / 2);
  }
  if (place.date !== undefined) return await positionOfDate(thread, total, place.date);
  return place.from ?? 0;
}

/** First position on or after a date; the end of the chat where nothing is as late. */
async function positionOfDate(thread: Thread, total: number, date: string): Promise<number> {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(date)) {
    throw new CandourError('BAD_USAGE', `"${date.slice(0, 20)}" is not a date: write 2017-10-14 or 2017-10-14T21:50.`);
  }
  const end = Math.max(0, total - 1);
  const later = (await thread.days()).filter(({ day }) => day >= date.slice(0, 10)).sort(byDay);
  const [day, next] = later;
  if (day === undefined) return end;
  if (day.day > date || date.length === 10) return day.position;
  // Within the day; beyond it the next day begins.
  return (await thread.withinDay(day, date)) ?? next?.position ?? end;
}

function byDay(a: { readonly day: string }, b: { readonly day: string }): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
