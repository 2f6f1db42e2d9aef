import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Draws, drawOrder } from './draws.ts';

test('a seed draws every message of a pool once, and the same way each time', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 500 }), (seed, size) => {
      const order = drawOrder(seed, size);
      expect(order).toEqual(drawOrder(seed, size));
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
    }),
  );
});

test('the order of seed “larch” is what it was when certificates were first written', () => {
  expect([...drawOrder('larch', 12)]).toEqual([8, 9, 5, 7, 3, 10, 6, 11, 2, 1, 0, 4]);
});

test('each message is as likely as any other to be drawn first', () => {
  const first = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 20_000; seed++) {
    const position = drawOrder(`seed ${seed}`, 10)[0] ?? -1;
    first[position] = (first[position] ?? 0) + 1;
  }
  // χ² with 9 degrees of freedom: 33.7 is its 99.99 % point.
  expect(first.reduce((sum, seen) => sum + (seen - 2000) ** 2 / 2000, 0)).toBeLessThan(33.7);
});

test('a draw is the first message of the order that is still unread, until nothing is', () => {
  const order = [...drawOrder('larch', 5)];
  const read = new Set([order[0], order[2]]);
  const draws = new Draws('larch', 5);
  const drawn: (number | null)[] = [];
  for (let i = 0; i < 4; i++) {
    const position = draws.next((one) => !read.has(one));
    drawn.push(position);
    if (position !== null) read.add(position);
  }
  expect(drawn).toEqual([order[1], order[3], order[4], null]);
});
