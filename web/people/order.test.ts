import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../contract.ts';
import { matching, orderAfterClick, sorted } from './order.ts';

function person(id: number, name: string, more: Partial<PersonRow> = {}): PersonRow {
  return {
    id,
    name,
    category: 'unknown',
    anonymous: false,
    posting: '',
    handles: 1,
    conversations: 1,
    messages: 10,
    first: null,
    last: null,
    confidence: 0.9,
    ...more,
  };
}
const all = [
  person(1, 'Zoë Teasel', { messages: 3, posting: 'PC, Team B', confidence: 0.97 }),
  person(2, 'Danny Rook', { messages: 400, category: 'subject', first: '2019-01-01', confidence: 0.4 }),
  person(3, 'Passer-by', { category: 'victim', anonymous: true, first: '2018-01-01', confidence: null }),
];
const ids = (list: readonly PersonRow[]) => list.map((one) => one.id);

describe('the table of people', () => {
  it('sorts by weakest attribution first, and puts who has none last in either direction', () => {
    const weakest = orderAfterClick({ column: 'name', down: false }, 'confidence');
    expect(ids(sorted(all, weakest))).toEqual([2, 1, 3]);
    expect(ids(sorted(all, orderAfterClick(weakest, 'confidence')))).toEqual([1, 2, 3]);
  });

  it('starts a count with the most, and turns round on the second click', () => {
    const once = orderAfterClick({ column: 'name', down: false }, 'messages');
    expect(ids(sorted(all, once))).toEqual([2, 3, 1]);
    expect(ids(sorted(all, orderAfterClick(once, 'messages')))).toEqual([1, 3, 2]);
  });

  it('puts an undecided category and an unknown date last', () => {
    expect(ids(sorted(all, { column: 'category', down: false }))).toEqual([2, 3, 1]);
    expect(ids(sorted(all, { column: 'first', down: true }))).toEqual([2, 3, 1]);
  });

  it('finds a name typed without its marks, a posting, a category, and who is anonymous', () => {
    expect(ids(matching(all, 'zoe', 'all'))).toEqual([1]);
    expect(ids(matching(all, 'team b', 'all'))).toEqual([1]);
    expect(ids(matching(all, 'anonymous', 'all'))).toEqual([3]);
    expect(ids(matching(all, '', 'subject'))).toEqual([2]);
    expect(ids(matching(all, 'teasel rook', 'all'))).toEqual([]);
  });
});
