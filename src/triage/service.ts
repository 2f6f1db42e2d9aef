/** The use cases of this room behind one face: permission, then work, then the ledger. */

import { randomBytes } from 'node:crypto';
import type { Asking } from '../conversations/index.ts';
import type { Store } from '../storage/index.ts';
import type { Decision, ModelChoice, ReviewCreate, ReviewEnd, ScoringRequest, TriageQuery } from './contract.ts';
import { reviewCertificate } from './reviewing/certifying.ts';
import { OpenReviews } from './reviewing/open-reviews.ts';
import { decideInQueue, nextInQueue, undoInQueue } from './reviewing/queue.ts';
import { beginReview, endReview, listReviews } from './reviewing/reviews.ts';
import { scoreAgain, showModel } from './scores/managing.ts';
import { explainScore, listSuggestions, scoringProgress, suggestionsWithin, triageView } from './scores/reading.ts';
import { ScoringWork } from './scores/scoring-work.ts';
import { openScorerPool, type ScorerPool } from './scores/thread.ts';

export type TriageService = ReturnType<typeof triageService>;

type Given<Schema extends { parse(value: unknown): unknown }> = ReturnType<Schema['parse']>;

export interface TriageOptions {
  /** True while this process brings evidence in: the import goes first. */
  readonly busy?: () => boolean;
  /** What scores: threads of its own unless something else is given. */
  readonly open?: () => Promise<ScorerPool>;
}

/** The service over a store. `work` scores in the background, once it is started. */
export function triageService(store: Store, { busy, open = openScorerPool }: TriageOptions = {}) {
  const work = new ScoringWork(store, { open, ...(busy === undefined ? {} : { busy }) });
  const reviews = new OpenReviews(store);
  const deps = { store, work, reviews, random: () => randomBytes(8) };
  return {
    work,
    reviews: (asking: Asking) => listReviews(deps, asking),
    beginReview: (asking: Asking, given: Given<typeof ReviewCreate>) => beginReview(deps, asking, given),
    endReview: (asking: Asking, review: number, given: Given<typeof ReviewEnd>) =>
      endReview(deps, asking, review, given.reason),
    certificate: (asking: Asking, review: number) => reviewCertificate(deps, asking, review),
    next: (asking: Asking, review: number, beyond: boolean) => nextInQueue(deps, asking, review, beyond),
    decide: (asking: Asking, review: number, given: Given<typeof Decision>) =>
      decideInQueue(deps, asking, review, given),
    undo: (asking: Asking, review: number) => undoInQueue(deps, asking, review),
    /** Ends what runs in the background. */
    async stop() {
      await work.stop();
      await reviews.stop();
    },
    view: (asking: Asking) => triageView(deps, asking),
    progress: (asking: Asking) => scoringProgress(deps, asking),
    list: (asking: Asking, query: TriageQuery) => listSuggestions(deps, asking, query),
    explain: (asking: Asking, observation: number) => explainScore(deps, asking, observation),
    within: (asking: Asking, conversation: number, page: { from: number; limit: number }) =>
      suggestionsWithin(deps, asking, conversation, page),
    scoreAgain: (asking: Asking, given: Given<typeof ScoringRequest>) => scoreAgain(deps, asking, given.reason),
    showModel: (asking: Asking, given: Given<typeof ModelChoice>) => showModel(deps, asking, given.model, given.reason),
  };
}
