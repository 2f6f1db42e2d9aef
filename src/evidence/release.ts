/** Releasing what was held: by the independent reviewer alone, with a reason (R22, R23). */

import type { Actor } from '../access/index.ts';
import { allow } from '../access/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { EvidenceDeps } from './handlers.ts';
import { heldRows, releaseRows } from './hold-store.ts';
import { tablesOf } from './store.ts';

/**
 * Makes held entries readable, searchable and counted again.
 * @param observations ids, at most 1,000 a call
 * @throws CandourError NOT_ALLOWED without the grant privilege.read (an owner has none by being the owner), NOT_FOUND when none of them is held
 */
export async function releaseHeld(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  observations: readonly number[],
  reason: string,
): Promise<number> {
  allow(actor, 'privilege.read', { operationId });
  const { store, handlers } = deps;
  return store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const rows = await heldRows(db, operationId, observations);
    if (rows.length === 0) throw new CandourError('NOT_FOUND', 'None of these entries is held in this operation.');
    const ids = rows.map((row) => row.observation_id);
    await releaseRows(db, operationId, ids, store.now().toISOString(), actor.name, reason);
    await handlers.onReleased(
      trx,
      store,
      operationId,
      rows.map((row) => ({ ...row, bin: 'unread' as const })),
    );
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'hold.released',
      subject: { observations: ids },
      reason,
    });
    return ids.length;
  });
}
