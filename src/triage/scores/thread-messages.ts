/** What goes to the scoring threads and back: columns of numbers, so that little is copied. Pure. */

import type { ErrorCode } from '../../kernel/index.ts';
import { type Label, labels } from '../labels.ts';
import type { Reason, Scorable, Scored, ScoringWish } from '../scoring.ts';

/** What a thread begins with. */
export interface ThreadSettings {
  /** Address of the module that exports `openScorer`. */
  readonly module: string;
}

export type ToThread =
  | {
      readonly kind: 'score';
      readonly id: number;
      readonly messages: readonly Scorable[];
      readonly wish: ScoringWish | undefined;
    }
  /** What is under way is left; the thread ends by itself when the model is given back. */
  | { readonly kind: 'close' };

export type FromThread =
  | { readonly kind: 'opened'; readonly model: string; readonly threshold: number }
  | { readonly kind: 'scored'; readonly id: number; readonly scored: ScoredColumns }
  | {
      readonly kind: 'failed';
      /** Null: the model could not be loaded. */
      readonly id: number | null;
      readonly code: ErrorCode;
      readonly message: string;
      readonly hint: string;
    };

export interface ScoredColumns {
  readonly relevance: Float64Array<ArrayBuffer>;
  /** Message by message, the labels in their order. */
  readonly labels: Float64Array<ArrayBuffer>;
  /** 1 or 2. */
  readonly tiers: Uint8Array<ArrayBuffer>;
  /** Only of messages that have reasons. */
  readonly why: readonly (readonly [message: number, reasons: readonly Reason[]])[];
}

export function packScored(scored: readonly Scored[]): ScoredColumns {
  const columns = {
    relevance: new Float64Array(scored.length),
    labels: new Float64Array(scored.length * labels.length),
    tiers: new Uint8Array(scored.length),
    why: scored.flatMap(({ why }, n) => (why.length === 0 ? [] : [[n, why] as const])),
  };
  for (const [n, one] of scored.entries()) {
    columns.relevance[n] = one.relevance;
    for (const [at, label] of labels.entries()) columns.labels[n * labels.length + at] = one.labels[label];
    columns.tiers[n] = one.tier === 'first' ? 1 : 2;
  }
  return columns;
}

export function unpackScored(columns: ScoredColumns): Scored[] {
  const why = new Map(columns.why);
  return Array.from(columns.relevance, (relevance, n) => {
    const scores = {} as Record<Label, number>;
    for (const [at, label] of labels.entries()) scores[label] = columns.labels[n * labels.length + at] ?? 0;
    return { relevance, labels: scores, why: why.get(n) ?? [], tier: columns.tiers[n] === 1 ? 'first' : 'second' };
  });
}

/** What can be handed over instead of copied. */
export function buffersOf({ relevance, labels: scores, tiers }: ScoredColumns): ArrayBuffer[] {
  return [relevance.buffer, scores.buffer, tiers.buffer];
}
