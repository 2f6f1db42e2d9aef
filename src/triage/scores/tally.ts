/** Counts of a walk through a conversation, kept so that no page has to read a million scores. Pure. */

import { BINS, type UnjudgedReason } from '../kinds.ts';
import type { Label } from '../labels.ts';
import type { TriageTallyTable } from '../tables.ts';

/** The twentieth in which a probability lies, from 0; 1 belongs to the last. */
export function binOf(relevance: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor(relevance * BINS)));
}

export type Counted = Pick<TriageTallyTable, 'kind' | 'name' | 'open' | 'withheld'>;

/** One message as it is counted. */
export type ToCount = { readonly withheld: boolean } & (
  | { readonly unjudged: UnjudgedReason }
  | {
      readonly unjudged: null;
      readonly relevance: number;
      readonly suggested: boolean;
      readonly labels: readonly Label[];
    }
);

/** Adds messages up; an empty count is no row. */
export function tallyOf(messages: Iterable<ToCount>): Counted[] {
  const counts = new Map<string, { kind: Counted['kind']; name: string; open: number; withheld: number }>();
  const add = (kind: Counted['kind'], name: string, withheld: boolean): void => {
    const key = `${kind} ${name}`;
    const row = counts.get(key) ?? { kind, name, open: 0, withheld: 0 };
    if (withheld) row.withheld++;
    else row.open++;
    counts.set(key, row);
  };
  for (const message of messages) {
    const { withheld } = message;
    if (message.unjudged !== null) {
      add('unjudged', message.unjudged, withheld);
      continue;
    }
    add('relevance', String(binOf(message.relevance)), withheld);
    if (message.suggested) add('suggested', '', withheld);
    for (const label of message.labels) add('label', label, withheld);
  }
  return [...counts.values()];
}
