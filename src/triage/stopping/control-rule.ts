/**
 * The quantile rule on a sealed control sample (QBCB: Lewis, Yang and Frieder 2021, CIKM, arXiv 2108.12746).
 *
 * Before anything else messages are drawn at random and answered, but their answers are kept from the learner. Of m
 * relevant ones among them, the ranking later reaches one after the other. The rule stops at the j-th, where j is the
 * fewest with P(j or more of m lie within the first part of the ranking that falls short of the target) ≤ risk. Recall only
 * grows, so there is one moment at which stopping would be too early: looking all the time costs nothing.
 *
 * The finite pool: with R relevant messages that probability is hypergeometric, smaller than the binomial of an endless
 * pool. R is bounded from the same sample with a tenth of the risk; the quantile gets the rest.
 */

import type { Finding } from './certificate.ts';
import { betaBelow, hypergeometricAtMost } from './distributions.ts';
import { allowedMissed, type Read, type StoppingSettings, type Wanted } from './model.ts';

/** Relevant messages wanted in the sample: enough to leave two of them unreached at 0.95 and 0.95. */
const WANTED = 131;
/** The sample is never more than this part of the pool. */
const LARGEST_PART = 0.3;
/** Part of the risk spent on bounding the number of relevant messages. */
const BOUND_PART = 0.1;

/** The most relevant messages a pool can hold of whose `drawn` messages `relevant` were relevant, at this risk. */
export function mostRelevant(relevant: number, size: number, drawn: number, risk: number): number {
  let possible = relevant;
  let tooMany = size - (drawn - relevant) + 1;
  while (tooMany - possible > 1) {
    const middle = (possible + tooMany) >> 1;
    if (hypergeometricAtMost(relevant, size, middle, drawn) > risk) possible = middle;
    else tooMany = middle;
  }
  return possible;
}

/** The fewest of `sampled` control positives that must be reached, or null where even all are not enough. */
export function quantileNeeded(sampled: number, most: number, target: number, risk: number): number | null {
  for (let j = 1; j <= sampled; j++) {
    // The worst number of relevant messages differs with rounding: the largest and those just below it are tried.
    let worst = 0;
    for (let relevant = Math.max(sampled, most - 40); relevant <= most; relevant++) {
      const short = Math.ceil(target * relevant - 1e-9) - 1;
      worst = Math.max(worst, 1 - hypergeometricAtMost(j - 1, relevant, Math.max(0, short), sampled));
    }
    if (worst <= risk) return j;
  }
  return null;
}

export class ControlReview {
  readonly #settings: StoppingSettings;
  #drawn = 0;
  #sampled = 0;
  #reached = 0;
  #read = 0;
  #found = 0;
  #needed: number | null | undefined;

  constructor(settings: StoppingSettings) {
    this.#settings = settings;
  }

  observe({ source, relevant }: Read): void {
    this.#read += 1;
    if (relevant) this.#found += 1;
    if (source !== 'control') return;
    this.#drawn += 1;
    if (relevant) this.#sampled += 1;
  }

  /** The ranking came to a sealed message. */
  reached(relevant: boolean): void {
    if (relevant) this.#reached += 1;
  }

  next(): Wanted {
    const { size } = this.#settings;
    if (!this.#complete) return { kind: 'control', count: Math.min(25, this.#limit - this.#drawn) };
    if (this.#read === size || this.enough) return { kind: 'stop' };
    return { kind: 'ranked', count: 1 };
  }

  get #limit(): number {
    return Math.ceil(this.#settings.size * LARGEST_PART);
  }

  get #complete(): boolean {
    return this.#sampled >= WANTED || this.#drawn >= this.#limit;
  }

  get enough(): boolean {
    const needed = this.needed();
    return needed !== null && this.#reached >= needed;
  }

  /** How many control positives must be reached; null while the sample is not complete, and fixed from then on. */
  needed(): number | null {
    if (!this.#complete) return null;
    if (this.#needed === undefined) {
      const { size, target, confidence } = this.#settings;
      const risk = 1 - confidence;
      const most = mostRelevant(this.#sampled, size, this.#drawn, risk * BOUND_PART);
      this.#needed = quantileNeeded(this.#sampled, most, target, risk * (1 - BOUND_PART));
    }
    return this.#needed;
  }

  finding(): Finding {
    const { target, confidence, size } = this.#settings;
    const sampled = this.#sampled;
    const reached = this.#reached;
    const tail = (1 - confidence) / 2;
    const low = sampled === 0 || reached === 0 ? 0 : quantileOfBeta(tail, reached, sampled - reached + 1);
    const high = sampled === 0 || reached === sampled ? 1 : quantileOfBeta(1 - tail, reached + 1, sampled - reached);
    const unread = size - this.#read;
    // Control positives not yet reached are found already: what is missed is missed among the others.
    const others = this.#found - (sampled - reached);
    const missedAt = (recall: number): number =>
      recall <= 0 ? unread : Math.min(unread, Math.max(0, others / recall - this.#found));
    const missed = {
      estimate: missedAt(sampled === 0 ? 0 : reached / sampled),
      low: missedAt(high),
      high: this.enough ? Math.min(missedAt(low), allowedMissed(this.#found, target)) : missedAt(low),
    };
    return { enough: this.enough, missed, drawsAlone: missed.high, model: null };
  }
}

/** The p-quantile of a beta distribution, by halving. */
function quantileOfBeta(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (betaBelow(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
