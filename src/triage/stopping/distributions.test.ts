import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaBelow,
  hypergeometricAtMost,
  logGamma,
  negativeBinomialAtMost,
  normalBelow,
  normalQuantile,
} from './distributions.ts';

// Expected values: scipy 1 (hypergeom.cdf, gammaln, betainc, nbinom.cdf, norm).

describe('drawing without replacement', () => {
  test.each([
    [0, 1000, 4, 527, 0.0497199538217582],
    [0, 1000, 4, 526, 0.0501431023649221],
    [2, 5000, 30, 400, 0.565133238270359],
    [5, 200000, 400, 1500, 0.917043544318958],
    [10, 100, 50, 20, 0.598435608853275],
    [60, 4000, 1500, 200, 0.0139759610643463],
    [0, 200, 1, 190, 0.05],
    [3, 50, 10, 25, 0.14450792807921],
  ])('at most %i relevant of %i with %i relevant in %i draws', (k, size, relevant, drawn, expected) => {
    expect(hypergeometricAtMost(k, size, relevant, drawn) / expected).toBeCloseTo(1, 8);
  });

  test('draws more make few relevant ones less likely, and so do more relevant ones', () => {
    const pool = fc.record({ size: fc.integer({ min: 2, max: 400 }), a: fc.nat(399), b: fc.nat(399), k: fc.nat(20) });
    fc.assert(
      fc.property(pool, ({ size, a, b, k }) => {
        const relevant = a % size;
        const drawn = b % size;
        const now = hypergeometricAtMost(k, size, relevant, drawn);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(hypergeometricAtMost(k, size, relevant + 1, drawn)).toBeLessThanOrEqual(now + 1e-12);
        expect(hypergeometricAtMost(k, size, relevant, drawn + 1)).toBeLessThanOrEqual(now + 1e-12);
        expect(hypergeometricAtMost(k, size, drawn, relevant)).toBeCloseTo(now, 10);
      }),
    );
  });
});

describe('the functions below it', () => {
  test.each([
    [0.25, 1.2880225246980774],
    [0.5, 0.5723649429247],
    [1.7, -0.09580769740706585],
    [9.99, 12.779315214350195],
    [123.4, 469.3360974421906],
    [500000, 6061176.046459176],
  ])('ln gamma of %d', (x, expected) => {
    expect(logGamma(x) / expected).toBeCloseTo(1, 9);
  });

  test.each([
    [0.3, 2, 5, 0.579825],
    [0.5, 0.25, 1, 0.840896415253715],
    [0.9, 100, 12, 0.566794728156359],
    [0.02, 3.5, 200, 0.678850906336758],
    [0.6, 1200, 800, 0.498785965752275],
  ])('beta below %d with %d and %d', (x, a, b, expected) => {
    expect(betaBelow(x, a, b)).toBeCloseTo(expected, 9);
  });

  test.each([
    [0, 10, 0.5, 0.613913253540759],
    [3, 75.25, 4.2, 0.401424021386889],
    [20, 0.25, 9, 0.863440801837477],
    [210, 2800, 180, 0.984424121949741],
  ])('at most %i of a negative binomial of shape %d and mean %d', (k, shape, mean, expected) => {
    expect(negativeBinomialAtMost(k, shape, mean)).toBeCloseTo(expected, 8);
  });

  test.each([
    [-6, 9.865876450376946e-10],
    [-3.1, 0.0009676032132183563],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [2.2, 0.9860965524865014],
  ])('normal below %d', (x, expected) => {
    expect(normalBelow(x) / expected).toBeCloseTo(1, 6);
  });

  test.each([
    [1e-6, -4.753424308822899],
    [0.01, -2.3263478740408408],
    [0.3, -0.5244005127080409],
    [0.975, 1.959963984540054],
    [0.9999, 3.719016485455709],
  ])('normal quantile of %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 7);
  });
});
