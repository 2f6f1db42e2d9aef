/** What is known of the persons of an operation, read together for a list or for one of them. */

import type { Consultation } from '../conversations/index.ts';
import type { Store } from '../storage/index.ts';
import type { Claim } from './columns.ts';
import { type HandleRow, handleRows } from './handle-store.ts';
import { holdingsOf } from './holdings.ts';
import { attributions, personRows, postings } from './person-store.ts';
import { tablesOf } from './store.ts';
import type { AttributionTable } from './tables.ts';
import type { PersonRecords } from './views.ts';

export function claimOf(row: AttributionTable): Claim {
  return {
    handleId: row.handle_id,
    personId: row.person_id,
    confidence: row.confidence,
    from: row.from_time,
    to: row.to_time,
  };
}

/**
 * @param persons whose chats are counted; none: everybody's
 * @returns with every handle of the operation
 */
export async function recordsOf(
  store: Store,
  { operationId, mayReadHeld }: Pick<Consultation, 'operationId' | 'mayReadHeld'>,
  persons?: readonly number[],
): Promise<PersonRecords & { readonly handles: readonly HandleRow[] }> {
  const db = tablesOf(store.db);
  const handles = await handleRows(db, operationId, mayReadHeld);
  const there = new Set(handles.map(({ handleId }) => handleId));
  const standing = (await attributions(db, operationId)).filter((row) => there.has(row.handle_id));
  const chats = new Set(
    handles
      .filter(({ handleId }) =>
        standing.some((row) => row.handle_id === handleId && (persons?.includes(row.person_id) ?? true)),
      )
      .map(({ conversationId }) => conversationId),
  );
  const holdings = await holdingsOf(
    db,
    operationId,
    mayReadHeld,
    handles.filter(({ conversationId }) => chats.has(conversationId)),
    standing.map(claimOf),
  );
  return {
    handles,
    persons: await personRows(db, operationId),
    attributions: standing,
    postings: await postings(db, operationId),
    holdings,
    today: store.now().toISOString().slice(0, 10),
  };
}
