/** Cuts a stream of bytes into blocks of whole lines. Pure. */

export interface LineBlock {
  readonly bytes: Uint8Array;
  /** Number of its first line, counted from 1. */
  readonly firstLine: number;
}

const NEWLINE = 10;

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param atLeast bytes a block has at least, save for the last */
export async function* blocksOf(input: AsyncIterable<Uint8Array>, atLeast: number): AsyncGenerator<LineBlock> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let firstLine = 1;
  const block = (bytes: Uint8Array): LineBlock => {
    const made = { bytes, firstLine };
    firstLine += linesIn(bytes);
    return made;
  };
  for await (const chunk of input) {
    let rest = chunk;
    while (held + rest.length >= atLeast) {
      // The first end of a line at or after the least size.
      const cut = rest.indexOf(NEWLINE, Math.max(0, atLeast - held - 1));
      if (cut < 0) break;
      parts.push(rest.subarray(0, cut + 1));
      yield block(joined(parts));
      parts = [];
      held = 0;
      rest = rest.subarray(cut + 1);
    }
    if (rest.length > 0) {
      parts.push(rest);
      held += rest.length;
    }
  }
  if (held > 0) yield block(joined(parts));
}
