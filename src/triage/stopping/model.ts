/** The words of the stopping rules: what is set beforehand, what is read, what is wanted next. */

export const ruleNames = ['model-assisted', 'sample', 'control', 'hypergeometric'] as const;
export type RuleName = (typeof ruleNames)[number];

/** Chosen and recorded before the first read. */
export interface StoppingSettings {
  readonly rule: RuleName;
  /** Share of the relevant messages that must be found, 0.5 to 0.999. */
  readonly target: number;
  /** How sure one must be of it, 0.5 to 0.999. */
  readonly confidence: number;
  /** Messages in the pool, all unread at the start. */
  readonly size: number;
  /** Of the random draws. */
  readonly seed: string;
}

/**
 * Where a read came from. `ranked` is everything that was chosen rather than drawn: the queue's order, a search, a
 * neighbour. `random` and `exploration` are the next message of the draw order. `control` is the sealed sample.
 */
export type Source = 'ranked' | 'random' | 'exploration' | 'control';

/** One message read, and the reviewer's answer. */
export interface Read {
  readonly source: Source;
  readonly relevant: boolean;
  /** The learner's calibrated probability just before. */
  readonly probability?: number;
}

export type Wanted =
  | { readonly kind: 'ranked'; readonly count: number }
  | { readonly kind: 'random'; readonly count: number }
  | { readonly kind: 'control'; readonly count: number }
  | { readonly kind: 'stop' };

/** How many relevant messages may be unread with the target met: found / (found + missed) ≥ target. */
export function allowedMissed(found: number, target: number): number {
  return Math.max(0, Math.floor(found / target - found + 1e-9));
}
