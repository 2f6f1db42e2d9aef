/** What this room does when evidence comes in, in the import's own transaction. Registered in src/app.ts. */

import type { Transaction } from 'kysely';
import type { EvidenceHandlers, ObservationTable } from '../evidence/index.ts';
import type { Store } from '../storage/index.ts';
import {
  addTallies,
  type ConversationOfCopy,
  conversationOfCopy,
  copyRow,
  makeConversation,
  moveHeld,
  settleDays,
} from './import-store.ts';
import { indexRows } from './index-rows.ts';
import { moveInIndex, settleHeld } from './joining/held-store.ts';
import { placesOf } from './joining/message-store.ts';
import { proposeFor, sketchEntries } from './joining/propose.ts';
import { forgetRuns } from './joining/run-store.ts';
import { markStale } from './joining/store.ts';
import { searchEngine } from './search/engine.ts';
import { forgetSubstrings } from './search/substring-store.ts';
import { conversationByCopy, tablesOf } from './store.ts';
import { tally } from './tallies.ts';

export interface ConversationHandlers extends EvidenceHandlers {
  /** Rows were put on hold after import: they leave the index that everybody searches. */
  onHeld(
    trx: Transaction<unknown>,
    store: Store,
    operationId: number,
    rows: readonly ObservationTable[],
  ): Promise<void>;
}

export const conversationHandlers: ConversationHandlers = {
  conversationsOf(store, operationId) {
    return conversationByCopy(tablesOf(store.db), operationId);
  },

  async onOperationOpened(trx, store, operationId) {
    await searchEngine(store).open(trx, operationId);
  },

  async onObservations(trx, store, operationId, rows) {
    const search = searchEngine(store);
    const db = tablesOf(trx);
    const held = rows.filter((row) => row.bin === 'held');
    const open = held.length === 0 ? rows : rows.filter((row) => row.bin !== 'held');
    if (open.length > 0) await search.add(trx, operationId, await indexRows(db, operationId, open), false);
    if (held.length > 0) await search.add(trx, operationId, await indexRows(db, operationId, held), true);
    await addTallies(db, tally(rows));
    await sketchEntries(db, operationId, rows);
  },

  async onCopySealed(trx, store, operationId, copyId) {
    const db = tablesOf(trx);
    const copy = await copyRow(db, operationId, copyId);
    const at = store.now().toISOString();
    await settleDays(db, copy);
    const known = await conversationOfCopy(db, operationId, copyId);
    await makeConversation(db, copy, known?.home ?? null, at);
    // Later parts of the chat lie between those indexed before, and in no message of a joined conversation yet.
    if (known !== null) await forgetSubstrings(trx, store, operationId);
    if (known !== null && isJoined(known)) await markStale(db, operationId, known.read, 'alignment');
    await proposeFor(db, operationId, copyId, at);
  },

  async onReleased(trx, store, operationId, rows) {
    const db = tablesOf(trx);
    const messages = await placesOf(
      db,
      operationId,
      rows.map((row) => row.observation_id),
    );
    // Those of joined messages move when nothing else in their message is held: settleHeld does it.
    const alone = rows.filter((row) => !messages.has(row.observation_id));
    await moveInIndex(trx, store, operationId, alone, 'open');
    await moveHeld(db, tally(rows), -1);
    await settleMessages(trx, store, operationId, [...messages.values()], async () => undefined);
    await renewConversations(trx, store, operationId, rows);
  },

  async onHeld(trx, store, operationId, rows) {
    const db = tablesOf(trx);
    const messages = await placesOf(
      db,
      operationId,
      rows.map((row) => row.observation_id),
    );
    const open = rows.filter((row) => messages.get(row.observation_id)?.held !== 1);
    await moveInIndex(trx, store, operationId, open, 'held');
    await moveHeld(db, tally(rows), 1);
    // Runs speak of what everybody may read; these no longer do, until they are found again.
    await settleMessages(trx, store, operationId, [...messages.values()], (conversation) =>
      forgetRuns(db, operationId, conversation),
    );
    await renewConversations(trx, store, operationId, rows);
  },
};

function isJoined({ home, read }: ConversationOfCopy): boolean {
  return home !== read;
}

/** Marks the messages anew, conversation by conversation, and asks for the runs to be found again. */
async function settleMessages(
  trx: Transaction<unknown>,
  store: Store,
  operationId: number,
  places: readonly { readonly conversation_id: number; readonly message_id: number }[],
  andThen: (conversation: number) => Promise<void>,
): Promise<void> {
  for (const [conversation, own] of Map.groupBy(places, (place) => place.conversation_id)) {
    const messages = [...new Set(own.map((place) => place.message_id))];
    await settleHeld(trx, store, operationId, conversation, messages);
    await andThen(conversation);
    await markStale(tablesOf(trx), operationId, conversation, 'runs');
  }
}

/** First and last times are those of readable entries. */
async function renewConversations(
  trx: Transaction<unknown>,
  store: Store,
  operationId: number,
  rows: readonly ObservationTable[],
): Promise<void> {
  const db = tablesOf(trx);
  for (const copyId of new Set(rows.map((row) => row.copy_id))) {
    const known = await conversationOfCopy(db, operationId, copyId);
    if (known === null) continue;
    await makeConversation(db, await copyRow(db, operationId, copyId), known.home, store.now().toISOString());
  }
}
