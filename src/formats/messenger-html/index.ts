/**
 * Facebook Messenger (and Instagram) downloads as HTML, old and newer pages. The poorest of the three forms: no
 * seconds on most pages, no zone or only its label, nothing about unsent messages; the warnings say so.
 */
import type { ChatEnd, Entry, ParseEvent, ParseOptions, Parser, UnparsedSpan } from '../entry.ts';
import { FileOrder } from '../file-order.ts';
import { counted, Findings, quoted, type Sentence } from '../findings.ts';
import { sampleOf } from '../json-thread.ts';
import { SAMPLE_BYTES } from '../json-value.ts';
import { cueInPath } from '../messenger-json/platform.ts';
import { shownName } from '../shown-text.ts';
import { NewPage } from './new-page.ts';
import { OldPage, type PageItem } from './old-page.ts';
import { entryOf, type RawMessage } from './raw-message.ts';
import { HtmlTags, type PageReader, type Tag } from './tags.ts';

const LOST =
  'Seconds (on most pages), the offset from UTC and the mark of unsent messages are lost in this form; ask for the JSON download.';

const sentences = {
  HTML_NOT_RECOGNISED: () =>
    'The page does not have the outline of a Messenger download, old or new; nothing in it was read. Ask for the JSON download.',
  ZONE: (_count, labels) =>
    labels.length > 0
      ? `Times are the wall clock of the exporting account, with the zone printed as ${quoted(labels)}. ${LOST}`
      : `Times are a wall clock and the page prints no zone. ${LOST}`,
  TIME_UNREAD: (count, times) =>
    `${counted(count, 'message carries', 'messages carry')} a time in a language or form that is not read, printed like ${quoted(times.slice(0, 3))}: no time is given here.`,
  MESSAGE_DAMAGED: (count) => `${counted(count, 'block')} left unparsed: the outline of a message with a part missing.`,
  FILE_UNCLOSED: () => 'The page ends before it is closed: it may be cut short.',
  NO_SENDER: (count) => `${counted(count, 'message names', 'messages name')} no sender.`,
  ODD_TIME: (count) => `${counted(count, 'time is', 'times are')} no reading that a clock shows.`,
  FUTURE_TIME: (count) => `${counted(count, 'message is', 'messages are')} dated in the future.`,
  INVALID_TEXT: (count) => `${counted(count, 'message holds', 'messages hold')} bytes that are not valid UTF-8.`,
  AGAINST_ORDER: (count) =>
    `${counted(count, 'message stands', 'messages stand')} against the order of times that the page otherwise keeps; the page’s order is kept.`,
  EMPTY_MESSAGES: (count) =>
    `${counted(count, 'message holds', 'messages hold')} nothing but sender and time: unsent, or content that the page leaves out.`,
  THREAD_REPEATED: () =>
    'Another thread of this page lists the same participants: they may be parts of one conversation.',
  PLATFORM_MISMATCH: () => 'The page comes from an Instagram download; it is read with the same rules.',
  E2EE_ELSEWHERE: () =>
    'Messages of a one-to-one chat from the day it became end-to-end encrypted are not in this download, which does not say so: they are in a separate one (“secure storage”). Ask for it.',
} as const satisfies Record<string, Sentence>;

const BATCH = 1_000;
const BATCH_TEXT = 2_000_000;

/** Reads a page; one chat a thread. Times are local, with the zone label as printed. */
export const parseMessengerHtml: Parser = async function* parse(chunks, options = {}) {
  const page = new Page(options);
  for await (const chunk of chunks) {
    for (const _ of page.write(chunk)) {
      yield* page.ready();
    }
  }
  yield* page.finish();
};

interface Chat {
  readonly findings: Findings;
  readonly title: string | null;
  readonly participants: readonly string[];
  readonly order: FileOrder;
  count: number;
}

/** Both readings run until one recognises the page. */
class Page implements PageReader {
  private readonly old = new OldPage();
  private readonly fresh = new NewPage();
  private readonly tags = new HtmlTags(this);
  private readonly options: ParseOptions;
  private readonly threadPath: string | undefined;
  private bytes = 0;
  private unparsed = 0;
  private head: Uint8Array = new Uint8Array(0);
  private readonly chats: Chat[] = [];
  private readonly lists = new Set<string>();
  private damaged: Extract<PageItem, { kind: 'damaged' }>[] = [];

  constructor(options: ParseOptions) {
    this.options = options;
    const path =
      /((?:inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)\/[^/]+)\/message_\d+\.html?$/iu;
    this.threadPath = options.name === undefined ? undefined : path.exec(options.name)?.[1];
  }

  open(tag: Tag): void {
    if (!this.fresh.recognised) {
      this.old.open(tag);
    }
    if (!this.old.recognised) {
      this.fresh.open(tag);
    }
  }

  close(name: string, start: number, end: number): void {
    if (!this.fresh.recognised) {
      this.old.close(name, start);
    }
    if (!this.old.recognised) {
      this.fresh.close(name, start, end);
    }
  }

  text(text: string, invalid: boolean): void {
    if (!this.fresh.recognised) {
      this.old.text(text, invalid);
    }
    if (!this.old.recognised) {
      this.fresh.text(text, invalid);
    }
  }

  *write(chunk: Uint8Array): Generator<void> {
    if (this.head.length < SAMPLE_BYTES && chunk.length > 0) {
      this.head = Buffer.concat([this.head, chunk.subarray(0, SAMPLE_BYTES - this.head.length)]);
    }
    this.bytes += chunk.length;
    yield* this.tags.write(chunk);
  }

