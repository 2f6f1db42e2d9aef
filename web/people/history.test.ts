import { describe, expect, it } from 'vitest';
import type { AttributionView, PersonView } from '../contract.ts';
import { decisionsOf } from './history.ts';

function attribution(id: number, shown: string, at: string): AttributionView {
  return {
    id,
    handleId: id,
    shown,
    exhibitRef: 'JM/1',
    conversationId: 1,
    conversationTitle: 'Crew',
    messages: 1,
    confidence: 0.9,
    basis: 'number',
    note: '',
    from: null,
    to: null,
    by: 'J. Marsh',
    at,
  };
}
const person: PersonView = {
  id: 1,
  name: 'Danny Rook',
  category: 'subject',
  anonymous: false,
  posting: '',
  handles: 3,
  conversations: 1,
  messages: 3,
  first: null,
  last: null,
  confidence: 0.9,
  note: '',
  attributions: [
    attribution(1, 'Rook', '2024-05-01T10:00:00Z'),
    attribution(2, 'D Rook', '2024-05-01T10:00:00Z'),
    attribution(3, 'Rook', '2024-05-01T10:00:00Z'),
    attribution(4, 'rooky', '2024-05-03T10:00:00Z'),
  ],
  postings: [],
  chats: [],
  hours: [],
  months: [],
  merged: [{ id: 7, name: 'Unknown 7', at: '2024-05-02T10:00:00Z', by: 'A. Vale' }],
};

describe('what was decided about a person', () => {
  it('is told newest first, with what was attributed in one go said once and each name once', () => {
    expect(decisionsOf(person).map(({ by, what }) => [by, what])).toEqual([
      ['J. Marsh', 'Attributed: rooky, likely 0.90: the same number.'],
      ['A. Vale', 'Unknown 7 merged into this person.'],
      ['J. Marsh', 'Attributed: Rook, D Rook, likely 0.90: the same number.'],
    ]);
  });

  it('counts the names past the fourth', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, n) => attribution(n, name, '2024-05-01T10:00:00Z'));
    expect(decisionsOf({ ...person, attributions: many, merged: [] })[0]?.what).toMatch(
      /^Attributed: a, b, c, d and 2 more,/,
    );
  });
});
