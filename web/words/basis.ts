/** What a time rests on, in words that do not say the same thing twice. */

import { dateOrderName } from './kind.ts';

/** The zone and why; `instants` formats need none. */
export function zoneWords(zone: string | null, basis: string, instant: boolean): string {
  if (instant && zone === null) return basis === '' ? 'Not needed: the format gives instants.' : basis;
  if (zone !== null && basis.startsWith(zone)) return basis;
  return `${zone ?? 'unknown'}${basis === '' ? '' : `. ${basis}`}`;
}

/** How dates are read: an order, `undecided` while nobody knows, null where the format has nothing to decide. */
export function dateOrderWords(order: string | null, basis: string): string | null {
  if (order !== null) return dateOrderName(order);
  return basis === '' ? null : 'undecided';
}

/** True where the times of a conversation are instants, so that no zone is needed to order them. */
export function hasInstants(time: string | null): boolean {
  return time?.endsWith('Z') === true;
}
