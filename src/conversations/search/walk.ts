/**
 * Walking through hits in the order of time, in windows of ids.
 *
 * An index reads forwards only, and a query of common words may have few hits far apart; both are answered by looking
 * at one stretch after another from the end that is asked for, small at first, larger while it is cheap, until the
 * page is full, everything is looked at, or the time is over. In the last case the walk says how far it came, and the
 * next page goes on from there: no query, whatever is typed, holds the server for long.
 */

import type { IdRange } from './port.ts';

export interface WalkSource {
  /** Ids in the range, ascending, at most `limit`. */
  within(range: IdRange, limit: number): Promise<readonly number[]>;
  /** Of these ids, in their order, the ones that are hits. Absent: all are. */
  compare?(ids: readonly number[]): Promise<readonly number[]>;
}

export interface WalkOptions {
  readonly range: IdRange;
  readonly order: 'newest' | 'oldest';
  /** Ids wanted at most. */
  readonly limit: number;
  /** Width of the first window, in ids. */
  readonly firstWidth: number;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** The clock's time after which no new window is begun. */
  readonly until: number;
}

export interface Walked {
  /** In the order asked for. */
  readonly ids: readonly number[];
  /** What is left to look at; null: nothing. */
  readonly rest: IdRange | null;
}

/** Ids taken from one window at most: a denser one is made smaller. */
const DENSE = 2_000;
/** With a comparison each id costs a text read. */
const DENSE_COMPARED = 500;
const GROWTH = 8;
/** A window that took longer than this (milliseconds) is not followed by a larger one. */
const SLOW = 4;

function split({ from, to }: IdRange, order: 'newest' | 'oldest', width: number): { near: IdRange; far: IdRange } {
  const edge = order === 'newest' ? Math.max(from, to - width) : Math.min(to, from + width);
  return order === 'newest'
    ? { near: { from: edge, to }, far: { from, to: edge } }
    : { near: { from, to: edge }, far: { from: edge, to } };
}

function orNull(range: IdRange): IdRange | null {
  return range.from < range.to ? range : null;
}

export async function walk(source: WalkSource, options: WalkOptions): Promise<Walked> {
  const { order, limit, clock, until } = options;
  const dense = source.compare ? DENSE_COMPARED : DENSE;
  const found: number[] = [];
  let left = options.range;
  let width = Math.max(1, Math.floor(options.firstWidth));
  for (let windows = 0; left.from < left.to; windows++) {
    const begun = clock();
    if (windows > 0 && begun >= until) return { ids: found, rest: left };
    const { near, far } = split(left, order, width);
    const ids = await source.within(near, dense + 1);
    if (ids.length > dense && width > 1) {
      width = Math.max(1, Math.floor(width / GROWTH));
      continue;
    }
    const ordered = order === 'newest' ? ids.toReversed() : ids;
    for (const id of source.compare ? await source.compare(ordered) : ordered) {
      found.push(id);
      if (found.length < limit) continue;
      const rest = order === 'newest' ? { from: left.from, to: id } : { from: id + 1, to: left.to };
      return { ids: found, rest: orNull(rest) };
    }
    left = far;
    const took = clock() - begun;
    if (took < SLOW) width *= GROWTH;
    else if (took > SLOW * 4) width = Math.max(1, Math.floor(width / 2));
  }
  return { ids: found, rest: null };
}

export interface Counted {
  readonly count: number;
  /** False: there are, or may be, more. */
  readonly whole: boolean;
}

/** Counts hits up to `limit`, as long as time is left. */
export async function countHits(
  source: { count(range: IdRange, limit: number): Promise<number> } | WalkSource,
  { range, firstWidth, limit, clock, until, order }: WalkOptions,
): Promise<Counted> {
  if (!('count' in source)) {
    const { ids, rest } = await walk(source, { range, firstWidth, limit: limit + 1, clock, until, order });
    return { count: Math.min(ids.length, limit), whole: rest === null && ids.length <= limit };
  }
  let count = 0;
  let left = range;
  let width = Math.max(1, Math.floor(firstWidth));
  while (left.from < left.to) {
    const begun = clock();
    if (begun >= until) return { count, whole: false };
    const { near, far } = split(left, order, width);
    count += await source.count(near, limit + 1 - count);
    if (count > limit) return { count: limit, whole: false };
    left = far;
    const took = clock() - begun;
    if (took < SLOW) width *= GROWTH;
    else if (took > SLOW * 4) width = Math.max(1, Math.floor(width / 2));
  }
  return { count, whole: true };
}
