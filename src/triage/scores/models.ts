/** A model version taken into use in an operation, and the choice of which one is shown. Both stand in the ledger. */

import type { Transaction } from 'kysely';
import type { LedgerActor, Store } from '../../storage/index.ts';
import { tablesOf } from '../store.ts';
import type { TriageModelTable } from '../tables.ts';
import { addChoice, addModel } from './model-store.ts';

/** Who acts where the program does by itself what it always does. */
export function theProgram(): LedgerActor {
  return { id: 'system', name: 'Candour', role: 'system', session: `system:${process.pid}` };
}

export interface ModelBegun {
  readonly operationId: number;
  readonly name: string;
  readonly threshold: number;
  readonly actor: LedgerActor;
  readonly reason: string;
}

/** Adds a version; from then on what comes in is scored with it. What was scored with others stays. */
export async function beginModel(
  trx: Transaction<unknown>,
  store: Store,
  begun: ModelBegun,
): Promise<TriageModelTable> {
  const { operationId, name, threshold, actor, reason } = begun;
  const model = await addModel(tablesOf(trx), {
    operation_id: operationId,
    name,
    threshold,
    begun_at: store.now().toISOString(),
    begun_by: actor.name,
  });
  await store.ledger.append(trx, {
    chain: String(operationId),
    actor,
    type: 'alteration',
    act: 'scores.model-begun',
    subject: { model: name, threshold },
    ...(reason === '' ? {} : { reason }),
  });
  return model;
}

/** From now on the scores of this version are shown. */
export async function chooseModel(
  trx: Transaction<unknown>,
  store: Store,
  model: TriageModelTable,
  actor: LedgerActor,
  reason: string,
): Promise<void> {
  await addChoice(tablesOf(trx), {
    operation_id: model.operation_id,
    model_id: model.model_id,
    chosen_at: store.now().toISOString(),
    chosen_by: actor.name,
    reason,
  });
  await store.ledger.append(trx, {
    chain: String(model.operation_id),
    actor,
    type: 'alteration',
    act: 'scores.model-chosen',
    subject: { model: model.name },
    ...(reason === '' ? {} : { reason }),
  });
}
