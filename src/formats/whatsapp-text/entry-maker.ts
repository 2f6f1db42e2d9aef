/** From the bytes of one entry to the entry, with what the file has told so far; at the end, what the whole file tells. */

import { isUtf8 } from 'node:buffer';
import type { ChatEnd, Entry, EntryFlag, ParseOptions, PrintedTime } from '../entry.ts';
import { Findings } from '../findings.ts';
import { emptyReading, type FileMemory, isOwnTalk, type Reading, readMessage, readNotice } from './classify.ts';
import { DateOrderEvidence } from './date-order.ts';
import { decode } from './decode.ts';
import type { Header } from './header-fields.ts';
import { hasMarkBytes } from './marks.ts';
import { dateInName, numberInName } from './media-name.ts';
import { isPlainAscii, isPlainText } from './plain-talk.ts';
import { TimeWatch } from './time-watch.ts';
import { titleInName } from './title.ts';
import { sentences } from './warnings.ts';

/** One entry as cut out of the file. Reused from entry to entry; offsets are relative to `at` in `bytes`. */
export interface RawEntry {
  header: Header;
  bytes: Buffer;
  at: number;
  bodyStart: number;
  bodyEnd: number;
  /** Every byte of the entry is ASCII. */
  ascii: boolean;
  /** Every byte of the body is; then `block` holds it, with the byte at `blockFrom` as its first character. */
  asciiBody: boolean;
  block: string;
  blockFrom: number;
  /** Where the body starts in the text from `header.rawStart` on, in UTF-16 units; -1: not counted. */
  bodyUnit: number;
  /** The body goes on after `bodyEnd`. */
  cut: boolean;
  sender: string | null;
  /** U+FFFD is in the name. */
  doubtfulSender: boolean;
  start: number;
  end: number;
  line: number;
  lines: number;
  /** First entry of the file. */
  first: boolean;
}

type Changeable<T> = { -readonly [Key in keyof T]: T[Key] };

const NO_FLAGS: readonly EntryFlag[] = Object.freeze([]);
const plainReading = emptyReading();
/** Exports keep the newest messages up to about these numbers. */
const LIMITS = [
  { entries: 40_000, of: 'about 40,000 messages without media' },
  { entries: 10_000, of: 'about 10,000 messages with media' },
] as const;
const NEAR = 0.01;
/** The notice that opens a chat stands among the first entries. */
const OPENING_ENTRIES = 10;

export class EntryMaker {
  private readonly evidence = new DateOrderEvidence();
  private readonly watch: TimeWatch;
  private readonly findings = new Findings(sentences);
  private readonly reading: Reading = emptyReading();
  private readonly file: FileMemory;
  private readonly given: ParseOptions['dateOrder'];
  private count = 0;
  private opened = false;
  /** In which the app writes, as they come. */
  private readonly languages = new Set<string>();
  private readonly exporters = new Set<string>();
  private titleSaid: string | null = null;
  private readonly titleOfFile: string | null;
  private lastNumber: number | null = null;
  private fields: PrintedTime['fields'] = [0, 0, 0];

  constructor(options: ParseOptions) {
    this.given = options.dateOrder;
    this.watch = new TimeWatch(this.evidence, options.dateOrder, options.now);
    this.titleOfFile = options.name === undefined ? null : titleInName(options.name);
    this.file = { title: this.titleOfFile, group: false, marks: false, markedKinds: new Set() };
  }

  /** Chat title as far as it is known: what the app says in the file counts more than the file's name. */
  get title(): string | null {
    return this.titleSaid ?? this.titleOfFile;
  }

  entry(raw: RawEntry): Entry {
    const { header, bytes, at, sender, line } = raw;
    const rawAt = at + header.rawStart;
    const bodyAt = at + raw.bodyStart;
    const bodyEnd = at + (raw.cut ? wholeCharacters(raw) : raw.bodyEnd);
    let printed: string;
    let rawBody: string;
    if (raw.asciiBody) {
      const { block, blockFrom } = raw;
      rawBody = block.slice(bodyAt - blockFrom, bodyEnd - blockFrom);
      printed =
        header.rawSurplus === 0
          ? block.slice(rawAt - blockFrom, at + header.rawEnd - blockFrom)
          : decode(bytes, rawAt, at + header.rawEnd);
    } else if (raw.bodyUnit >= 0) {
      const text = decode(bytes, rawAt, bodyEnd);
      printed = text.slice(0, header.rawEnd - header.rawStart - header.rawSurplus);
      rawBody = text.slice(raw.bodyUnit);
    } else {
      printed = decode(bytes, rawAt, at + header.rawEnd);
      rawBody = decode(bytes, bodyAt, bodyEnd);
    }
    const ascii = raw.asciiBody;
    if (raw.lines > 1 && rawBody.includes('\r')) rawBody = rawBody.replace(/\r\n?/g, '\n');

    const talk =
      sender !== null &&
      !raw.first &&
      !raw.cut &&
      !header.marked &&
      !header.unusual &&
      (ascii && raw.lines === 1
        ? isPlainAscii(bytes, bodyAt, bodyEnd)
        : isPlainText(rawBody) && (ascii || !hasMarkBytes(bytes, bodyAt, bodyEnd))) &&
      (sender !== this.file.title || isOwnTalk(rawBody, this.file));
    if (!talk || raw.doubtfulSender || (!ascii && rawBody.includes('\ufffd'))) {
      return this.closelyRead(raw, printed, rawBody, bodyEnd);
    }
    this.watch.take(header, line, false);
    return {
      index: this.count++,
      kind: 'text',
      sender,
      body: raw.lines === 1 ? rawBody : rawBody.trimEnd(),
      rawBody,
      time: this.time(header, printed),
      start: raw.start,
      end: raw.end,
      line,
      lines: raw.lines,
      flags: this.watch.noticed ? this.flags(raw, plainReading, false) : NO_FLAGS,
    };
  }

