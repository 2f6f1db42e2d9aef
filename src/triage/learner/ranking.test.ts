import fc from 'fast-check';
import { expect, it } from 'vitest';
import { highest } from './ranking.ts';

it('the best of the unread are those that sorting them all would give, equal ones in the order of the pool', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ score: fc.integer({ min: -4, max: 4 }), taken: fc.boolean() }), { maxLength: 60 }),
      fc.integer({ min: 0, max: 70 }),
      (rows, count) => {
        const sorted = rows
          .map((row, position) => ({ ...row, position }))
          .filter(({ taken }) => !taken)
          .sort((a, b) => b.score - a.score || a.position - b.position)
          .map(({ position }) => position);
        const scores = Float32Array.from(rows, ({ score }) => score);
        const taken = Uint8Array.from(rows, (row) => (row.taken ? 1 : 0));
        expect(highest(scores, taken, count)).toEqual(sorted.slice(0, count));
      },
    ),
  );
});
