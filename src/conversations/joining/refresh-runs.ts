/** Finds the runs of a joined conversation, among what everybody may read, and keeps them. */

import { setImmediate as breathe } from 'node:timers/promises';
import type { Store } from '../../storage/index.ts';
import { type Db, tablesOf } from '../store.ts';
import type { GapRunTable, JoiningTable } from '../tables.ts';
import { lengthOf } from './message-store.ts';
import { bodiesOf, gapsForRuns, keepRuns, placesOfDays, sampleBodies, stillThere } from './run-store.ts';
import { confidenceOf, type GapInTime, gapsBySender, runsOf } from './runs.ts';
import { sendersOf } from './sender-store.ts';
import { joiningCopies, updateJoining } from './store.ts';
import { topicOf, WordCounts } from './topic.ts';

/** Messages of the rest of a chat against which words stand out. */
const SAMPLE = 20_000;
/** Texts read between two turns to whoever else is waiting for the server. */
const BODIES_A_STEP = 1_000;
const MESSAGES_A_STEP = 50_000;

export async function refreshRuns(store: Store, operationId: number, joining: JoiningTable): Promise<void> {
  const conversation = joining.conversation_id;
  if (conversation === null) return;
  const db = tablesOf(store.db);
  const gaps = await gapsForRuns(db, operationId, conversation);
  const gone = new Set(gaps.map(({ message }) => message));
  const rest = new WordCounts();
  if (gaps.length > 0) {
    const total = await lengthOf(db, operationId, conversation);
    const step = Math.max(1, Math.ceil(total / SAMPLE));
    for (let from = 0; from < total; from += step * BODIES_A_STEP) {
      const sample = { from, to: from + step * BODIES_A_STEP, step };
      for (const { message_id, body } of await sampleBodies(db, operationId, conversation, sample)) {
        if (!gone.has(message_id)) rest.add(body);
      }
      await breathe();
    }
  }
  const shown = new Map((await sendersOf(db, operationId, conversation)).map((row) => [row.sender_id, row.shown]));
  const found: { readonly row: Omit<GapRunTable, 'run_id'>; readonly gaps: readonly number[] }[] = [];
  for (const { copy_id, lane } of await joiningCopies(db, operationId, joining.joining_id)) {
    const own = gaps.filter((gap) => gap.copyId === copy_id);
    for (const run of runsOf(own)) {
      const row = await runRow(db, { operationId, conversation, copyId: copy_id, lane }, run, shown, rest);
      found.push({ row, gaps: run.map(({ gap }) => gap) });
      await breathe();
    }
  }
  await store.transaction(async (trx) => {
    await keepRuns(tablesOf(trx), operationId, conversation, found);
    await updateJoining(tablesOf(trx), operationId, joining.joining_id, { stale: 0 });
  });
}

interface Place {
  readonly operationId: number;
  readonly conversation: number;
  readonly copyId: number;
  readonly lane: number;
}

async function runRow(
  db: Db,
  place: Place,
  run: readonly GapInTime[],
  shown: ReadonlyMap<number, string>,
  rest: WordCounts,
): Promise<Omit<GapRunTable, 'run_id'>> {
  const { operationId, conversation, copyId } = place;
  const senders = gapsBySender(run);
  const times = run.map(({ ms }) => new Date(ms).toISOString().slice(0, 19));
  const [from = '', to = ''] = [times[0], times.at(-1)];
  const others = await othersOf(
    db,
    place,
    { from: from.slice(0, 10), to: to.slice(0, 10) },
    senders.map(({ sender }) => sender),
  );
  const gone = new WordCounts();
  const bodies = await bodiesOf(
    db,
    operationId,
    run.map(({ gap }) => gap),
  );
  for (const body of bodies) gone.add(body);
  return {
    operation_id: operationId,
    copy_id: copyId,
    conversation_id: conversation,
    from_common: from,
    to_common: to,
    gaps: run.length,
    deletions: run.filter(({ deletion }) => deletion).length,
    senders: JSON.stringify(
      senders.map(({ sender, gaps }) => ({
        shown: shown.get(sender) ?? '',
        gaps,
        others: others.get(sender) ?? 0,
      })),
    ),
    topic: JSON.stringify(topicOf(gone, rest)),
    confidence: confidenceOf(run),
  };
}

/** What the senders of a run wrote on its days and is still there. A run may span years. */
async function othersOf(
  db: Db,
  place: Place,
  days: { readonly from: string; readonly to: string },
  senders: readonly number[],
): Promise<Map<number, number>> {
  const others = new Map<number, number>();
  const { from, end } = await placesOfDays(db, place, days);
  for (let at = from; at < end; at += MESSAGES_A_STEP) {
    const stretch = { from: at, end: Math.min(end, at + MESSAGES_A_STEP) };
    for (const { sender, messages } of await stillThere(db, place, stretch, senders)) {
      others.set(sender, (others.get(sender) ?? 0) + messages);
    }
    await breathe();
  }
  return others;
}
