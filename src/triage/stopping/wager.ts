/**
 * What random draws alone prove, at any moment and whatever else was read between them.
 *
 * The pool holds R relevant messages, an unknown constant. When r of them are found and M messages unread, a random draw is
 * relevant with probability (R − r) / M, whatever the ranking did before. Against each R somebody bets, draw by draw, with
 * the probabilities q that the model gives: the product of q / p is a test martingale under that R, so by Ville's
 * inequality it ever exceeds 1 / α with probability at most α. Every R that was beaten so is ruled out, for good
 * (Waudby-Smith and Ramdas 2020, confidence sequences for sampling without replacement). A bad model only makes the bets
 * poor; it cannot make the answer wrong.
 */

import { logFactorial } from './distributions.ts';

/** Draws that followed each other without anything found or read between: `from` unread before the first, `to` after the last. */
interface Run {
  readonly found: number;
  from: number;
  to: number;
}

/** A draw that was relevant: what was found and unread before it. */
interface Hit {
  readonly found: number;
  readonly unread: number;
}

export class Wager {
  readonly #runs: Run[] = [];
  readonly #hits: Hit[] = [];
  readonly #needed: number;
  #stake = 0;
  #highest: number;

  /** `risk`: α, the chance of ever being wrong; `size`: messages in the pool. */
  constructor(size: number, risk: number) {
    this.#needed = -Math.log(risk);
    this.#highest = size;
  }

  /** A random draw: `found` and `unread` before it, and the probability that was bet on its being relevant. */
  draw(found: number, unread: number, bet: number, relevant: boolean): void {
    const q = Math.min(0.999, Math.max(1e-9, bet));
    this.#stake += Math.log(relevant ? q : 1 - q);
    if (relevant) {
      this.#hits.push({ found, unread });
      return;
    }
    const last = this.#runs.at(-1);
    if (last !== undefined && last.found === found && last.to === unread) last.to = unread - 1;
    else this.#runs.push({ found, from: unread, to: unread - 1 });
  }

  /**
   * The most relevant messages there can be in the whole pool: every higher number was ruled out. `found` and `unread` now.
   */
  most(found: number, unread: number): number {
    this.#highest = Math.min(this.#highest, found + unread);
    if (this.#highest <= found) return this.#highest;
    // The gain is convex in R: where the highest is beaten, the beaten ones reach down to one crossing, found by halving.
    if (!this.#beaten(this.#highest)) return this.#highest;
    let beaten = this.#highest;
    let open = found - 1;
    const bottom = this.#lowest(found, this.#highest);
    if (!this.#beaten(bottom)) open = bottom;
    while (beaten - open > 1) {
      const middle = (beaten + open) >> 1;
      if (this.#beaten(middle)) beaten = middle;
      else open = middle;
    }
    this.#highest = Math.max(found, beaten - 1);
    return this.#highest;
  }

  /** The number of relevant messages in the whole pool under which the draws were likeliest. */
  likeliest(found: number, unread: number): number {
    return this.#lowest(found, found + unread);
  }

  #beaten(relevant: number): boolean {
    return this.#gain(relevant) >= this.#needed;
  }

  /** Where the convex gain is least, between `from` and `to`. */
  #lowest(from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#gain(middle) > this.#gain(middle + 1)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** ln of what the bets have made against the hypothesis that the pool holds so many relevant messages. */
  #gain(relevant: number): number {
    let log = 0;
    for (const { found, unread } of this.#hits) {
      if (relevant <= found) return Number.POSITIVE_INFINITY;
      log += Math.log((relevant - found) / unread);
    }
    for (const { found, from, to } of this.#runs) {
      const missing = relevant - found;
      if (missing < 0 || missing > to) return Number.POSITIVE_INFINITY;
      // Π (1 − missing / M) for M = from … to + 1
      log += logFactorial(from - missing) - logFactorial(to - missing) - logFactorial(from) + logFactorial(to);
    }
    return this.#stake - log;
  }
}
