/** What is scored, and what comes of it. */

import type { Label, Output } from './labels.ts';

/** One message and what was said before it. */
export interface Scorable {
  readonly text: string;
  /** Earlier messages of the conversation, oldest first. Only the last few are read. */
  readonly context: readonly string[];
}

/** A span of the text that carried a score: without it the score is lower. */
export interface Reason {
  /** Half-open range in UTF-16 units of the text as given. */
  readonly start: number;
  readonly end: number;
  readonly label: Output;
  /** By how much the probability falls when the span is taken out. */
  readonly weight: number;
}

/** Probabilities (0 to 1) at the prevalence the model was calibrated for; the model card says which. */
export interface Scored {
  readonly relevance: number;
  readonly labels: Readonly<Record<Label, number>>;
  /** Empty below the threshold, and where not the message but what was said before it carries the score. */
  readonly why: readonly Reason[];
  readonly tier: 'first' | 'second';
}

export interface ScoringWish {
  /** The second tier, where there is one, judges every message, also those that the first could settle. */
  readonly throughout?: boolean;
}

export interface Scorer {
  /** Name and hash of the weights. */
  readonly model: string;
  /** At or above it `relevance` is worth a reviewer's look; chosen on development data, see the model card. */
  readonly threshold: number;
  /** In the order given; what a message gets does not depend on the others. */
  score(messages: readonly Scorable[], wish?: ScoringWish): Promise<readonly Scored[]>;
  close(): Promise<void>;
}
