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
  /**
   * Of these ids, in their order, the ones that are hits. Absent: all are. It may stop where it has found as many as
   * are wanted.
   */
  compare?(ids: readonly number[], wanted?: number): Promise<readonly number[]>;
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
const GROWTH = 16;
/** Milliseconds that a window should take. */
const AIM = 8;

/** A window looked at: its width in ids, and how long it took. */
interface Looked {
  readonly width: number;
  readonly took: number;
}

const NOTHING: Looked = { width: 0, took: 0 };

/**
 * The next width. Asking costs something whatever the width, so it is what the wider window cost more than the one
 * before that tells how wide the next may be.
 */
function nextWidth(last: Looked, before: Looked): number {
  const slope = last.width === before.width ? 0 : (last.took - before.took) / (last.width - before.width);
  const aimed = slope <= 0 ? last.width * GROWTH : last.width + (AIM - last.took) / slope;
  const least = last.took > AIM * 3 ? last.width / 2 : last.took > AIM ? last.width : last.width * 2;
  return Math.max(1, Math.floor(Math.min(Math.max(aimed, least), last.width * GROWTH)));
}

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
  let before = NOTHING;
  for (let windows = 0; left.from < left.to; windows++) {
    const begun = clock();
    if (windows > 0 && begun >= until) return { ids: found, rest: left };
    const { near, far } = split(left, order, width);
    const ids = await source.within(near, dense + 1);
    if (ids.length > dense && width > 1) {
      // As if they lay as close everywhere: a window with a quarter of what may be taken.
      const span = (ids.at(-1) ?? near.to) - near.from + 1;
      width = Math.max(1, Math.min(Math.floor(width / 2), Math.floor((span / ids.length) * (dense / 4))));
      continue;
    }
    const ordered = order === 'newest' ? ids.toReversed() : ids;
    for (const id of source.compare ? await source.compare(ordered, limit - found.length) : ordered) {
      found.push(id);
      if (found.length < limit) continue;
      const rest = order === 'newest' ? { from: left.from, to: id } : { from: id + 1, to: left.to };
      return { ids: found, rest: orNull(rest) };
    }
    left = far;
    const looked = { width, took: clock() - begun };
    width = nextWidth(looked, before);
    before = looked;
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
  let before = NOTHING;
  while (left.from < left.to) {
    const begun = clock();
    if (begun >= until) return { count, whole: false };
    const { near, far } = split(left, order, width);
    count += await source.count(near, limit + 1 - count);
    if (count > limit) return { count: limit, whole: false };
    left = far;
    const looked = { width, took: clock() - begun };
    width = nextWidth(looked, before);
    before = looked;
  }
  return { count, whole: true };
}
