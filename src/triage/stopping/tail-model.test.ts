import { describe, expect, test } from 'vitest';
import { modelAssistedRule } from './drawing-rules.ts';
import { afterDraws, afterRanked, Reading, standingOf } from './reading.ts';
import { believe } from './tail-model.ts';

const { prior } = modelAssistedRule;

/** A ranking of 4,000 with 80 relevant messages, the i-th at place 4,000 · (i / 80)^bend, read so far. */
function readSoFar(reads: number, bend: number, draws = 0): Reading {
  const reading = new Reading(4000);
  const places = new Set(Array.from({ length: 80 }, (_, i) => Math.floor(4000 * ((i + 0.5) / 80) ** bend)));
  for (let i = 0; i < reads; i++) reading.rank(places.has(i));
  for (let i = 0; i < draws; i++) reading.draw(false);
  return reading;
}

describe('how many relevant messages are still unread', () => {
  test('a ranking that has gone silent leaves few, one that still finds leaves many', () => {
    const silent = believe(standingOf(readSoFar(1600, 6)), 4, prior);
    const busy = believe(standingOf(readSoFar(1600, 1.2)), 4, prior);
    expect(silent.expectedRanked).toBeLessThan(12);
    expect(busy.expectedRanked).toBeGreaterThan(20);
    expect(busy.enough).toBeLessThan(0.05);
  });

  test('draws that find nothing persuade more the more there are, and more ranked reads do', () => {
    const standing = standingOf(readSoFar(1600, 6));
    const now = believe(standing, 4, prior).enough;
    const some = believe(afterDraws(standing, 300), 4, prior).enough;
    const many = believe(afterDraws(standing, 900), 4, prior).enough;
    expect(some).toBeGreaterThan(now);
    expect(many).toBeGreaterThan(some);
    expect(believe(afterRanked(standing, 600), 4, prior).enough).toBeGreaterThan(now);
  });

  test('what would be found by drawing is what was drawn', () => {
    const imagined = believe(afterDraws(standingOf(readSoFar(1600, 6)), 400), 4, prior);
    const drawn = believe(standingOf(readSoFar(1600, 6, 400)), 4, prior);
    expect(imagined.enough).toBeCloseTo(drawn.enough, 3);
  });

  test('no ranking alone rules out a hidden group: without draws the prior of one remains', () => {
    const all = believe(standingOf(readSoFar(3800, 6)), 4, prior);
    expect(all.enoughRanked).toBeGreaterThan(0.95);
    expect(all.enough).toBeLessThan(0.95);
  });

  test('the chance grows with the number that may be missed, up to certainty', () => {
    const standing = standingOf(readSoFar(1000, 6));
    const chances = [0, 2, 5, 20, 100, 3000].map((allowed) => believe(standing, allowed, prior).enough);
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    expect(chances.at(-1)).toBeGreaterThan(0.999);
  });

  test('reading on by rank leaves less, and nothing at the end', () => {
    const belief = believe(standingOf(readSoFar(1000, 6)), 4, prior);
    expect(belief.after(0)).toBeCloseTo(belief.expectedRanked, 6);
    expect(belief.after(0.5)).toBeLessThan(belief.after(0.2));
    expect(belief.after(1)).toBe(0);
  });
});

test('the place of the ranking is the share of the pool passed, however many draws were made between', () => {
  const reading = new Reading(1000);
  for (let i = 0; i < 300; i++) reading.rank(false);
  expect(reading.place).toBeCloseTo(0.3, 12);
  expect(reading.spared).toBeCloseTo(1, 12);
  for (let i = 0; i < 350; i++) reading.draw(false);
  expect(reading.place).toBeCloseTo(0.3, 12);
  expect(reading.spared).toBeCloseTo(0.5, 12);
  for (let i = 0; i < 175; i++) reading.rank(false);
  expect(reading.place).toBeCloseTo(0.65, 12);
});
