import { describe, expect, it } from 'vitest';
import { daysToSearch, gapDaysOf, nearest } from './gapDays.ts';

const handset = {
  exhibitId: 1,
  exhibitRef: 'JM/2',
  custodian: 'Alder',
  first: null,
  last: null,
  gaps: 0,
  deletions: 0,
};

describe('days on which something is gone', () => {
  it('are counted over all phones, and a day of explained gaps is none', () => {
    const days = gapDaysOf({
      handsets: [
        {
          ...handset,
          days: [
            { day: '2017-10-14', deletions: 2, others: 1 },
            { day: '2017-10-16', deletions: 0, others: 4 },
          ],
        },
        { ...handset, days: [{ day: '2017-10-14', deletions: 1, others: 0 }] },
      ],
    });
    expect([...days]).toEqual([['2017-10-14', 3]]);
  });
});

describe('the way to the next gap', () => {
  const days = ['2017-10-20', '2017-10-13', '2017-10-14', '2017-10-01'];

  it('begins a day early, because a clock may stand hours apart', () => {
    expect(daysToSearch(days, '2017-10-14', 'next')).toEqual(['2017-10-13', '2017-10-14', '2017-10-20']);
    expect(daysToSearch(days, '2017-10-14', 'before')).toEqual(['2017-10-14', '2017-10-13', '2017-10-01']);
    expect(daysToSearch(days, '2017-10-12', 'before')).toEqual(['2017-10-13', '2017-10-01']);
  });

  it('looks through every day from an entry without a time', () => {
    expect(daysToSearch(days, null, 'next')).toHaveLength(4);
    expect(daysToSearch(days, null, 'before')[0]).toBe('2017-10-20');
  });

  it('takes the nearest beyond the place and never the place itself', () => {
    expect(nearest([7, 3, 9], 3, 'next')).toBe(7);
    expect(nearest([7, 3, 9], 9, 'before')).toBe(7);
    expect(nearest([7, 3, 9], 9, 'next')).toBeNull();
  });
});
