/**
 * Reads one JSON thread file for any dialect: streams the object, hands values to the dialect, batches entries and
 * keeps the accounting. Every byte counts as in entries unless a span says it was not understood.
 */
import type { ChatEnd, ChatHeader, Entry, ParseEvent, ParseOptions, Parser, UnparsedSpan } from './entry.ts';
import { type Direction, FileOrder } from './file-order.ts';
import { counted, type Findings, quoted, type Sentence } from './findings.ts';
import { type JsonPiece, JsonWalk, memberPlaces, type Place } from './json-stream.ts';
import { SAMPLE_BYTES } from './json-value.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface MessagePlace extends Place {
  readonly index: number;
  /** The bytes were not valid UTF-8 and are shown with U+FFFD. */
  readonly invalidText: boolean;
}

export interface ReadMessage {
  readonly entry: Entry;
  /** Keys whose values the dialect does not know, or not in this form. */
  readonly unread: readonly string[];
}

/** What a dialect does with one file's values. */
export interface ThreadReading {
  readonly findings: Findings;
  /** The direction in which the dialect writes its messages, or null: it writes both. */
  readonly direction: Direction;
  /** Takes a member of the top object; false where key or form is not known (its value is then unparsed). */
  member(key: string, value: unknown): boolean;
  /** Reads one element of `messages`; null where it is no message of this dialect. */
  message(value: JsonObject, at: MessagePlace): ReadMessage | null;
  /** True once a member has shown that this is a thread of the dialect, messages or not. */
  recognised(): boolean;
  header(): Omit<ChatHeader, 'chat'>;
  end(): Omit<ChatEnd, 'chat' | 'warnings'>;
}

/** Sentences of the findings that every JSON dialect shares. */
export const threadSentences = {
  NOT_A_THREAD: () => 'The file is not a message thread of this format; nothing in it was read.',
  EMPTY_THREAD: () => 'The file is a thread without a single message.',
  UNKNOWN_KEY: (count, names) =>
    `${counted(count, 'value')} left unparsed, under keys that are not known or not in this form: ${quoted(names)}.`,
  DOUBLED_KEY: (count, names) =>
    `${counted(count, 'value')} left unparsed, because the same object uses the key again and the last one is read: ${quoted(names)}.`,
  VALUE_TOO_LARGE: (count) => `${counted(count, 'value')} larger than the limit of 8 MB left unparsed.`,
  MESSAGE_DAMAGED: (count) =>
    `${counted(count, 'element')} of the message list left unparsed: not to be read as a message.`,
  FILE_BROKEN: (_count, names) =>
    `From one place on the file is not the JSON it began as (${names.join(', ')}); the rest is left unparsed.`,
  AGAINST_ORDER: (count) =>
    `${counted(count, 'message stands', 'messages stand')} against the order of times that the file otherwise keeps; the file’s order is kept.`,
  FILE_UNCLOSED: () => 'The file ends before its structure is closed: it may be cut short.',
} as const satisfies Record<string, Sentence>;

const BATCH = 1_000;
/** Characters of text in a batch before it is handed on: long messages must not pile up. */
const BATCH_TEXT = 2_000_000;
/** Spans held back until the thread is recognised; beyond it they are folded into one. */
const HELD_SPANS = 10_000;

const brokenWords = {
  'not-an-object': 'it does not begin as an object',
  garbage: 'a character that cannot stand there',
  'after-end': 'something follows the end of the object',
  'cut-off': 'it ends inside a value',
} as const;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function decoded(bytes: Uint8Array): { text: string; invalid: boolean } {
  try {
    return { text: strict.decode(bytes), invalid: false };
  } catch {
    return { text: lenient.decode(bytes), invalid: true };
  }
}

