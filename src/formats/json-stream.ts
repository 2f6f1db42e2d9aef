/**
 * Walks one JSON object as it streams in, on bytes, because evidence needs byte ranges: members of the top object are
 * handed out whole, the elements of one named array one by one, each with its place. Nothing is thrown: where the
 * bytes stop being JSON the rest of the file is one `broken` piece. Memory holds one value, never the file.
 */

import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isBlank,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OpenValue,
  QUOTE,
  SAMPLE_BYTES,
} from './json-value.ts';

/** A value larger than this is not kept: its place is told, its content is not read. */
const VALUE_LIMIT = 8 * 1024 * 1024;

/** Where a value lies: half-open byte range, 1-based line of its first byte. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export type JsonPiece =
  /** A member of the top object; `bytes` is its value. A key that is too long or no JSON is null. */
  | ({ readonly kind: 'member'; readonly key: string | null; readonly keyStart: number } & Value)
  /** The streamed array begins: its elements follow. */
  | { readonly kind: 'array'; readonly start: number; readonly line: number }
  | ({ readonly kind: 'element' } & Value)
  /** From `start` to the end of the file nothing is JSON of the expected shape. Always the last piece. */
  | ({ readonly kind: 'broken'; readonly why: BrokenWhy; readonly sample: Uint8Array } & Place)
  /** The file ends before the object is closed; no byte is lost by it. */
  | { readonly kind: 'unclosed'; readonly line: number };

export type BrokenWhy = 'not-an-object' | 'garbage' | 'after-end' | 'cut-off';

interface Value extends Place {
  /** The value, or its first bytes where it is larger than the limit (`whole` false). Valid until the next push. */
  readonly bytes: Uint8Array;
  readonly whole: boolean;
  /** For an object: how many members its text has, doubled keys included; else 0. */
  readonly members: number;
}

const BOM = [0xef, 0xbb, 0xbf];

type Mode =
  | 'start'
  | 'key-or-end'
  | 'key'
  | 'colon'
  | 'value'
  | 'after-value'
  | 'element-or-end'
  | 'element'
  | 'after-element'
  | 'done'
  | 'broken';

const keyText = new TextDecoder('utf-8', { ignoreBOM: true });

function parsedKey(bytes: Uint8Array): string | null {
  try {
    const key: unknown = JSON.parse(keyText.decode(bytes));
    return typeof key === 'string' ? key : null;
  } catch {
    return null;
  }
}

/** One walk over one file: `push` every chunk, then `end`. */
export class JsonWalk {
  private readonly streamed: string | null;
  private readonly limit: number;
  private mode: Mode = 'start';
  private offset = 0;
  private line = 1;
  private bomSeen = 0;
  private key: string | null = null;
  private keyStart = 0;
  private readonly inside = new OpenValue();
  private brokenStart = 0;
  private brokenLine = 1;
  private brokenWhy: BrokenWhy = 'garbage';
  private sample: number[] = [];

  /** `streamed`: the key of the array whose elements are handed out one by one; null: none. */
  constructor(streamed: string | null, limit: number = VALUE_LIMIT) {
    this.streamed = streamed;
    this.limit = limit;
  }

  *push(chunk: Uint8Array): Generator<JsonPiece, void> {
    let at = 0;
    const length = chunk.length;
    while (at < length) {
      if (this.inside.open) {
        at = this.inside.scan(chunk, at, this.offset, this.limit);
        if (!this.inside.open) {
          this.line += this.inside.newlines;
          yield* this.finished();
        }
        continue;
      }
      if (this.mode === 'broken') {
        this.sampled(chunk, at);
        break;
      }
      const byte = chunk[at];
      if (
        this.mode === 'start' &&
        this.bomSeen < 3 &&
        this.offset + at === this.bomSeen &&
        byte === BOM[this.bomSeen]
      ) {
        this.bomSeen += 1;
        at += 1;
      } else if (isBlank(byte)) {
        if (byte === NEWLINE) {
          this.line += 1;
        }
        at += 1;
      } else {
        at += yield* this.structural(byte ?? 0, this.offset + at);
      }
    }
    this.offset += length;
  }

