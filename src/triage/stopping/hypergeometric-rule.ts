/**
 * The hypergeometric test on a final random run (Callaghan and Müller-Hansen 2020, Systematic Reviews 9:273).
 *
 * The ranking is read until its latest stretch, taken as if it had been drawn, makes it likelier than not that the target is
 * met (their heuristic for when to change over; it proves nothing). From there on only random draws are read. With a
 * found before the run and k in m draws of the M then unread, the target is missed only if the run began with at least
 * K = ⌊(a + k) / target − a⌋ + 1 relevant messages unread; the chance of k or fewer among m draws is then at most
 * P(X ≤ k), X hypergeometric (M, K, m).
 *
 * Looks: a stop with k found at whatever draw means that at the first draw allowed for k no more than k had been found. The
 * risk is shared out over k (a half for 0, a quarter for 1 …), so that looking at every draw stays within it.
 */

import type { Finding } from './certificate.ts';
import { hypergeometricAtMost } from './distributions.ts';
import { allowedMissed, type Read, type StoppingSettings, type Wanted } from './model.ts';

/** The p-value at which the ranking hands over to the run, as in the paper: 1 − confidence / 2. */
const handOverAt = (confidence: number): number => 1 - confidence / 2;

/** Part of the risk that may be spent on a stop with so many found in the run. */
const riskShare = (found: number): number => 0.5 ** (found + 1);

/** P(X ≤ k) under the least favourable pool in which the target is missed. */
export function missedTargetChance(
  before: number,
  unread: number,
  found: number,
  drawn: number,
  target: number,
): number {
  const least = before + found + allowedMissed(before + found, target) - before + 1;
  return least > unread ? 0 : hypergeometricAtMost(found, unread, least, drawn);
}

export class HypergeometricReview {
  readonly #settings: StoppingSettings;
  /** How many were found in the first so many ranked reads. */
  readonly #foundAfter: number[] = [0];
  #run: { readonly before: number; readonly unread: number; drawn: number; found: number } | null = null;
  #read = 0;
  #found = 0;
  #enough = false;
  #lookAgainAt = 1;

  constructor(settings: StoppingSettings) {
    this.#settings = settings;
  }

  observe({ source, relevant }: Read): void {
    this.#read += 1;
    if (relevant) this.#found += 1;
    if (this.#run === null) {
      this.#foundAfter.push(this.#found);
      if (this.#read >= this.#lookAgainAt) this.#look();
      return;
    }
    // What is read by choice during the run says nothing about it; without the run's urn being intact no test is made.
    if (source === 'ranked') {
      this.#run = { before: this.#found, unread: this.#unread, drawn: 0, found: 0 };
      this.#enough = false;
      return;
    }
    this.#run.drawn += 1;
    if (relevant) this.#run.found += 1;
    const { before, unread, found, drawn } = this.#run;
    const { target, confidence } = this.#settings;
    const chance = missedTargetChance(before, unread, found, drawn, target);
    this.#enough ||= this.#found > 0 && chance <= (1 - confidence) * riskShare(found);
  }

  next(): Wanted {
    if (this.#enough || this.#unread === 0) return { kind: 'stop' };
    return { kind: this.#run === null ? 'ranked' : 'random', count: 1 };
  }

  get enough(): boolean {
    return this.#enough;
  }

  finding(): Finding {
    const { target, confidence } = this.#settings;
    const run = this.#run;
    if (run === null || run.drawn === 0) {
      const missed = { estimate: this.#unread, low: 0, high: this.#unread };
      return { enough: false, missed, drawsAlone: this.#unread, model: null };
    }
    const risk = (1 - confidence) * riskShare(run.found);
    let possible = run.found;
    let tooMany = run.unread - (run.drawn - run.found) + 1;
    while (tooMany - possible > 1) {
      const middle = (possible + tooMany) >> 1;
      if (hypergeometricAtMost(run.found, run.unread, middle, run.drawn) > risk) possible = middle;
      else tooMany = middle;
    }
    const high = this.#enough
      ? Math.min(possible - run.found, allowedMissed(this.#found, target))
      : possible - run.found;
    const estimate = Math.min(high, (run.found / run.drawn) * this.#unread);
    return { enough: this.#enough, missed: { estimate, low: 0, high }, drawsAlone: high, model: null };
  }

  get #unread(): number {
    return this.#settings.size - this.#read;
  }

  /** Whether some latest stretch of the ranking, taken as drawn, hands over to the run. */
  #look(): void {
    const { size, target, confidence } = this.#settings;
    this.#lookAgainAt = this.#read + Math.max(1, Math.ceil(size / 250));
    if (this.#found === 0) return;
    for (let window = Math.ceil(size / 250); window <= this.#read; window = Math.ceil(window * 1.3)) {
      const before = this.#foundAfter[this.#read - window] ?? 0;
      const chance = missedTargetChance(before, this.#unread + window, this.#found - before, window, target);
      if (chance > handOverAt(confidence)) continue;
      this.#run = { before: this.#found, unread: this.#unread, drawn: 0, found: 0 };
      return;
    }
  }
}
