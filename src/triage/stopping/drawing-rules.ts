/**
 * The two rules that draw from the unread whenever that is worth most: `sample`, which believes the draws alone, and
 * `model-assisted`, which also believes that rankings thin out, within the assumptions of tail-model.ts, and is guarded by
 * the draws.
 */

import type { Finding } from './certificate.ts';
import { allowedMissed, type Read, type StoppingSettings, type Wanted } from './model.ts';
import { cheapest } from './plan.ts';
import { afterDraws, afterRanked, Reading, standingOf } from './reading.ts';
import { believe, type TailBelief, type TailPrior } from './tail-model.ts';
import { Wager } from './wager.ts';

/** What distinguishes the two rules. */
export interface DrawingRule {
  readonly prior: TailPrior;
  /** How many missed messages the draws alone must leave possible at most, where so many are allowed. */
  readonly proven: (allowed: number) => number;
  /** Whether the model must be persuaded, too, and of the risk which part it may leave; null: the draws alone decide. */
  readonly doubt: number | null;
  /** Hidden groups that the plan leaves to chance (plan.ts). */
  readonly risk: number;
  readonly spread: number;
}

/**
 * How likely the ranking hides messages altogether, and what share of them. Chosen, with the other numbers here, by simulation:
 * docs/stopping.md says on which reviews, and what the rules then did on others.
 */
const HIDDEN: TailPrior['hidden'] = [
  { share: 0, weight: 0.9 },
  { share: 0.05, weight: 0.024 },
  { share: 0.1, weight: 0.032 },
  { share: 0.16, weight: 0.024 },
  { share: 0.25, weight: 0.012 },
  { share: 0.4, weight: 0.008 },
];

/** Believes the draws alone; the model says when to begin them and what to bet. */
export const sampleRule: DrawingRule = {
  prior: { hidden: HIDDEN, most: 500 },
  proven: (allowed) => allowed,
  doubt: null,
  risk: 0.04,
  spread: 0.5,
};

/**
 * Believes the model, once the draws alone have proven that at most twice as much is missed as is allowed, which costs a large
 * review few draws, or twelve more in a small one, where it would cost most of them.
 */
export const modelAssistedRule: DrawingRule = {
  prior: { hidden: HIDDEN, most: 500 },
  proven: (allowed) => allowed + Math.max(12, allowed),
  doubt: 0.75,
  risk: 0.6,
  spread: 0,
};

export class DrawingReview {
  readonly reading: Reading;
  readonly #settings: StoppingSettings;
  readonly #rule: DrawingRule;
  readonly #wager: Wager;
  #belief: TailBelief | null = null;
  #wanted: Wanted | null = null;
  #asked = 0;
  #over = false;
  #most: number;

  constructor(settings: StoppingSettings, rule: DrawingRule) {
    this.#settings = settings;
    this.#rule = rule;
    this.reading = new Reading(settings.size);
    this.#wager = new Wager(settings.size, 1 - settings.confidence);
    this.#most = settings.size;
  }

