/** What later rooms do when evidence comes in; registered in src/app.ts, so that no import goes up the list. */

import type { Transaction } from 'kysely';
import type { Store } from '../storage/index.ts';
import type { ObservationTable } from './tables.ts';

export interface EvidenceHandlers {
  /** In the import's own transaction, at most 20,000 rows a call. */
  onObservations(
    trx: Transaction<unknown>,
    store: Store,
    operationId: number,
    rows: readonly ObservationTable[],
  ): Promise<void>;
  /** Held entries were released: they become readable, searchable and counted. */
  onReleased(
    trx: Transaction<unknown>,
    store: Store,
    operationId: number,
    rows: readonly ObservationTable[],
  ): Promise<void>;
  /** A copy is whole and readable. */
  onCopySealed(trx: Transaction<unknown>, store: Store, operationId: number, copyId: number): Promise<void>;
  /** The conversation in which each sealed copy is read now, by copy: joined copies share one. */
  conversationsOf(store: Store, operationId: number): Promise<ReadonlyMap<number, number>>;
  /** An operation was opened: indexes of its own may be made. */
  onOperationOpened(trx: Transaction<unknown>, store: Store, operationId: number): Promise<void>;
}

export interface EvidenceDeps {
  readonly store: Store;
  readonly handlers: EvidenceHandlers;
  /** Name and version recorded with everything derived (R2). */
  readonly tool: { readonly name: string; readonly version: string };
}
