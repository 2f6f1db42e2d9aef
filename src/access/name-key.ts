/** When two account names are the same name. Pure. */

import { CandourError } from '../kernel/index.ts';

const longest = 120;

/** The name as shown: no control characters, single spaces. Throws BAD_USAGE when nothing is left or it is too long. */
export function shownName(text: string, what: 'name' | 'role'): string {
  const cleaned = text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (cleaned === '') throw new CandourError('BAD_USAGE', `The ${what} is empty.`);
  if (cleaned.length > longest)
    throw new CandourError('BAD_USAGE', `The ${what} is longer than ${longest} characters.`);
  return cleaned;
}

/** One key for names that a reader of the ledger would take for the same person's. */
export function nameKey(name: string): string {
  return shownName(name, 'name').normalize('NFKC').toLowerCase();
}
