/**
 * A conversation as it is read: one copy in its own order, or the messages of several phones in the order in which
 * they were aligned. What stands at a place, and which place a message or a date has.
 */

import { CandourError } from '../kernel/index.ts';
import { type Marks, marksOf } from './annotation-store.ts';
import type { Consultation } from './consult.ts';
import type { DayRail, EntryView } from './contract.ts';
import { type EntryRow, entriesByIds, entriesFrom, positionAtTime } from './entry-store.ts';
import type { Lane } from './joining/lanes.ts';
import {
  lanesOf,
  lengthOf,
  type MessageRow,
  messageAtTime,
  messageDays,
  messagesFrom,
  observationsOf,
  placesOf,
  successorOf,
} from './joining/message-store.ts';
import { type CopyInConversation, conversationCopies, copyDays } from './store.ts';
import { entryView, messageView } from './views.ts';

/** A day with what this account may read of it, and how many places it takes. */
export type Day = DayRail['days'][number] & { readonly places: number };

/** What is asked of either kind of conversation. */
export interface Thread {
  readonly conversation: number;
  /** The phones of a joined conversation; none for one copy. */
  readonly lanes: readonly Lane[];
  /** How many positions there are. */
  total(): Promise<number>;
  page(from: number, limit: number): Promise<EntryView[]>;
  /** The place of an observation; null: it is not in this conversation. */
  placeOf(row: EntryRow): Promise<number | null>;
  /** Days in the order of their places, with what this account may read. */
  days(): Promise<Day[]>;
  /** First readable place at or after a time of a day, looked for over that day. */
  withinDay(day: Day, time: string): Promise<number | null>;
}

export function noConversation(): CandourError {
  return new CandourError('NOT_FOUND', 'There is no such conversation in this operation.');
}

/** Throws NOT_FOUND; of a conversation that was joined the sentence says into which. */
export async function openThread(reading: Consultation, conversation: number): Promise<Thread> {
  const { db, operationId } = reading;
  const lanes = await lanesOf(db, operationId, conversation);
  if (lanes.length > 0) return joinedThread(reading, conversation, lanes);
  const [copy] = await conversationCopies(db, operationId, { conversations: [conversation] });
  if (copy !== undefined) return copyThread(reading, conversation, copy);
  const into = await successorOf(db, operationId, conversation);
  if (into === null) throw noConversation();
  throw new CandourError('NOT_FOUND', `This conversation was joined with others and is read in conversation ${into}.`);
}

function dayOf(day: string, position: number, places: number, withheld: number): Day {
  return { day, position, entries: places - withheld, places };
}

const unmarked: Marks = { flagged: false, notes: 0 };

function copyThread(reading: Consultation, conversation: number, copy: CopyInConversation): Thread {
  const { db, operationId, mayReadHeld } = reading;
  return {
    conversation,
    lanes: [],
    total: async () => copy.entries,
    async page(from, limit) {
      const rows = await entriesFrom(db, operationId, copy.copy_id, from, limit);
      const marks = await marksOf(
        db,
        operationId,
        rows.map((row) => row.observation_id),
      );
      return rows.map((row) => entryView(row, { copy, ...(marks.get(row.observation_id) ?? unmarked), mayReadHeld }));
    },
    placeOf: async (row) => (row.copy_id === copy.copy_id ? row.position : null),
    async days() {
      return (await copyDays(db, operationId, [copy.copy_id]))
        .map(({ day, position, entries, held }) => dayOf(day, position, entries, mayReadHeld ? 0 : held))
        .filter(({ day, entries }) => day !== '' && entries > 0)
        .sort((a, b) => a.position - b.position);
    },
    withinDay: ({ position, places }, time) => positionAtTime(db, operationId, copy.copy_id, position, places, time),
  };
}

function joinedThread(reading: Consultation, conversation: number, lanes: readonly Lane[]): Thread {
  const { db, operationId, mayReadHeld } = reading;
  return {
    conversation,
    lanes,
    total: () => lengthOf(db, operationId, conversation),
    async page(from, limit) {
      return await messageViews(reading, lanes, await messagesFrom(db, operationId, conversation, from, limit));
    },
    async placeOf(row) {
      const place = (await placesOf(db, operationId, [row.observation_id])).get(row.observation_id);
      return place?.conversation_id === conversation ? place.message_id : null;
    },
    async days() {
      return (await messageDays(db, operationId, conversation))
        .map(({ day, position, messages, held }) => dayOf(day, position, messages, mayReadHeld ? 0 : held))
        .filter(({ day, entries }) => day !== '' && entries > 0)
        .sort((a, b) => a.position - b.position);
    },
    withinDay: ({ position, places }, time) => messageAtTime(db, operationId, conversation, position, places, time),
  };
}

/** Messages of one joined conversation as their leading observations show them; flags and notes of all their observations. */
export async function messageViews(
  reading: Consultation,
  lanes: readonly Lane[],
  rows: readonly MessageRow[],
): Promise<EntryView[]> {
  const { db, operationId, mayReadHeld } = reading;
  const [first] = rows;
  if (first === undefined) return [];
  const leads = new Map(
    (
      await entriesByIds(
        db,
        operationId,
        rows.map((row) => row.observation_id),
      )
    ).map((row) => [row.observation_id, row]),
  );
  const positions = rows.map((row) => row.message_id);
  const observations = Map.groupBy(
    await observationsOf(db, operationId, first.conversation_id, positions),
    (row) => row.message_id,
  );
  const marks = await marksOf(
    db,
    operationId,
    [...observations.values()].flat().map((row) => row.observation_id),
  );
  const laneOf = new Map(lanes.map((lane) => [lane.copy.copy_id, lane]));
  return rows.flatMap((row) => {
    const lead = leads.get(row.observation_id);
    const lane = lead === undefined ? undefined : laneOf.get(lead.copy_id);
    if (lead === undefined || lane === undefined) return [];
    const own = (observations.get(row.message_id) ?? []).map(({ observation_id }) => marks.get(observation_id));
    return [
      messageView(row, lead, {
        copy: lane.copy,
        dateOrderProven: lane.joined.date_order_proven,
        flagged: own.some((mark) => mark?.flagged === true),
        notes: own.reduce((sum, mark) => sum + (mark?.notes ?? 0), 0),
        mayReadHeld,
      }),
    ];
  });
}
