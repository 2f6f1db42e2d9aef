/**
 * A fixed window over the file: chunks of any size go in, lines come out as offsets. An entry stays in the window
 * until it is complete; what is too long is cut, so that memory is the same for every input.
 */

import { decodeAscii } from './decode.ts';

/** Bytes of text kept of one entry: four times what a phone can send. */
export const BODY_BYTES = 256 * 1024;
/** Bytes of a line that decide whether it is a header, sender included. */
export const LINE_START_BYTES = 2048;
const WINDOW_BYTES = 640 * 1024;
/** An entry that fills this much of the window is certainly longer than what is kept. */
export const OVERFLOW_BYTES = 320 * 1024;
/** Text decoded in one go; strings cut from it keep at most this much alive. */
const BLOCK_BYTES = 32 * 1024;

const LF = 0x0a;
const CR = 0x0d;

export class LineBuffer {
  readonly bytes: Buffer;
  /** The same memory, four bytes at a time. */
  private readonly words: Int32Array;
  /** Offset in the file of the first byte of the window. */
  base = 0;
  filled = 0;
  /** Bytes passed by `lineEnd`, or-ed together: see `sawNonAscii`. */
  private high = 0;

  /** Text of ASCII bytes from `blockFrom` to `blockTo`. */
  private block = '';
  blockFrom = 0;
  private blockTo = 0;

  constructor() {
    // Room for the line ends after the last byte that stop every search.
    this.bytes = Buffer.allocUnsafeSlow(WINDOW_BYTES + 8);
    this.words = new Int32Array(this.bytes.buffer, this.bytes.byteOffset, (WINDOW_BYTES + 8) / 4);
    this.bytes[0] = LF;
  }

  get isFull(): boolean {
    return this.filled === WINDOW_BYTES;
  }

  /** Takes as much of `chunk` from `from` as there is room for; returns how much. */
  fill(chunk: Uint8Array, from: number): number {
    const room = Math.min(WINDOW_BYTES - this.filled, chunk.length - from);
    this.bytes.set(from === 0 && room === chunk.length ? chunk : chunk.subarray(from, from + room), this.filled);
    this.filled += room;
    this.bytes[this.filled] = LF;
    return room;
  }

  /** Forgets everything before `keep`; offsets move down by the number returned. */
  dropBefore(keep: number): number {
    this.bytes.copyWithin(0, keep, this.filled);
    this.base += keep;
    this.filled -= keep;
    this.bytes[this.filled] = LF;
    this.blockFrom = 0;
    this.blockTo = 0;
    return keep;
  }

  /**
   * Offset of the first LF or CR from `from`, or `filled` where there is none yet. Only LF, CR and their pair end a
   * line; U+2028 does not. Four bytes a step: a step stops where any byte is under 0x0e.
   */
  lineEnd(from: number): number {
    const { bytes, words } = this;
    let at = from;
    let high = this.high;
    for (;;) {
      while ((at & 3) !== 0) {
        const byte = bytes[at] as number;
        if (byte === LF || byte === CR) {
          this.high = high;
          return at;
        }
        high |= byte;
        at++;
      }
      let word = at >> 2;
      let four = words[word] as number;
      while (((four - 0x0e0e0e0e) & ~four & 0x80808080) === 0) {
        high |= four;
        four = words[++word] as number;
      }
      at = word << 2;
      for (const stop = at + 4; at < stop; at++) {
        const byte = bytes[at] as number;
        if (byte === LF || byte === CR) {
          this.high = high;
          return at;
        }
        high |= byte;
      }
    }
  }

  /** Whether any byte passed since the last call is not ASCII. */
  sawNonAscii(): boolean {
    const saw = (this.high & 0x80808080) !== 0;
    this.high = 0;
    return saw;
  }

  isAscii(from: number, to: number): boolean {
    const { bytes, words } = this;
    let at = from;
    for (; (at & 3) !== 0 && at < to; at++) if ((bytes[at] as number) > 0x7f) return false;
    for (; at + 4 <= to; at += 4) if (((words[at >> 2] as number) & 0x80808080) !== 0) return false;
    for (; at < to; at++) if ((bytes[at] as number) > 0x7f) return false;
    return true;
  }

  /** A text in which the byte at `blockFrom` is the first character, right for all ASCII from `from` to `to`. */
  asciiAround(from: number, to: number): string {
    if (from < this.blockFrom || to > this.blockTo) {
      this.blockFrom = from;
      this.blockTo = Math.max(to, Math.min(from + BLOCK_BYTES, this.filled));
      this.block = decodeAscii(this.bytes, from, this.blockTo);
    }
    return this.block;
  }
}
