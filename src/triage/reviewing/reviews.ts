/** Reviews begun, listed and ended. What is wanted, the target and the seed are laid down before the first read. */

import { createHash } from 'node:crypto';
import { type Asking, consult } from '../../conversations/index.ts';
import { CandourError } from '../../kernel/index.ts';
import { findPersonThere, peopleTablesOf } from '../../people/index.ts';
import type { Store } from '../../storage/index.ts';
import type { ReviewCreate, ReviewView } from '../contract.ts';
import { defaultSettings } from '../learner/index.ts';
import { modelsOf, shownModel } from '../scores/model-store.ts';
import { progressIn, type TriageDeps } from '../scores/reading.ts';
import { certificateFromLog, recommended } from '../stopping/index.ts';
import { tablesOf } from '../store.ts';
import type { TriageDecisionTable, TriageRunTable } from '../tables.ts';
import type { OpenReviews } from './open-reviews.ts';
import { asLogEntries, type Decided, standingOf } from './review-log.ts';
import { entryOf, labelOf, outsideOf, settingsOf, stoppingOf } from './run-columns.ts';
import { addRun, decisionsOf, findRun, runsOf, updateRun } from './run-store.ts';

export interface ReviewDeps extends TriageDeps {
  readonly reviews: OpenReviews;
  /** Random bytes, for a seed that nobody chose. */
  random(): Uint8Array;
}

/** @throws CandourError BUSY while messages are still being scored: a review begins with a whole pool */
export async function beginReview(
  deps: ReviewDeps,
  asking: Asking,
  given: ReturnType<typeof ReviewCreate.parse>,
): Promise<number> {
  const { store } = deps;
  await consult({ store }, asking, 'review.run');
  const { actor, operationId, reason } = asking;
  const db = tablesOf(store.db);
  const model = await shownModel(db, operationId);
  if (model === null) {
    throw new CandourError('BUSY', 'Nothing has been scored in this operation yet.', {
      hint: 'Wait until scoring has ended.',
    });
  }
  const { done, total } = await progressIn(deps, operationId);
  if (done < total) {
    throw new CandourError('BUSY', 'Messages are still being scored.', {
      hint: 'A review begins with everything that can be read; begin it when scoring has ended.',
    });
  }
  if (given.kind === 'person') await findPersonThere(peopleTablesOf(store.db), operationId, given.person ?? 0);
  const stopping = {
    rule: given.rule ?? recommended,
    target: given.target,
    confidence: given.confidence,
    seed: given.seed ?? Buffer.from(deps.random()).toString('hex'),
  };
  const run = await store.transaction(async (trx) => {
    const made = await addRun(tablesOf(trx), {
      operation_id: operationId,
      state: 'preparing',
      kind: given.kind,
      label: given.kind === 'code' ? (given.label ?? null) : null,
      person_id: given.kind === 'person' ? (given.person ?? null) : null,
      model_id: model.model_id,
      stopping: JSON.stringify(stopping),
      learner: JSON.stringify(defaultSettings),
      size: null,
      pool_hash: null,
      draws_hash: null,
      outside: null,
      begun_at: store.now().toISOString(),
      begun_by: actor.name,
      ended_at: null,
      ended_by: null,
      ended_reason: null,
    });
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'review.begun',
      subject: {
        review: made.run_id,
        wanted: given.kind,
        ...(made.label === null ? {} : { label: made.label }),
        ...(made.person_id === null ? {} : { person: made.person_id }),
        model: model.name,
        ...stopping,
        learner: made.learner,
      },
      ...(reason === null ? {} : { reason }),
    });
    return made;
  });
  // Begins to put the pool together; nobody waits for it here.
  void deps.reviews.ask(run, 0, async () => undefined).catch(() => undefined);
  return run.run_id;
}

/** Throws NOT_FOUND. */
export async function runNamed(store: Store, operationId: number, review: number): Promise<TriageRunTable> {
  const run = await findRun(tablesOf(store.db), operationId, review);
  if (run === null) throw new CandourError('NOT_FOUND', 'There is no such review in this operation.');
  return run;
}

export async function listReviews({ store }: ReviewDeps, asking: Asking): Promise<ReviewView[]> {
  const reading = await consult({ store }, asking, 'review.certificate', 'lists');
  const db = tablesOf(store.db);
  const views: ReviewView[] = [];
  for (const run of await runsOf(db, reading.operationId)) views.push(await reviewView(store, run));
  await reading.record('reviews.listed', { reviews: views.length });
  return views;
}

export async function reviewView(store: Store, run: TriageRunTable): Promise<ReviewView> {
  const db = tablesOf(store.db);
  const models = await modelsOf(db, run.operation_id);
  const decided = decidedIn(await decisionsOf(db, run));
  return {
    id: run.run_id,
    state: run.state,
    kind: run.kind,
    label: labelOf(run),
    person: run.person_id,
    model: models.find((model) => model.model_id === run.model_id)?.name ?? '',
    ...stoppingOf(run.stopping),
    size: run.size,
    poolHash: run.pool_hash,
    drawsHash: run.draws_hash,
    outside: run.outside === null ? null : outsideOf(run.outside),
    read: decided.length,
    found: decided.filter(({ relevant }) => relevant).length,
    begunAt: run.begun_at,
    begunBy: run.begun_by,
    endedAt: run.ended_at,
    endedBy: run.ended_by,
    endedReason: run.ended_reason,
  };
}

export function decidedIn(rows: readonly TriageDecisionTable[]): Decided[] {
  return standingOf(rows.map(entryOf)).filter((entry): entry is Decided => entry.kind === 'decided');
}

/** Ends a review: from then on nothing is decided in it. What it found stands in the ledger with the hash of its certificate. */
export async function endReview(deps: ReviewDeps, asking: Asking, review: number, reason: string): Promise<void> {
  const { store } = deps;
  await consult({ store }, asking, 'review.run');
  const { actor, operationId } = asking;
  const run = await runNamed(store, operationId, review);
  if (run.state === 'ended') return;
  if (run.state === 'preparing') throw new CandourError('BUSY', 'The pool of this review is being put together.');
  await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const log = standingOf((await decisionsOf(db, run)).map(entryOf));
    const certificate = certificateFromLog(settingsOf(run), asLogEntries(log, null));
    const { verdict, read, found, unread, recall } = certificate;
    await updateRun(db, run, {
      state: 'ended',
      ended_at: store.now().toISOString(),
      ended_by: actor.name,
      ended_reason: reason,
    });
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'review.ended',
      subject: {
        review,
        verdict,
        read: read.total,
        found: found.total,
        unread,
        recallAtLeast: recall.low,
        certificate: hashOfCertificate(certificate),
      },
      ...(reason === '' ? {} : { reason }),
    });
  });
  await deps.reviews.forget(run);
}

/** SHA-256 of the certificate as JSON: who makes it again from the ledger gets the same. */
export function hashOfCertificate(certificate: unknown): string {
  return createHash('sha256').update(JSON.stringify(certificate)).digest('hex');
}
