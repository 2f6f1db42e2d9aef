/**
 * A search as the page keeps it: filters in the address, so that a count can be a door; the words and the name of a
 * sender in the history state, because addresses end up in histories, logs and links (R10).
 */

import type { SearchQuery } from '../contract.ts';

export type Mode = 'folded' | 'words' | 'substring';

export interface Filters {
  readonly mode?: Mode;
  readonly conversation?: number;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly order?: 'newest' | 'oldest';
}

export interface Words {
  readonly q: string;
  readonly sender: string;
}

export const noWords: Words = { q: '', sender: '' };

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Reads the filters of an address, leaving out whatever is not one. */
export function filtersFromAddress(search: Record<string, unknown>): Filters {
  const { mode, conversation, kind, from, to, order } = search;
  const number = typeof conversation === 'string' ? Number(conversation) : conversation;
  return {
    ...(mode === 'words' || mode === 'substring' ? { mode } : {}),
    ...(typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? { conversation: number } : {}),
    ...(typeof kind === 'string' && /^[a-z-]{1,40}$/.test(kind) ? { kind } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(order === 'oldest' ? { order } : {}),
  };
}

/** True when there is something to look for: words, a sender, or a filter that narrows. */
export function asksSomething(filters: Filters, words: Words): boolean {
  const { conversation, kind, from, to, order } = filters;
  return (
    words.q !== '' || words.sender !== '' || [conversation, kind, from, to, order].some((one) => one !== undefined)
  );
}

export function queryOf(filters: Filters, words: Words, cursor: string | null): SearchQuery {
  return {
    q: words.q,
    ...filters,
    ...(words.sender === '' ? {} : { sender: words.sender }),
    ...(cursor === null ? {} : { cursor }),
    limit: 50,
  };
}

/** `10,000 or more hits`: never a round number that pretends to be exact. */
export function hitCount(count: number, more: boolean): string {
  const grouped = new Intl.NumberFormat('en-GB').format(count);
  if (more) return `more than ${grouped} hits`;
  return count === 1 ? '1 hit' : `${grouped} hits`;
}

/** Terms of a pasted list: one a line, each once, at most as many as the server takes. */
export function termsOf(pasted: string): readonly string[] {
  return [...new Set(pasted.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line !== '').slice(0, 500);
}
