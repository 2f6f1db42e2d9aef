/** What this room does when evidence comes in, in the import's own transaction. Registered in src/app.ts. */

import type { Transaction } from 'kysely';
import type { EvidenceHandlers, ObservationTable } from '../evidence/index.ts';
import type { Store } from '../storage/index.ts';
import { addTallies, conversationOfCopy, copyRow, makeConversation, moveHeld, settleDays } from './import-store.ts';
import { searchEngine } from './search/engine.ts';
import type { IndexRow } from './search/port.ts';
import { forgetSubstrings, passedBySubstrings } from './search/substring-store.ts';
import { namesOfHandles, tablesOf } from './store.ts';
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
  async onOperationOpened(trx, store, operationId) {
    await searchEngine(store).open(trx, operationId);
  },

  async onObservations(trx, store, operationId, rows) {
    const search = searchEngine(store);
    const held = rows.filter((row) => row.bin === 'held');
    const open = held.length === 0 ? rows : rows.filter((row) => row.bin !== 'held');
    if (open.length > 0) await search.add(trx, operationId, await indexRows(trx, operationId, open), false);
    if (held.length > 0) await search.add(trx, operationId, await indexRows(trx, operationId, held), true);
    await addTallies(tablesOf(trx), tally(rows));
  },

  async onCopySealed(trx, store, operationId, copyId) {
    const db = tablesOf(trx);
    const copy = await copyRow(db, operationId, copyId);
    await settleDays(db, copy);
    const known = await conversationOfCopy(db, operationId, copyId);
    await makeConversation(db, copy, known, store.now().toISOString());
    // Later parts of the chat lie between those indexed before.
    if (known !== null) await forgetSubstrings(trx, store, operationId);
  },

  async onReleased(trx, store, operationId, rows) {
    const search = searchEngine(store);
    const ids = rows.map((row) => row.observation_id);
    await search.remove(trx, operationId, ids, true);
    await search.add(trx, operationId, await indexRows(trx, operationId, rows), false);
    await moveHeld(tablesOf(trx), tally(rows), -1);
    await search.addSubstrings(trx, operationId, await passedBySubstrings(tablesOf(trx), operationId, rows));
    await renewConversations(trx, store, operationId, rows);
  },

  async onHeld(trx, store, operationId, rows) {
    const search = searchEngine(store);
    const ids = rows.map((row) => row.observation_id);
    await search.remove(trx, operationId, ids, false);
    const passed = await passedBySubstrings(tablesOf(trx), operationId, rows);
    await search.removeSubstrings(
      trx,
      operationId,
      passed.map((row) => row.observation_id),
    );
    await search.add(trx, operationId, await indexRows(trx, operationId, rows), true);
    await moveHeld(tablesOf(trx), tally(rows), 1);
    await renewConversations(trx, store, operationId, rows);
  },
};

/** What the index takes of the rows: with the names of their senders. */
async function indexRows(
  trx: Transaction<unknown>,
  operationId: number,
  rows: readonly ObservationTable[],
): Promise<IndexRow[]> {
  const ids = new Set<number>();
  for (const { handle_id } of rows) if (handle_id !== null) ids.add(handle_id);
  const names = await namesOfHandles(tablesOf(trx), operationId, [...ids]);
  return rows.map(({ observation_id, copy_id, handle_id, kind, body }) => ({
    observation_id,
    copy_id,
    sender: handle_id === null ? null : (names.get(handle_id) ?? null),
    kind,
    body,
  }));
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
    await makeConversation(db, await copyRow(db, operationId, copyId), known, store.now().toISOString());
  }
}
