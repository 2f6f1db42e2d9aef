/** `candour inspect`: what is in these exports, byte-accounted, with every doubt. Stores nothing. */

import { type FileReport, type InspectOptions, inspect, inspectExit, Survey } from '../evidence/index.ts';
import type { DateOrder } from '../formats/index.ts';
import { CandourError, type ExitCode, Zone } from '../kernel/index.ts';
import { fold, number, ProgressLine, plain, size, table } from './terminal.ts';

export interface InspectArguments {
  readonly json?: boolean;
  readonly zone?: string;
  readonly dateOrder?: string;
}

export async function inspectCommand(paths: readonly string[], given: InspectArguments): Promise<ExitCode> {
  const dateOrder = given.dateOrder === undefined ? null : asDateOrder(given.dateOrder);
  if (given.zone !== undefined) asZone(given.zone);
  const progress = new ProgressLine();
  const options: InspectOptions = {
    now: Date.now(),
    ...(dateOrder ? { dateOrder } : {}),
    ...(given.zone === undefined ? {} : { zone: given.zone }),
    onProgress: (p) => progress.show(`Reading ${p.path}`, p.bytes, p.of, 'bytes'),
  };
  const survey = await Survey.ofPaths(paths);
  const files: FileReport[] = [];
  try {
    for await (const report of inspect(survey, options)) files.push(report);
  } finally {
    survey.close();
    progress.end();
  }
  if (files.length === 0)
    throw new CandourError('BAD_INPUT', `There is no file in ${paths.map((p) => JSON.stringify(p)).join(', ')}.`, {
      hint: 'Give the folder or file that holds the export.',
    });
  process.stdout.write(given.json ? `${JSON.stringify({ files }, null, 2)}\n` : `${printed(files)}\n`);
  return inspectExit(files);
}

export function asDateOrder(text: string): DateOrder {
  const order = text.toUpperCase();
  if (order === 'DMY' || order === 'MDY' || order === 'YMD') return order;
  throw new CandourError('BAD_USAGE', `--date-order takes dmy, mdy or ymd, not ${JSON.stringify(text)}.`);
}

export function asZone(text: string): string {
  if (Zone.of(text) === null)
    throw new CandourError('BAD_USAGE', `--zone: ${JSON.stringify(text)} is not a time zone known here.`, {
      hint: 'Use an IANA name such as Europe/London, or an offset such as +01:00.',
    });
  return text;
}

function printed(files: readonly FileReport[]): string {
  const blocks: string[] = [];
  const rows: string[][] = [];
  for (const file of files)
    for (const chat of file.chats)
      rows.push([
        plain(chat.title ?? '(no title)', 32),
        file.format,
        number(chat.messages),
        number(chat.notices),
        number(chat.calls),
        chat.earliest?.replace('T', ' ').slice(0, 16) ?? '–',
        chat.latest?.replace('T', ' ').slice(0, 16) ?? '–',
        chat.dateOrder?.value ?? (file.format.endsWith('json') ? 'UTC' : '–'),
        plain(shownPath(file), 60),
      ]);
  if (rows.length > 0)
    blocks.push(
      table(
        ['Chat', 'Format', 'Messages', 'Notices', 'Calls', 'Earliest', 'Latest', 'Dates', 'File'],
        rows,
        new Set([2, 3, 4]),
      ),
    );
  for (const file of files) blocks.push(file.status === 'refused' ? refusal(file) : details(file));
  const read = files.filter((file) => file.status === 'read').length;
  blocks.push(`${number(read)} of ${number(files.length)} file(s) read.`);
  return blocks.join('\n\n');
}

function shownPath(file: FileReport): string {
  return file.container ? `${file.path} › ${file.container.member}` : file.path;
}

function refusal(file: FileReport): string {
  return `${shownPath(file)}\n  Not read: ${fold(plain(file.reason?.message ?? '', 2000), '  ')}\n  SHA-256 ${file.sha256}, ${size(file.bytes)}`;
}

function details(file: FileReport): string {
  const { accounting } = file;
  const lines = [shownPath(file), `  SHA-256 ${file.sha256}, ${size(file.bytes)}`];
  const sum = `${number(accounting.inEntries)} bytes in entries + ${number(accounting.unparsed)} unparsed = ${number(accounting.bytes)}`;
  lines.push(`  Every byte: ${sum}`);
  if (accounting.firstUnparsed)
    lines.push(
      `  First unparsed, line ${number(accounting.firstUnparsed.line)}: ${JSON.stringify(plain(accounting.firstUnparsed.text, 100))}`,
    );
  for (const chat of file.chats) {
    const label = file.chats.length > 1 ? `  ${plain(chat.title ?? '(no title)')}: ` : '  ';
    const senders = Object.entries(chat.senders)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 12)
      .map(([name, n]) => `${plain(name, 40)} ${number(n)}`);
    lines.push(
      `${label}${fold(`Messages by: ${senders.join(', ') || 'nobody'}${Object.keys(chat.senders).length > 12 ? ', …' : ''}`, '    ')}`,
    );
    const facts = factsOf(chat);
    if (facts !== '') lines.push(`  ${fold(facts, '    ')}`);
    if (chat.dateOrder) lines.push(`  Date order ${chat.dateOrder.value}: ${fold(chat.dateOrder.basis, '    ')}`);
    if (chat.dateOrder?.otherReading)
      lines.push(
        `    Day first: ${chat.first} to ${chat.last}. Read ${chat.dateOrder.otherReading.order}: ${chat.dateOrder.otherReading.first} to ${chat.dateOrder.otherReading.last}.`,
      );
    for (const warning of chat.warnings) {
      const where =
        warning.lines && warning.lines.length > 0
          ? ` (line ${warning.lines.slice(0, 8).join(', ')}${warning.lines.length > 8 ? ', …' : ''})`
          : '';
      lines.push(`  ! ${fold(`${plain(warning.message, 600)}${where}`, '    ')}`);
    }
  }
  return lines.join('\n');
}

function factsOf(chat: FileReport['chats'][number]): string {
  const facts: [number, string][] = [
    [chat.deleted.byOthers, 'deleted by their senders'],
    [chat.deleted.byExporter, 'deleted by the exporting person'],
    [chat.unsent, 'unsent'],
    [chat.edited, 'edited'],
    [chat.media.attached, 'media attached'],
    [chat.media.missing, 'media named but not given'],
    [chat.media.omitted, 'media omitted'],
    [chat.polls, 'polls'],
    [chat.locations, 'locations'],
    [chat.reactions, 'reactions'],
    [chat.emptyBodies, 'empty bodies'],
    [chat.multiLine, 'of several lines'],
  ];
  const said = facts.filter(([n]) => n > 0).map(([n, what]) => `${number(n)} ${what}`);
  return said.length === 0 ? '' : `Among them: ${said.join(', ')}`;
}
