/** What a person must or may decide before an import is sealed: date order (blocking) and zone. Pure. */

import type { ChatReport } from '../formats/index.ts';
import type { IntakeCreate } from './contract.ts';
import { type FileReport, needsDateOrder } from './inspect.ts';
import type { DecisionTable, IntakeTable } from './tables.ts';

export interface Doubt {
  /** `<intake>:<sha256 of the given file>:<chat>:<kind>`; for a zip the member is part of the path. */
  readonly id: string;
  readonly kind: 'date-order' | 'zone';
  readonly exhibit: string;
  readonly path: string;
  readonly sha256: string;
  readonly chat: number;
  readonly chatTitle: string | null;
  readonly sentence: string;
  readonly lines: number[];
  readonly choices: { value: string; label: string; first: string | null; last: string | null }[];
  readonly blocking: boolean;
  readonly decided: { value: string; by: string; at: string; basis: string } | null;
}

const orderWords: Record<string, string> = { DMY: 'day first', MDY: 'month first', YMD: 'year first' };
const printedFormats = new Set(['whatsapp-text', 'messenger-html']);

/** A chat file's own key: the given file's hash, and the member in a zip. */
export function fileKey(report: Pick<FileReport, 'sha256' | 'container'>): string {
  return report.container ? `${report.sha256}/${report.container.member}` : report.sha256;
}

export function doubtsOf(
  intake: Pick<IntakeTable, 'intake_id'>,
  request: IntakeCreate,
  reports: readonly FileReport[],
  decisions: readonly DecisionTable[],
): Doubt[] {
  const doubts: Doubt[] = [];
  for (const report of reports) {
    if (report.status !== 'read') continue;
    for (const [index, chat] of report.chats.entries()) {
      const base = {
        exhibit: request.ref,
        path: report.container ? `${report.path}/${report.container.member}` : report.path,
        sha256: fileKey(report),
        chat: index,
        chatTitle: chat.title,
      };
      if (needsDateOrder(chat)) doubts.push(dateOrderDoubt(intake.intake_id, base, chat, request, decisions));
      if (printedFormats.has(report.format)) doubts.push(zoneDoubt(intake.intake_id, base, chat, request, decisions));
    }
  }
  return doubts;
}

type Base = Pick<Doubt, 'exhibit' | 'path' | 'sha256' | 'chat' | 'chatTitle'>;

function dateOrderDoubt(
  intake: number,
  base: Base,
  chat: ChatReport,
  request: IntakeCreate,
  decisions: readonly DecisionTable[],
): Doubt {
  const other = chat.dateOrder?.otherReading;
  const choices = [
    { value: 'DMY', label: 'Day first', first: chat.first, last: chat.last },
    ...(other
      ? [
          {
            value: other.order,
            label: `${capital(orderWords[other.order] ?? other.order)}`,
            first: other.first,
            last: other.last,
          },
        ]
      : []),
    {
      value: 'undecided',
      label: 'Leave undecided: show the day-first reading, with the doubt at every time',
      first: chat.first,
      last: chat.last,
    },
  ];
  const warning = chat.warnings.find(
    (w) => w.code === 'AMBIGUOUS_DATE_ORDER' || w.code === 'MIXED_DATE_ORDER' || w.code.includes('DATE_ORDER'),
  );
  return {
    ...base,
    id: `${intake}:${base.sha256}:${base.chat}:date-order`,
    kind: 'date-order',
    sentence: chat.dateOrder?.basis ?? 'The order of day and month cannot be told from the file.',
    lines: [...(warning?.lines ?? [])],
    choices,
    blocking: true,
    decided: decisionFor(base, 'date-order', decisions) ?? fromLabel(request.dateOrder),
  };
}

function zoneDoubt(
  intake: number,
  base: Base,
  chat: ChatReport,
  request: IntakeCreate,
  decisions: readonly DecisionTable[],
): Doubt {
  return {
    ...base,
    id: `${intake}:${base.sha256}:${base.chat}:zone`,
    kind: 'zone',
    sentence:
      'The export prints the wall-clock time of the exporting phone and no zone. Which zone was the phone in when it was exported?',
    lines: [],
    choices: [
      { value: 'Europe/London', label: 'Europe/London', first: chat.first, last: chat.last },
      { value: 'unknown', label: 'Unknown: keep local times only', first: chat.first, last: chat.last },
    ],
    blocking: false,
    decided: decisionFor(base, 'zone', decisions) ?? fromLabel(request.zone),
  };
}

function fromLabel(value: string | null): Doubt['decided'] {
  return value === null ? null : { value, by: 'the import', at: '', basis: 'given with the exhibit' };
}

function decisionFor(base: Base, kind: string, decisions: readonly DecisionTable[]): Doubt['decided'] {
  const row = decisions.findLast((d) => d.part_sha256 === base.sha256 && d.chat === base.chat && d.doubt === kind);
  return row ? { value: row.value, by: row.decided_by, at: row.decided_at, basis: row.basis } : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
