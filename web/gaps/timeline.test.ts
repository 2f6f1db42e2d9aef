import { describe, expect, it } from 'vitest';
import { axisOf, endsThere, isOn, levelsOf, marksOf, placeOf, squareSide, ticksOf } from './timeline.ts';

const axis = axisOf({ first: '2017-01-01T10:00', last: '2017-12-31' });

describe('the axis of the timeline', () => {
  it('reaches from the first day to the end of the last', () => {
    expect(placeOf(axis, '2017-01-01')).toBe(0);
    expect(placeOf(axis, '2017-12-31T23:59:59')).toBeCloseTo(364 / 365);
    expect(isOn(axis, '2018-01-01')).toBe(false);
    expect(placeOf(axis, '2030-01-01')).toBe(1);
  });

  it('prints months where they fit and years where they do not', () => {
    expect(ticksOf(axis, 12).map((tick) => tick.label)).toEqual([
      'Jan 2017',
      'Feb 2017',
      'Mar 2017',
      'Apr 2017',
      'May 2017',
      'Jun 2017',
      'Jul 2017',
      'Aug 2017',
      'Sep 2017',
      'Oct 2017',
      'Nov 2017',
      'Dec 2017',
    ]);
    expect(ticksOf(axis, 4).map((tick) => tick.label)).toEqual(['Jan 2017', 'Apr 2017', 'Jul 2017', 'Oct 2017']);
    expect(ticksOf(axisOf({ first: '2015-06-01', last: '2018-03-01' }), 6).map((tick) => tick.label)).toEqual([
      'Jul 2015',
      'Jan 2016',
      'Jul 2016',
      'Jan 2017',
      'Jul 2017',
      'Jan 2018',
    ]);
    expect(ticksOf(axisOf({ first: '2015-06-01', last: '2018-03-01' }), 4).map((tick) => tick.label)).toEqual([
      '2016',
      '2017',
      '2018',
    ]);
  });
});

describe('marks of a handset', () => {
  it('are one where days would lie over one another, and lose no gap', () => {
    const marks = marksOf(
      axis,
      [
        { day: '2017-10-15', deletions: 1, others: 2 },
        { day: '2017-10-14', deletions: 3, others: 0 },
        { day: '2017-02-01', deletions: 0, others: 1 },
        { day: '2017-02-02', deletions: 0, others: 0 },
      ],
      36,
    );
    expect(marks.map(({ from, to, deletions, others }) => ({ from, to, deletions, others }))).toEqual([
      { from: '2017-02-01', to: '2017-02-01', deletions: 0, others: 1 },
      { from: '2017-10-14', to: '2017-10-15', deletions: 4, others: 2 },
    ]);
  });

  it('grow with the count and stay within their row', () => {
    expect(squareSide(1)).toBe(8);
    expect(squareSide(9)).toBeGreaterThan(squareSide(4));
    expect(squareSide(5000)).toBe(22);
  });
});

describe('labels of case events', () => {
  it('take another level where they would print over one another', () => {
    expect(
      levelsOf(
        [
          { place: 0.1, width: 0.2 },
          { place: 0.2, width: 0.2 },
          { place: 0.25, width: 0.2 },
          { place: 0.5, width: 0.2 },
        ],
        2,
      ),
    ).toEqual([0, 1, null, 0]);
  });

  it('end at their line near the right end', () => {
    expect(endsThere({ place: 0.95, width: 0.1 })).toBe(true);
    expect(endsThere({ place: 0.5, width: 0.1 })).toBe(false);
  });
});
