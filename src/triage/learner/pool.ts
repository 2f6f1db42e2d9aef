/** The messages of a review as the learner sees them: arrays, one row a message, in a fixed order. */

import { SPACE } from './features.ts';

export interface PoolMessage {
  /** Ids as `featuresOf` gives them. */
  readonly features: Uint32Array;
  /**
   * What the classifier says before anybody decides: log odds, the same columns for every message, relevance first. More
   * columns (an embedding) may follow.
   */
  readonly prior: ArrayLike<number>;
  /** Positions of the neighbours in the conversation; -1: none in the pool. */
  readonly previous: number;
  readonly next: number;
  /** Messages with one group number say nearly the same; -1: nothing like it. */
  readonly group: number;
}

/** Never written to: what depends on decisions is kept by the learner. */
export interface Pool {
  readonly size: number;
  /** Ids of row i: from starts[i] to starts[i + 1]. */
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  /** Inverse document frequency of each id. */
  readonly rarity: Float32Array;
  /** One over the length of a row's vector of rarities; 0 where it has no ids. */
  readonly norms: Float32Array;
  /** size × columns, standardised over the pool: the prior, then the relevance of the message before and the one after. */
  readonly dense: Float32Array;
  readonly columns: number;
  /** Of each column, what was taken off and what it was divided by: value × spread + centre is what was given. */
  readonly centres: Float32Array;
  readonly spreads: Float32Array;
  readonly previous: Int32Array;
  readonly next: Int32Array;
  readonly groups: Int32Array;
}

/**
 * @param messages their order gives the positions; decisions and draws are recorded by position
 * @param priorColumns how many numbers `prior` has of each message
 */
export function buildPool(messages: readonly PoolMessage[], priorColumns: number): Pool {
  const size = messages.length;
  const ids = new Uint32Array(messages.reduce((sum, { features }) => sum + features.length, 0));
  const starts = new Uint32Array(size + 1);
  const frequency = new Uint32Array(SPACE);
  const prior = new Float32Array(size * priorColumns);
  const previous = new Int32Array(size);
  const next = new Int32Array(size);
  const groups = new Int32Array(size);
  let end = 0;
  for (const [i, message] of messages.entries()) {
    ids.set(message.features, end);
    end += message.features.length;
    starts[i + 1] = end;
    for (let column = 0; column < priorColumns; column++) prior[i * priorColumns + column] = message.prior[column] ?? 0;
    previous[i] = message.previous;
    next[i] = message.next;
    groups[i] = message.group;
  }
  for (const id of ids) frequency[id] = (frequency[id] ?? 0) + 1;
  const rarity = new Float32Array(SPACE);
  for (let id = 0; id < rarity.length; id++) rarity[id] = Math.log((1 + size) / (1 + (frequency[id] ?? 0))) + 1;
  const norms = Float32Array.from({ length: size }, (_, i) => {
    let squares = 0;
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++) squares += (rarity[ids[at] ?? 0] ?? 0) ** 2;
    return squares === 0 ? 0 : 1 / Math.sqrt(squares);
  });
  return { size, ids, starts, rarity, norms, ...denseOf(prior, priorColumns, previous, next), previous, next, groups };
}

/** What the classifier said: log odds, as given to `buildPool`. */
export function priorAt({ dense, columns, centres, spreads }: Pool, position: number, column: number): number {
  return (dense[position * columns + column] ?? 0) * (spreads[column] ?? 0) + (centres[column] ?? 0);
}

/** Mean 0 and deviation 1 a column; 0 where there is no neighbour. */
function denseOf(
  prior: Float32Array,
  priorColumns: number,
  previous: Int32Array,
  next: Int32Array,
): Pick<Pool, 'dense' | 'columns' | 'centres' | 'spreads'> {
  const size = previous.length;
  const columns = priorColumns + 2;
  const dense = new Float32Array(size * columns);
  const centres = new Float32Array(columns);
  const spreads = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    const valueAt = (i: number): number | undefined => {
      if (column < priorColumns) return prior[i * priorColumns + column];
      const neighbour = (column === priorColumns ? previous[i] : next[i]) ?? -1;
      return neighbour < 0 ? undefined : prior[neighbour * priorColumns];
    };
    let [sum, squares, count] = [0, 0, 0];
    for (let i = 0; i < size; i++) {
      const value = valueAt(i);
      if (value === undefined) continue;
      sum += value;
      squares += value * value;
      count++;
    }
    const mean = count === 0 ? 0 : sum / count;
    const variance = count === 0 ? 0 : squares / count - mean * mean;
    // A column that says the same of everything says nothing.
    const spread = variance > 1e-9 ? Math.sqrt(variance) : 0;
    centres[column] = mean;
    spreads[column] = spread;
    if (spread === 0) continue;
    for (let i = 0; i < size; i++) {
      const value = valueAt(i);
      dense[i * columns + column] = value === undefined ? 0 : (value - mean) / spread;
    }
  }
  return { dense, columns, centres, spreads };
}
