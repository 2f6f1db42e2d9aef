/** Having messages scored with the version of this product, and choosing which version is shown. */

import { type Asking, consult } from '../../conversations/index.ts';
import { CandourError } from '../../kernel/index.ts';
import { tablesOf } from '../store.ts';
import { modelsOf, shownModel } from './model-store.ts';
import { beginModel, chooseModel } from './models.ts';
import type { TriageDeps } from './reading.ts';

/**
 * Begins scoring with the version that this product brings, beside what was scored before; of a version begun already
 * the scoring is tried again at once.
 * @throws CandourError BUSY while no model has been loaded
 */
export async function scoreAgain({ store, work }: TriageDeps, asking: Asking, reason: string): Promise<void> {
  await consult({ store }, asking, 'triage.manage', 'lists');
  const { actor, operationId } = asking;
  const loaded = work.model;
  if (loaded !== null) {
    await store.transaction(async (trx) => {
      const known = await modelsOf(tablesOf(trx), operationId);
      if (known.some(({ name }) => name === loaded.name)) return;
      await beginModel(trx, store, { ...loaded, operationId, actor, reason });
    });
  } else if (work.fault(operationId) === null) {
    throw new CandourError('BUSY', 'The model has not been loaded yet.', { hint: 'Try again in a moment.' });
  }
  work.nudge();
}

/** From now on the scores of this version are shown. Throws NOT_FOUND. */
export async function showModel({ store }: TriageDeps, asking: Asking, modelId: number, reason: string): Promise<void> {
  await consult({ store }, asking, 'triage.manage', 'lists');
  const { actor, operationId } = asking;
  await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const model = (await modelsOf(db, operationId)).find((one) => one.model_id === modelId);
    if (model === undefined) throw new CandourError('NOT_FOUND', 'There is no such model version in this operation.');
    if ((await shownModel(db, operationId))?.model_id === modelId) return;
    await chooseModel(trx, store, model, actor, reason);
  });
}
