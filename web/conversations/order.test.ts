import { describe, expect, it } from 'vitest';
import type { ConversationView } from '../contract.ts';
import { matching, orderAfterClick, sorted } from './order.ts';

function conversation(id: number, title: string, messages: number, first: string | null, people: string[] = []) {
  const view: ConversationView = {
    id,
    title,
    platform: 'whatsapp',
    exhibits: ['JM/1'],
    entries: messages,
    messages,
    notices: 0,
    calls: 0,
    held: 0,
    participants: people.map((shown, n) => ({ handleId: n, shown, messages: 1 })),
    first,
    last: first,
    zone: null,
    zoneBasis: '',
    lanes: [],
    joinedInto: null,
    dateOrderDoubt: false,
    chronological: true,
  };
  return view;
}
const all = [
  conversation(1, 'B Relief', 10, '2017-01-01T10:00', ['Zoë Teasel']),
  conversation(2, 'Allotment', 400, null),
  conversation(3, 'Crew', 40, '2016-01-01T10:00'),
];
const ids = (list: readonly ConversationView[]) => list.map((one) => one.id);

describe('the table of conversations', () => {
  it('sorts counts by number and puts the undated last in either direction', () => {
    expect(ids(sorted(all, { column: 'messages', down: true }))).toEqual([2, 3, 1]);
    expect(ids(sorted(all, { column: 'first', down: false }))).toEqual([3, 1, 2]);
    expect(ids(sorted(all, { column: 'first', down: true }))).toEqual([1, 3, 2]);
  });

  it('finds a participant typed without marks', () => {
    expect(ids(matching(all, 'zoe'))).toEqual([1]);
    expect(ids(matching(all, 'jm/1 crew'))).toEqual([3]);
    expect(ids(matching(all, ' '))).toEqual([1, 2, 3]);
  });

  it('starts a count with the most, and turns round on the second click', () => {
    const once = orderAfterClick({ column: 'title', down: false }, 'messages');
    expect(once.down).toBe(true);
    expect(orderAfterClick(once, 'messages').down).toBe(false);
  });
});
