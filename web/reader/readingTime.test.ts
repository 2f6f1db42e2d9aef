import { expect, it } from 'vitest';
import { readingTime } from './readingTime.ts';

it('an entry of one copy is read under the time that its file prints', () => {
  expect(readingTime({ time: '2017-10-14T21:58', timePrecision: 'minute' })).toBe('2017-10-14T21:58');
});

it('a phone an hour ahead is read on the clock of phone A, no finer than it printed', () => {
  const ahead = { time: '2017-10-15T00:58', common: '2017-10-14T23:58:00', timePrecision: 'minute' };
  expect(readingTime(ahead)).toBe('2017-10-14T23:58');
  expect(
    readingTime({ ...ahead, time: '2017-10-15T00:58:07', common: '2017-10-14T23:58:07', timePrecision: 'second' }),
  ).toBe('2017-10-14T23:58:07');
});

it('where the clocks agree the time stays as printed, instants included', () => {
  expect(readingTime({ time: '2017-10-14T21:58', common: '2017-10-14T21:58:00', timePrecision: 'minute' })).toBe(
    '2017-10-14T21:58',
  );
  expect(readingTime({ time: '2017-10-14T21:58:07Z', common: '2017-10-14T21:58:07', timePrecision: 'second' })).toBe(
    '2017-10-14T21:58:07Z',
  );
});

it('without a time there is none to read', () => {
  expect(readingTime({ time: null, common: '2017-10-14T21:58:00', timePrecision: null })).toBeNull();
});
