/** Stated confidence against what was right, in tenths. */

export interface Bin {
  count: number;
  right: number;
  /** Sum of the confidences stated. */
  stated: number;
}

export type Bins = readonly Bin[];

export function emptyBins(): Bin[] {
  return Array.from({ length: 10 }, () => ({ count: 0, right: 0, stated: 0 }));
}

export function count(bins: Bins, confidence: number, right: boolean): void {
  const bin = bins[Math.min(9, Math.max(0, Math.floor(confidence * 10)))];
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
