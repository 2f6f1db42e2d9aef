/**
 * How many relevant messages are still unread, if the ranking thins out as rankings do: the model of the model-assisted
 * rule. It is a point process along the reading order (Stevenson and Bin-Hezam 2023, ACM TOIS 42(3)), averaged over many
 * shapes instead of fitted to one, with a part that no ranking shows:
 *
 * - A share 1 − h of the relevant messages lies along the ranking with a density out of a family of mixtures of two
 *   binormal curves (an easy group and a hard one): from nearly perfect rankings to useless ones.
 * - A share h is hidden: the ranking does not bring it up, only a random draw of the unread finds it.
 *
 * Reads thin a Poisson process, so that, given a shape and h, the number still unread is a Poisson count whose rate has a
 * gamma posterior: a negative binomial. The posterior over shapes and h is a sum over a grid.
 */

import { negativeBinomialAtMost, normalBelow, normalQuantile } from './distributions.ts';
import type { Standing } from './reading.ts';

/** What is assumed before anything is read. */
export interface TailPrior {
  /** Hidden shares considered, and how likely each is. */
  readonly hidden: readonly { readonly share: number; readonly weight: number }[];
  /**
   * What all finds of the ranking count together, at most: with thousands of them the grid would be held to a curve that none
   * of its shapes has, and a look at the unread could not put it right. Draws always count in full.
   */
  readonly most: number;
}

/** Prior probability that the relevant messages are of two kinds, an easy and a hard one. */
const MIXED = 0.6;

interface Shape {
  readonly weight: number;
  readonly easy: number;
  readonly hard: number;
  readonly share: number;
}

/**
 * Scores of the relevant messages, in standard deviations of the others' scores: mean and spread. The means give AUC from
 * 0.58 to 0.995; a wide spread is a heavy tail, part of which is ranked last.
 */
const MEANS = [0.3, 0.6, 0.9, 1.2, 1.5, 1.8, 2.2, 2.6, 3, 3.6] as const;
const COMPONENTS = [
  ...MEANS.map((mean) => ({ mean, spread: 1 })),
  ...[1.2, 1.8, 2.4, 3].map((mean) => ({ mean, spread: 0.6 })),
  ...[0.5, 1, 1.6, 2.4].map((mean) => ({ mean, spread: 2 })),
];
const HARD_SHARES = [0.1, 0.3] as const;

const SHAPES: readonly Shape[] = COMPONENTS.flatMap((component, easy): readonly Shape[] => {
  if (component.spread === 2) return [];
  const hards = COMPONENTS.map((_, hard) => hard).filter((hard) => {
    const other = COMPONENTS[hard];
    if (other === undefined || other.spread === 0.6 || other.mean > component.mean) return false;
    return other.spread === 2 || (other.mean < component.mean && hard % 2 === 0);
  });
  const pairs = hards.flatMap((hard) =>
    HARD_SHARES.map((share) => ({ weight: MIXED / (hards.length * HARD_SHARES.length), easy, hard, share })),
  );
  return [{ weight: hards.length === 0 ? 1 : 1 - MIXED, easy, hard: 0, share: 0 }, ...pairs];
});

/** Weight of the prior of the number of relevant messages: a quarter of a message seen. */
const PRIOR_FOUND = 0.25;

export interface TailBelief {
  /** P(at most `allowed` relevant messages are unread). */
  readonly enough: number;
  /** The same if nothing were hidden: what the ranking alone says. */
  readonly enoughRanked: number;
  /** Mean number unread along the ranking, hidden ones left out. */
  readonly expectedRanked: number;
  /** Mean number unread, hidden ones included. */
  readonly expected: number;
  /** Of `expectedRanked`, the mean number that would still be unread after reading this share of the unread by rank. */
  readonly after: (share: number) => number;
}

/** For each component, the share of such messages at or above the place x of the ranking. */
function shares(x: number): Float64Array {
  if (x <= 0) return new Float64Array(COMPONENTS.length);
  if (x >= 1) return new Float64Array(COMPONENTS.length).fill(1);
  const z = normalQuantile(x);
  return Float64Array.from(COMPONENTS, ({ mean, spread }) => normalBelow((z + mean) / spread));
}

/** A shape's value of something that is linear in its two components. */
const mixed = ({ easy, hard, share }: Shape, of: Float64Array): number =>
  (1 - share) * (of[easy] ?? 0) + share * (of[hard] ?? 0);

/** What was read, as the likelihood needs it; rates are relevant messages a read, of one relevant message in the pool. */
interface Evidence {
  /** Expected finds of the ranking, by component. */
  readonly ranked: Float64Array;
  readonly rankedFound: number;
  /** Rates where the ranking found something. */
  readonly rankedHits: readonly { readonly found: number; readonly rate: Float64Array }[];
  /** Expected finds of the draws, by component, and of hidden messages. */
  readonly drawn: Float64Array;
  readonly drawnHidden: number;
  readonly drawnHits: readonly { readonly found: number; readonly left: Float64Array; readonly width: number }[];
}

