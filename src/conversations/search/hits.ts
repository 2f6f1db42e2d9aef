/** Hits as they are shown: with their neighbours, names and marks. A handful of queries for a page, whatever its length. */

import { explain, explainSubstring } from '../../kernel/index.ts';
import { marksOf } from '../annotation-store.ts';
import type { Consultation } from '../consult.ts';
import type { EntryView, HitView } from '../contract.ts';
import { type EntryRow, entriesAt, entriesByIds } from '../entry-store.ts';
import { isThere, laneStatesOf } from '../joining/lanes.ts';
import { lanesOf, type MessagePlace, messagesAt, placesOf } from '../joining/message-store.ts';
import { type CopyInConversation, conversationCopies, conversationRows } from '../store.ts';
import { messageViews } from '../threads.ts';
import { entryView } from '../views.ts';
import type { Plan } from './plan.ts';

/** A hit at its place: as an entry of its copy, or as a message of a joined conversation. */
interface Placed {
  readonly entry: EntryView;
  readonly before: EntryView | null;
  readonly after: EntryView | null;
  readonly phones?: number;
}

/** Messages by their observations, in the order given, each with its neighbours and nothing marked in its words. */
export async function messagesAsHits(reading: Consultation, ids: readonly number[]): Promise<HitView[]> {
  return await hitsOf(reading, { terms: [], part: null }, ids);
}

export async function hitsOf(
  reading: Consultation,
  plan: Pick<Plan, 'terms' | 'part'>,
  ids: readonly number[],
): Promise<HitView[]> {
  const { db, operationId } = reading;
  if (ids.length === 0) return [];
  const rows = new Map((await entriesByIds(db, operationId, ids)).map((row) => [row.observation_id, row]));
  const copies = new Map(
    (
      await conversationCopies(db, operationId, { copies: [...new Set([...rows.values()].map((row) => row.copy_id))] })
    ).map((copy) => [copy.copy_id, copy]),
  );
  const conversations = [...new Set([...copies.values()].map((copy) => copy.conversation_id))];
  const titles = new Map(
    (await conversationRows(db, operationId, { conversations })).map((row) => [row.conversation_id, row.title]),
  );
  const places = await placesOf(db, operationId, ids);
  const alone = await inTheirCopies(
    reading,
    [...rows.values()].filter((row) => !places.has(row.observation_id)),
    copies,
  );
  const joined = await inJoined(
    reading,
    [...rows.values()].filter((row) => places.has(row.observation_id)),
    copies,
    places,
  );
  return ids.flatMap((id) => {
    const row = rows.get(id);
    const copy = row === undefined ? undefined : copies.get(row.copy_id);
    const placed = alone.get(id) ?? joined.get(id);
    if (row === undefined || placed === undefined || copy === undefined) return [];
    const spans = plan.part === null ? explain(row.body, plan.terms) : explainSubstring(row.body, plan.part);
    return [
      {
        ...placed,
        conversationId: copy.conversation_id,
        conversationTitle: titles.get(copy.conversation_id) ?? '',
        exhibitRef: copy.exhibit_ref,
        spans: spans.map((span) => ({ ...span })),
      },
    ];
  });
}

type Copies = ReadonlyMap<number, CopyInConversation>;

const unmarked = { flagged: false, notes: 0 };

async function inTheirCopies(
  { db, operationId, mayReadHeld }: Consultation,
  rows: readonly EntryRow[],
  copies: Copies,
): Promise<Map<number, Placed>> {
  const place = (copyId: number, position: number) => `${copyId} ${position}`;
  const neighbours = rows.flatMap((row) => [
    { copyId: row.copy_id, position: row.position - 1 },
    { copyId: row.copy_id, position: row.position + 1 },
  ]);
  const around = new Map(
    (await entriesAt(db, operationId, neighbours)).map((row) => [place(row.copy_id, row.position), row]),
  );
  const shown = [...rows, ...around.values()].map((row) => row.observation_id);
  const marks = await marksOf(db, operationId, shown);
  const view = (row: EntryRow | undefined): EntryView | null => {
    const copy = row === undefined ? undefined : copies.get(row.copy_id);
    if (row === undefined || copy === undefined) return null;
    return entryView(row, { copy, ...(marks.get(row.observation_id) ?? unmarked), mayReadHeld });
  };
  const placed = new Map<number, Placed>();
  for (const row of rows) {
    const entry = view(row);
    if (entry === null) continue;
    placed.set(row.observation_id, {
      entry,
      before: view(around.get(place(row.copy_id, row.position - 1))),
      after: view(around.get(place(row.copy_id, row.position + 1))),
    });
  }
  return placed;
}

async function inJoined(
  reading: Consultation,
  rows: readonly EntryRow[],
  copies: Copies,
  places: ReadonlyMap<number, MessagePlace>,
): Promise<Map<number, Placed>> {
  const { db, operationId, mayReadHeld } = reading;
  const placed = new Map<number, Placed>();
  const byConversation = Map.groupBy(rows, (row) => places.get(row.observation_id)?.conversation_id ?? 0);
  for (const [conversation, own] of byConversation) {
    const lanes = await lanesOf(db, operationId, conversation);
    const positions = own.flatMap((row) => {
      const at = places.get(row.observation_id)?.message_id ?? 0;
      return [at - 1, at, at + 1];
    });
    const messages = await messagesAt(db, operationId, conversation, positions);
    const views = new Map((await messageViews(reading, lanes, messages)).map((view) => [view.position, view]));
    for (const row of own) {
      const [place, copy] = [places.get(row.observation_id), copies.get(row.copy_id)];
      const message = place === undefined ? undefined : views.get(place.message_id);
      if (place === undefined || copy === undefined || message === undefined) continue;
      // The words that were found are those of this phone; marks and name are the message's.
      const { position, sender, lanes: states, common = null, flagged, notes } = message;
      const dateOrderProven = lanes.find((lane) => lane.copy.copy_id === row.copy_id)?.joined.date_order_proven ?? null;
      const shown = entryView(row, { copy, flagged, notes, mayReadHeld, dateOrderProven });
      placed.set(row.observation_id, {
        entry: { ...shown, position, sender, lanes: states, common },
        before: views.get(place.message_id - 1) ?? null,
        after: views.get(place.message_id + 1) ?? null,
        phones: laneStatesOf(place.lanes).filter(isThere).length,
      });
    }
  }
  return placed;
}
