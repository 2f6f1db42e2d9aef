/**
 * What is in the files given: byte-accounted, with every doubt, nothing stored. The report is the one object that
 * `candour inspect --json` prints and that an import keeps beside each part.
 */

import {
  type ChatReport,
  createTally,
  type DateOrder,
  type ParseEvent,
  parserFor,
  type UnparsedSpan,
} from '../formats/index.ts';
import { CandourError, type ExitCode } from '../kernel/index.ts';
import { type ChatFile, hashFile, type Survey, type Surveyed } from './sources.ts';

export interface Accounting {
  readonly bytes: number;
  readonly inEntries: number;
  readonly unparsed: number;
  readonly firstUnparsed?: {
    readonly line: number;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  };
}

export interface FileReport {
  readonly path: string;
  readonly format: string;
  readonly status: 'read' | 'refused';
  readonly reason?: { readonly code: string; readonly message: string };
  readonly sha256: string;
  readonly bytes: number;
  readonly container?: { readonly kind: 'zip'; readonly member: string; readonly members: number };
  readonly accounting: Accounting;
  readonly chats: readonly ChatReport[];
}

export interface InspectOptions {
  readonly dateOrder?: DateOrder;
  /** IANA zone a person says the exporting phones were in; said in a warning, times stay as printed. */
  readonly zone?: string;
  /** UTC milliseconds: times after it are flagged. */
  readonly now: number;
  onProgress?(done: { path: string; bytes: number; of: number }): void;
}

/** A file that other programs could have written too. */
const shapeAlone = {
  code: 'SHAPE_ALONE',
  message:
    'Recognised by the shape of its lines alone: a dump made from Signal, or a file that somebody edited, can look the same. Ask how it was made.',
};

/** A text export prints no zone: said, with what a person gave (docs/formats.md). */
function zoneOf(given: string | undefined) {
  return given === undefined
    ? {
        code: 'ZONE',
        message:
          'Times are the wall clock of the exporting phone at the time of export; the file prints no zone. Ask where the phone was, and give it with --zone.',
        basis: 'no zone printed',
      }
    : {
        code: 'ZONE',
        message: `Times stay as printed; they are taken to be of ${given} because that was given with the command.`,
        basis: given,
      };
}

/** What lies beside chats in any export: listed, and no doubt about the chats. */
const besides = new Set(['media', 'meta-download-part']);

/** Codes of date orders that a person must decide. */
const undecided = new Set(['AMBIGUOUS', 'MIXED']);

/** Reports in the order given; media that a chat refers to are counted there and not listed. */
export async function* inspect(survey: Survey, options: InspectOptions): AsyncGenerator<FileReport> {
  const hashes = new Map<string, string>();
  const hash = async (path: string, absolute: string): Promise<string> => {
    const known = hashes.get(path);
    if (known !== undefined) return known;
    const fresh = await hashFile(absolute);
    hashes.set(path, fresh);
    return fresh;
  };
  const referred = new Set<string>();
  const media: Extract<Surveyed, { outcome: 'media' }>[] = [];
  for await (const item of survey.surveyed()) {
    if (item.outcome === 'media') media.push(item);
    else if (item.outcome === 'refused') {
      const { given } = item;
      const unread = item.format === 'symbolic-link' || item.format === 'special-file';
      yield refusedReport(item, unread ? '' : await hash(given.path, given.absolute));
    } else
      yield await inspectChat(item.chat, await hash(item.chat.given.path, item.chat.given.absolute), options, referred);
  }
  for (const item of media) {
    if (referred.has(item.given.path)) continue;
    yield {
      path: item.given.path,
      format: 'media',
      status: 'refused',
      reason: { code: 'MEDIA_WITHOUT_CHAT', message: `${item.given.path}: ${item.label}; no chat given names it.` },
      sha256: await hash(item.given.path, item.given.absolute),
      bytes: item.given.bytes,
      accounting: { bytes: item.given.bytes, inEntries: 0, unparsed: item.given.bytes },
      chats: [],
    };
  }
}

