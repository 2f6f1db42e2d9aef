import { describe, expect, it } from 'vitest';
import { asksSomething, filtersFromAddress, hitCount, noWords, queryOf, termsOf } from './filters.ts';

describe('a search in the address', () => {
  it('takes filters and nothing else', () => {
    const search = {
      q: 'never here',
      kind: 'call',
      from: '2017-10-01',
      to: 'soon',
      order: 'oldest',
      conversation: '4',
    };
    expect(filtersFromAddress(search)).toEqual({ kind: 'call', from: '2017-10-01', order: 'oldest', conversation: 4 });
  });

  it('refuses a kind that is no word and a conversation that is no number', () => {
    expect(filtersFromAddress({ kind: '<b>', conversation: 'x', mode: 'all' })).toEqual({});
  });

  it('asks nothing of the server before there is something to look for', () => {
    expect(asksSomething({}, noWords)).toBe(false);
    expect(asksSomething({ mode: 'words' }, noWords)).toBe(false);
    expect(asksSomething({ order: 'oldest' }, noWords)).toBe(true);
    expect(asksSomething({}, { q: '', sender: 'Rook' })).toBe(true);
  });

  it('leaves out a sender that is not given and the cursor of the first page', () => {
    expect(queryOf({ mode: 'words' }, { q: 'keys', sender: '' }, null)).toEqual({
      q: 'keys',
      mode: 'words',
      limit: 50,
    });
    expect(queryOf({}, { q: '', sender: 'Rook' }, 'c1')).toEqual({ q: '', sender: 'Rook', cursor: 'c1', limit: 50 });
  });
});

describe('the number of hits', () => {
  it('is exact while it was counted and honest where counting stopped', () => {
    expect(hitCount(1, false)).toBe('1 hit');
    expect(hitCount(9_812, false)).toBe('9,812 hits');
    expect(hitCount(10_000, true)).toBe('more than 10,000 hits');
  });
});

describe('a pasted list of terms', () => {
  it('takes each line once and leaves out blank ones', () => {
    expect(termsOf(' keys \r\n\nkeys\nlate turn')).toEqual(['keys', 'late turn']);
  });
});
