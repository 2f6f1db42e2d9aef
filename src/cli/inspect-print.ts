/** The human side of `candour inspect`: a table a person understands, each doubt as a sentence with its lines. */

import type { FileReport } from '../evidence/index.ts';
import { fold, number, plain, size, table } from './terminal.ts';

type Chat = FileReport['chats'][number];

const orderWords: Record<string, string> = {
  DMY: 'day first',
  MDY: 'month first',
  YMD: 'year first',
  AMBIGUOUS: 'undecided',
  MIXED: 'mixed',
  AMBIGUOUS_SAME_VALUE: 'either: same',
};

/** @param code exit code, explained where it is not 0 */
export function printedReports(files: readonly FileReport[], code: number): string {
  const blocks: string[] = [];
  const rows = files.flatMap((file, index) => file.chats.map((chat) => row(file, chat, index + 1)));
  if (rows.length > 0)
    blocks.push(
      table(
        ['#', 'Chat', 'Format', 'Messages', 'Notices', 'Calls', 'Earliest', 'Latest', 'Dates'],
        rows,
        new Set([0, 3, 4, 5]),
      ),
    );
  for (const [index, file] of files.entries())
    blocks.push(file.status === 'refused' ? refusal(file, index + 1) : details(file, index + 1, files));
  const read = files.filter((file) => file.status === 'read').length;
  blocks.push([`${number(read)} of ${counted(files.length, 'file')} read.`, ...explained(files, code)].join('\n'));
  return blocks.join('\n\n');
}

function row(file: FileReport, chat: Chat, index: number): string[] {
  return [
    String(index),
    plain(titleOf(chat), 32),
    file.format,
    number(chat.messages),
    number(chat.notices),
    number(chat.calls),
    moment(chat.earliest),
    moment(chat.latest),
    chat.dateOrder
      ? (orderWords[chat.dateOrder.value] ?? chat.dateOrder.value)
      : file.format.endsWith('json')
        ? 'UTC'
        : '–',
  ];
}

function titleOf(chat: Chat): string {
  return chat.title ?? (chat.participants.length > 0 ? chat.participants.join(', ') : '(no title)');
}

/** `2024-03-01T10:30:05` as `2024-03-01 10:30`. */
function moment(time: string | null): string {
  return time?.replace('T', ' ').slice(0, 16) ?? '–';
}

function counted(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

function shownPath(file: FileReport): string {
  return file.container ? `${file.path} › ${file.container.member}` : file.path;
}

function refusal(file: FileReport, index: number): string {
  const said = (file.reason?.message ?? '').replace(`${file.path}: `, '');
  return `${index}. ${shownPath(file)}\n  Not read: ${fold(plain(said, 1200), '  ')}\n  SHA-256 ${file.sha256 || '–'}, ${size(file.bytes)}`;
}

function details(file: FileReport, index: number, files: readonly FileReport[]): string {
  const { accounting } = file;
  const lines = [
    `${index}. ${shownPath(file)}`,
    `  SHA-256 ${file.sha256}, ${size(file.bytes)}`,
    `  Every byte: ${number(accounting.inEntries)} in entries + ${number(accounting.unparsed)} unparsed = ${number(accounting.bytes)}`,
  ];
  if (accounting.firstUnparsed)
    lines.push(
      `  First unparsed, line ${number(accounting.firstUnparsed.line)}: ${JSON.stringify(plain(accounting.firstUnparsed.text, 100))}`,
    );
  for (const chat of file.chats) lines.push(...chatLines(file, chat, files));
  return lines.join('\n');
}

function chatLines(file: FileReport, chat: Chat, files: readonly FileReport[]): string[] {
  const label = file.chats.length > 1 ? `${plain(titleOf(chat))}: ` : '';
  const all = Object.entries(chat.senders).sort(([, a], [, b]) => b - a);
  const senders = all.slice(0, 12).map(([name, n]) => `${plain(name, 40)} ${number(n)}`);
  const lines = [
    `  ${fold(`${label}Messages by: ${senders.join(', ') || 'nobody'}${all.length > 12 ? ', …' : ''}`, '    ')}`,
  ];
  const facts = factsOf(chat);
  if (facts !== '') lines.push(`  ${fold(facts, '    ')}`);
  const parts = files.flatMap((other, i) =>
    other !== file && chat.threadPath !== undefined && other.chats.some((c) => c.threadPath === chat.threadPath)
      ? [i + 1]
      : [],
  );
  if (parts.length > 0) lines.push(`  Part of one thread, together with file ${parts.join(', ')}; import joins them.`);
  if (chat.dateOrder)
    lines.push(
      `  Dates ${orderWords[chat.dateOrder.value] ?? chat.dateOrder.value}: ${fold(chat.dateOrder.basis, '    ')}`,
    );
  const other = chat.dateOrder?.otherReading;
  if (other && (other.first !== chat.first || other.last !== chat.last)) {
    lines.push(`    Read day first:   ${moment(chat.first)} to ${moment(chat.last)}`);
    lines.push(
      `    Read ${(orderWords[other.order] ?? other.order).padEnd(12)} ${moment(other.first)} to ${moment(other.last)}`.replace(
        'first  ',
        'first: ',
      ),
    );
    lines.push('    Decide with --date-order dmy or --date-order mdy when you know which phone settings it had.');
  }
  for (const warning of chat.warnings) {
    const at = warning.lines ?? [];
    const where = at.length > 0 ? ` (line ${at.slice(0, 8).join(', ')}${at.length > 8 ? ', …' : ''})` : '';
    lines.push(`  ! ${fold(`${plain(warning.message, 600)}${where}`, '    ')}`);
  }
  return lines;
}

function factsOf(chat: Chat): string {
  const facts: [n: number, one: string, many: string][] = [
    [chat.deleted.byOthers, 'deleted by its sender or an admin', 'deleted by their senders or an admin'],
    [chat.deleted.byExporter, 'deleted by the exporting person', 'deleted by the exporting person'],
    [chat.unsent, 'unsent', 'unsent'],
    [chat.edited, 'edited', 'edited'],
    [chat.media.attached, 'media file attached', 'media files attached'],
    [chat.media.missing, 'media file named but not given', 'media files named but not given'],
    [chat.media.omitted, 'media item omitted', 'media items omitted'],
    [chat.polls, 'poll', 'polls'],
    [chat.locations, 'location', 'locations'],
    [chat.reactions, 'reaction', 'reactions'],
    [chat.emptyBodies, 'empty body', 'empty bodies'],
    [chat.multiLine, 'entry of several lines', 'entries of several lines'],
  ];
  const said = facts.filter(([n]) => n > 0).map(([n, one, many]) => counted(n, one, many));
  return said.length === 0 ? '' : `Among them: ${said.join(', ')}`;
}

/** Why the command does not end with 0. */
function explained(files: readonly FileReport[], code: number): string[] {
  if (code === 3) return ['Nothing could be read: exit code 3.'];
  if (code !== 1) return [];
  const open = files.some((file) =>
    file.chats.some((chat) => chat.dateOrder?.value === 'AMBIGUOUS' || chat.dateOrder?.value === 'MIXED'),
  );
  const reasons = [
    ...(open ? ['a date order needs a person'] : []),
    ...(files.some((file) => file.status === 'refused') ? ['a file was not read'] : []),
  ];
  return [`Exit code 1, because ${reasons.join(' and ')}.`];
}
