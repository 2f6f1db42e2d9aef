import { describe, expect, test } from 'vitest';
import { uintsOf } from './draws.ts';
import { Wager } from './wager.ts';

/** Draws from a pool until nothing is left, betting badly; the lowest bound ever named. */
function lowestBound(
  relevant: number,
  size: number,
  bet: number,
  seed: string,
  ranked: (draw: number) => boolean,
): number {
  const next = uintsOf(seed);
  const wager = new Wager(size, 0.05);
  let found = 0;
  let lowest = size;
  for (let unread = size, turn = 0; unread > 1; unread--, turn++) {
    const left = relevant - found;
    // A ranking that reads a relevant one now and then, whatever was drawn.
    if (ranked(turn) && left > 0) {
      found += 1;
      continue;
    }
    const hit = next() % unread < left;
    wager.draw(found, unread, bet, hit);
    if (hit) found += 1;
    lowest = Math.min(lowest, wager.most(found, unread - 1));
  }
  return lowest;
}

describe('what random draws prove', () => {
  test.each([
    ['bets too low', 0.0005],
    ['bets about right', 0.02],
    ['bets too high', 0.2],
  ])('the true number is ruled out at any moment in at most one review of twenty: %s', (_, bet) => {
    let wrong = 0;
    for (let i = 0; i < 400; i++) {
      if (lowestBound(9, 400, bet, `draws ${i}`, (turn) => turn % 50 === 49) < 9) wrong += 1;
    }
    expect(wrong).toBeLessThanOrEqual(31); // 5 % of 400 is 20; 31 is its 99.5 % point
  });

  test('four unread of 1,000 after 75 found are ruled out a little after the fixed test at 527 draws', () => {
    const wager = new Wager(1075, 0.05);
    let drawn = 0;
    for (; wager.most(75, 1000 - drawn) >= 79; drawn++) wager.draw(75, 1000 - drawn, 1e-4, false);
    expect(drawn).toBeGreaterThanOrEqual(527);
    expect(drawn).toBeLessThan(545);
  });

  test('more draws without a find never raise the bound', () => {
    const wager = new Wager(500, 0.05);
    let before = 500;
    for (let unread = 500; unread > 0; unread--) {
      wager.draw(0, unread, 0.01, false);
      const now = wager.most(0, unread - 1);
      expect(now).toBeLessThanOrEqual(before);
      before = now;
    }
    expect(before).toBe(0);
  });

  test('the likeliest number is the share found among the draws, carried to the rest', () => {
    const wager = new Wager(1000, 0.05);
    let found = 0;
    for (let i = 0; i < 200; i++) {
      const hit = i % 20 === 0;
      wager.draw(found, 1000 - i, 0.05, hit);
      if (hit) found += 1;
    }
    expect(wager.likeliest(found, 800)).toBeGreaterThanOrEqual(48);
    expect(wager.likeliest(found, 800)).toBeLessThanOrEqual(51);
  });
});
