import { expect, test } from 'vitest';
import { remainingWords } from './remaining.ts';

test('what is left is told from how fast it went, and not from the first moment', () => {
  const first = { at: 0, done: 0 };
  expect(remainingWords(first, { at: 1_000, done: 500 }, 10_000)).toBe('');
  expect(remainingWords(first, { at: 60_000, done: 2_000 }, 10_000)).toBe('about 4 minutes left');
  expect(remainingWords(first, { at: 60_000, done: 9_000 }, 10_000)).toBe('less than a minute left');
  expect(remainingWords(first, { at: 60_000, done: 5_000 }, 10_000)).toBe('about 1 minute left');
  expect(remainingWords(first, { at: 60_000, done: 50 }, 10_000)).toBe('about 3 hours left');
  // Taken up after a stop: what was done before does not count as done in this time.
  expect(remainingWords({ at: 0, done: 5_000 }, { at: 60_000, done: 6_000 }, 10_000)).toBe('about 4 minutes left');
});
