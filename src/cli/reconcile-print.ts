/** The human side of `candour reconcile`: the copies, who is who, what each copy lacks and why. Words only when asked for. */

import type { ReconciliationReport, ReportedFinding } from '../conversations/index.ts';
import { fold, number, plain, table } from './terminal.ts';

/** Gaps listed one by one; the whole list is in --json. */
const LISTED = 40;

const kinds: Readonly<Record<ReportedFinding['kind'], string>> = {
  missing: 'missing',
  tombstone: 'deleted for everyone, words elsewhere',
  edited: 'edited, earlier words elsewhere',
  'text-differs': 'other words in the same place',
  'order-differs': 'stands at another place',
  'extra-run': 'lacks a block that one copy has',
};

/** @param words show what is missing, not only where */
export function printedReconciliation(report: ReconciliationReport, words: boolean): string {
  const letters = new Map(report.copies.map((copy, i) => [copy.path, letterOf(i)]));
  const blocks = [copiesTable(report)];
  const sure = `${report.sameChat.confidence < 0.5 ? 'Not taken for one chat' : 'One chat'} (confidence ${sureness(report.sameChat.confidence)}). ${report.sameChat.why}`;
  blocks.push(fold(sure, ''));
  if (report.sameChat.confidence < 0.5) return blocks.join('\n\n');
  blocks.push(...clocks(report));
  blocks.push(sendersTable(report));
  const { messages, matched } = report;
  blocks.push(
    `${number(messages)} messages: ${number(matched.all)} in all copies, ${number(matched.some)} in some, ${number(matched.one)} in one.`,
  );
  blocks.push(findingsTable(report));
  const deletions = report.findings.filter((finding) => finding.deletion);
  if (deletions.length > 0) blocks.push(deletionsTable(report, deletions, letters, words));
  return blocks.join('\n\n');
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `#${index + 1}`;
}

function copiesTable(report: ReconciliationReport): string {
  return table(
    ['', 'Copy', 'Exported by', 'Entries', 'First', 'Last', 'Times', 'Clock'],
    report.copies.map((copy, i) => [
      letterOf(i),
      plain(copy.path, 44),
      plain(copy.exporter ?? 'not shown', 20),
      number(copy.entries),
      moment(copy.first),
      moment(copy.last),
      copy.precision === 'minute' ? 'minutes' : 'seconds',
      i === 0 ? 'reference' : offset(copy.offsetSeconds),
    ]),
    new Set([3]),
  );
}

function clocks(report: ReconciliationReport): string[] {
  const lines: string[] = [];
  for (const [i, copy] of report.copies.entries()) {
    for (const change of copy.offsetChanges)
      lines.push(`${letterOf(i)}: from ${moment(change.from)} on its clock is ${offset(change.offsetSeconds)}.`);
    if (copy.dateOrderProven !== undefined) {
      const order =
        copy.dateOrderProven === 'MDY' ? 'month first' : copy.dateOrderProven === 'DMY' ? 'day first' : 'year first';
      lines.push(`${letterOf(i)}: its dates could be read either way; the other copies prove ${order}.`);
    }
  }
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function sendersTable(report: ReconciliationReport): string {
  const shown = report.senders.slice(0, LISTED);
  const rows = shown.map((sender) => [
    sender.id,
    ...report.copies.map(({ path }) => {
      const name = sender.names[path];
      return plain(name === undefined ? '–' : typeof name === 'string' ? name : name.join(' / '), 22);
    }),
  ]);
  const text = table(['Sender', ...report.copies.map((_, i) => letterOf(i))], rows);
  return report.senders.length > LISTED
    ? `${text}\n… and ${number(report.senders.length - LISTED)} more (--json lists all)`
    : text;
}

function findingsTable(report: ReconciliationReport): string {
  if (report.findings.length === 0) return 'No findings: every copy has every message, in the same words.';
  const rows = new Map<string, [copy: string, what: string, count: number]>();
  for (const finding of report.findings) {
    const copy = letterOf(report.copies.findIndex(({ path }) => path === finding.copy));
    const why = finding.explanations.find((one) => one.plausible);
    const what =
      finding.kind === 'missing'
        ? finding.deletion
          ? 'missing, nothing innocent explains it: deleted there'
          : `missing, explained: ${why?.reason ?? ''}`
        : kinds[finding.kind];
    const row = rows.get(`${copy} ${what}`) ?? [copy, what, 0];
    row[2]++;
    rows.set(`${copy} ${what}`, row);
  }
  const sorted = [...rows.values()].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : b[2] - a[2]));
  return table(
    ['Copy', 'Gaps', 'What'],
    sorted.map(([copy, what, count]) => [copy, number(count), what]),
    new Set([1]),
  );
}

function deletionsTable(
  report: ReconciliationReport,
  deletions: readonly ReportedFinding[],
  letters: ReadonlyMap<string, string>,
  words: boolean,
): string {
  const name = (finding: ReportedFinding): string => {
    const names = report.senders.find(({ id }) => id === finding.sender)?.names[finding.in[0] ?? ''];
    return names === undefined ? '–' : typeof names === 'string' ? names : (names[0] ?? '–');
  };
  const rows = deletions
    .slice(0, LISTED)
    .map((finding) => [
      letters.get(finding.copy) ?? '',
      finding.in.map((path) => letters.get(path) ?? '').join(' '),
      moment(finding.time),
      plain(name(finding), 22),
      sureness(finding.confidence),
      words ? plain(finding.text, 60) : `${number(finding.text.length)} characters`,
    ]);
  const text = table(['Gone from', 'Seen on', 'Time', 'By', 'Sure', words ? 'Words' : 'Length'], rows);
  const more = deletions.length > LISTED ? `\n… and ${number(deletions.length - LISTED)} more (--json lists all)` : '';
  return `Called deleted, because nothing innocent explains them (exports can be edited: what one copy alone has wants a\nsecond source):\n\n${text}${more}`;
}

/** Nothing is certain: the highest is "over 0.99". */
function sureness(confidence: number): string {
  return confidence > 0.99 ? '> 0.99' : confidence.toFixed(2);
}

function moment(time: string | null): string {
  return time?.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC') ?? '–';
}

function offset(seconds: number): string {
  if (seconds === 0) return 'the same';
  const sign = seconds < 0 ? 'behind' : 'ahead';
  const all = Math.abs(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60];
  const parts = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : ''];
  return `${parts.filter((part) => part !== '').join(' ')} ${sign}`;
}
