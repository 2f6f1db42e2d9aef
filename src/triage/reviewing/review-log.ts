/** The decision log of a review, and what of it stands. Pure. */

import type { Label } from '../labels.ts';
import type { LogEntry, Source } from '../stopping/index.ts';

/** A reader's decision on a message that the queue offered. */
export interface Decided {
  readonly kind: 'decided';
  /** In the pool. */
  readonly position: number;
  readonly source: Source;
  readonly relevant: boolean;
  /** What the learner said just before; null where it was not asked. */
  readonly probability: number | null;
  readonly codes: readonly Label[];
}

/** The order came to a message of the sealed control sample, which was read before: the learner hears of it now. */
export interface Reached {
  readonly kind: 'reached';
  readonly position: number;
}

/** The last decision that stands falls, as if it had never been made. */
export interface Undone {
  readonly kind: 'undone';
}

export type Standing = Decided | Reached;

/**
 * What stands of a log. An undone decision takes along what followed from it, so that the review is again where it was
 * before it.
 */
export function standingOf(log: readonly (Decided | Reached | Undone)[]): Standing[] {
  const standing: Standing[] = [];
  for (const entry of log) {
    if (entry.kind !== 'undone') {
      standing.push(entry);
      continue;
    }
    while (standing.length > 0 && standing.pop()?.kind !== 'decided');
  }
  return standing;
}

/** The log as a rule of stopping reads it; with a code: as a review that looks for this code alone would have it. */
export function asLogEntries(standing: readonly Standing[], code: Label | null): LogEntry[] {
  return standing.map((entry): LogEntry => {
    if (entry.kind === 'reached') return entry;
    const { position, source, relevant, probability, codes } = entry;
    if (code !== null) return { kind: 'read', position, source, relevant: codes.includes(code) };
    return { kind: 'read', position, source, relevant, ...(probability === null ? {} : { probability }) };
  });
}
