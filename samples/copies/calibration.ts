/** Stated confidence against what was right: in tenths, and finer towards 1, where nearly all of it lies. */

export interface Bin {
  count: number;
  right: number;
  /** Sum of the confidences stated. */
  stated: number;
}

export type Bins = readonly Bin[];

/** Lower ends of the bins; the last reaches to 1. */
export const BIN_STARTS = [
  0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.92, 0.94, 0.96, 0.98, 0.993, 0.998,
] as const;

export function emptyBins(): Bin[] {
  return BIN_STARTS.map(() => ({ count: 0, right: 0, stated: 0 }));
}

export function count(bins: Bins, confidence: number, right: boolean): void {
  const bin = bins[BIN_STARTS.findLastIndex((start) => confidence >= start)];
  if (bin === undefined) return;
  bin.count += 1;
  bin.stated += confidence;
  if (right) bin.right += 1;
}

export function addBins(into: Bins, from: Bins): void {
  for (const [i, bin] of from.entries()) {
    const own = into[i];
    if (own === undefined) continue;
    own.count += bin.count;
    own.right += bin.right;
    own.stated += bin.stated;
  }
}
