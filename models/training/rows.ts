/** One row of training data: what every set is brought to. */

import { type Label, outputs } from '../../src/triage/labels.ts';

export interface Row {
  readonly set: string;
  readonly id: string;
  readonly text: string;
  readonly context: readonly string[];
  /** Probability that each output holds, in the order of `outputs`; null where the set does not say. */
  readonly targets: readonly (number | null)[];
  /** How much the row counts. */
  readonly weight: number;
  /** Rows of one group stay on one side of a split. */
  readonly group: string;
}

/** Targets from what is known: given outputs, and a value for all abusive labels that are not given. */
export function targets(
  relevance: number | null,
  given: Partial<Record<Label, number>> = {},
  others: number | null = null,
): (number | null)[] {
  return outputs.map((output) => (output === 'relevance' ? relevance : (given[output] ?? others)));
}
