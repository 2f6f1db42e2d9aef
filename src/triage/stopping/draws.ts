/**
 * The random draws. The order of all draws of a pool is fixed by a seed before the first read, so that nobody, afterwards,
 * can be thought to have chosen what was drawn: a draw is the first position of this order that is still unread. Among the
 * unread every message is then equally likely, whatever was read before, because nothing that was read depended on the rest
 * of the order.
 */

/** Four 32-bit words from a seed (FNV-1a with four offsets, then mixed). */
function seedWords(seed: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let i = 0; i < seed.length; i++) {
    const unit = seed.charCodeAt(i);
    words[0] = Math.imul(words[0] ^ unit, 0x01000193);
    words[1] = Math.imul(words[1] ^ (unit + 31 * i), 0x01000193);
    words[2] = Math.imul(words[2] ^ (unit << 3), 0x01000193);
    words[3] = Math.imul(words[3] ^ (unit + 7 * i + 1), 0x01000193);
  }
  return words;
}

/** Unsigned 32-bit integers that depend on the seed alone (sfc32, C. Doty-Humphrey). */
export function uintsOf(seed: string): () => number {
  let [a, b, c, d] = seedWords(seed);
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}

/** An integer from 0 to `below` − 1, every one equally likely. */
function uniform(next: () => number, below: number): number {
  const limit = 2 ** 32 - (2 ** 32 % below);
  let value = next();
  while (value >= limit) value = next();
  return value % below;
}

/** The positions 0 to `size` − 1 of a pool in the order in which a seed draws them (Fisher and Yates). */
export function drawOrder(seed: string, size: number): Uint32Array {
  const next = uintsOf(`draws/${seed}`);
  const order = Uint32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = uniform(next, i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

/** A pool's draws, one after the other. */
export class Draws {
  readonly #order: Uint32Array;
  #at = 0;

  constructor(seed: string, size: number) {
    this.#order = drawOrder(seed, size);
  }

  /** The position to draw now, the same until it is read; null where nothing is unread. */
  next(isUnread: (position: number) => boolean): number | null {
    for (; this.#at < this.#order.length; this.#at++) {
      const position = this.#order[this.#at];
      if (position !== undefined && isUnread(position)) return position;
    }
    return null;
  }
}
