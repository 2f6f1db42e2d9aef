/**
 * The reading order of the whole conversation: every copy keeps its own order of lines as far as the copies agree, times
 * decide between what no copy has together (Kahn's sorting with a heap by time). Where copies contradict each other the
 * order that fewer lines speak against is taken, and the others' entries are told as standing elsewhere.
 */

import type { Clusters } from './clusters.ts';

/** Clusters in reading order. */
export function readingOrder(clusters: Clusters): Int32Array {
  const { count } = clusters;
  const waiting = new Int32Array(count);
  for (const [copy, track] of clusters.tracks.entries()) {
    const first = clusters.firstOf[copy] ?? 0;
    for (let e = 1; e < track.count; e++) {
      const c = clusters.of[first + e] ?? 0;
      if (c !== clusters.of[first + e - 1]) waiting[c] = (waiting[c] ?? 0) + 1;
    }
  }
  const key = sortKeys(clusters);
  const before = (a: number, b: number): boolean => {
    const [x, y] = [key[a] ?? 0, key[b] ?? 0];
    if (x !== y) return x < y;
    return tie(clusters, a, b) < 0;
  };
  const live: number[] = [];
  for (let c = 0; c < count; c++) if (clusters.gone[c] === 0) live.push(c);
  const byTime = Int32Array.from(live).sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0));
  const heap = new Heap(before);
  const done = new Uint8Array(count);
  for (const c of live) if (waiting[c] === 0) heap.push(c);
  const order = new Int32Array(live.length);
  let taken = 0;
  let pointer = 0;
  while (taken < live.length) {
    let c = heap.pop();
    if (c < 0) {
      while (done[byTime[pointer] ?? 0] === 1) pointer++;
      c = leastOpposed(byTime, pointer, key, waiting, done);
    }
    if (done[c] === 1) continue;
    done[c] = 1;
    order[taken++] = c;
    for (let o = clusters.head[c] ?? -1; o >= 0; o = clusters.next[o] ?? -1) {
      if (clusters.entry(o) + 1 >= clusters.track(o).count) continue;
      const next = clusters.of[o + 1] ?? 0;
      if (next === c || done[next] === 1) continue;
      const left = (waiting[next] ?? 0) - 1;
      waiting[next] = left;
      if (left === 0) heap.push(next);
    }
  }
  return order;
}

/** Times to sort by; what has none takes the time of the entry before it. */
function sortKeys(clusters: Clusters): Float64Array {
  const key = new Float64Array(clusters.count);
  for (let c = 0; c < clusters.count; c++) key[c] = clusters.from[c] ?? Number.NaN;
  for (const [copy, track] of clusters.tracks.entries()) {
    const first = clusters.firstOf[copy] ?? 0;
    let before = 0;
    for (let e = 0; e < track.count; e++) {
      const c = clusters.of[first + e] ?? 0;
      const ms = key[c] ?? Number.NaN;
      if (Number.isNaN(ms)) key[c] = before;
      else before = ms;
    }
  }
  return key;
}

/** At the same time: by words, so that it does not depend on the order in which copies are given. */
function tie(clusters: Clusters, a: number, b: number): number {
  const [p, q] = [clusters.head[a] ?? 0, clusters.head[b] ?? 0];
  const [left, right] = [clusters.text(p), clusters.text(q)];
  if (left !== right) return left < right ? -1 : 1;
  return a - b;
}

/** Every message waits for another: of the earliest, the one that the fewest copies hold back. */
function leastOpposed(
  byTime: Int32Array,
  from: number,
  key: Float64Array,
  waiting: Int32Array,
  done: Uint8Array,
): number {
  const start = key[byTime[from] ?? 0] ?? 0;
  let best = byTime[from] ?? 0;
  for (let i = from; i < byTime.length && i < from + 64; i++) {
    const c = byTime[i] ?? 0;
    if ((key[c] ?? 0) > start + 60_000) break;
    if (done[c] === 0 && (waiting[c] ?? 0) < (waiting[best] ?? 0)) best = c;
  }
  return best;
}

class Heap {
  readonly #items: number[] = [];
  readonly #before: (a: number, b: number) => boolean;

  constructor(before: (a: number, b: number) => boolean) {
    this.#before = before;
  }

  push(item: number): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = items[up] ?? 0;
      if (!this.#before(item, parent)) break;
      items[at] = parent;
      at = up;
    }
    items[at] = item;
  }

  /** -1: nothing is left. */
  pop(): number {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined) return -1;
    if (items.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= items.length) break;
      if (down + 1 < items.length && this.#before(items[down + 1] ?? 0, items[down] ?? 0)) down++;
      const child = items[down] ?? 0;
      if (!this.#before(child, last)) break;
      items[at] = child;
      at = down;
    }
    items[at] = last;
    return top;
  }
}

/** Positions that are not in the longest rising subsequence: the fewest entries whose moving puts all in order. */
export function displaced(ranks: Int32Array): number[] {
  const tails: number[] = [];
  const before = new Int32Array(ranks.length).fill(-1);
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i] ?? 0;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranks[tails[middle] ?? 0] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  }
  const kept = new Uint8Array(ranks.length);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept[at] = 1;
  const out: number[] = [];
  for (let i = 0; i < ranks.length; i++) if (kept[i] === 0) out.push(i);
  return out;
}
