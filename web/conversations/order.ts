/** The table of conversations: filtered by words, sorted by a column. */

import type { ConversationView } from '../contract.ts';

export type Column = 'title' | 'exhibit' | 'platform' | 'messages' | 'people' | 'first' | 'last';

export interface Order {
  readonly column: Column;
  readonly down: boolean;
}

/** Counts start with the most, words and dates with the first. */
export function orderAfterClick(before: Order, column: Column): Order {
  if (before.column === column) return { column, down: !before.down };
  return { column, down: column === 'messages' || column === 'people' };
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');

/** Those whose title, exhibit or participants hold every word typed. */
export function matching(all: readonly ConversationView[], typed: string): readonly ConversationView[] {
  const words = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return all.filter((one) => {
    const text = plain([one.title, one.platform, ...one.exhibits, ...one.participants.map((p) => p.shown)].join('\n'));
    return words.every((word) => text.includes(word));
  });
}

function sortValue(one: ConversationView, column: Column): string | number {
  switch (column) {
    case 'title':
      return plain(one.title);
    case 'exhibit':
      return one.exhibits.join(', ');
    case 'platform':
      return one.platform;
    case 'messages':
      return one.messages;
    case 'people':
      return one.participants.length;
    case 'first':
      return one.first ?? '';
    case 'last':
      return one.last ?? '';
  }
}

export function sorted(all: readonly ConversationView[], order: Order): readonly ConversationView[] {
  const sign = order.down ? -1 : 1;
  return [...all].sort((a, b) => {
    const left = sortValue(a, order.column);
    const right = sortValue(b, order.column);
    // The undated stand last in either direction.
    if (left === '' || right === '') return left === right ? a.id - b.id : left === '' ? 1 : -1;
    if (left === right) return a.id - b.id;
    return (left < right ? -1 : 1) * sign;
  });
}
