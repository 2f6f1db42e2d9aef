/** Reading: the list of conversations, one of them, its days, a page of entries. */

import { CandourError } from '../kernel/index.ts';
import { marksOf } from './annotation-store.ts';
import { type Asking, type Consultation, type ConversationDeps, consult } from './consult.ts';
import type { ConversationView, DayRail, EntriesPage } from './contract.ts';
import { entriesByIds, entriesFrom, positionAtTime } from './entry-store.ts';
import { type CopyInConversation, conversationCopies, conversationRows, copyCounts, copyDays } from './store.ts';
import { type CountRow, conversationView, entryView } from './views.ts';

export async function listConversations(deps: ConversationDeps, asking: Asking): Promise<ConversationView[]> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const views = await viewsOf(reading);
  await reading.record('conversations.listed', { conversations: views.length });
  return views;
}

export async function oneConversation(deps: ConversationDeps, asking: Asking, id: number): Promise<ConversationView> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const [view] = await viewsOf(reading, id);
  if (view === undefined) throw noConversation();
  await reading.record('conversation.opened', { conversation: id });
  return view;
}

function noConversation(): CandourError {
  return new CandourError('NOT_FOUND', 'There is no such conversation in this operation.');
}

async function viewsOf({ db, operationId, mayReadHeld }: Consultation, id?: number): Promise<ConversationView[]> {
  const only = id === undefined ? {} : { conversations: [id] };
  const rows = await conversationRows(db, operationId, only);
  const copies = Map.groupBy(await conversationCopies(db, operationId, only), (copy) => copy.conversation_id);
  const one = id === undefined ? undefined : copies.get(id)?.[0]?.copy_id;
  const counts = Map.groupBy(await copyCounts(db, operationId, one), (row) => row.copy_id);
  return rows.map((row) => {
    const own = copies.get(row.conversation_id) ?? [];
    const counted: CountRow[] = own.flatMap((copy) => counts.get(copy.copy_id) ?? []);
    return conversationView(row, own, counted, mayReadHeld);
  });
}

/** The copy whose order a conversation is read in: the one there is, until copies are aligned. */
async function readCopy({ db, operationId }: Consultation, id: number): Promise<CopyInConversation> {
  const [copy] = await conversationCopies(db, operationId, { conversations: [id] });
  if (copy === undefined) throw noConversation();
  return copy;
}

/** One row a day with its first position. Days that hold only held entries are left out for who may not read them. */
export async function dayRail(deps: ConversationDeps, asking: Asking, id: number): Promise<DayRail> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const copy = await readCopy(reading, id);
  const days = (await copyDays(reading.db, reading.operationId, [copy.copy_id]))
    .map(({ day, position, entries, held }) => ({ day, position, entries: entries - (reading.mayReadHeld ? 0 : held) }))
    .filter(({ day, entries }) => day !== '' && entries > 0)
    .sort((a, b) => a.position - b.position);
  await reading.record('conversation.days', { conversation: id });
  return { days };
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
  const { db, operationId, mayReadHeld } = reading;
  const copy = await readCopy(reading, id);
  const from = Math.max(0, await firstPosition(reading, copy, place));
  const rows = await entriesFrom(db, operationId, copy.copy_id, from, place.limit);
  const marks = await marksOf(
    db,
    operationId,
    rows.map((row) => row.observation_id),
  );
  const entries = rows.map((row) => {
    const { flagged, notes } = marks.get(row.observation_id) ?? { flagged: false, notes: 0 };
    return entryView(row, { copy, flagged, notes, mayReadHeld });
  });
  await reading.record('entries.read', { conversation: id, from, to: from + entries.length });
  return { conversation: id, total: copy.entries, from, entries };
}

async function firstPosition(reading: Consultation, copy: CopyInConversation, place: PlaceAsked): Promise<number> {
  if (place.around !== undefined) {
    const [row] = await entriesByIds(reading.db, reading.operationId, [place.around]);
    if (row === undefined || row.copy_id !== copy.copy_id || (row.bin === 'held' && !reading.mayReadHeld)) {
      throw new CandourError('NOT_FOUND', 'There is no such message in this conversation, or it is withheld.');
    }
    return row.position - Math.floor(place.limit / 2);
  }
  if (place.date !== undefined) return await positionOfDate(reading, copy, place.date);
  return place.from ?? 0;
}

/** First position on or after a date; the end of the chat where nothing is as late. */
async function positionOfDate(reading: Consultation, copy: CopyInConversation, date: string): Promise<number> {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(date)) {
    throw new CandourError('BAD_USAGE', `"${date.slice(0, 20)}" is not a date: write 2017-10-14 or 2017-10-14T21:50.`);
  }
  const { db, operationId, mayReadHeld } = reading;
  const days = await copyDays(db, operationId, [copy.copy_id]);
  const later = days.filter((row) => row.day >= date.slice(0, 10) && (mayReadHeld || row.entries > row.held));
  const [day] = later;
  if (day === undefined) return Math.max(0, copy.entries - 1);
  if (day.day > date || date.length === 10) return day.position;
  // Within the day; beyond it the next day begins.
  const within = await positionAtTime(db, operationId, copy.copy_id, day.position, day.entries, date);
  return within ?? later[1]?.position ?? Math.max(0, copy.entries - 1);
}
