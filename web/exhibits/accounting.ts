/** Every byte of an exhibit is an entry's or unparsed: the bar and the numbers under it. */

import type { AccountingView } from '../contract.ts';

export interface AccountPart {
  readonly key: 'messages' | 'notices' | 'calls' | 'unparsed';
  readonly label: string;
  readonly amount: number;
  /** Width of the bar, 0 to 1; the parts of one bar add up to 1. */
  readonly width: number;
}

/**
 * The parts of the bar. Bytes are known for entries and for what is unparsed; the entries' share is divided by number
 * among messages, notices and calls. Something unparsed is never too thin to see.
 */
export function accountParts(
  accounting: AccountingView,
  counts: { readonly messages: number; readonly notices: number; readonly calls: number },
): readonly AccountPart[] {
  const entries = counts.messages + counts.notices + counts.calls;
  const thinnest = 0.01;
  const raw = accounting.bytes === 0 ? 0 : accounting.unparsed / accounting.bytes;
  const unparsed = accounting.unparsed === 0 ? 0 : entries === 0 ? 1 : Math.max(thinnest, raw);
  const width = (amount: number) => (entries === 0 ? 0 : (amount / entries) * (1 - unparsed));
  return [
    { key: 'messages', label: 'messages', amount: counts.messages, width: width(counts.messages) },
    { key: 'notices', label: 'notices', amount: counts.notices, width: width(counts.notices) },
    { key: 'calls', label: 'calls', amount: counts.calls, width: width(counts.calls) },
    { key: 'unparsed', label: 'unparsed', amount: accounting.unparsed, width: unparsed },
  ];
}

/** True when the sum holds; where it does not, the page says so in red and not in a footnote. */
export function sumHolds(accounting: AccountingView): boolean {
  return accounting.inEntries + accounting.unparsed === accounting.bytes;
}
