/** The learner's settings; recorded with a queue, since the order follows from them. */

import type { Scales } from './model.ts';
import type { Schedule } from './schedule.ts';

export interface LearnerSettings {
  readonly scales: Scales;
  /** How much one deviation of the prior's log odds counts, in units of the margin, beside what is learnt. */
  readonly gain: number;
  /** Weight of a decision, on average. */
  readonly cost: number;
  /** Weight of all wanted decisions together over that of all others together. */
  readonly balance: number;
  /** Passes over the decisions at most. */
  readonly epochs: number;
  /** By how much a decision on a near-duplicate moves a message, in units of the margin. */
  readonly alike: number;
  readonly schedule: Schedule;
  /** Reads drawn at random among those of the queue, 0 to 1. */
  readonly exploration: number;
}

/** Chosen on development pools: docs/review-effort.md. */
export const defaultSettings: LearnerSettings = {
  scales: { words: 2, dense: 0.3, around: 0.3, bias: 1 },
  gain: 0.25,
  cost: 0.01,
  balance: 1,
  epochs: 20,
  alike: 4,
  schedule: { every: 10, growth: 0.05 },
  exploration: 0.01,
};
