import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Identifier } from './identify.ts';
import { idSlots, laneSlots } from './observe.ts';

const nothingTaken = async () => new Set<number>();

describe('observation ids', () => {
  it('order by time, and by file order within a second', async () => {
    const ids = await new Identifier(3, -1).assign([5000, 5000, 6000, 4000], nothingTaken);
    expect(ids.map((id) => Math.floor(id / idSlots))).toEqual([5, 5, 6, 4]);
    expect((ids[1] ?? 0) - (ids[0] ?? 0)).toBe(1);
  });
  it('two copies never share an id while their lanes differ', async () => {
    const [a] = await new Identifier(0, -1).assign([1000], nothingTaken);
    const [b] = await new Identifier(1, -1).assign([1000], nothingTaken);
    expect((b ?? 0) - (a ?? 0)).toBe(laneSlots);
  });
  it('a second with more than 4,096 entries spills into the next and stays unique', async () => {
    const ids = await new Identifier(0, -1).assign(
      Array.from({ length: 9000 }, () => 0),
      nothingTaken,
    );
    expect(new Set(ids).size).toBe(9000);
    expect(Math.max(...ids)).toBeLessThan(3 * idSlots);
  });
  it('after a resumed import ids that are taken are stepped over', async () => {
    const taken = new Set([5 * idSlots, 5 * idSlots + 1]);
    const ids = await new Identifier(0, Number.POSITIVE_INFINITY).assign(
      [5000, 5000],
      async (asked) => new Set(asked.filter((id) => taken.has(id))),
    );
    expect(ids.some((id) => taken.has(id))).toBe(false);
    expect(new Set(ids).size).toBe(2);
  });
  it('never repeats, whatever the times, batches and ids already there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), { maxLength: 6 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 15 })),
        async (batches, busy) => {
          const used = new Set(busy.map((second) => second * idSlots));
          const identifier = new Identifier(0, Number.POSITIVE_INFINITY);
          for (const batch of batches) {
            const ids = await identifier.assign(
              batch.map((s) => s * 1000),
              async (asked) => new Set(asked.filter((id) => used.has(id))),
            );
            for (const id of ids) {
              expect(used.has(id)).toBe(false);
              used.add(id);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