  /** An entry that may hold words of the app, or in which anything else is out of the ordinary. */
  private closelyRead(raw: RawEntry, printed: string, rawBody: string, bodyEnd: number): Entry {
    const { header, bytes, at, sender, line } = raw;
    // Bytes that are no UTF-8, and not U+FFFD that somebody typed.
    const invalid =
      (raw.doubtfulSender || rawBody.includes('\ufffd')) && !isUtf8(bytes.subarray(at + header.rawStart, bodyEnd));
    const { reading } = this;
    if (sender === null) readNotice(rawBody, reading);
    else readMessage(rawBody, sender, header.marked, raw.first && header.style === 'bracket', this.file, reading);
    if (raw.first) this.evidence.shape(printed);
    if (header.impossible) this.findings.add('IMPOSSIBLE_DATE', line);
    this.watch.take(header, line, reading.kind === 'system');
    this.learn(raw, reading);
    const entry: Changeable<Entry> = {
      index: this.count++,
      kind: reading.kind,
      sender,
      body: reading.body,
      rawBody,
      time: header.impossible ? null : this.time(header, printed),
      start: raw.start,
      end: raw.end,
      line,
      lines: raw.lines,
      flags: this.flags(raw, reading, invalid),
    };
    if (reading.event !== undefined) entry.event = reading.event;
    if (reading.media !== undefined) entry.media = reading.media;
    if (reading.deletedBy !== undefined) entry.deletedBy = reading.deletedBy;
    if (reading.callSeconds !== undefined) entry.callSeconds = reading.callSeconds;
    return entry;
  }

  end(): ChatEnd {
    const dateOrder = this.evidence.finding([...this.languages].slice(0, 3), this.given);
    if (dateOrder?.value === 'AMBIGUOUS') this.addAll('AMBIGUOUS_DATE_ORDER', this.evidence.open);
    if (dateOrder?.value === 'MIXED') {
      const { yearFirst, dayFirst, monthFirst } = this.evidence;
      const lines = [yearFirst, dayFirst, monthFirst].flatMap((proof) => proof.lines.slice(0, 6));
      this.addAll('MIXED_DATE_ORDER', { count: lines.length, lines: lines.sort((one, other) => one - other) });
    }
    if (this.given === 'DMY') this.addAll('DATE_ORDER_AGAINST_PROOF', this.evidence.monthFirst);
    if (this.given === 'YMD') this.addAll('DATE_ORDER_AGAINST_PROOF', this.evidence.longYearLast);
    if (this.given === 'MDY') this.addAll('DATE_ORDER_AGAINST_PROOF', this.evidence.dayFirst);
    for (const reason of this.truncation()) this.findings.add('POSSIBLY_TRUNCATED_START', 1, reason);
    if (this.exporters.size > 1) {
      for (const name of this.exporters) this.findings.add('EXPORTER_CONFLICT', undefined, name);
    }
    const [exporter] = this.exporters;
    return {
      chat: 0,
      title: this.title,
      participants: [],
      ...(dateOrder ? { dateOrder } : {}),
      exporter: this.exporters.size === 1 ? (exporter ?? null) : null,
      warnings: this.findings.warnings(),
    };
  }

  /** Entries of one day share its date: less to keep, and a consumer can tell at once. */
  private time({ a, b, c, hour, minute, second, order }: Header, raw: string): PrintedTime {
    const last = this.fields;
    const fields: PrintedTime['fields'] = last[0] === a && last[1] === b && last[2] === c ? last : [a, b, c];
    this.fields = fields;
    const printed = second < 0 ? null : second;
    if (order === undefined) return { kind: 'printed', raw, fields, hour, minute, second: printed };
    return { kind: 'printed', raw, fields, hour, minute, second: printed, order };
  }

