import type { OverviewView } from '../contract.ts';
import { counted } from '../words/number.ts';
import { monthName } from '../words/time.ts';

/** What is here, in one sentence. */
export function sentenceOf(
  overview: Pick<OverviewView, 'months'> & { operation: { counts: OverviewView['operation']['counts'] } },
): string {
  const { counts } = overview.operation;
  if (counts.exhibits === 0) return 'Nothing has been sealed into this operation yet.';
  const holds = counts.exhibits === 1 ? 'holds' : 'hold';
  const what =
    `${counted(counts.exhibits, 'exhibit')} ${holds} ${counted(counts.entries, 'entry', 'entries')} ` +
    `in ${counted(counts.conversations, 'conversation')}`;
  const sorted = overview.months.map((one) => one.month).sort();
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (first === undefined || last === undefined) return `${what}.`;
  if (first === last) return `${what}, all from ${monthName(first)}.`;
  return `${what}, from ${monthName(first)} to ${monthName(last)}.`;
}
