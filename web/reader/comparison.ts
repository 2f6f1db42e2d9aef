import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { ComparisonView, GapView } from '../contract.ts';
import { gapsKey } from '../gaps/queries.ts';

/** One message phone by phone. Kept among the gaps: a case event or a joining changes what it says. */
export const comparisonQuery = (operation: number, conversation: number, position: number) =>
  queryOptions({
    queryKey: [...gapsKey(operation), 'comparison', conversation, position],
    queryFn: ({ signal }) => api.comparison(operation, conversation, position, signal),
    staleTime: 5 * 60_000,
  });

/** The gaps of a message, that which matters most first: a deletion before what is explained, the surer before. */
export function byWeight(gaps: readonly GapView[]): readonly GapView[] {
  const weight = (gap: GapView) => (gap.deletion ? 2 : gap.kind === 'missing' ? 0 : 1);
  return [...gaps].sort((a, b) => weight(b) - weight(a) || b.confidence - a.confidence || a.copyId - b.copyId);
}

/** False for what is absent and explained: it is said, and does not push what one reads for out of sight. */
export function matters(gap: GapView): boolean {
  return gap.deletion || gap.kind !== 'missing' || !gap.explanations.some((one) => one.plausible);
}

export interface Pair {
  readonly left: number;
  readonly right: number;
}

/** The two phones to look at side by side first: one that has the message, and the one of its weightiest gap. */
export function firstPair(comparison: ComparisonView): Pair {
  const { lanes } = comparison;
  const first = byWeight(comparison.gaps)[0];
  const has = (copy: number) => lanes.some((lane) => lane.copyId === copy && lane.original !== null);
  const left =
    first?.in.find((one) => has(one.copyId))?.copyId ??
    lanes.find((lane) => lane.original !== null)?.copyId ??
    lanes[0]?.copyId ??
    0;
  const right = first?.copyId ?? lanes.find((lane) => lane.copyId !== left)?.copyId ?? left;
  return { left, right };
}
