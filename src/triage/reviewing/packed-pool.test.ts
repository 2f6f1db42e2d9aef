import { expect, test } from 'vitest';
import { type Label, labels, outputs } from '../labels.ts';
import { packLabels } from '../scores/packed-scores.ts';
import { logOddsOf, packPool, unpackPool } from './packed-pool.ts';

const scores = Object.fromEntries(labels.map((label, n) => [label, n / 20])) as Record<Label, number>;

test('a pool comes back as it was sealed, whatever the size of its numbers', () => {
  const messages = [0, 1, 2].map((n) => ({
    observation: 3_481_002_202_628_096 + n,
    follows: n === 1,
    relevance: [0, 0.25, 1][n] ?? 0,
    labels: packLabels(scores),
  }));
  expect(unpackPool(packPool(messages))).toEqual(messages);
});

test('the learner begins with log odds in the order of the outputs, none of them endless', () => {
  const odds = logOddsOf({ observation: 1, follows: false, relevance: 1, labels: packLabels(scores) });
  expect(odds).toHaveLength(outputs.length);
  expect(odds[0]).toBeCloseTo(13.8, 1);
  // racism 0: as unlikely as a score can be; sexism 3/20.
  expect(odds[1]).toBeCloseTo(-13.8, 1);
  expect(odds[4]).toBeCloseTo(Math.log(0.15 / 0.85), 2);
});
