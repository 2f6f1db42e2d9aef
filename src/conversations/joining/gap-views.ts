/** From gap rows to what is said over HTTP: with the words, the phones and the nearest event. */

import type { GapRunView, GapView } from '../alignment-contract.ts';
import { entriesByIds } from '../entry-store.ts';
import { conversationRows, type Db } from '../store.ts';
import type { GapRunTable, GapTable } from '../tables.ts';
import { explanations, ids, runSenders, sentences } from './columns.ts';
import { eventsOf, explanationsOf, type GapScope } from './gap-store.ts';
import { type Lane, letterOf } from './lanes.ts';
import { lanesOf } from './message-store.ts';
import { type DatedEvent, nearestEvent } from './runs.ts';
import { sendersOf } from './sender-store.ts';

/** What gaps are shown with; each conversation is looked up once. */
export class GapSurroundings {
  readonly #db: Db;
  readonly #operationId: number;
  readonly #lanes = new Map<number, ReadonlyMap<number, Lane>>();
  readonly #titles = new Map<number, string>();
  readonly #senders = new Map<number, ReadonlyMap<number, string>>();
  readonly #explanations = new Map<number, ReadonlyMap<number, GapView['explanations']>>();
  #events: DatedEvent[] | null = null;

  constructor({ db, operationId }: GapScope) {
    this.#db = db;
    this.#operationId = operationId;
  }

  async lanes(conversation: number): Promise<ReadonlyMap<number, Lane>> {
    let known = this.#lanes.get(conversation);
    if (known === undefined) {
      const found = await lanesOf(this.#db, this.#operationId, conversation);
      known = new Map(found.map((lane) => [lane.copy.copy_id, lane]));
      this.#lanes.set(conversation, known);
    }
    return known;
  }

  async title(conversation: number): Promise<string> {
    let known = this.#titles.get(conversation);
    if (known === undefined) {
      const [row] = await conversationRows(this.#db, this.#operationId, { conversations: [conversation] });
      known = row?.title ?? '';
      this.#titles.set(conversation, known);
    }
    return known;
  }

  async sender(conversation: number, sender: number): Promise<string> {
    let known = this.#senders.get(conversation);
    if (known === undefined) {
      const rows = await sendersOf(this.#db, this.#operationId, conversation);
      known = new Map(rows.map((row) => [row.sender_id, row.shown]));
      this.#senders.set(conversation, known);
    }
    return known.get(sender) ?? '';
  }

  async explanations(conversation: number, number: number): Promise<GapView['explanations']> {
    let known = this.#explanations.get(conversation);
    if (known === undefined) {
      const rows = await explanationsOf(this.#db, this.#operationId, conversation);
      known = new Map([...rows].map(([id, text]) => [id, explanations(text)]));
      this.#explanations.set(conversation, known);
    }
    return known.get(number) ?? [];
  }

  async events(): Promise<readonly DatedEvent[]> {
    this.#events ??= await eventsOf(this.#db, this.#operationId);
    return this.#events;
  }
}

/** Gaps in the order given. Those of withheld messages are not given to who may not read them, so all have their words. */
export async function gapViews(
  scope: GapScope,
  around: GapSurroundings,
  rows: readonly GapTable[],
): Promise<GapView[]> {
  const { db, operationId, mayReadHeld } = scope;
  const shown = new Map(
    (await entriesByIds(db, operationId, [...new Set(rows.map((row) => row.observation_id))])).map((row) => [
      row.observation_id,
      row,
    ]),
  );
  const views: GapView[] = [];
  for (const row of rows) {
    if (row.held === 1 && !mayReadHeld) continue;
    const lanes = await around.lanes(row.conversation_id);
    const lane = lanes.get(row.copy_id);
    if (lane === undefined) continue;
    const entry = shown.get(row.observation_id);
    views.push({
      id: row.gap_id,
      conversationId: row.conversation_id,
      conversationTitle: await around.title(row.conversation_id),
      position: row.message_id,
      kind: row.kind,
      copyId: row.copy_id,
      letter: letterOf(lane.joined.lane),
      exhibitRef: lane.copy.exhibit_ref,
      custodian: lane.custodian,
      sender:
        row.sender_id === null
          ? null
          : { id: row.sender_id, shown: await around.sender(row.conversation_id, row.sender_id) },
      time: entry?.time ?? null,
      common: row.common,
      text: entry?.body ?? '',
      confidence: row.confidence,
      deletion: row.deletion === 1,
      explanations: await around.explanations(row.conversation_id, row.explanations),
      in: ids(row.in_copies).flatMap((copyId) => {
        const other = lanes.get(copyId);
        return other === undefined
          ? []
          : [{ copyId, letter: letterOf(other.joined.lane), exhibitRef: other.copy.exhibit_ref }];
      }),
      run: row.run,
      near: nearestEvent(await around.events(), row.common),
      held: row.held === 1,
    });
  }
  return views;
}

export async function runViews(around: GapSurroundings, rows: readonly GapRunTable[]): Promise<GapRunView[]> {
  const views: GapRunView[] = [];
  for (const row of rows) {
    const lane = (await around.lanes(row.conversation_id)).get(row.copy_id);
    if (lane === undefined) continue;
    views.push({
      run: row.run_id,
      copyId: row.copy_id,
      exhibitRef: lane.copy.exhibit_ref,
      custodian: lane.custodian,
      conversationId: row.conversation_id,
      conversationTitle: await around.title(row.conversation_id),
      from: row.from_common,
      to: row.to_common,
      gaps: row.gaps,
      deletions: row.deletions,
      senders: runSenders(row.senders),
      topic: sentences(row.topic),
      near: nearestRunEvent(await around.events(), row),
      confidence: row.confidence,
    });
  }
  return views;
}

/** Of the events near its beginning and its end the nearer one; a run that spans an event is at it. */
function nearestRunEvent(events: readonly DatedEvent[], { from_common, to_common }: GapRunTable): GapRunView['near'] {
  const within = events.find(
    ({ happened }) =>
      happened.slice(0, 10) >= from_common.slice(0, 10) && happened.slice(0, 10) <= to_common.slice(0, 10),
  );
  if (within !== undefined) {
    return { id: within.event_id, what: within.what, happened: within.happened, days: 0 };
  }
  const [before, after] = [nearestEvent(events, from_common), nearestEvent(events, to_common)];
  if (before === null || after === null) return before ?? after;
  return Math.abs(before.days) <= Math.abs(after.days) ? before : after;
}
