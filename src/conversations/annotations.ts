/** Flags and notes: whose, when; withdrawn, never deleted. Alterations in the ledger, with the act in one transaction. */

import type { Transaction } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import type { Json } from '../storage/index.ts';
import { addAnnotation, annotationsOf, withdrawFlags } from './annotation-store.ts';
import { type Asking, type ConversationDeps, consult } from './consult.ts';
import { findObservation } from './observation.ts';
import { tablesOf } from './store.ts';

/** Permission to mark, and to read what is marked; then the work and its entry together. */
async function alter<T>(
  deps: ConversationDeps,
  asking: Asking,
  observation: number,
  work: (
    trx: Transaction<unknown>,
  ) => Promise<{ result: T; act: string; subject: { readonly [key: string]: Json } } | null>,
): Promise<T | null> {
  const reading = await consult(deps, asking, 'annotate');
  await findObservation(reading, observation);
  const { actor, operationId, reason } = asking;
  return await deps.store.transaction(async (trx) => {
    const done = await work(trx);
    if (done === null) return null;
    await deps.store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: done.act,
      subject: { observation, ...done.subject },
      ...(reason === null ? {} : { reason }),
    });
    return done.result;
  });
}

/** Flags an observation for oneself; a flag that stands already stays one. */
export async function flag(deps: ConversationDeps, asking: Asking, observation: number): Promise<void> {
  const { actor, operationId } = asking;
  await alter(deps, asking, observation, async (trx) => {
    const db = tablesOf(trx);
    const standing = await annotationsOf(db, operationId, observation);
    if (standing.some(({ kind, by_id }) => kind === 'flag' && by_id === actor.id)) return null;
    const annotation = await addAnnotation(db, {
      operation_id: operationId,
      observation_id: observation,
      kind: 'flag',
      text: '',
      by_id: actor.id,
      by_name: actor.name,
      made_at: deps.store.now().toISOString(),
    });
    return { result: annotation, act: 'flag.set', subject: { annotation } };
  });
}

/** Withdraws one's own flag. Throws NOT_FOUND where there is none of this person. */
export async function withdrawFlag(deps: ConversationDeps, asking: Asking, observation: number): Promise<void> {
  const { actor, operationId } = asking;
  const withdrawn = await alter(deps, asking, observation, async (trx) => {
    const at = deps.store.now().toISOString();
    const ids = await withdrawFlags(tablesOf(trx), operationId, observation, actor.id, at);
    return ids.length === 0 ? null : { result: ids, act: 'flag.withdrawn', subject: { annotations: ids } };
  });
  if (withdrawn === null) {
    throw new CandourError('NOT_FOUND', 'You have not flagged this message; a flag is withdrawn by whoever set it.');
  }
}

/** Adds a note; its text stays in the operation and never enters the ledger. */
export async function addNote(
  deps: ConversationDeps,
  asking: Asking,
  observation: number,
  text: string,
): Promise<number> {
  const { actor, operationId } = asking;
  const id = await alter(deps, asking, observation, async (trx) => {
    const annotation = await addAnnotation(tablesOf(trx), {
      operation_id: operationId,
      observation_id: observation,
      kind: 'note',
      text,
      by_id: actor.id,
      by_name: actor.name,
      made_at: deps.store.now().toISOString(),
    });
    return { result: annotation, act: 'note.added', subject: { annotation } };
  });
  return id ?? 0;
}
