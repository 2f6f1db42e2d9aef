/** What this room does when evidence comes in or is released: the conversation is walked through again, later. */

import type { Transaction } from 'kysely';
import type { EvidenceHandlers } from '../evidence/index.ts';
import { conversationsOfCopies, markStale } from './scores/score-store.ts';
import { tablesOf } from './store.ts';

/** The handlers of the rooms above, and after each what this room does, in the same transaction. Used in src/app.ts. */
export function withTriage(above: EvidenceHandlers): EvidenceHandlers {
  return {
    ...above,
    async onCopySealed(trx, store, operationId, copyId) {
      await above.onCopySealed(trx, store, operationId, copyId);
      await markCopies(trx, operationId, [copyId]);
    },
    async onReleased(trx, store, operationId, rows) {
      await above.onReleased(trx, store, operationId, rows);
      await markCopies(
        trx,
        operationId,
        rows.map((row) => row.copy_id),
      );
    },
  };
}

async function markCopies(trx: Transaction<unknown>, operationId: number, copies: readonly number[]): Promise<void> {
  const db = tablesOf(trx);
  await markStale(db, operationId, await conversationsOfCopies(db, operationId, [...new Set(copies)]));
}
