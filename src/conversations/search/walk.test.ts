import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countHits, type WalkOptions, walk } from './walk.ts';

const sorted = fc
  .uniqueArray(fc.integer({ min: 0, max: 100_000 }), { maxLength: 3000 })
  .map((ids) => ids.sort((a, b) => a - b));

function sourceOf(ids: readonly number[]) {
  const within = async ({ from, to }: { from: number; to: number }, limit: number) =>
    ids.filter((id) => id >= from && id < to).slice(0, limit);
  return {
    within,
    count: async (range: { from: number; to: number }, limit: number) => (await within(range, limit)).length,
  };
}

const base: WalkOptions = {
  range: { from: 0, to: 100_001 },
  order: 'newest',
  limit: 50,
  firstWidth: 100,
  clock: () => 0,
  until: 1,
};

describe('Walking through hits', () => {
  it('gives the nearest ones in order, whatever the first width', async () => {
    await fc.assert(
      fc.asyncProperty(
        sorted,
        fc.constantFrom('newest', 'oldest'),
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: 1, max: 400 }),
        async (ids, order, firstWidth, limit) => {
          const found = await walk(sourceOf(ids), { ...base, order, firstWidth, limit });
          const expected = (order === 'newest' ? ids.toReversed() : ids).slice(0, limit);
          expect(found.ids).toEqual(expected);
          if (ids.length <= limit - 1) expect(found.rest).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('page after page gives everything once', async () => {
    await fc.assert(
      fc.asyncProperty(sorted, fc.constantFrom('newest', 'oldest'), async (ids, order) => {
        const all: number[] = [];
        let range: { from: number; to: number } | null = base.range;
        while (range !== null) {
          const page = await walk(sourceOf(ids), { ...base, order, range });
          all.push(...page.ids);
          range = page.rest;
        }
        expect(all).toEqual(order === 'newest' ? ids.toReversed() : ids);
      }),
      { numRuns: 30 },
    );
  });

  it('compares candidates with the text where it must, and gives only what holds', async () => {
    const ids = Array.from({ length: 5000 }, (_, n) => n);
    const compare = async (some: readonly number[]) => some.filter((id) => id % 100 === 0);
    const found = await walk({ ...sourceOf(ids), compare }, { ...base, limit: 3 });
    expect(found.ids).toEqual([4900, 4800, 4700]);
  });

  it('stops when the time is over, says how far it came, and goes on from there', async () => {
    let now = 0;
    const slow = sourceOf([5, 99_990]);
    const clock = () => (now += 3);
    const first = await walk(slow, { ...base, clock, until: 20 });
    expect(first.ids).toEqual([99_990]);
    expect(first.rest).not.toBeNull();
    now = 0;
    const second = await walk(slow, { ...base, range: first.rest ?? base.range, clock, until: 10_000 });
    expect(second).toEqual({ ids: [5], rest: null });
  });
});

describe('Counting hits', () => {
  it('is exact up to the limit, and says when there are more', async () => {
    await fc.assert(
      fc.asyncProperty(sorted, fc.integer({ min: 1, max: 4000 }), async (ids, limit) => {
        const found = await countHits(sourceOf(ids), { ...base, limit });
        expect(found).toEqual({ count: Math.min(ids.length, limit), whole: ids.length <= limit });
        const compared = await countHits(
          { within: sourceOf(ids).within, compare: async (some) => some },
          { ...base, limit },
        );
        expect(compared).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  it('stops when the time is over', async () => {
    let now = 0;
    const found = await countHits(sourceOf([1, 2]), { ...base, limit: 10, clock: () => (now += 30), until: 50 });
    expect(found.whole).toBe(false);
  });
});
