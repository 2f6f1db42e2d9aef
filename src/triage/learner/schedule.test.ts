import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exploresNext, learntFrom } from './schedule.ts';

describe('when the learner learns', () => {
  const schedule = { every: 10, growth: 0.05 };

  it('is every ten decisions at first, later when they have grown by a twentieth', () => {
    expect([0, 9, 10, 19, 199].map((decisions) => learntFrom(decisions, schedule))).toEqual([0, 0, 10, 10, 190]);
    // 5 % of 200 is ten, of 250 twelve, of 1,000 fifty.
    const gaps = (from: number, to: number): number =>
      new Set(Array.from({ length: to - from }, (_, i) => learntFrom(from + i, schedule))).size;
    expect(gaps(200, 300)).toBe(9);
    expect(gaps(1_000, 2_000)).toBe(16);
    expect(learntFrom(10_000, schedule)).toBeGreaterThan(9_500);
  });

  it('never lies ahead of the decisions, nor goes back when there are more of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (decisions, every, growth) => {
          const now = learntFrom(decisions, { every, growth });
          expect(now).toBeLessThanOrEqual(decisions);
          expect(learntFrom(decisions + 1, { every, growth })).toBeGreaterThanOrEqual(now);
          expect(learntFrom(now, { every, growth })).toBe(now);
        },
      ),
    );
  });
});

describe('reads drawn at random', () => {
  it('are the share asked for, spread evenly, none for a share of nought', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 100 }), (reads, percent) => {
        const share = percent / 100;
        const drawn = Array.from({ length: reads }, (_, read) => exploresNext(read, share)).filter((one) => one).length;
        expect(drawn).toBe(Math.floor(reads * share));
      }),
    );
  });
});
