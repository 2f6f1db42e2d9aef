/** The table of people: filtered by words and category, sorted by a column. */

import type { Category, PersonRow } from '../contract.ts';
import { categoryName } from './words.ts';

export type Column = 'name' | 'category' | 'posting' | 'conversations' | 'messages' | 'first' | 'last' | 'confidence';

export interface Order {
  readonly column: Column;
  readonly down: boolean;
}

/** Counts start with the most, an attribution with the weakest, words and dates with the first. */
export function orderAfterClick(before: Order, column: Column): Order {
  if (before.column === column) return { column, down: !before.down };
  return { column, down: column === 'messages' || column === 'conversations' };
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');

/** True where the texts, taken together, hold every word typed. */
export function holdsWords(texts: readonly string[], typed: string): boolean {
  const text = plain(texts.join('\n'));
  return plain(typed)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** People of the category (`all`: of any) whose name, posting or category holds every word typed. */
export function matching(all: readonly PersonRow[], typed: string, category: Category | 'all'): readonly PersonRow[] {
  return all.filter(
    (one) =>
      (category === 'all' || one.category === category) &&
      holdsWords([one.name, one.posting, categoryName(one.category), ...(one.anonymous ? ['anonymous'] : [])], typed),
  );
}

function sortValue(one: PersonRow, column: Column): string | number {
  switch (column) {
    case 'name':
      return plain(one.name);
    case 'category':
      // What nobody has decided comes last, as everything unknown does.
      return one.category === 'unknown' ? '' : one.category;
    case 'posting':
      return plain(one.posting);
    case 'conversations':
      return one.conversations;
    case 'messages':
      return one.messages;
    case 'first':
      return one.first ?? '';
    case 'last':
      return one.last ?? '';
    case 'confidence':
      return one.confidence ?? '';
  }
}

export function sorted(all: readonly PersonRow[], order: Order): readonly PersonRow[] {
  const sign = order.down ? -1 : 1;
  return [...all].sort((a, b) => {
    const left = sortValue(a, order.column);
    const right = sortValue(b, order.column);
    // What is not known stands last in either direction.
    if (left === '' || right === '') return left === right ? a.id - b.id : left === '' ? 1 : -1;
    if (left === right) return a.id - b.id;
    return (left < right ? -1 : 1) * sign;
  });
}
