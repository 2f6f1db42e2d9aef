/**
 * Reads a WhatsApp export: finds line ends, decides headers on the first bytes of a line, cuts entries. One pass over
 * the bytes; every byte ends up in an entry or in the span before the first one.
 */

import type { Entry, UnparsedSpan } from '../entry.ts';
import type { EntryMaker, RawEntry } from './entry-maker.ts';
import { readHeader } from './header.ts';
import { emptyHeader, type Header } from './header-fields.ts';
import { BODY_BYTES, LINE_START_BYTES, LineBuffer, OVERFLOW_BYTES } from './line-buffer.ts';
import { Senders } from './senders.ts';

const SAMPLE_CHARACTERS = 200;
/** The colon and blank after a name. */
const SENDER_CLOSE = 2;
const LF = 0x0a;
const CR = 0x0d;

export class ChatReader {
  /** Entries ready to be handed on. */
  batch: Entry[] = [];
  unparsed: UnparsedSpan | null = null;
  inEntries = 0;

  private readonly maker: EntryMaker;
  private readonly batchSize: number;
  private readonly lines = new LineBuffer();
  private readonly senders = new Senders();
  private next = emptyHeader();
  /** The entry being read. Its offsets are relative to `entryAt`. */
  private readonly raw: RawEntry;
  private started = false;
  private entryAt = 0;
  /** Bytes of a long entry's start, saved when the window had to move on. */
  private saved: Buffer | null = null;
  private contentEnd = 0;

  private lineStart = 0;
  private scan = 0;
  private lineNumber = 1;
  private lineDecided = false;
  /** Irregular shapes count only in a file that starts with them: see `accepts`. */
  private firstStyle = '';
  private sample: { line: number; text: string } | null = null;

  constructor(maker: EntryMaker, batchSize: number) {
    this.maker = maker;
    this.batchSize = batchSize;
    this.raw = {
      header: emptyHeader(),
      bytes: this.lines.bytes,
      at: 0,
      bodyStart: 0,
      bodyEnd: 0,
      ascii: true,
      asciiBody: true,
      doubtfulSender: false,
      bodyUnit: -1,
      block: '',
      blockFrom: 0,
      cut: false,
      sender: null,
      start: 0,
      end: 0,
      line: 1,
      lines: 1,
      first: true,
    };
  }

  get bytesTaken(): number {
    return this.lines.base + this.lines.filled;
  }

  /** Takes from `chunk` at `from` what fits; call `read` until it says that it needs more, then give the rest. */
  fill(chunk: Uint8Array, from: number): number {
    if (this.lines.isFull) this.makeRoom();
    return this.lines.fill(chunk, from);
  }

  /** Reads on. False: more bytes are needed (or, at the end, nothing is left). True: a batch is full. */
  read(atEnd: boolean): boolean {
    while (this.batch.length < this.batchSize) {
      const end = this.readLines();
      if (end < 0) return true;
      this.scan = end;
      const { filled, bytes } = this.lines;
      if (end < filled && (bytes[end] === LF || atEnd)) this.endLine(end, end + 1);
      else if (!atEnd) {
        if (!this.lineDecided && end - this.lineStart >= LINE_START_BYTES) this.decideLine(end);
        return false;
      } else {
        if (end > this.lineStart || this.lineDecided) this.endLine(end, end);
        this.closeAll();
        return false;
      }
    }
    return true;
  }

  /**
   * The lines that end before the last byte of the window, where the byte after tells CR from CRLF. Returns where the
   * line ends that needs a closer look, or -1 where a batch is full. Kept free of everything rare: it runs for every line.
   */
  private readLines(): number {
    const { lines } = this;
    const { bytes } = lines;
    const last = lines.filled - 1;
    while (this.batch.length < this.batchSize) {
      const end = lines.lineEnd(this.scan);
      if (end >= last) return end;
      const one = bytes[end];
      const two = bytes[end + 1];
      this.endLine(end, one === CR && two === LF ? end + 2 : end + 1);
    }
    return -1;
  }

  private endLine(end: number, next: number): void {
    if (!this.lineDecided) this.decideLine(end);
    this.contentEnd = end;
    if (this.lines.sawNonAscii()) this.raw.ascii = false;
    this.lineStart = next;
    this.scan = next;
    this.lineDecided = false;
    this.lineNumber++;
  }

  /** Is the line that starts at `lineStart` a header? Only its first bytes are asked, however long it is. */
  private decideLine(end: number): void {
    this.lineDecided = true;
    const { lineStart } = this;
    const bytes = this.lines.bytes;
    const limit = end - lineStart > LINE_START_BYTES ? lineStart + LINE_START_BYTES : end;
    if (end > lineStart && readHeader(bytes, lineStart, limit, this.next) && this.accepts(this.next)) {
      this.open(limit);
    } else if (this.started) this.raw.lines++;
    else if (this.sample === null && end > lineStart) this.takeSample(lineStart, end);
  }