  private flags(raw: RawEntry, reading: Reading, invalid: boolean): readonly EntryFlag[] {
    const { header, line } = raw;
    const { watch } = this;
    const doubtful = this.isDoubtful(header, reading);
    const special = reading.edited || reading.viewOnce || doubtful || raw.cut || invalid;
    if (!special && !watch.noticed && !header.unusual) return NO_FLAGS;
    let flags: EntryFlag[] | null = null;
    const flag = (name: EntryFlag, code?: string): void => {
      flags ??= [];
      flags.push(name);
      if (code !== undefined) this.findings.add(code, line);
    };
    if (reading.edited) flag('edited');
    if (reading.viewOnce) flag('view-once');
    if (watch.inverted) flag('inverted-order', 'INVERTED_ORDER');
    if (watch.quoted) flag('possible-quoted-export', 'POSSIBLE_QUOTED_EXPORT');
    if (watch.future) flag('future-time', 'FUTURE_TIME');
    if (header.odd) flag('odd-time', 'ODD_TIME');
    if (doubtful) flag('unmarked-placeholder', 'UNMARKED_PLACEHOLDER');
    if (raw.cut) flag('truncated-body', 'TRUNCATED_BODY');
    if (invalid) flag('invalid-text', 'INVALID_TEXT');
    if (header.unknownPeriod) this.findings.add('UNKNOWN_DAY_PERIOD', line);
    if (header.calendar !== 'gregorian') {
      if (header.calendar === 'other') this.findings.add('CALENDAR_UNKNOWN', line);
      else this.findings.add('CALENDAR_CONVERTED', line, calendarNames[header.calendar]);
    }
    return flags ?? NO_FLAGS;
  }

  /** The app's words without the mark that this file puts before words of their kind: somebody may have typed them. */
  private isDoubtful(header: Header, { unmarked, kind }: Reading): boolean {
    if (!unmarked || kind === 'system') return false;
    return header.style === 'bracket' ? this.file.marks : this.file.markedKinds.has(kind);
  }

  /** What entries that are no plain talk tell about the file. */
  private learn(raw: RawEntry, reading: Reading): void {
    const { file } = this;
    const { sender, line, header } = raw;
    if (reading.language !== null) this.languages.add(reading.language);
    if (reading.kind === 'system') {
      this.learnNotice(raw, reading);
      return;
    }
    if (reading.kind === 'text') return;
    if (reading.kind === 'unknown-marked') this.findings.add('UNKNOWN_MARKED', line);
    if (reading.deletedBy === 'exporter' && sender !== null && !this.isDoubtful(header, reading)) {
      this.exporters.add(sender);
    }
    if (reading.marked && reading.kind !== 'unknown-marked') {
      file.marks = true;
      file.markedKinds.add(reading.kind);
    }
    for (const { name, state } of reading.media ?? []) {
      if (name === null || state !== 'named') continue;
      const date = dateInName(name);
      if (date && !header.impossible) this.evidence.media(header, date, line);
      const number = numberInName(name);
      if (number === null) continue;
      if (this.lastNumber !== null && number > this.lastNumber + 1) this.findings.add('MEDIA_NUMBER_GAP', line);
      this.lastNumber = number;
    }
  }

  private learnNotice({ sender, line, header }: RawEntry, reading: Reading): void {
    const { file } = this;
    const { event } = reading;
    if (this.count < OPENING_ENTRIES && (event === 'encryption' || event === 'group-created')) this.opened = true;
    if (event === 'unclassified') this.findings.add('UNCLASSIFIED_NOTICE', line);
    if (event !== undefined && groupEvents.has(event)) file.group = true;
    if (sender !== null) {
      if (reading.marked) file.marks = true;
      else this.findings.add('NOTICE_WITHOUT_MARK', line);
      // iOS writes the chat's name before the encryption notice, and before others the actor's as well.
      if (event === 'encryption' && header.style === 'bracket') {
        this.titleSaid = sender;
        file.title = sender;
      }
    } else if (reading.marked) file.marks = true;
    if (reading.title !== null && reading.title.trim() !== '') {
      const named = event === 'subject-changed' || this.titleSaid === null;
      // The name that iOS prints before notices is the newest one already.
      if (named && !(header.style === 'bracket' && this.titleSaid !== null)) {
        this.titleSaid = reading.title.trim();
        file.title ??= this.titleSaid;
      }
    }
  }

  private truncation(): string[] {
    if (this.count === 0) return [];
    const reasons: string[] = [];
    for (const { entries, of } of LIMITS) {
      if (Math.abs(this.count - entries) <= entries * NEAR) {
        reasons.push(`it has ${this.count.toLocaleString('en-GB')} entries, and exports keep only the newest, ${of}`);
      }
    }
    if (!this.opened) reasons.push('it does not start with the notice that a chat or group begins with');
    return reasons;
  }

  private addAll(code: string, { count, lines }: { count: number; lines: readonly number[] }): void {
    for (let i = 0; i < count; i++) this.findings.add(code, lines[i]);
  }
}

/** End of the last whole character before the cut. */
function wholeCharacters({ bytes, at, bodyEnd }: RawEntry): number {
  let end = bodyEnd;
  while (end > bodyEnd - 4 && ((bytes[at + end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}

const calendarNames = { buddhist: 'Buddhist', japanese: 'Japanese' } as const;

const groupEvents = new Set<string>([
  'group-created',
  'member-added',
  'member-removed',
  'member-left',
  'member-joined',
  'join-requested',
  'subject-changed',
  'icon-changed',
  'description-changed',
  'admin-changed',
]);
