import { expect, it } from 'vitest';
import { featuresOf, SPACE } from './features.ts';

it('a message has its words and pairs of words, whatever case, marks and signs they were written with', () => {
  expect(featuresOf('one two three')).toHaveLength(5);
  expect(featuresOf('ONE, twó… three!')).toEqual(featuresOf('one two three'));
  expect(featuresOf('two one three')).not.toEqual(featuresOf('one two three'));
});

it('nothing, signs alone and a very long text are no trouble', () => {
  expect(featuresOf('')).toHaveLength(0);
  expect(featuresOf('… ?!')).toHaveLength(0);
  const ids = featuresOf('word another '.repeat(50_000));
  expect(ids.length).toBeLessThan(10);
  expect(ids.every((id) => id < SPACE)).toBe(true);
});
