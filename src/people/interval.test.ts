import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, isTurned, overlaps, textBounds } from './interval.ts';

describe('a stretch of time as entered', () => {
  it('holds both its days or minutes in whole', () => {
    const june = { from: '2023-06-01', to: '2023-06-11' };
    expect(
      ['2023-05-31T23:59', '2023-06-01T00:00', '2023-06-11T23:59:59', '2023-06-12T00:00'].map((at) => covers(june, at)),
    ).toEqual([false, true, true, false]);
    expect(covers({ from: null, to: '2023-06-11T18:05' }, '2023-06-11T18:05:59')).toBe(true);
    expect(covers({ from: null, to: '2023-06-11T18:05' }, '2023-06-11T18:06:00.000Z')).toBe(false);
    expect(covers({ from: '2023-06-11T18:05', to: null }, '2023-06-11')).toBe(true);
  });

  it('with open ends holds everything', () => {
    expect(covers({ from: null, to: null }, '1999-01-01')).toBe(true);
  });

  it('follows another without overlapping when it begins a minute or a day later', () => {
    const first = { from: null, to: '2023-06-11T18:04' };
    expect(overlaps(first, { from: '2023-06-11T18:05', to: null })).toBe(false);
    expect(overlaps(first, { from: '2023-06-11', to: null })).toBe(true);
    expect(overlaps({ from: null, to: '2023-06-11' }, { from: '2023-06-12', to: null })).toBe(false);
  });

  it('can be entered the wrong way round, which is seen', () => {
    expect(isTurned({ from: '2023-06-12', to: '2023-06-11' })).toBe(true);
    expect(isTurned({ from: '2023-06-11T18:00', to: '2023-06-11' })).toBe(false);
  });

  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2020-03-01'), noInvalidDate: true });
  const end = fc.option(
    fc.tuple(day, fc.constantFrom(10, 16, 19)).map(([at, length]) => at.toISOString().slice(0, length)),
  );
  const stretch = fc.record({ from: end, to: end }).filter((one) => !isTurned(one));

  it('overlaps another from both sides alike, and whenever a moment lies in both', () => {
    fc.assert(
      fc.property(stretch, stretch, day, (a, b, at) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        const moment = at.toISOString().slice(0, 19);
        if (covers(a, moment) && covers(b, moment)) expect(overlaps(a, b)).toBe(true);
        const { from, to } = textBounds(a);
        for (const time of [moment, `${moment}.250Z`]) {
          expect(covers(a, time)).toBe((from === null || from <= time) && (to === null || time <= to));
        }
      }),
    );
  });
});
