import { describe, expect, it } from 'vitest';
import { barsOf, indexAt, indexFrom, indexOfPosition, placeOf, railOf, railYears, squaresOf } from './rail.ts';

const days = [
  { day: '2016-01-01', position: 0, entries: 10 },
  { day: '2016-01-02', position: 10, entries: 1000 },
  { day: '2017-01-01', position: 1010, entries: 5 },
  { day: '2018-01-01', position: 1015, entries: 2 },
];

describe('the day rail', () => {
  const rail = railOf(days);
  if (rail === null) throw new Error('four days make a rail');

  it('has nothing to show for a conversation without dates', () => {
    expect(railOf([])).toBeNull();
  });

  it('puts days where they lie in time, not one under the other', () => {
    expect(placeOf(rail, '2016-01-01')).toBe(0);
    expect(placeOf(rail, '2018-01-01')).toBe(1);
    expect(placeOf(rail, '2017-01-01')).toBeCloseTo(0.5, 2);
  });

  it('jumps to the next day on which something was written', () => {
    expect(rail.days[indexFrom(rail, '2016-06-01')]?.position).toBe(1010);
    expect(rail.days[indexFrom(rail, '2030-01-01')]?.position).toBe(1015);
    expect(rail.days[indexAt(rail, 0.52)]?.day).toBe('2017-01-01');
  });

  it('knows the day of any message', () => {
    expect(rail.days[indexOfPosition(rail, 0)]?.day).toBe('2016-01-01');
    expect(rail.days[indexOfPosition(rail, 1009)]?.day).toBe('2016-01-02');
    expect(rail.days[indexOfPosition(rail, 5000)]?.day).toBe('2018-01-01');
  });

  it('knows the day of a message where the file is newest first', () => {
    const backwards = railOf([
      { day: '2018-01-01', position: 0, entries: 2 },
      { day: '2016-01-01', position: 2, entries: 9 },
    ]);
    if (backwards === null) throw new Error('two days make a rail');
    expect(backwards.days[indexOfPosition(backwards, 1)]?.day).toBe('2018-01-01');
    expect(backwards.days[indexOfPosition(backwards, 7)]?.day).toBe('2016-01-01');
  });

  it('keeps a quiet day visible beside a busy one', () => {
    const bars = barsOf(rail, 200);
    expect(Math.max(...bars.map((bar) => bar.length))).toBe(1);
    expect(Math.min(...bars.map((bar) => bar.length))).toBeGreaterThan(0.02);
  });

  it('marks the days with a gap once where they lie together, and at its end where they lie beyond', () => {
    expect(squaresOf(rail, ['2017-01-01', '2017-01-02', '2018-01-02'], 101)).toEqual([0.5, 1]);
    expect(squaresOf(rail, [], 101)).toEqual([]);
  });

  it('prints no year over another', () => {
    expect(railYears(rail, 20).map((one) => one.year)).toEqual(['2016', '2017', '2018']);
    const places = railYears(rail, 2).map((one) => one.place);
    expect(places.length).toBeLessThanOrEqual(2);
  });
});
