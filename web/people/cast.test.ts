import { describe, expect, it } from 'vitest';
import type { CastView } from '../contract.ts';
import { castOf } from './cast.ts';

const posting = { id: 1, unit: 'Team B', rank: 'PC', role: '', from: '2019-01-01', to: '2020-12-31', source: '' };
const view: CastView = {
  people: [
    {
      handleId: 1,
      personId: 7,
      name: 'Tom Yarrow',
      category: 'witness',
      confidence: 0.7,
      postings: [posting],
      to: '2019-06-11',
    },
    {
      handleId: 1,
      personId: 8,
      name: 'Ollie Moss',
      category: 'unknown',
      confidence: 0.9,
      postings: [],
      from: '2019-06-12',
    },
    { handleId: 2, personId: 7, name: 'Tom Yarrow', category: 'witness', confidence: 0.5, postings: [posting] },
    { handleId: 2, personId: 9, name: 'Ravi Finch', category: 'unknown', confidence: 0.6, postings: [] },
  ],
};
const cast = castOf(view);

describe('the person behind a name in a chat', () => {
  it('is whose number it was at the time, however sure the other attribution is', () => {
    expect(cast(1, '2019-06-11T23:59')).toEqual({
      personId: 7,
      name: 'Tom Yarrow',
      category: 'witness',
      confidence: 0.7,
      posting: 'PC, Team B',
    });
    expect(cast(1, '2019-06-12T00:00')?.name).toBe('Ollie Moss');
  });

  it('is the surest where two have it at once, and has no posting without a time', () => {
    expect(cast(2, '2019-02-02')?.name).toBe('Ravi Finch');
    expect(cast(1, null)).toMatchObject({ name: 'Ollie Moss', posting: '' });
  });

  it('is nobody for a handle that is nobody’s, for a notice, and before the answer is there', () => {
    expect(cast(3, '2019-02-02')).toBeUndefined();
    expect(cast(null, '2019-02-02')).toBeUndefined();
    expect(castOf(undefined)(1, '2019-02-02')).toBeUndefined();
  });
});
