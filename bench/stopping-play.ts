/** Plays a review under a stopping rule and under the plain hypergeometric rule that it is compared with. */

import { Draws, missedTargetChance, openStopping, type RuleName } from '../src/triage/index.ts';
import type { Pool } from './stopping-reviews.ts';

export interface Aim {
  readonly target: number;
  readonly confidence: number;
}

export interface Outcome {
  readonly read: number;
  readonly recall: number;
  /** False where everything was read. */
  readonly stopped: boolean;
}

/** Reads the pool as the rule asks. */
export function play(pool: Pool, rule: RuleName, aim: Aim, seed: string): Outcome {
  const stopping = openStopping({ ...aim, rule, seed, size: pool.size });
  const review = pool.open();
  const draws = new Draws(seed, pool.size);
  /** Sealed messages, which stay in the ranking until it reaches them. */
  const sealed = new Set<number>();
  let read = 0;
  let found = 0;
  for (let wanted = stopping.next(); wanted.kind !== 'stop'; wanted = stopping.next()) {
    const isUnread = (one: number): boolean => review.isUnread(one) && !sealed.has(one);
    const position = wanted.kind === 'ranked' ? review.top() : draws.next(isUnread);
    if (position === null) break;
    const relevant = review.isRelevant(position);
    if (sealed.delete(position)) {
      review.read(position);
      stopping.reached(relevant);
      continue;
    }
    if (wanted.kind === 'control') sealed.add(position);
    else review.read(position);
    read += 1;
    if (relevant) found += 1;
    stopping.observe({ source: wanted.kind, relevant });
  }
  return { read, recall: found / pool.relevant, stopped: stopping.mayStop };
}

/**
 * The plain rule: the ranking until the paper's own hint to change over, then a random run, tested at each draw as if it
 * were the only look.
 */
export function playPlainHypergeometric(pool: Pool, { target, confidence }: Aim, seed: string): Outcome {
  const review = pool.open();
  const draws = new Draws(seed, pool.size);
  const foundAfter = [0];
  let found = 0;
  let run: { readonly before: number; readonly unread: number } | null = null;
  for (let read = 1; read <= pool.size; read++) {
    const position: number | null = run === null ? review.top() : draws.next(review.isUnread);
    if (position === null) break;
    review.read(position);
    if (review.isRelevant(position)) found += 1;
    foundAfter.push(found);
    const unread = pool.size - read;
    if (run !== null) {
      const chance = missedTargetChance(run.before, run.unread, found - run.before, run.unread - unread, target);
      if (found > 0 && unread > 0 && chance <= 1 - confidence)
        return { read, recall: found / pool.relevant, stopped: true };
    } else if (
      read % Math.ceil(pool.size / 250) === 0 &&
      found > 0 &&
      handsOver(foundAfter, unread, target, confidence)
    ) {
      run = { before: found, unread };
    }
  }
  return { read: pool.size, recall: 1, stopped: false };
}

/** Whether some latest stretch of the ranking, taken as drawn, makes the target likelier met than not. */
function handsOver(foundAfter: readonly number[], unread: number, target: number, confidence: number): boolean {
  const read = foundAfter.length - 1;
  const found = foundAfter[read] ?? 0;
  for (let window = 1; window <= read; window = Math.ceil(window * 1.3)) {
    const before = foundAfter[read - window] ?? 0;
    const chance = missedTargetChance(before, unread + window, found - before, window, target);
    if (chance <= 1 - confidence / 2) return true;
  }
  return false;
}

/** What somebody would read who knew when the target is met. */
export function playOracle(pool: Pool, { target }: Aim): Outcome {
  const review = pool.open();
  let read = 0;
  let found = 0;
  while (found < target * pool.relevant - 1e-9) {
    const position = review.top();
    if (position === null) break;
    review.read(position);
    read += 1;
    if (review.isRelevant(position)) found += 1;
  }
  return { read, recall: found / pool.relevant, stopped: true };
}