  /** Hands on what the slice brought. */
  *ready(): Generator<ParseEvent> {
    const page = this.old.recognised ? this.old : this.fresh.recognised ? this.fresh : null;
    if (page === null) {
      return;
    }
    const { items } = page;
    page.items = [];
    yield* this.events(items);
  }

  *finish(): Generator<ParseEvent> {
    this.tags.end();
    const rest = this.tags.rest();
    this.old.end(rest?.start ?? this.bytes);
    yield* this.ready();
    const { bytes } = this;
    if (this.chats.length === 0) {
      if (bytes > 0) {
        yield { kind: 'unparsed', span: { start: 0, end: bytes, line: 1, sample: sampleOf(this.head) } };
      }
      const warnings = [{ code: 'HTML_NOT_RECOGNISED', message: sentences.HTML_NOT_RECOGNISED() }];
      yield { kind: 'end', bytes, inEntries: 0, unparsed: bytes, chats: [], warnings };
      return;
    }
    if (rest !== null) {
      yield this.left(rest);
    }
    const last = this.chats.at(-1);
    if (!this.tags.closed || rest !== null) {
      last?.findings.add('FILE_UNCLOSED');
    }
    const chats = this.chats.map((chat, index) => this.chatEnd(chat, index));
    yield { kind: 'end', bytes, inEntries: bytes - this.unparsed, unparsed: this.unparsed, chats, warnings: [] };
  }

  private *events(items: readonly PageItem[]): Generator<ParseEvent> {
    let entries: Entry[] = [];
    let text = 0;
    for (const item of items) {
      if (item.kind === 'message') {
        const entry = this.entry(item.message);
        entries.push(entry);
        text += entry.body.length;
      } else if (item.kind === 'damaged') {
        this.damaged.push(item);
      }
      if (entries.length > 0 && (item.kind === 'thread' || entries.length >= BATCH || text >= BATCH_TEXT)) {
        yield { kind: 'entries', chat: this.chats.length - 1, entries };
        entries = [];
        text = 0;
      }
      if (item.kind === 'thread') {
        yield this.thread(item.title, item.participants);
      }
    }
    if (entries.length > 0) {
      yield { kind: 'entries', chat: this.chats.length - 1, entries };
    }
    for (const span of this.damaged) {
      this.chats.at(-1)?.findings.add('MESSAGE_DAMAGED', span.line);
      yield this.left(span);
    }
    this.damaged = [];
  }

  private thread(title: string | null, names: readonly string[]): ParseEvent {
    const participants = names.flatMap((name) => shownName(name.toWellFormed()) ?? []);
    const findings = new Findings(sentences);
    const list = [...participants].sort().join('\n');
    if (this.lists.has(list)) {
      findings.add('THREAD_REPEATED');
    }
    this.lists.add(list);
    const shown = title === null ? null : shownName(title.toWellFormed());
    this.chats.push({ findings, title: shown, participants, order: new FileOrder(null), count: 0 });
    return { kind: 'chat', chat: this.header(this.chats.length - 1) };
  }

  private header(chat: number): { chat: number; title: string | null; participants: readonly string[] } {
    const { title = null, participants = [] } = this.chats[chat] ?? {};
    const threadPath = this.threadPath === undefined ? {} : { threadPath: this.threadPath };
    return { chat, title, participants, ...threadPath };
  }

  private entry(message: RawMessage): Entry {
    const chat = this.chats.at(-1);
    const entry = entryOf(message, chat?.count ?? 0, chat?.participants ?? [], this.options.now);
    if (chat === undefined) {
      return entry;
    }
    chat.count += 1;
    note(chat.findings, entry, message);
    const local = entry.time?.kind === 'local' ? Date.parse(`${entry.time.local}Z`) : null;
    if (!chat.order.against(local)) {
      return entry;
    }
    chat.findings.add('AGAINST_ORDER', entry.line);
    return { ...entry, flags: [...entry.flags, 'inverted-order'] };
  }

  private left({ start, end, line, sample }: UnparsedSpan): ParseEvent {
    this.unparsed += end - start;
    return { kind: 'unparsed', span: { start, end, line, sample: sample.slice(0, 200).toWellFormed() } };
  }

  private chatEnd(chat: Chat, index: number): ChatEnd {
    const { findings, participants } = chat;
    if (this.fresh.recognised && participants.length > 0 && participants.length <= 2) {
      findings.add('E2EE_ELSEWHERE');
    }
    if (this.options.name !== undefined && cueInPath(this.options.name)?.platform === 'instagram') {
      findings.add('PLATFORM_MISMATCH');
    }
    const zones = findings.names('ZONE').join(', ');
    const warnings = findings
      .warnings()
      .map((warning) => (warning.code === 'ZONE' && zones !== '' ? { ...warning, basis: zones } : warning));
    return { ...this.header(index), exporter: this.old.owner, warnings };
  }
}

function note(findings: Findings, entry: Entry, { time: printed }: RawMessage): void {
  const { line, time } = entry;
  findings.add('ZONE', undefined, time?.kind === 'local' && time.zone !== null ? time.zone : undefined);
  if (time === null) {
    findings.add('TIME_UNREAD', line, printed);
  }
  if (entry.sender === null) {
    findings.add('NO_SENDER', line);
  }
  if (entry.kind === 'empty') {
    findings.add('EMPTY_MESSAGES', line);
  }
  for (const flag of entry.flags) {
    if (flag === 'odd-time') {
      findings.add('ODD_TIME', line);
    } else if (flag === 'future-time') {
      findings.add('FUTURE_TIME', line);
    } else if (flag === 'invalid-text') {
      findings.add('INVALID_TEXT', line);
    }
  }
}
