/** What every use case begins and ends with: permission and reason first, the consultation recorded before the answer. */

import type { Actor } from '../access/index.ts';
import { type Act, allow, can } from '../access/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { Json, Store } from '../storage/index.ts';
import { asksForReason, type Db, tablesOf } from './store.ts';

export interface ConversationDeps {
  readonly store: Store;
  /** Milliseconds, monotonic: to keep searches within their time. */
  readonly clock: () => number;
}

/** One request: who asks, about which operation, why. */
export interface Asking {
  readonly actor: Actor;
  readonly operationId: number;
  /** R11: given with the request where the operation asks for it. */
  readonly reason: string | null;
}

/** A use case under way. */
export interface Consultation extends Asking {
  readonly db: Db;
  /** The account may read what is held (R22). */
  readonly mayReadHeld: boolean;
  /** Records that something was read; what, never its text (R10, R12). */
  record(act: string, subject: { readonly [key: string]: Json }): Promise<void>;
}

/** Throws NOT_ALLOWED, NOT_FOUND or REASON_REQUIRED. `lists`: titles and counts alone need no reason. */
export async function consult(
  { store }: Pick<ConversationDeps, 'store'>,
  asking: Asking,
  act: Act,
  what: 'lists' | 'content' = 'content',
): Promise<Consultation> {
  const { actor, operationId, reason } = asking;
  allow(actor, act, { operationId });
  const db = tablesOf(store.db);
  const required = await asksForReason(db, operationId);
  if (required && what === 'content' && (reason === null || reason.trim() === '')) {
    throw new CandourError('REASON_REQUIRED', 'This operation asks for a reason for access.');
  }
  return {
    ...asking,
    db,
    mayReadHeld: can(actor, 'privilege.read', { operationId }),
    async record(name, subject) {
      await store.ledger.consult({
        chain: String(operationId),
        actor,
        act: name,
        subject,
        ...(reason === null ? {} : { reason }),
      });
    },
  };
}
