/**
 * A linear classifier with hinge loss, trained in its dual by coordinate descent (Hsieh et al. 2008, the method of
 * LIBLINEAR). What the classifier knew before is where it starts: each row has an offset that the weights only add to, so
 * that with no decisions the order is the prior's, and the prior gives way where decisions speak against it. No decision
 * counts beyond its weight: a wanted message that looks like nothing wanted (or was decided by mistake) must not turn the
 * order upside down, as it does with the squared hinge (docs/review-effort.md).
 * Additions, multiplications and divisions alone: the same decisions give the same bits on every machine.
 */

import { SPACE } from './features.ts';
import type { Pool } from './pool.ts';

/** How far each kind of feature may speak: the deviation of its weights before any decision. */
export interface Scales {
  readonly words: number;
  readonly dense: number;
  /** The decisions on the neighbours. */
  readonly around: number;
  readonly bias: number;
}

export interface Example {
  readonly position: number;
  readonly wanted: boolean;
  /** Cost of getting it wrong, for each unit of the margin: the most it can count. */
  readonly weight: number;
}

/** All are multiplied by their scale, those of words by rarity too: a row's part is norm × sum. */
export interface Weights {
  readonly words: Float32Array;
  /** Of the pool's dense columns. */
  readonly dense: Float32Array;
  readonly around: number;
  readonly bias: number;
}

/** What a training and a score are of. */
export interface Basis {
  readonly pool: Pool;
  /** Of each message, in units of the margin. */
  readonly offset: Float32Array;
  /** Of each message, -1 to 1: the decisions on its neighbours. */
  readonly around: Float32Array;
  readonly scales: Scales;
}

/** A pass that moves no decision's part by more than this share of its weight is the last. */
const STILL = 1e-3;

export function untrained(pool: Pool): Weights {
  return { words: new Float32Array(SPACE), dense: new Float32Array(pool.columns), around: 0, bias: 0 };
}

/** @param examples in a fixed order; the weights depend on nothing else but the basis */
export function train(examples: readonly Example[], basis: Basis, epochs: number): Weights {
  const { pool, offset, around, scales } = basis;
  const { ids, starts, rarity, norms, dense, columns } = pool;
  const wordWeights = new Float64Array(SPACE);
  const denseWeights = new Float64Array(columns);
  let [aroundWeight, biasWeight] = [0, 0];
  const duals = new Float64Array(examples.length);
  const lengths = Float64Array.from(examples, ({ position }) => squaredLength(position, basis));
  for (let epoch = 0; epoch < epochs; epoch++) {
    let moved = 0;
    for (let e = 0; e < examples.length; e++) {
      const example = examples[e];
      if (example === undefined) continue;
      const { position, wanted, weight } = example;
      const sign = wanted ? 1 : -1;
      const [start = 0, end = 0] = [starts[position], starts[position + 1]];
      const norm = (norms[position] ?? 0) * scales.words;
      const row = position * columns;
      const near = (around[position] ?? 0) * scales.around;
      let words = 0;
      for (let at = start; at < end; at++) {
        const id = ids[at] ?? 0;
        words += (wordWeights[id] ?? 0) * (rarity[id] ?? 0);
      }
      let denseSum = 0;
      for (let column = 0; column < columns; column++)
        denseSum += (denseWeights[column] ?? 0) * (dense[row + column] ?? 0);
      const margin =
        (offset[position] ?? 0) +
        words * norm +
        denseSum * scales.dense +
        aroundWeight * near +
        biasWeight * scales.bias;
      const dual = duals[e] ?? 0;
      const changed = Math.min(weight, Math.max(0, dual - (sign * margin - 1) / (lengths[e] ?? 1)));
      const step = (changed - dual) * sign;
      if (step === 0) continue;
      duals[e] = changed;
      moved = Math.max(moved, Math.abs(step) / weight);
      const wordStep = step * norm;
      for (let at = start; at < end; at++) {
        const id = ids[at] ?? 0;
        wordWeights[id] = (wordWeights[id] ?? 0) + wordStep * (rarity[id] ?? 0);
      }
      const denseStep = step * scales.dense;
      for (let column = 0; column < columns; column++)
        denseWeights[column] = (denseWeights[column] ?? 0) + denseStep * (dense[row + column] ?? 0);
      aroundWeight += step * near;
      biasWeight += step * scales.bias;
    }
    if (moved < STILL) break;
  }
  const trained = new Float32Array(SPACE);
  for (let id = 0; id < trained.length; id++) {
    const weight = wordWeights[id] ?? 0;
    if (weight !== 0) trained[id] = weight * (rarity[id] ?? 0) * scales.words;
  }
  return {
    words: trained,
    dense: Float32Array.from(denseWeights, (weight) => weight * scales.dense),
    around: aroundWeight * scales.around,
    bias: biasWeight * scales.bias,
  };
}

function squaredLength(position: number, { pool, around, scales }: Basis): number {
  let squares = 0;
  for (let column = 0; column < pool.columns; column++)
    squares += (pool.dense[position * pool.columns + column] ?? 0) ** 2;
  const words = (pool.norms[position] ?? 0) > 0 ? scales.words ** 2 : 0;
  const near = ((around[position] ?? 0) * scales.around) ** 2;
  return words + squares * scales.dense ** 2 + near + scales.bias ** 2;
}

/** The score of one message, rounded as an array of scores holds it. */
export function scoreOf(position: number, weights: Weights, { pool, offset, around }: Basis): number {
  const { ids, starts, norms, dense, columns } = pool;
  const end = starts[position + 1] ?? 0;
  let words = 0;
  for (let at = starts[position] ?? 0; at < end; at++) words += weights.words[ids[at] ?? 0] ?? 0;
  let score = (offset[position] ?? 0) + weights.bias + words * (norms[position] ?? 0);
  const row = position * columns;
  for (let column = 0; column < columns; column++) score += (weights.dense[column] ?? 0) * (dense[row + column] ?? 0);
  return Math.fround(score + weights.around * (around[position] ?? 0));
}
