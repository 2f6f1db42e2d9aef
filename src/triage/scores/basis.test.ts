import { expect, test } from 'vitest';
import { basisOf } from './basis.ts';

test('the same words after the same words have one basis, and nothing else has', () => {
  const observation = 3_481_002_202_628_096;
  const basis = basisOf({ text: 'same', context: ['a', 'b c'] }, observation);
  expect(basisOf({ text: 'same', context: ['a', 'b c'] }, observation + 2 ** 21 * 60)).toBe(basis);
  for (const other of [
    { text: 'same', context: ['a b', 'c'] },
    { text: 'same', context: ['b c'] },
    { text: 'same', context: ['b c', 'a'] },
    { text: 'samea', context: ['b c'] },
    { text: 'Same', context: ['a', 'b c'] },
  ]) {
    expect(basisOf(other, observation)).not.toBe(basis);
  }
});

test('bases of later days come behind those of earlier ones, so that their index grows at its end', () => {
  const at = (day: number) => basisOf({ text: `note ${day}`, context: [] }, day * 86_400 * 2 ** 21);
  const bases = [9_000, 17_456, 17_457, 20_000].map(at);
  expect(bases.toSorted()).toEqual(bases);
});