/** The first 200 characters of bytes that are not read. */
export function sampleOf(bytes: Uint8Array): string {
  return lenient.decode(bytes.subarray(0, SAMPLE_BYTES)).slice(0, 200).toWellFormed();
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A parser for one dialect; `open` starts a reading for one file. */
export function threadParser(open: (options: ParseOptions) => ThreadReading): Parser {
  return async function* parseThread(chunks, options = {}) {
    const file = new ThreadFile(open(options));
    for await (const chunk of chunks) {
      file.took(chunk);
      for (const piece of file.walk.push(chunk)) {
        file.take(piece);
        if (file.full()) {
          yield* file.flush();
        }
      }
    }
    for (const piece of file.walk.end()) {
      file.take(piece);
    }
    yield* file.finish();
  };
}

/** The state of one file between chunks. */
class ThreadFile {
  readonly walk = new JsonWalk('messages');
  private readonly reading: ThreadReading;
  private readonly order: FileOrder;
  private bytes = 0;
  private unparsed = 0;
  private head: Uint8Array = new Uint8Array(0);
  private entries: Entry[] = [];
  private text = 0;
  private index = 0;
  private headerSent = false;
  private listSeen = false;
  private readonly keysSeen = new Set<string>();
  private spans: UnparsedSpan[] = [];

  constructor(reading: ThreadReading) {
    this.reading = reading;
    this.order = new FileOrder(reading.direction);
  }

  took(chunk: Uint8Array): void {
    if (this.head.length < SAMPLE_BYTES && chunk.length > 0) {
      const grown = new Uint8Array(Math.min(SAMPLE_BYTES, this.head.length + chunk.length));
      grown.set(this.head);
      grown.set(chunk.subarray(0, grown.length - this.head.length), this.head.length);
      this.head = grown;
    }
    this.bytes += chunk.length;
  }

  take(piece: JsonPiece): void {
    switch (piece.kind) {
      case 'array':
        this.listSeen = true;
        return;
      case 'member':
        this.takeMember(piece);
        return;
      case 'element':
        this.takeElement(piece);
        return;
      case 'broken':
        this.reading.findings.add('FILE_BROKEN', piece.line, brokenWords[piece.why]);
        this.leave(piece, piece.sample);
        return;
      case 'unclosed':
        this.reading.findings.add('FILE_UNCLOSED', piece.line);
        return;
    }
  }

  full(): boolean {
    const spansWait = this.spans.length >= BATCH && (this.headerSent || this.entries.length > 0);
    return this.entries.length >= BATCH || this.text >= BATCH_TEXT || spansWait;
  }

  *flush(): Generator<ParseEvent> {
    if (!this.headerSent) {
      this.headerSent = true;
      yield { kind: 'chat', chat: { chat: 0, ...this.reading.header() } };
    }
    if (this.entries.length > 0) {
      yield { kind: 'entries', chat: 0, entries: this.entries };
      this.entries = [];
      this.text = 0;
    }
    for (const span of this.spans) {
      yield { kind: 'unparsed', span };
    }
    this.spans = [];
  }

  *finish(): Generator<ParseEvent> {
    const { findings } = this.reading;
    const { bytes } = this;
    if (this.index === 0 && !(this.listSeen && this.reading.recognised())) {
      if (bytes > 0) {
        yield { kind: 'unparsed', span: { start: 0, end: bytes, line: 1, sample: sampleOf(this.head) } };
      }
      const warnings = [{ code: 'NOT_A_THREAD', message: threadSentences.NOT_A_THREAD() }, ...findings.warnings()];
      yield { kind: 'end', bytes, inEntries: 0, unparsed: bytes, chats: [], warnings };
      return;
    }
    if (this.index === 0) {
      findings.add('EMPTY_THREAD');
    }
    yield* this.flush();
    const end = this.reading.end();
    const { unparsed } = this;
    const chats = [{ chat: 0, ...end, warnings: findings.warnings() }];
    yield { kind: 'end', bytes, inEntries: bytes - unparsed, unparsed, chats, warnings: [] };
  }

  private takeMember(piece: Extract<JsonPiece, { kind: 'member' }>): void {
    const { findings } = this.reading;
    const { key, line } = piece;
    if (key === null) {
      findings.add('UNKNOWN_KEY', line, '');
      this.leave({ start: piece.keyStart, end: piece.end, line }, piece.bytes);
      return;
    }
    if (!piece.whole) {
      findings.add('VALUE_TOO_LARGE', line);
      this.leave(piece, piece.bytes);
      return;
    }
    const value = parsed(decoded(piece.bytes).text);
    if (this.keysSeen.has(key)) {
      findings.add('DOUBLED_KEY', line, key);
      this.leave(piece, piece.bytes);
      return;
    }
    if (value === null || !this.reading.member(key, value.value)) {
      findings.add('UNKNOWN_KEY', line, key);
      this.leave(piece, piece.bytes);
      return;
    }
    this.keysSeen.add(key);
  }

  private takeElement(piece: Extract<JsonPiece, { kind: 'element' }>): void {
    const { findings } = this.reading;
    if (!piece.whole) {
      findings.add('VALUE_TOO_LARGE', piece.line);
      this.leave(piece, piece.bytes);
      return;
    }
    const { text, invalid } = decoded(piece.bytes);
    const value = parsed(text)?.value;
    const { start, end, line } = piece;
    const read = isObject(value)
      ? this.reading.message(value, { start, end, line, index: this.index, invalidText: invalid })
      : null;
    if (!isObject(value) || read === null) {
      findings.add('MESSAGE_DAMAGED', line);
      this.leave(piece, piece.bytes);
      return;
    }
    this.index += 1;
    this.entries.push(this.ordered(read.entry));
    this.text += read.entry.body.length + read.entry.rawBody.length;
    if (read.unread.length > 0 || piece.members !== Object.keys(value).length) {
      this.leaveMembers(piece, read.unread);
    }
  }

  /** Flags an entry whose time goes against the direction of the file. */
  private ordered(entry: Entry): Entry {
    if (!this.order.against(entry.time?.kind === 'utc' ? entry.time.ms : null)) {
      return entry;
    }
    this.reading.findings.add('AGAINST_ORDER', entry.line);
    return { ...entry, flags: [...entry.flags, 'inverted-order'] };
  }

  /** Within a message that was read: values of unknown keys, and all but the last value of a doubled key. */
  private leaveMembers(piece: Extract<JsonPiece, { kind: 'element' }>, unread: readonly string[]): void {
    const places = memberPlaces(piece.bytes, piece);
    const last = new Map(places.map((place) => [place.key, place]));
    for (const place of places) {
      const doubled = last.get(place.key) !== place;
      if (doubled || place.key === null || unread.includes(place.key)) {
        this.reading.findings.add(doubled ? 'DOUBLED_KEY' : 'UNKNOWN_KEY', place.line, place.key ?? '');
        this.leave(place, piece.bytes.subarray(place.start - piece.start, place.end - piece.start));
      }
    }
  }

  private leave({ start, end, line }: Place, bytes: Uint8Array): void {
    if (end === start) {
      return;
    }
    const [first] = this.spans;
    if (this.index === 0 && this.spans.length >= HELD_SPANS && first !== undefined) {
      this.unparsed += end - first.start - this.spans.reduce((sum, span) => sum + span.end - span.start, 0);
      this.spans = [{ ...first, end }];
      return;
    }
    this.unparsed += end - start;
    this.spans.push({ start, end, line, sample: sampleOf(bytes) });
  }
}
