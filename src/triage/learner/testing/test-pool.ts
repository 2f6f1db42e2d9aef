/** Small made-up pools for tests: chat about the weather, and some of it about boats, which is what is wanted. */

import { groupsOf } from '../duplicates.ts';
import { featuresOf } from '../features.ts';
import { buildPool, type Pool } from '../pool.ts';

const WEATHER = ['rain', 'sun', 'wind', 'cloud', 'snow', 'fog', 'hail', 'storm', 'frost', 'mist'];
const BOATS = ['sail', 'mast', 'keel', 'rudder', 'anchor', 'deck', 'hull', 'oar', 'tiller', 'bow'];

export interface TestPool {
  readonly pool: Pool;
  readonly texts: readonly string[];
  readonly wanted: readonly boolean[];
}

/** A generator with a seed; enough for tests. */
function generator(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * @param share of the messages that is wanted, 0 to 1
 * @param insight how many deviations the prior sets the wanted apart from the others
 */
export function testPool(
  size: number,
  { seed = 1, share = 0.1, insight = 1 }: { seed?: number; share?: number; insight?: number } = {},
): TestPool {
  const random = generator(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const wanted = Array.from({ length: size }, () => random() < share);
  const texts = wanted.map((boat, i) => {
    const words = Array.from({ length: 8 }, () => pick(WEATHER));
    if (boat) words[Math.floor(random() * 8)] = pick(BOATS);
    return `${words.join(' ')} number ${i}x${Math.floor(random() * 1e6).toString(36)}`;
  });
  const groups = groupsOf(texts);
  const pool = buildPool(
    texts.map((text, i) => ({
      features: featuresOf(text),
      prior: [(wanted[i] ? insight : 0) + 2 * (random() + random() + random() - 1.5), random()],
      previous: i - 1,
      next: i + 1 < size ? i + 1 : -1,
      group: groups[i] ?? -1,
    })),
    2,
  );
  return { pool, texts, wanted };
}