async function inspectChat(
  chat: ChatFile,
  sha256: string,
  options: InspectOptions,
  referred: Set<string>,
): Promise<FileReport> {
  const tally = createTally({
    has: (name) => {
      const placed = chat.locate(name);
      if (placed && placed.container === null) referred.add(placed.path);
      return placed !== null;
    },
  });
  const base = {
    path: chat.given.path,
    format: chat.format,
    sha256,
    bytes: chat.given.bytes,
    ...(chat.container ? { container: chat.container } : {}),
  };
  let first: UnparsedSpan | null = null;
  let end: Extract<ParseEvent, { kind: 'end' }> | null = null;
  try {
    for await (const event of parserFor(chat.format)(counted(chat, options), parseOptions(chat, options))) {
      tally.take(event);
      if (event.kind === 'unparsed') first ??= event.span;
      if (event.kind === 'end') end = event;
    }
  } catch (error) {
    if (!(error instanceof CandourError)) throw error;
    return {
      ...base,
      status: 'refused',
      reason: { code: 'DAMAGED_MEMBER', message: `${chat.given.path}: ${error.message} ${error.hint}` },
      accounting: { bytes: chat.bytes, inEntries: 0, unparsed: chat.bytes },
      chats: [],
    };
  }
  if (!end) throw new CandourError('INTERNAL', `${chat.given.path}: the parser gave no accounting.`);
  const accounting: Accounting = {
    bytes: end.bytes,
    inEntries: end.inEntries,
    unparsed: end.unparsed,
    ...(first ? { firstUnparsed: { line: first.line, start: first.start, end: first.end, text: first.sample } } : {}),
  };
  const chats = tally.reports().filter((report) => report.entries > 0 || end.inEntries > 0);
  const entries = chats.reduce((sum, report) => sum + report.entries, 0);
  if (entries === 0) {
    const said = end.warnings[0] ?? end.chats[0]?.warnings[0];
    const quoted = first
      ? ` The first line not recognised is line ${first.line}: ${JSON.stringify(first.sample)}.`
      : '';
    return {
      ...base,
      status: 'refused',
      reason: {
        code: said?.code ?? 'NO_ENTRIES',
        message: `${chat.given.path}: ${said?.message ?? 'no message, notice or call was found in it.'}${quoted}`,
      },
      accounting,
      chats: [],
    };
  }
  const [head, ...rest] = chats;
  const more = [
    ...(chat.certainty === 'likely' && chat.format === 'whatsapp-text' ? [shapeAlone] : []),
    ...(chat.format === 'whatsapp-text' ? [zoneOf(options.zone)] : []),
    ...end.warnings,
  ];
  const withFileWarnings =
    head && more.length > 0 ? [{ ...head, warnings: [...more, ...head.warnings] }, ...rest] : chats;
  return { ...base, status: 'read', accounting, chats: withFileWarnings };
}

/** What the parser is told; shared with the import so that both read alike (R2). */
function parseOptions(chat: ChatFile, options: InspectOptions) {
  return {
    name: chat.container ? nameOfMember(chat) : chat.given.path,
    now: options.now,
    ...(options.dateOrder ? { dateOrder: options.dateOrder } : {}),
  };
}

/** `_chat.txt` says nothing; the zip's own name says whose chat it is. */
function nameOfMember(chat: ChatFile): string {
  const member = chat.container?.member ?? '';
  return /(^|\/)_chat\.txt$/i.test(member) ? `${chat.given.path}/${member}` : member;
}

async function* counted(chat: ChatFile, options: InspectOptions): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chat.open()) {
    bytes += chunk.length;
    options.onProgress?.({ path: chat.given.path, bytes, of: chat.bytes });
    yield chunk;
  }
}

function refusedReport(item: Extract<Surveyed, { outcome: 'refused' }>, sha256: string): FileReport {
  const { given } = item;
  return {
    path: given.path,
    format: item.format,
    status: 'refused',
    reason: item.refusal,
    sha256,
    bytes: given.bytes,
    ...(item.member !== null && item.members !== null
      ? { container: { kind: 'zip' as const, member: item.member, members: item.members } }
      : {}),
    accounting: { bytes: given.bytes, inEntries: 0, unparsed: given.bytes },
    chats: [],
  };
}

/** Whether a chat's date order must be decided by a person before its times can be relied on. */
export function needsDateOrder(chat: ChatReport): boolean {
  return chat.dateOrder !== undefined && undecided.has(chat.dateOrder.value);
}

/**
 * Exit code over all files: 3 only when nothing could be read; 1 when a date order is undecided or a file was
 * refused beside others that were read; else 0.
 */
export function inspectExit(files: readonly FileReport[]): ExitCode {
  const read = files.filter((file) => file.status === 'read');
  if (read.length === 0) return 3;
  const refused = files.some((file) => file.status === 'refused' && !besides.has(file.format));
  const doubtful = read.some((file) => file.chats.some(needsDateOrder));
  return refused || doubtful ? 1 : 0;
}
