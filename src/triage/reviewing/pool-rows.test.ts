import { expect, test } from 'vitest';
import { outputs } from '../labels.ts';
import { featuresOf } from '../learner/index.ts';
import { PoolRows } from './pool-rows.ts';

const batch = (texts: string[], follows: number[], first: number) => ({
  texts,
  follows: Uint8Array.from(follows),
  priors: Float32Array.from({ length: texts.length * outputs.length }, (_, n) => first + n),
});

test('rows of a pool have their words, their prior and their neighbours, across batches too', () => {
  const rows = new PoolRows();
  rows.take(batch(['who has the keys', '', 'on the board'], [0, 1, 0], 0));
  rows.take(batch(['ta'], [1], 100));
  const whole = rows.whole(Int32Array.from([-1, -1, 2, 2]));
  expect(whole.map(({ previous, next, group }) => [previous, next, group])).toEqual([
    [-1, 1, -1],
    [0, -1, -1],
    [-1, 3, 2],
    [2, -1, 2],
  ]);
  expect(whole.map(({ features }) => [...features])).toEqual(
    ['who has the keys', '', 'on the board', 'ta'].map((text) => [...featuresOf(text)]),
  );
  expect(whole.map(({ prior }) => [prior.length, prior[0]])).toEqual(
    [0, 1, 2].map((n) => [outputs.length, n * outputs.length]).concat([[outputs.length, 100]]),
  );
});
