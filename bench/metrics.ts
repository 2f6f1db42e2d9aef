/** Measures of a classifier. Scores and truths in the same order; weights where rows stand for more than themselves. */

/** Share of pairs of a positive and a negative in the right order, ties half (Mann-Whitney). NaN with one class. */
export function areaUnderRoc(scores: readonly number[], truths: readonly boolean[]): number {
  const order = scores.map((_, at) => at).toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let ranks = 0;
  let positives = 0;
  for (let at = 0; at < order.length; ) {
    let end = at;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[at] ?? 0]) end += 1;
    const rank = (at + 1 + end) / 2;
    for (let n = at; n < end; n++) {
      if (!truths[order[n] ?? 0]) continue;
      ranks += rank;
      positives += 1;
    }
    at = end;
  }
  const negatives = order.length - positives;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Mean of the precision at each positive, going down (ties in the order given). */
export function averagePrecision(scores: readonly number[], truths: readonly boolean[]): number {
  const order = scores.map((_, at) => at).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let found = 0;
  let sum = 0;
  order.forEach((at, place) => {
    if (!truths[at]) return;
    found += 1;
    sum += found / (place + 1);
  });
  return sum / found;
}

/** Mean of the F1 of the two classes, positive from the cut on. */
export function macroF1(scores: readonly number[], truths: readonly boolean[], cut: number): number {
  let [hit, missed, false_, quiet] = [0, 0, 0, 0];
  scores.forEach((score, at) => {
    if (truths[at]) score >= cut ? hit++ : missed++;
    else score >= cut ? false_++ : quiet++;
  });
  const f1 = (right: number, wrong: number): number => (right === 0 ? 0 : (2 * right) / (2 * right + wrong));
  return (f1(hit, missed + false_) + f1(quiet, missed + false_)) / 2;
}

/** Cuts worth trying: a hundred quantiles of the scores. */
function cutsOf(scores: readonly number[]): number[] {
  const sorted = scores.toSorted((a, b) => a - b);
  return Array.from({ length: 99 }, (_, n) => sorted[Math.floor(((n + 1) / 100) * sorted.length)] ?? 0);
}

/** The cut with the best macro-F1, of a hundred quantiles. */
export function bestCut(scores: readonly number[], truths: readonly boolean[]): number {
  const cuts = cutsOf(scores);
  return cuts.reduce(
    (best, cut) => (macroF1(scores, truths, cut) > macroF1(scores, truths, best) ? cut : best),
    cuts[0] ?? 0,
  );
}

export function bestMacroF1(scores: readonly number[], truths: readonly boolean[]): number {
  return Math.max(...cutsOf(scores).map((cut) => macroF1(scores, truths, cut)));
}

export function accuracy(scores: readonly number[], truths: readonly boolean[], cut: number): number {
  return scores.filter((score, at) => score >= cut === truths[at]).length / scores.length;
}

export function bestAccuracy(scores: readonly number[], truths: readonly boolean[]): number {
  return Math.max(...cutsOf(scores).map((cut) => accuracy(scores, truths, cut)));
}

/** Share of the scores at or above the cut. */
export function shareFrom(scores: readonly number[], cut: number): number {
  return scores.length === 0 ? Number.NaN : scores.filter((score) => score >= cut).length / scores.length;
}

/** The cut that this share of the scores reaches. */
export function cutForShare(scores: readonly number[], share: number): number {
  const sorted = scores.toSorted((a, b) => b - a);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

export interface ReliabilityBin {
  readonly said: number;
  readonly was: number;
  readonly rows: number;
  readonly weight: number;
}

/** Expected calibration error with bins on a logarithmic scale (most probabilities are small), and its bins. */
export function calibrationError(
  scores: readonly number[],
  truths: readonly boolean[],
  weights: readonly number[],
  bins = 15,
): { readonly error: number; readonly bins: readonly ReliabilityBin[] } {
  const groups = new Map<number, { said: number; was: number; rows: number; weight: number }>();
  scores.forEach((score, at) => {
    const bin = Math.max(0, Math.min(bins - 1, Math.floor(bins + (Math.log10(Math.max(score, 1e-12)) * bins) / 4)));
    const group = groups.get(bin) ?? { said: 0, was: 0, rows: 0, weight: 0 };
    const weight = weights[at] ?? 0;
    group.said += score * weight;
    group.was += truths[at] ? weight : 0;
    group.rows += 1;
    group.weight += weight;
    groups.set(bin, group);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const found = [...groups.entries()]
    .toSorted((a, b) => a[0] - b[0])
    .map(([, { said, was, rows, weight }]) => ({
      said: said / weight,
      was: was / weight,
      rows,
      weight: weight / total,
    }));
  return { error: found.reduce((sum, bin) => sum + bin.weight * Math.abs(bin.said - bin.was), 0), bins: found };
}
