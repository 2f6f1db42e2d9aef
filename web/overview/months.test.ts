import { describe, expect, it } from 'vitest';
import { eventLabels, everyMonth, monthRange, placeOfDay, yearTicks } from './months.ts';

describe('the months picture', () => {
  const months = everyMonth([
    { month: '2016-11', entries: 4 },
    { month: '2017-02', entries: 9 },
  ]);

  it('shows a month in which nothing was written', () => {
    expect(months.map((one) => [one.month, one.entries])).toEqual([
      ['2016-11', 4],
      ['2016-12', 0],
      ['2017-01', 0],
      ['2017-02', 9],
    ]);
  });

  it('puts a case event between its neighbours and leaves out one beyond the material', () => {
    expect(placeOfDay(months, '2017-01-01')).toBe(0.5);
    expect(placeOfDay(months, '2017-01-17')).toBeGreaterThan(0.5);
    expect(placeOfDay(months, '2019-01-17')).toBeNull();
  });

  it('is not pressed into a line by one phone with a wrong clock', () => {
    expect(everyMonth([{ month: '0001-01', entries: 1 }, ...months]).map((one) => one.month)).toEqual(
      months.map((one) => one.month),
    );
    expect(everyMonth([{ month: '1987-02', entries: 1 }, ...months]).length).toBe(4);
    expect(everyMonth([{ month: '1987-03', entries: 1 }, ...months]).length).toBe(360);
  });

  it('lists a month from its first to its last day', () => {
    expect(monthRange('2016-02')).toEqual({ from: '2016-02-01', to: '2016-02-29' });
    expect(monthRange('2017-12')).toEqual({ from: '2017-12-01', to: '2017-12-31' });
  });

  it('prints no event over another', () => {
    const at = (number: number, place: number) => ({ number, at: place });
    expect(eventLabels([at(1, 0.1), at(2, 0.5), at(3, 0.51)], 0.03).map((one) => one.label)).toEqual(['1', '2, 3']);
    expect(eventLabels([at(5, 0.9), at(6, 0.91), at(7, 0.92)], 0.03)).toEqual([
      { at: expect.closeTo(0.91, 5), label: '5–7' },
    ]);
  });

  it('prints no year over another', () => {
    expect(yearTicks(months)).toEqual([{ year: '2017', index: 2 }]);
    const century = everyMonth([
      { month: '1950-01', entries: 1 },
      { month: '2020-01', entries: 1 },
    ]);
    expect(yearTicks(century).length).toBeLessThanOrEqual(12);
  });
});
