import { describe, expect, it } from 'vitest';
import type { MembershipView } from '../contract.ts';
import { axisOf, placeOfInterval } from './axis.ts';

const view: MembershipView = {
  conversationId: 1,
  first: '2017-02-10T10:00:00',
  last: '2017-04-20T10:00:00',
  rows: [
    {
      sender: 0,
      shown: 'Rook',
      names: [],
      messages: 5,
      intervals: [{ from: '2017-01-31T09:00:00', to: null, basis: 'added' }],
      months: [
        { month: '2017-02', messages: 3 },
        { month: '2017-04', messages: 2 },
      ],
    },
    { sender: 1, shown: 'Teasel', names: [], messages: 1, intervals: [], months: [{ month: '2017-04', messages: 1 }] },
  ],
};
const months = axisOf(view);

describe('the axis of a membership chart', () => {
  it('begins with the first thing known, also before the first message, and has the silent months', () => {
    expect(months).toEqual([
      { month: '2017-01', entries: 0 },
      { month: '2017-02', entries: 3 },
      { month: '2017-03', entries: 0 },
      { month: '2017-04', entries: 3 },
    ]);
  });

  it('places a known end by its day, and says which ends are not known', () => {
    const placed = placeOfInterval(months, { from: '2017-02-01T00:00:00', to: null, basis: '' });
    expect(placed).toEqual({ start: 0.25, end: 1, startKnown: true, endKnown: false });
    expect(placeOfInterval(months, { from: null, to: '2017-04-01', basis: '' })).toEqual({
      start: 0,
      end: 0.75,
      startKnown: false,
      endKnown: true,
    });
  });

  it('never draws an interval that ends before it begins', () => {
    const placed = placeOfInterval(months, { from: '2017-04-10', to: '2017-02-01', basis: '' });
    expect(placed.end).toBe(placed.start);
  });
});
