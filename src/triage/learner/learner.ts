/**
 * Continuous active learning (Cormack and Grossman 2014): which message is read next, from the prior and every decision.
 *
 * The order is a function of pool, settings and the decisions so far, in their order: a training starts from nothing
 * but them (it takes milliseconds, so there is nothing to gain by going on from the last one), and it happens at counts
 * that follow from the schedule. Whoever has the log has the order.
 */

import { asClassified, type Calibration, calibrated, type Judged, logistic } from './calibration.ts';
import { type Basis, type Example, scoreOf, train, untrained, type Weights } from './model.ts';
import { type Pool, priorAt } from './pool.ts';
import { highest } from './ranking.ts';
import { learntFrom } from './schedule.ts';
import { defaultSettings, type LearnerSettings } from './settings.ts';
import { priorColumnOf, type Wanted } from './wanted.ts';

/** What a reader said of one message, as far as this queue is concerned. */
export interface Decision {
  /** In the pool. */
  readonly position: number;
  readonly wanted: boolean;
}

/** A decision on a neighbour: something wanted is rarer, and says more. */
const NEAR = { wanted: 1, unwanted: -0.5 } as const;
/** A decision on a near-duplicate; where it was not wanted, less: two may differ in the one word that matters. */
const ALIKE = { wanted: 1, unwanted: -0.5 } as const;

export class Learner {
  readonly #pool: Pool;
  readonly #settings: LearnerSettings;
  /** Column of the prior that says what is wanted. */
  readonly #column: number;
  readonly #offset: Float32Array;
  readonly #scores: Float32Array;
  /** 1: read, or not to be offered. */
  readonly #taken: Uint8Array;
  readonly #log: Decision[] = [];
  readonly #judged: Judged[] = [];
  /** What was learnt from the first so many decisions, and what the scores in `#scores` are of; -1: none yet. */
  #learnt = 0;
  #ranked = -1;
  #weights: Weights;
  #around: Float32Array;
  /** Of groups of near-duplicates with decisions: what they say of the others. */
  #said: ReadonlyMap<number, number> = new Map();
  #calibration: Calibration = asClassified;

  constructor(pool: Pool, wanted: Wanted, settings: LearnerSettings = defaultSettings) {
    this.#pool = pool;
    this.#settings = settings;
    this.#column = priorColumnOf(wanted);
    this.#offset = new Float32Array(pool.size);
    for (let i = 0; i < pool.size; i++)
      this.#offset[i] = settings.gain * (pool.dense[i * pool.columns + this.#column] ?? 0);
    this.#scores = new Float32Array(pool.size);
    this.#taken =
      wanted.kind === 'person' ? wanted.theirs.map((theirs) => (theirs === 1 ? 0 : 1)) : new Uint8Array(pool.size);
    this.#weights = untrained(pool);
    this.#around = new Float32Array(pool.size);
  }

  /** How many decisions the order is of: it changes when this does, and what was decided since is left out of it. */
  get learnt(): number {
    return this.#learnt;
  }

  /**
   * A reader decided. Deciding again on a message (a correction, a second reader) counts as one more decision.
   * Learns when it is time to, which takes milliseconds; the pool is ranked by the next question.
   */
  decide(decision: Decision): void {
    const { position, wanted } = decision;
    // What the model said before it could know is what calibrates it.
    this.#judged.push({ score: this.#scoreOf(position), wanted });
    this.#log.push(decision);
    this.#taken[position] = 1;
    if (learntFrom(this.#log.length, this.#settings.schedule) > this.#learnt) this.#learn();
  }

  /** Positions of unread messages, most likely first; fewer than asked for when there are no more. */
  next(count: number): number[] {
    this.#rank();
    return highest(this.#scores, this.#taken, count);
  }

  /** Of one message to be wanted, 0 to 1, calibrated on the decisions made so far. */
  probability(position: number): number {
    const { slope, priorSlope, level } = this.#calibration;
    return logistic(slope * this.#scoreOf(position) + priorSlope * priorAt(this.#pool, position, this.#column) + level);
  }

  /** The scores the order is made of: a copy, one a message, comparable only with one another. */
  scores(): Float32Array {
    this.#rank();
    return this.#scores.slice();
  }

  #scoreOf(position: number): number {
    const group = this.#pool.groups[position] ?? -1;
    const said = group < 0 ? 0 : (this.#said.get(group) ?? 0);
    return Math.fround(scoreOf(position, this.#weights, this.#basis()) + this.#settings.alike * said);
  }

  #rank(): void {
    if (this.#ranked === this.#learnt) return;
    this.#ranked = this.#learnt;
    const basis = this.#basis();
    const { groups, size } = this.#pool;
    for (let i = 0; i < size; i++) {
      const group = groups[i] ?? -1;
      this.#scores[i] = group < 0 ? scoreOf(i, this.#weights, basis) : this.#scoreOf(i);
    }
  }

  #learn(): void {
    this.#learnt = this.#log.length;
    this.#around = this.#aroundOf(this.#log);
    this.#said = this.#saidOf(this.#log);
    this.#weights = train(this.#examplesOf(this.#log), this.#basis(), this.#settings.epochs);
    this.#calibration = calibrated(this.#judged);
  }

  #basis(): Basis {
    return { pool: this.#pool, offset: this.#offset, around: this.#around, scales: this.#settings.scales };
  }

  /** Wanted and unwanted count alike in all, however rare the wanted are. */
  #examplesOf(log: readonly Decision[]): Example[] {
    const { cost, balance } = this.#settings;
    const wanted = log.filter((decision) => decision.wanted).length;
    const both = wanted > 0 && wanted < log.length;
    const share = balance / (1 + balance);
    const weights = {
      wanted: both ? (cost * log.length * share) / wanted : cost,
      unwanted: both ? (cost * log.length * (1 - share)) / (log.length - wanted) : cost,
    };
    return log.map((decision) => ({ ...decision, weight: decision.wanted ? weights.wanted : weights.unwanted }));
  }

  /** -1 to 1 for each message: what was decided on the message before it and the one after it. */
  #aroundOf(log: readonly Decision[]): Float32Array {
    const around = new Float32Array(this.#pool.size);
    for (const { position, wanted } of log)
      for (const near of [this.#pool.previous[position] ?? -1, this.#pool.next[position] ?? -1])
        if (near >= 0)
          around[near] = Math.max(-1, Math.min(1, (around[near] ?? 0) + (wanted ? NEAR.wanted : NEAR.unwanted)));
    return around;
  }

  /** Near-duplicates of what was decided follow it: up if any of them was wanted, down if none was. */
  #saidOf(log: readonly Decision[]): Map<number, number> {
    const said = new Map<number, number>();
    for (const { position, wanted } of log) {
      const group = this.#pool.groups[position] ?? -1;
      if (group >= 0) said.set(group, Math.max(said.get(group) ?? -1, wanted ? ALIKE.wanted : ALIKE.unwanted));
    }
    return said;
  }
}

/** The learner as it was after these decisions: what a restart or an auditor does with the ledger. */
export function learnerFromLog(
  pool: Pool,
  wanted: Wanted,
  log: readonly Decision[],
  settings: LearnerSettings = defaultSettings,
): Learner {
  const learner = new Learner(pool, wanted, settings);
  for (const decision of log) learner.decide(decision);
  return learner;
}
