import type { EntryView } from '../contract.ts';

/**
 * The time under which an entry is read. In a joined conversation that is the clock of phone A, never finer than the
 * leading phone printed it; elsewhere, and where the two agree, the time as printed.
 */
export function readingTime(entry: Pick<EntryView, 'time' | 'common' | 'timePrecision'>): string | null {
  const { time } = entry;
  const common = entry.common ?? null;
  if (time === null || common === null) return time;
  const plain = time.replace(/Z$/, '');
  const onA = common.slice(0, plain.length);
  return onA === plain ? time : entry.timePrecision === 'minute' ? common.slice(0, 16) : common;
}
