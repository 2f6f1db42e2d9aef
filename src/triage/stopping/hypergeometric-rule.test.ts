import { describe, expect, test } from 'vitest';
import { uintsOf } from './draws.ts';
import { HypergeometricReview, missedTargetChance } from './hypergeometric-rule.ts';
import type { StoppingSettings } from './model.ts';

const settings = (size: number): StoppingSettings => ({
  rule: 'hypergeometric',
  target: 0.95,
  confidence: 0.95,
  size,
  seed: 's',
});

describe('the test on the final random run', () => {
  test('with 75 found and none in 2,108 of 4,000 draws the target may be missed in 5 of 100 cases (scipy)', () => {
    expect(missedTargetChance(75, 4000, 0, 2108, 0.95)).toBeCloseTo(0.049971005642926544, 8);
    expect(missedTargetChance(75, 4000, 0, 2107, 0.95)).toBeGreaterThan(0.05);
  });

  test('the first stop comes where half the risk is kept for runs that find something: 2,409 draws', () => {
    const review = new HypergeometricReview(settings(4075));
    // 75 relevant ones at the top, then a silence: the ranking hands over by itself.
    let ranked = 0;
    for (; review.next().kind === 'ranked'; ranked++) review.observe({ source: 'ranked', relevant: ranked < 75 });
    const unread = 4075 - ranked;
    let drawn = 0;
    for (; review.next().kind === 'random'; drawn++) review.observe({ source: 'random', relevant: false });
    expect(drawn / unread).toBeCloseTo(2409 / 4000, 2);
    expect(review.enough).toBe(true);
  });
});

test('with the fewest relevant ones that break the target, at most one run in twenty stops too early', () => {
  const next = uintsOf('runs');
  let early = 0;
  const runs = 300;
  for (let run = 0; run < runs; run++) {
    const review = new HypergeometricReview(settings(500));
    let ranked = 0;
    for (; review.next().kind === 'ranked'; ranked++) review.observe({ source: 'ranked', relevant: ranked < 75 });
    let left = 5; // 75 of 80 is below 0.95
    for (let unread = 500 - ranked; review.next().kind === 'random'; unread--) {
      const relevant = next() % unread < left;
      if (relevant) left -= 1;
      review.observe({ source: 'random', relevant });
    }
    if (80 - left < 0.95 * 80) early += 1;
  }
  expect(early).toBeLessThanOrEqual(25); // 5 % of 300 is 15; 25 is its 99.5 % point
});

test('reading by choice in the middle of the run begins a new run', () => {
  const review = new HypergeometricReview(settings(400));
  let ranked = 0;
  for (; review.next().kind === 'ranked'; ranked++) review.observe({ source: 'ranked', relevant: ranked < 40 });
  for (let i = 0; i < 100; i++) review.observe({ source: 'random', relevant: false });
  const before = review.finding().missed.high;
  review.observe({ source: 'ranked', relevant: false });
  review.observe({ source: 'random', relevant: false });
  expect(review.finding().missed.high).toBeGreaterThan(before);
});