  observe({ source, relevant }: Read): void {
    const { reading } = this;
    // Decided at the same reads whether anybody asks or not: the bets on draws, and so the certificate, depend on it.
    this.next();
    if (source === 'ranked') {
      reading.rank(relevant);
    } else {
      this.#wager.draw(reading.found, reading.unread, this.#bet(), relevant);
      reading.draw(relevant);
    }
    this.#asked -= 1;
    if (this.#asked <= 0 || (relevant && source !== 'ranked')) this.#wanted = null;
  }

  next(): Wanted {
    this.#wanted ??= this.#decide();
    return this.#wanted;
  }

  get enough(): boolean {
    return this.reading.unread > 0 && this.next().kind === 'stop';
  }

  /** What can be said now; the bounds hold at the settings' confidence, within the rule's assumption. */
  finding(): Finding {
    const { found, unread } = this.reading;
    const { target, confidence } = this.#settings;
    const { enough } = this;
    const drawsAlone = this.most() - found;
    if (this.#rule.doubt === null) {
      const likely = Math.min(drawsAlone, Math.max(0, this.#wager.likeliest(found, unread) - found));
      return { enough, missed: { estimate: likely, low: 0, high: drawsAlone }, drawsAlone, model: null };
    }
    const standing = standingOf(this.reading);
    const chanceOf = (missed: number): number => believe(standing, missed, this.#rule.prior).enough;
    const missed = {
      estimate: Math.min(unread, this.belief().expected),
      low: leastWith(chanceOf, unread, 1 - confidence),
      high: leastWith(chanceOf, unread, confidence),
    };
    const allowed = allowedMissed(found, target);
    const guard = found === 0 ? 0 : found / (found + this.#rule.proven(allowed));
    return { enough, missed, drawsAlone, model: { probability: chanceOf(allowed), guard } };
  }

  belief(): TailBelief {
    const allowed = allowedMissed(this.reading.found, this.#settings.target);
    return believe(standingOf(this.reading), allowed, this.#rule.prior);
  }

  most(): number {
    this.#most = this.#wager.most(this.reading.found, this.reading.unread);
    return this.#most;
  }

  #bet(): number {
    const { reading } = this;
    const expected = this.#belief?.expected ?? reading.unread * 0.01;
    return Math.min(0.5, (expected + 0.02) / reading.unread);
  }

  #decide(): Wanted {
    const { reading } = this;
    const { target, confidence, size } = this.#settings;
    if (reading.unread === 0) return { kind: 'stop' };
    const step = Math.ceil(size / 100);
    if (reading.found === 0) return this.#want('ranked', step);
    const belief = this.belief();
    this.#belief = belief;
    const proven = this.most() - reading.found <= this.#rule.proven(allowedMissed(reading.found, target));
    if (proven && (this.#rule.doubt === null || 1 - belief.enough <= (1 - confidence) * this.#rule.doubt))
      return { kind: 'stop' };
    return this.#rule.doubt !== null && this.#over ? this.#drawsTellMore(step) : this.#plan(belief, step);
  }

  /** Where the ranking still pays, how far to read it; else draws. */
  #plan(belief: TailBelief, step: number): Wanted {
    const { found, unread, spared } = this.reading;
    const { risk, spread } = this.#rule;
    const plan = cheapest({ found, unread, spared, after: belief.after }, this.#settings.target, risk, spread);
    if (plan.ranked > 0)
      return this.#want('ranked', Math.ceil(Math.max(step, Math.min(plan.ranked / 2, 0.05) * unread)));
    this.#over = true;
    return this.#want('random', Math.ceil(Math.max(step / 2, 0.02 * unread)));
  }

  /**
   * Once draws have begun: whichever of the two would persuade more, if it found nothing. With the finds that are expected
   * of each instead, reviews read a tenth more: draws that may surprise are worth trying early.
   */
  #drawsTellMore(step: number): Wanted {
    const standing = standingOf(this.reading);
    const allowed = allowedMissed(standing.found, this.#settings.target);
    const look = Math.min(standing.unread - 1, Math.max(step, Math.ceil(standing.unread * 0.05)));
    const byRank = believe(afterRanked(standing, look), allowed, this.#rule.prior).enough;
    const byDraws = believe(afterDraws(standing, look), allowed, this.#rule.prior).enough;
    return this.#want(byRank > byDraws ? 'ranked' : 'random', Math.ceil(Math.max(step, look) / 2));
  }

  #want(kind: 'ranked' | 'random', count: number): Wanted {
    this.#asked = count;
    return { kind, count };
  }
}

/** The least number, up to `limit`, whose chance of not being exceeded is at least `confidence`. */
function leastWith(chanceOf: (missed: number) => number, limit: number, confidence: number): number {
  let low = 0;
  let high = 1;
  while (high < limit && chanceOf(high) < confidence) {
    low = high + 1;
    high *= 2;
  }
  high = Math.min(high, limit);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chanceOf(middle) >= confidence) high = middle;
    else low = middle + 1;
  }
  return low;
}