function evidenceOf({ size, stretches }: Standing): Evidence {
  const ranked = new Float64Array(COMPONENTS.length);
  const drawn = new Float64Array(COMPONENTS.length);
  const rankedHits: { found: number; rate: Float64Array }[] = [];
  const drawnHits: { found: number; left: Float64Array; width: number }[] = [];
  let drawnHidden = 0;
  let rankedFound = 0;
  for (const stretch of stretches) {
    const to = shares(stretch.to);
    if (stretch.ranked > 0) {
      const width = Math.max(1e-12, stretch.to - stretch.from) * size;
      const rate = shares(stretch.from).map((from, i) => Math.max(1e-12, (to[i] ?? 0) - from) / width);
      for (const [i, one] of rate.entries()) ranked[i] = (ranked[i] ?? 0) + stretch.ranked * one;
      rankedFound += stretch.rankedFound;
      if (stretch.rankedFound > 0) rankedHits.push({ found: stretch.rankedFound, rate });
    }
    if (stretch.drawn > 0) {
      const width = Math.max(1e-9, 1 - stretch.to) * size;
      const left = to.map((share) => 1 - share);
      for (const [i, one] of left.entries()) drawn[i] = (drawn[i] ?? 0) + (stretch.drawn * one) / width;
      drawnHidden += stretch.drawn / width;
      if (stretch.drawnFound > 0) drawnHits.push({ found: stretch.drawnFound, left, width });
    }
  }
  return { ranked, rankedFound, rankedHits, drawn, drawnHidden, drawnHits };
}

/** The posterior, given what was read. `allowed`: how many may be unread with the target met. */
export function believe(standing: Standing, allowed: number, prior: TailPrior): TailBelief {
  const { place, found, spared } = standing;
  const { hidden } = prior;
  const evidence = evidenceOf(standing);
  const left = shares(place).map((share) => (1 - share) * spared);
  const trust = Math.min(1, prior.most / Math.max(1, evidence.rankedFound));
  const counted = trust * evidence.rankedFound + (found - evidence.rankedFound) + PRIOR_FOUND;
  const points = SHAPES.length * hidden.length;
  const logs = new Float64Array(points);
  const rankedMeans = new Float64Array(points);
  const means = new Float64Array(points);
  let best = Number.NEGATIVE_INFINITY;
  let point = 0;
  for (const shape of SHAPES) {
    let rankedLog = 0;
    for (const hit of evidence.rankedHits) rankedLog += hit.found * Math.log(mixed(shape, hit.rate));
    const exposed = trust * mixed(shape, evidence.ranked) + mixed(shape, evidence.drawn);
    const rest = mixed(shape, left);
    for (const { share, weight } of hidden) {
      let log = trust * (rankedLog + evidence.rankedFound * Math.log(1 - share));
      for (const hit of evidence.drawnHits) {
        const rate = ((1 - share) * mixed(shape, hit.left) + share) / hit.width;
        log += hit.found * Math.log(Math.max(1e-12, rate));
      }
      const exposure = exposed * (1 - share) + evidence.drawnHidden * share + 1e-9;
      const logWeight = Math.log(weight * shape.weight) + log - counted * Math.log(exposure);
      logs[point] = logWeight;
      rankedMeans[point] = (counted / exposure) * (1 - share) * rest;
      means[point] = (counted / exposure) * ((1 - share) * rest + share * spared);
      if (logWeight > best) best = logWeight;
      point += 1;
    }
  }
  let total = 0;
  let plain = 0;
  let enough = 0;
  let enoughRanked = 0;
  let expected = 0;
  let expectedRanked = 0;
  const byShape = new Float64Array(SHAPES.length);
  for (const [i, log] of logs.entries()) {
    if (log < best - NEGLIGIBLE) continue;
    const weight = Math.exp(log - best);
    const mean = means[i] ?? 0;
    const ranked = weight * (rankedMeans[i] ?? 0);
    const chance = weight * atMost(allowed, counted, mean);
    const shape = Math.floor(i / hidden.length);
    total += weight;
    enough += chance;
    expected += weight * mean;
    expectedRanked += ranked;
    byShape[shape] = (byShape[shape] ?? 0) + ranked;
    if (i % hidden.length !== 0) continue;
    plain += weight;
    enoughRanked += chance;
  }
  return {
    enough: enough / total,
    enoughRanked: plain === 0 ? 0 : enoughRanked / plain,
    expected: expected / total,
    expectedRanked: expectedRanked / total,
    after: (share) => restAfter(byShape, place, share) / total,
  };
}

/** Points of the grid that are e to this power less likely than the best one are left out. */
const NEGLIGIBLE = 14;

/** P(X ≤ k) of a negative binomial; far from its middle, where five digits do not change, it is not worked out. */
function atMost(k: number, shape: number, mean: number): number {
  const spread = Math.sqrt(mean + (mean * mean) / shape);
  if (k > mean + 7 * spread + 12) return 1;
  if (k < mean - 7 * spread - 1) return 0;
  if (k > 60) return negativeBinomialAtMost(k, shape, mean);
  const share = mean / (shape + mean);
  let term = Math.exp(-shape * Math.log1p(mean / shape));
  let sum = term;
  for (let x = 0; x < k; x++) {
    term *= ((shape + x) * share) / (x + 1);
    sum += term;
  }
  return sum;
}

/** The weighted number still unread along the ranking when this share of the unread was read by rank. */
function restAfter(byShape: Float64Array, place: number, share: number): number {
  const here = shares(place);
  const there = shares(place + (1 - place) * share);
  let sum = 0;
  for (const [i, shape] of SHAPES.entries()) {
    const weight = byShape[i] ?? 0;
    const left = 1 - mixed(shape, here);
    if (weight > 0 && left > 1e-12) sum += (weight * (1 - mixed(shape, there))) / left;
  }
  return sum;
}
