/** What goes to the thread of a review, and back. */

import type { ErrorCode } from '../../kernel/index.ts';
import type { Standing } from './review-log.ts';
import type { NextRead, ReviewSettings } from './review-machine.ts';

/** Some messages of the pool, in its order. */
export interface PoolBatch {
  readonly texts: readonly string[];
  /** Message by message the outputs in their order, as log odds. */
  readonly priors: Float32Array;
  /** 1: the message before it in the pool is its neighbour. */
  readonly follows: Uint8Array;
}

export type ReviewRequest =
  | { readonly kind: 'messages'; readonly batch: PoolBatch }
  | { readonly kind: 'open'; readonly settings: ReviewSettings; readonly log: readonly Standing[] }
  | { readonly kind: 'add'; readonly entry: Standing }
  | { readonly kind: 'undo' }
  | { readonly kind: 'next'; readonly beyond: boolean };

export type ReviewAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'next'; readonly next: NextRead }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly hint: string };

export interface ToReviewThread {
  readonly id: number;
  readonly request: ReviewRequest;
}

export interface FromReviewThread {
  readonly id: number;
  readonly answer: ReviewAnswer;
}
