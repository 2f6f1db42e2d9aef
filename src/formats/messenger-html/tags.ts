/**
 * Tags and text of a page with their byte offsets. The parser is fed Latin-1, one character a byte, so that its
 * offsets are bytes; UTF-8 is decoded here, run by run.
 */
import { Parser } from 'htmlparser2';
import { SAMPLE_BYTES } from '../json-value.ts';
import { repairText } from '../messenger-json/repair.ts';

export interface Tag {
  readonly name: string;
  readonly classes: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly line: number;
}

/** What reads a page. `end` offsets are after the last byte. */
export interface PageReader {
  open(tag: Tag, end: number): void;
  close(name: string, start: number, end: number): void;
  /** Text between two tags, possibly in several pieces; `invalid`: bytes were not UTF-8. */
  text(text: string, invalid: boolean): void;
}

/** Says of each run of text whether it was written as an entity: an entity comes decoded, everything else byte by byte. */
class MarkedParser extends Parser {
  inEntity = false;

  override ontextentity(codePoint: number, endIndex: number): void {
    this.inEntity = true;
    super.ontextentity(codePoint, endIndex);
    this.inEntity = false;
  }
}

/** Elements nested deeper than any page of a person's download: the parser's own cost grows with the depth. */
const DEEPEST = 2_000;

/** Bytes given to the parser at a time: what is read of them can be handed on before the next. */
const SLICE = 64 * 1024;
const SAMPLE = 200;

export class HtmlTags {
  /** Offset after the last tag, text or comment that was read whole. */
  readEnd = 0;
  /** True once the page closed itself. */
  closed = false;
  private readonly reader: PageReader;
  private readonly parser: MarkedParser;
  private depth = 0;
  /** Set where the page is nested too deep to be read on. */
  private tooDeep = false;
  private decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private written = 0;
  /** The first bytes after `readEnd`, for the sample of what is cut off. */
  private unread = '';
  private newlines: number[] = [];
  private line = 1;
  private ended = false;

  constructor(reader: PageReader) {
    this.reader = reader;
    this.parser = new MarkedParser({
      onopentag: (name, attributes, implied) => this.opened(name, attributes, implied),
      onclosetag: (name, implied) => this.shut(name, implied),
      ontext: (data) => this.ran(data),
      oncomment: () => this.passed(),
      onprocessinginstruction: () => this.passed(),
    });
  }

  /** Yields after every slice, so that the caller can hand on what was found. */
  *write(chunk: Uint8Array): Generator<void> {
    for (let from = 0; from < chunk.length; from += SLICE) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset + from, Math.min(SLICE, chunk.length - from));
      const slice = bytes.toString('latin1');
      for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
        this.newlines.push(this.written + at);
      }
      this.written += bytes.length;
      if (!this.tooDeep) {
        this.parser.write(slice);
      }
      this.keepUnread(slice);
      yield;
    }
  }

  end(): void {
    this.ended = true;
    this.parser.end();
    this.flushText();
  }

  /** The bytes after what was read whole: a tag or comment cut off by the end of the file. */
  rest(): { start: number; end: number; line: number; sample: string } | null {
    if (this.readEnd >= this.written) {
      return null;
    }
    const sample = repairText(this.unread).slice(0, SAMPLE).toWellFormed();
    return { start: this.readEnd, end: this.written, line: this.lineAt(this.readEnd), sample };
  }

  private keepUnread(slice: string): void {
    const from = this.readEnd - (this.written - slice.length);
    this.unread = (from >= 0 ? slice.slice(from, from + SAMPLE_BYTES) : this.unread + slice).slice(0, SAMPLE_BYTES);
  }

  private opened(name: string, attributes: Record<string, string>, implied: boolean): void {
    this.flushText();
    this.depth += 1;
    if (this.depth > DEEPEST && !this.tooDeep) {
      this.tooDeep = true;
      this.parser.pause();
    }
    const start = implied ? this.readEnd : this.parser.startIndex;
    const line = this.lineAt(start);
    if (!implied) {
      this.readEnd = this.parser.endIndex + 1;
    }
    this.reader.open({ name, classes: attributes.class ?? '', attributes, start, line }, this.readEnd);
  }

  private shut(name: string, implied: boolean): void {
    this.flushText();
    this.depth -= 1;
    const start = implied || this.ended ? this.readEnd : this.parser.startIndex;
    if (!implied && !this.ended) {
      this.readEnd = Math.max(this.readEnd, this.parser.endIndex + 1);
      if (name === 'html') {
        this.closed = true;
      }
    }
    this.reader.close(name, Math.min(start, this.readEnd), this.readEnd);
  }

  private ran(data: string): void {
    this.readEnd = this.parser.endIndex + 1;
    this.lineAt(this.parser.startIndex);
    if (this.parser.inEntity) {
      this.flushText();
      this.reader.text(data, false);
    } else {
      this.emit(this.decoder.decode(Buffer.from(data, 'latin1'), { stream: true }));
    }
  }

  private passed(): void {
    this.flushText();
    this.readEnd = this.parser.endIndex + 1;
  }

  private flushText(): void {
    this.emit(this.decoder.decode());
  }

  private emit(text: string): void {
    if (text !== '') {
      this.reader.text(text, text.includes('\ufffd'));
    }
  }

  /** Lines are asked for in rising order; newlines that are behind are forgotten. */
  private lineAt(offset: number): number {
    let passed = 0;
    while (passed < this.newlines.length && (this.newlines[passed] ?? 0) < offset) {
      passed += 1;
    }
    if (passed > 0) {
      this.line += passed;
      this.newlines.splice(0, passed);
    }
    return this.line;
  }
}
