import { describe, expect, it } from 'vitest';
import {
  askedOf,
  countedBy,
  daysOf,
  filterSentence,
  gapFiltersFromAddress,
  narrows,
  whatOf,
  withWhat,
} from './filters.ts';

const names = { conversation: () => 'B Relief', copy: () => 'JM/2', exhibit: () => 'JM/2' };

describe('filters of the gap ledger in the address', () => {
  it('are numbers, kinds and dates; whatever else stands there is left out', () => {
    expect(
      gapFiltersFromAddress({
        conversation: '3',
        exhibit: 2,
        kind: 'tombstone',
        deletion: true,
        minConfidence: '0.9',
        from: '2017-10-14',
        to: 'tomorrow',
        sort: 'size',
        sender: 'Alder',
        run: -1,
      }),
    ).toEqual({
      conversation: 3,
      exhibit: 2,
      kind: 'tombstone',
      deletion: 'true',
      minConfidence: 0.9,
      from: '2017-10-14',
    });
  });

  it('never hold the name of a person', () => {
    expect(gapFiltersFromAddress({ sender: 'Alder' })).toEqual({});
  });

  it('narrow by what they leave out, not by the order of rows', () => {
    expect(narrows({ sort: 'confidence' }, '')).toBe(false);
    expect(narrows({}, 'Alder')).toBe(true);
    expect(countedBy({ sort: 'confidence', run: 4 }, 'Alder')).toEqual({ run: 4, deletion: 'true', sender: 'Alder' });
  });

  it('ask for deletions as long as nothing else is asked for', () => {
    expect(askedOf({}, '')).toEqual({ deletion: 'true' });
    expect(askedOf({ kind: 'tombstone' }, '')).toEqual({ kind: 'tombstone' });
    expect(askedOf({ deletion: 'all' }, '')).toEqual({});
    expect(askedOf({ kind: 'missing', deletion: 'false' }, '')).toEqual({ kind: 'missing', deletion: 'false' });
  });
});

it('deleted, explained and the other kinds exclude one another', () => {
  const before = { run: 4, kind: 'tombstone' as const };
  expect(withWhat(before, 'deleted')).toEqual({ run: 4 });
  expect(withWhat(before, 'explained')).toEqual({ run: 4, kind: 'missing', deletion: 'false' });
  expect(withWhat({ run: 4, deletion: 'all' }, 'edited')).toEqual({ run: 4, kind: 'edited' });
  expect(withWhat(before, 'all')).toEqual({ run: 4, deletion: 'all' });
  for (const what of ['deleted', 'explained', 'edited', 'all']) expect(whatOf(withWhat(before, what))).toBe(what);
});

describe('the filter as a sentence', () => {
  it('reads as one would say it', () => {
    expect(
      filterSentence({ minConfidence: 0.9, exhibit: 2, from: '2017-10-14', to: '2017-10-17' }, 'Alder', names),
    ).toBe('deleted, very likely, by Alder, on JM/2, 14 to 17 Oct 2017');
    expect(filterSentence({}, '', names)).toBe('deleted');
    expect(filterSentence({ deletion: 'all' }, '', names)).toBe('of every kind');
    expect(filterSentence({ kind: 'missing', deletion: 'false' }, '', names)).toBe('absent and explained');
    expect(filterSentence({ kind: 'tombstone', from: '2017-10-14' }, '', names)).toBe(
      'deleted for everyone, from 14 Oct 2017',
    );
  });
});

it('the axis reaches from the first day of any handset to the last of any', () => {
  const handset = { exhibitId: 1, exhibitRef: 'JM/1', custodian: 'Rook', gaps: 0, deletions: 0, days: [] };
  expect(
    daysOf({
      handsets: [
        { ...handset, first: '2016-05-01T10:00', last: '2018-01-01T10:00' },
        { ...handset, first: '2016-01-02T10:00', last: '2017-01-01T10:00' },
        { ...handset, first: null, last: null },
      ],
    }),
  ).toEqual({ first: '2016-01-02', last: '2018-01-01' });
  expect(daysOf({ handsets: [] })).toBeNull();
});