  *end(): Generator<JsonPiece, void> {
    if (this.inside.open) {
      const { start, line } = this.inside;
      if (this.inside.shape === 'scalar') {
        this.inside.close(this.offset);
        yield* this.finished();
      } else {
        this.sample = [...this.inside.head()];
        yield { kind: 'broken', why: 'cut-off', start, end: this.offset, line, sample: Uint8Array.from(this.sample) };
        return;
      }
    }
    if (this.mode === 'broken') {
      const sample = Uint8Array.from(this.sample);
      const { brokenStart: start, brokenLine: line, brokenWhy: why } = this;
      yield { kind: 'broken', why, start, end: this.offset, line, sample };
    } else if (this.mode !== 'done' && this.mode !== 'start') {
      yield { kind: 'unclosed', line: this.line };
    }
  }

  /** Deals with one byte of structure; returns how many bytes it used (0: the byte opens a value or breaks). */
  private *structural(byte: number, at: number): Generator<JsonPiece, number> {
    switch (this.mode) {
      case 'start':
        if (byte !== OPEN_BRACE || this.bomSeen % 3 !== 0) {
          return this.breakAt(at - (this.bomSeen % 3), 'not-an-object');
        }
        this.mode = 'key-or-end';
        return 1;
      case 'key-or-end':
      case 'key':
        if (byte === CLOSE_BRACE && this.mode === 'key-or-end') {
          this.mode = 'done';
          return 1;
        }
        if (byte !== QUOTE) {
          return this.breakAt(at, 'garbage');
        }
        this.inside.begin(byte, at, this.line);
        return 0;
      case 'colon':
        if (byte !== COLON) {
          return this.breakAt(at, 'garbage');
        }
        this.mode = 'value';
        return 1;
      case 'value':
        if (byte === OPEN_BRACKET && this.key !== null && this.key === this.streamed) {
          this.mode = 'element-or-end';
          yield { kind: 'array', start: at, line: this.line };
          return 1;
        }
        return this.beginValue(byte, at);
      case 'after-value':
        if (byte !== COMMA && byte !== CLOSE_BRACE) {
          return this.breakAt(at, 'garbage');
        }
        this.mode = byte === COMMA ? 'key' : 'done';
        return 1;
      case 'element-or-end':
      case 'element':
        if (byte === CLOSE_BRACKET && this.mode === 'element-or-end') {
          this.mode = 'after-value';
          return 1;
        }
        this.mode = 'element';
        return this.beginValue(byte, at);
      case 'after-element':
        if (byte !== COMMA && byte !== CLOSE_BRACKET) {
          return this.breakAt(at, 'garbage');
        }
        this.mode = byte === COMMA ? 'element' : 'after-value';
        return 1;
      case 'done':
        return this.breakAt(at, 'after-end');
      case 'broken':
        return 0;
    }
  }

  private beginValue(byte: number, at: number): number {
    if (byte === COMMA || byte === COLON || byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      return this.breakAt(at, 'garbage');
    }
    this.inside.begin(byte, at, this.line);
    return 0;
  }

  private breakAt(at: number, why: BrokenWhy): number {
    this.mode = 'broken';
    this.brokenStart = at;
    this.brokenLine = this.line;
    this.brokenWhy = why;
    return 0;
  }

  private sampled(chunk: Uint8Array, from: number): void {
    for (let at = from; at < chunk.length && this.sample.length < SAMPLE_BYTES; at += 1) {
      this.sample.push(chunk[at] ?? 0);
    }
  }

  private *finished(): Generator<JsonPiece, void> {
    const { start, end, line, whole, members } = this.inside;
    const bytes = this.inside.take();
    if (this.mode === 'key' || this.mode === 'key-or-end') {
      this.key = whole ? parsedKey(bytes) : null;
      this.keyStart = start;
      this.mode = 'colon';
    } else if (this.mode === 'value') {
      this.mode = 'after-value';
      yield { kind: 'member', key: this.key, keyStart: this.keyStart, start, end, line, bytes, whole, members };
    } else {
      this.mode = 'after-element';
      yield { kind: 'element', start, end, line, bytes, whole, members };
    }
  }
}

/** One member of an object: its key and where its value lies, counted from the object's first byte. */
export interface MemberPlace extends Place {
  readonly key: string | null;
}

/** The members of one whole object, in order, doubled keys included; `at` is the object's own place in the file. */
export function memberPlaces(object: Uint8Array, at: Place): MemberPlace[] {
  const walk = new JsonWalk(null, Number.POSITIVE_INFINITY);
  const found: MemberPlace[] = [];
  for (const piece of walk.push(object)) {
    if (piece.kind === 'member') {
      const { key, start, end, line } = piece;
      found.push({ key, start: at.start + start, end: at.start + end, line: at.line + line - 1 });
    }
  }
  return found;
}
