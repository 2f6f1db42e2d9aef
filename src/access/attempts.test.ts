import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forgottenAfterMs, oneMore, waitMs } from './attempts.ts';

const start = new Date('2026-11-23T10:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);

describe('after failed sign-ins', () => {
  test('four failures cost nothing, the fifth five seconds, each further one twice as much', () => {
    const waits = [4, 5, 6, 7].map((count) => waitMs({ count, lastAt: start }, 'name', start));
    expect(waits).toEqual([0, 5_000, 10_000, 20_000]);
  });

  test('nobody waits longer than a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: -1e9, max: 1e9 }), (count, ms) => {
        const wait = waitMs({ count, lastAt: start }, 'name', later(ms));
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(15 * 60_000);
      }),
    );
  });

  test('an address is slowed down only after thirty', () => {
    expect(waitMs({ count: 29, lastAt: start }, 'address', start)).toBe(0);
    expect(waitMs({ count: 30, lastAt: start }, 'address', start)).toBe(5_000);
  });

  test('an hour without a failure forgets them', () => {
    const many = { count: 40, lastAt: start };
    expect(waitMs(many, 'name', later(forgottenAfterMs))).toBe(0);
    expect(oneMore(many, later(forgottenAfterMs)).count).toBe(1);
    expect(oneMore(many, later(forgottenAfterMs - 1)).count).toBe(41);
  });
});
