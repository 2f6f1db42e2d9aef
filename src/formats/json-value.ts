/** One JSON value as its bytes stream by: where it begins and ends, how many members it has, its bytes if not too many. */

/** Bytes kept of something that is not read: enough for the 200 characters of a sample. */
export const SAMPLE_BYTES = 800;

/** Bytes of JSON's structure. */
export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
export const NEWLINE = 0x0a;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;

/** What decides where a value ends: a quote, a bracket, or the next byte of structure. */
type Shape = 'string' | 'container' | 'scalar';

/** White space as JSON knows it. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;
}

/** The value being walked through: its bytes so far, and where in it the walk stands. */
export class OpenValue {
  open = false;
  shape: Shape = 'scalar';
  start = 0;
  end = 0;
  line = 1;
  newlines = 0;
  members = 0;
  whole = true;
  private object = false;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private parts: Uint8Array[] = [];
  private size = 0;

  begin(byte: number, at: number, line: number): void {
    this.open = true;
    this.shape = byte === QUOTE ? 'string' : byte === OPEN_BRACE || byte === OPEN_BRACKET ? 'container' : 'scalar';
    this.object = byte === OPEN_BRACE;
    this.start = at;
    this.line = line;
    this.newlines = 0;
    this.members = 0;
    this.whole = true;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.parts = [];
    this.size = 0;
  }

  /** Reads on from `from`; returns the index after what it read. The value is finished when `open` turns false. */
  scan(chunk: Uint8Array, from: number, offset: number, limit: number): number {
    const stop = this.shape === 'scalar' ? this.scanScalar(chunk, from) : this.scanNested(chunk, from);
    this.keep(chunk.subarray(from, stop), limit);
    if (!this.open) {
      this.end = offset + stop;
    }
    return stop;
  }

  close(at: number): void {
    this.open = false;
    this.end = at;
  }

  /** The first bytes read so far. */
  head(): Uint8Array {
    return joined(this.parts).subarray(0, SAMPLE_BYTES);
  }

  take(): Uint8Array {
    const bytes = joined(this.parts);
    this.parts = [];
    return bytes;
  }

  private scanScalar(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      const byte = chunk[at];
      if (isBlank(byte) || byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.open = false;
        return at;
      }
      at += 1;
    }
    return at;
  }

  /** Strings, objects and arrays: brackets are counted outside strings; what lies between is JSON.parse's to judge. */
  private scanNested(chunk: Uint8Array, from: number): number {
    const length = chunk.length;
    let at = from;
    let { depth, inString, escaped, newlines, members } = this;
    while (at < length) {
      const byte = chunk[at];
      at += 1;
      if (inString) {
        if (byte === NEWLINE) {
          newlines += 1;
        }
        if (escaped) {
          escaped = false;
        } else if (byte === BACKSLASH) {
          escaped = true;
        } else if (byte === QUOTE) {
          inString = false;
          if (depth === 0) {
            this.open = false;
            break;
          }
        }
      } else if (byte === QUOTE) {
        inString = true;
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth += 1;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1;
        if (depth === 0) {
          this.open = false;
          break;
        }
      } else if (byte === COLON) {
        if (depth === 1 && this.object) {
          members += 1;
        }
      } else if (byte === NEWLINE) {
        newlines += 1;
      }
    }
    this.depth = depth;
    this.inString = inString;
    this.escaped = escaped;
    this.newlines = newlines;
    this.members = members;
    return at;
  }

  /** A finished value that came in one chunk is not copied; what must wait for the next chunk is. */
  private keep(bytes: Uint8Array, limit: number): void {
    if (!this.whole) {
      return;
    }
    this.size += bytes.length;
    if (this.size > limit) {
      this.whole = false;
      this.parts = [joined([...this.parts, bytes.subarray(0, SAMPLE_BYTES)]).slice(0, SAMPLE_BYTES)];
      return;
    }
    this.parts.push(this.open ? bytes.slice() : bytes);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return first;
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
