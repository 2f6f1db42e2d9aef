/**
 * How sure a finding is, as a frequency: of findings said at 0.9 about nine in ten are right. The numbers are shares
 * counted on generated chats whose truth is known (bench/reconcile-accuracy.ts; docs/reconciliation.md has the plot).
 */

import type { Clusters } from './clusters.ts';

export interface GapSigns {
  readonly clusters: Clusters;
  /** The message. */
  readonly c: number;
  readonly deletion: boolean;
  /** Further phones that lack it without an explanation. */
  readonly lacking: number;
  /** It stands in a block that one copy alone has: with two phones it cannot be told whether it was put in or taken out. */
  readonly block: boolean;
}

/** Of a message that a copy lacks: that it was deleted there, or (explained) that it is absent. */
export function missingConfidence({ clusters, c, deletion, lacking, block }: GapSigns): number {
  // What is there under another guise (other words, another minute) would be said to be absent.
  if (!deletion) return 0.995;
  const having = clusters.members(c);
  const length = clusters.text(having[0] ?? 0).length;
  const alone = having.length === 1;
  if (block) return 0.95;
  if (lacking >= 3) return 0.97;
  if (lacking === 2) return 0.975;
  if (lacking === 1) return alone ? 0.996 : 0.997;
  // Short words come again and again: one may be taken for another.
  if (length < 12) return alone ? 0.99 : 0.997;
  return 0.999;
}

/** Of words that differ in one place: `agreeing` copies have the other words; `cut`: one is the beginning of the other. */
export function differenceConfidence(agreeing: number, cut: boolean): number {
  if (cut) return 0.97;
  return agreeing > 1 ? 0.96 : 0.9;
}

/** Of a message at another place: `far` beyond what clocks and arrival explain. */
export function placeConfidence(far: boolean): number {
  return far ? 0.95 : 0.75;
}