  /**
   * Shapes that exports hardly ever have but that people paste from a phone or another program (no seconds in
   * brackets; no dash) start an entry only in a file whose first entry has the same shape.
   */
  private accepts(header: Header): boolean {
    const seconds = header.second >= 0;
    if (header.style === 'dash' || (header.style === 'bracket' && seconds)) {
      this.firstStyle ||= header.style;
      return true;
    }
    const style = `${header.style}${seconds ? ' with seconds' : ''}`;
    this.firstStyle ||= style;
    return style === this.firstStyle;
  }

  private open(limit: number): void {
    const { lineStart, raw } = this;
    if (this.started) this.close(lineStart);
    else if (lineStart + this.lines.base > 0) this.leaveUnparsed(this.lines.base + lineStart);
    const header = this.next;
    this.next = raw.header;
    raw.header = header;
    this.started = true;
    this.entryAt = lineStart;
    raw.start = this.lines.base + lineStart;
    raw.line = this.lineNumber;
    raw.lines = 1;
    raw.ascii = true;
    const sender = this.senders.find(this.lines.bytes, header.rest, limit);
    const isName = sender !== null && !sender.opensNotice && sender.name !== null;
    raw.sender = isName ? sender.name : null;
    raw.doubtfulSender = isName && sender.doubtful;
    raw.bodyStart = (isName ? this.senders.bodyStart : header.rest) - lineStart;
    raw.bodyUnit =
      header.restSurplus < 0
        ? -1
        : header.rest - header.rawStart - header.restSurplus + (isName ? sender.units + SENDER_CLOSE : 0);
    header.rawStart -= lineStart;
    header.rawEnd -= lineStart;
  }

  /** The entry being read ends before `next`. */
  private close(next: number): void {
    const { raw } = this;
    raw.end = this.lines.base + next;
    if (this.saved !== null) {
      raw.bytes = this.saved;
      raw.at = 0;
      raw.bodyEnd = raw.bodyStart + BODY_BYTES;
      raw.cut = true;
      raw.asciiBody = false;
    } else {
      raw.bytes = this.lines.bytes;
      raw.at = this.entryAt;
      const length = this.contentEnd - this.entryAt;
      raw.cut = length - raw.bodyStart > BODY_BYTES;
      raw.bodyEnd = raw.cut ? raw.bodyStart + BODY_BYTES : Math.max(length, raw.bodyStart);
      const body = this.entryAt + raw.bodyStart;
      raw.asciiBody = raw.ascii || this.lines.isAscii(body, this.entryAt + raw.bodyEnd);
      if (raw.asciiBody) {
        raw.block = this.lines.asciiAround(this.entryAt, this.entryAt + raw.bodyEnd);
        raw.blockFrom = this.lines.blockFrom;
      }
    }
    this.inEntries += raw.end - raw.start;
    this.batch.push(this.maker.entry(raw));
    raw.first = false;
    this.saved = null;
  }

  private closeAll(): void {
    const end = this.lines.filled;
    if (this.started) this.close(end);
    else if (this.bytesTaken > 0) this.leaveUnparsed(this.bytesTaken);
    this.started = false;
    this.lines.dropBefore(end);
    this.lineStart = 0;
    this.scan = 0;
  }

  private leaveUnparsed(end: number): void {
    this.unparsed = { start: 0, end, line: this.sample?.line ?? 1, sample: this.sample?.text ?? '' };
  }

  /** First line with anything visible in it, for the refusal that quotes it. */
  private takeSample(from: number, to: number): void {
    const text = this.lines.bytes.toString('utf8', from, Math.min(to, from + SAMPLE_CHARACTERS * 4));
    if (text.trim() === '') return;
    this.sample = { line: this.lineNumber, text: Array.from(text.trim()).slice(0, SAMPLE_CHARACTERS).join('') };
  }

  /** The window is full: forget what is done with, and cut an entry that fills it. */
  private makeRoom(): void {
    const held = this.started && this.saved === null;
    if (held && this.lines.filled - this.entryAt > OVERFLOW_BYTES) {
      // A few bytes more tell whether the cut falls inside a character.
      const kept = this.raw.bodyStart + BODY_BYTES + 4;
      this.saved = Buffer.from(this.lines.bytes.subarray(this.entryAt, this.entryAt + kept));
    }
    const needed = this.lineDecided ? this.scan : this.lineStart;
    const moved = this.lines.dropBefore(this.started && this.saved === null ? this.entryAt : needed);
    this.entryAt -= moved;
    this.lineStart -= moved;
    this.scan -= moved;
    this.contentEnd -= moved;
  }
}
