import type { EntryView } from '../contract.ts';

/**
 * True where this account may not see the entry: the server then gives its place and nothing else, not even its number.
 * Who has the grant for held content sees it, marked as held (R22).
 */
export function isWithheld(entry: EntryView): boolean {
  return entry.held && entry.observation === 0;
}
