import { describe, expect, test } from 'vitest';
import { ControlReview, mostRelevant, quantileNeeded } from './control-rule.ts';
import type { StoppingSettings } from './model.ts';

// Expected values: scipy 1 (hypergeom.cdf, hypergeom.sf).

test.each([
  [3, 1000, 200, 49],
  [0, 5000, 1500, 14],
  [124, 200_000, 6000, 5159],
])('%i relevant among a sample of a pool of %i', (relevant, size, drawn, most) => {
  expect(mostRelevant(relevant, size, drawn, 0.005)).toBe(most);
});

describe('how many of the sealed sample must be reached', () => {
  test('in a large pool 58 are too few, all of 62 are needed, and of 131 two may be left', () => {
    expect(quantileNeeded(58, 1_000_000, 0.95, 0.05)).toBeNull();
    expect(quantileNeeded(59, 1_000_000, 0.95, 0.05)).toBe(59);
    expect(quantileNeeded(61, 1_000_000, 0.95, 0.045)).toBe(61);
    expect(quantileNeeded(131, 1_000_000, 0.95, 0.045)).toBe(129);
  });

  test('in a small pool fewer are enough', () => {
    expect(quantileNeeded(55, 1_000_000, 0.95, 0.045)).toBeNull();
    expect(quantileNeeded(55, 200, 0.95, 0.045)).toBe(55);
  });
});

test('the sample is drawn first, then the ranking is read until the last needed one is reached', () => {
  const settings: StoppingSettings = { rule: 'control', target: 0.95, confidence: 0.95, size: 4000, seed: 's' };
  const review = new ControlReview(settings);
  let drawn = 0;
  for (; review.next().kind === 'control'; drawn++) review.observe({ source: 'control', relevant: drawn % 4 === 0 });
  expect(drawn).toBe(521); // the 131st relevant one is the 521st message
  const needed = review.needed() ?? 0;
  expect(needed).toBeGreaterThan(120);
  expect(needed).toBeLessThanOrEqual(131);
  for (let i = 1; i < needed; i++) review.reached(true);
  expect(review.next()).toEqual({ kind: 'ranked', count: 1 });
  review.reached(true);
  expect(review.next()).toEqual({ kind: 'stop' });
});

test('asking before the sample is complete fixes nothing', () => {
  const settings: StoppingSettings = { rule: 'control', target: 0.95, confidence: 0.95, size: 4000, seed: 's' };
  const [asked, quiet] = [new ControlReview(settings), new ControlReview(settings)];
  for (let drawn = 0; quiet.next().kind === 'control'; drawn++) {
    for (const review of [asked, quiet]) review.observe({ source: 'control', relevant: drawn % 4 === 0 });
    if (drawn < 500) {
      expect(asked.enough).toBe(false);
      expect(asked.finding().enough).toBe(false);
      expect(asked.needed()).toBeNull();
    }
  }
  expect(asked.needed()).toBe(quiet.needed());
  expect(asked.needed()).toBeGreaterThan(120);
});
