/**
 * A seeded generator of its own: the demonstration must have the same bytes on every machine and in every year,
 * so nothing here reads a clock or the platform's random source. Integer arithmetic only (sfc32).
 */

export interface Random {
  /** Unsigned 32-bit integer. */
  readonly next: () => number;
  /** Integer from `min` to `max`, both included. */
  readonly between: (min: number, max: number) => number;
  /** True in `percent` of 100 cases; tenths are honoured. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Picks by whole-number weights; an empty or weightless list is refused. */
  readonly weighted: <T>(items: readonly T[], weight: (item: T) => number) => T;
  readonly shuffled: <T>(items: readonly T[]) => T[];
}

/** Four 32-bit words from a name (FNV-1a with four offsets): streams with different names are independent. */
function seedWords(name: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    words[0] = Math.imul(words[0] ^ code, 0x01000193);
    words[1] = Math.imul(words[1] ^ (code + i), 0x01000193);
    words[2] = Math.imul(words[2] ^ (code << 1), 0x01000193);
    words[3] = Math.imul(words[3] ^ (code + 7 * i), 0x01000193);
  }
  return words;
}

/** A stream of numbers that depends on its name alone. */
export function randomNamed(name: string): Random {
  let [a, b, c, d] = seedWords(name);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 16; i++) next();
  const between = (min: number, max: number): number => min + (next() % (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[next() % Math.max(1, items.length)];
    if (item === undefined) throw new RangeError('cannot pick from an empty list');
    return item;
  };
  const weighted = <T>(items: readonly T[], weight: (item: T) => number): T => {
    const weights = items.map((item) => Math.max(0, Math.trunc(weight(item))));
    const total = weights.reduce((sum, w) => sum + w, 0);
    if (total === 0) throw new RangeError('cannot pick without weights');
    let left = next() % total;
    for (const [i, item] of items.entries()) {
      left -= weights[i] ?? 0;
      if (left < 0) return item;
    }
    throw new RangeError('unreachable: weights exhausted');
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const keyed = items.map((item, i) => ({ item, key: next(), i }));
    keyed.sort((x, y) => x.key - y.key || x.i - y.i);
    return keyed.map(({ item }) => item);
  };
  return { next, between, chance: (percent) => next() % 1000 < percent * 10, pick, weighted, shuffled };
}
