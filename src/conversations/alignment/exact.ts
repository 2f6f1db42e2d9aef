/**
 * First pass: the same content at the same time by the same sender. Observations are sorted by content (counting sort,
 * linear), each group of equals by time; what lies within the precision of its times is put together so that as many as
 * possible find a partner, in order, at the least difference of time. All copies take part alike, so that the order in
 * which they are given plays no part.
 */

import { type Clusters, NOTICES } from './clusters.ts';
import { UNKNOWN } from './senders.ts';

/** Beyond this a stretch of equal messages is gone through greedily. */
const TABLE = 250_000;

export function matchExactly(clusters: Clusters): void {
  const byContent = sortedByContent(clusters);
  const rank = copyRanks(clusters);
  let start = 0;
  while (start < byContent.length) {
    let end = start + 1;
    const content = contentOf(clusters, byContent[start] ?? 0);
    while (end < byContent.length && contentOf(clusters, byContent[end] ?? 0) === content) end++;
    if (end - start === 1) clusters.make(byContent[start] ?? 0);
    else matchGroup(clusters, byContent.subarray(start, end), rank);
    start = end;
  }
}

function contentOf(clusters: Clusters, o: number): number {
  return clusters.track(o).content[clusters.entry(o)] ?? 0;
}

function sortedByContent(clusters: Clusters): Int32Array {
  const size = clusters.tracks[0]?.texts.length ?? 0;
  const counts = new Int32Array(size + 1);
  for (const track of clusters.tracks)
    for (let e = 0; e < track.count; e++)
      counts[(track.content[e] ?? 0) + 1] = (counts[(track.content[e] ?? 0) + 1] ?? 0) + 1;
  for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
  const order = new Int32Array(clusters.observations);
  for (const [copy, track] of clusters.tracks.entries()) {
    const first = clusters.firstOf[copy] ?? 0;
    for (let e = 0; e < track.count; e++) {
      const content = track.content[e] ?? 0;
      const place = counts[content] ?? 0;
      order[place] = first + e;
      counts[content] = place + 1;
    }
  }
  return order;
}

/** The finest clock first, then the longer copy: the copies that others are held against. */
function copyRanks(clusters: Clusters): number[] {
  const order = clusters.tracks
    .map((_, i) => i)
    .sort((a, b) => {
      const [x, y] = [clusters.tracks[a], clusters.tracks[b]];
      return (x?.widthMs ?? 0) - (y?.widthMs ?? 0) || (y?.count ?? 0) - (x?.count ?? 0) || a - b;
    });
  const rank: number[] = [];
  for (const [place, copy] of order.entries()) rank[copy] = place;
  return rank;
}

function matchGroup(clusters: Clusters, group: Int32Array, rank: readonly number[]): void {
  const time = (o: number): number => clusters.startMs[o] ?? Number.NaN;
  const timed: number[] = [];
  for (const o of group) {
    if (Number.isNaN(time(o))) clusters.make(o);
    else timed.push(o);
  }
  timed.sort((a, b) => time(a) - time(b) || a - b);
  const bySender = new Map<number, number[]>();
  const unknown: number[] = [];
  for (const o of timed) {
    const sender = clusters.group(o);
    if (sender === UNKNOWN) unknown.push(o);
    else {
      const list = bySender.get(sender);
      if (list) list.push(o);
      else bySender.set(sender, [o]);
    }
  }
  const made: number[] = [];
  for (const list of bySender.values()) matchSender(clusters, list, rank, made);
  if (unknown.length > 0) placeUnknown(clusters, unknown, made);
}

/** One sender's equal messages in order of time: cut where the clocks leave no doubt, matched within. */
function matchSender(clusters: Clusters, list: readonly number[], rank: readonly number[], made: number[]): void {
  let start = 0;
  let end = Number.NEGATIVE_INFINITY;
  let slack = 0;
  for (let i = 0; i <= list.length; i++) {
    const o = list[i];
    if (o !== undefined) {
      const own = clusters.clocks.copies[clusters.copy(o)]?.slackMs ?? 0;
      if (i === start || (clusters.startMs[o] ?? 0) < end + Math.max(slack, own)) {
        end = Math.max(end, clusters.endMs[o] ?? 0);
        slack = Math.max(slack, own);
        continue;
      }
    }
    matchStretch(clusters, list.slice(start, i), rank, made);
    start = i;
    if (o !== undefined) {
      end = clusters.endMs[o] ?? 0;
      slack = clusters.clocks.copies[clusters.copy(o)]?.slackMs ?? 0;
    }
  }
}

function matchStretch(clusters: Clusters, stretch: readonly number[], rank: readonly number[], made: number[]): void {
  if (stretch.length === 0) return;
  const first = stretch[0] ?? 0;
  if (stretch.length === 1) {
    made.push(clusters.make(first));
    return;
  }
  const perCopy = new Map<number, number[]>();
  for (const o of stretch) {
    const list = perCopy.get(clusters.copy(o));
    if (list) list.push(o);
    else perCopy.set(clusters.copy(o), [o]);
  }
  const copies = [...perCopy.keys()].sort((a, b) => {
    const width = (clusters.tracks[a]?.widthMs ?? 0) - (clusters.tracks[b]?.widthMs ?? 0);
    return width || (perCopy.get(b)?.length ?? 0) - (perCopy.get(a)?.length ?? 0) || (rank[a] ?? 0) - (rank[b] ?? 0);
  });
  let open: number[] = [];
  for (const copy of copies) {
    const own = perCopy.get(copy) ?? [];
    if (open.length === 0) {
      open = own.map((o) => clusters.make(o));
      continue;
    }
    const partner = pair(clusters, open, own, copy);
    const fresh: number[] = [];
    for (const [i, o] of own.entries()) {
      const c = open[partner[i] ?? -1];
      if (c !== undefined) clusters.put(c, o);
      else fresh.push(clusters.make(o));
    }
    if (fresh.length > 0) {
      open = [...open, ...fresh].sort((a, b) => (clusters.from[a] ?? 0) - (clusters.from[b] ?? 0) || a - b);
    }
  }
  made.push(...open);
}

/** How badly a time fits a cluster: 0 to 1 within what is allowed, above: not at all. */
function misfit(clusters: Clusters, c: number, o: number, copy: number): number {
  const other = clusters.copy(clusters.head[c] ?? 0);
  const slack = clusters.slack(copy, other);
  const [start, end] = [clusters.startMs[o] ?? 0, clusters.endMs[o] ?? 0];
  const [from, to] = [clusters.from[c] ?? 0, clusters.to[c] ?? 0];
  const apart = Math.max(start - to, from - end, 0);
  if (apart >= slack && apart > 0) return 2;
  const middles = Math.abs((start + end) / 2 - (from + to) / 2);
  return (apart / slack) * 0.5 + Math.min(0.2, middles / 600_000) + 0.12 * (2 - agreeingNeighbours(clusters, c, o));
}

/** 0 to 2: entries before and after that have the same content as those of somebody in the cluster. */
function agreeingNeighbours(clusters: Clusters, c: number, o: number): number {
  let agreeing = 0;
  for (const step of [-1, 1]) {
    const own = contentBeside(clusters, o, step);
    for (let other = clusters.head[c] ?? -1; other >= 0; other = clusters.next[other] ?? -1) {
      if (own !== contentBeside(clusters, other, step)) continue;
      agreeing++;
      break;
    }
  }
  return agreeing;
}

function contentBeside(clusters: Clusters, o: number, step: number): number {
  const entry = clusters.entry(o) + step;
  return clusters.track(o).content[entry] ?? -1;
}

/** Index in `open` for each own observation, -1: none. In order; the most pairs, at the least misfit. */
function pair(clusters: Clusters, open: readonly number[], own: readonly number[], copy: number): Int32Array {
  const partner = new Int32Array(own.length).fill(-1);
  if (open.length * own.length > TABLE) {
    let at = 0;
    for (const [i, o] of own.entries()) {
      for (let j = at; j < open.length; j++) {
        if (misfit(clusters, open[j] ?? 0, o, copy) > 1) {
          if ((clusters.from[open[j] ?? 0] ?? 0) > (clusters.endMs[o] ?? 0)) break;
          continue;
        }
        partner[i] = j;
        at = j + 1;
        break;
      }
    }
    return partner;
  }
  const [rows, columns] = [own.length, open.length];
  const width = columns + 1;
  const cost = new Float64Array((rows + 1) * width);
  const step = new Uint8Array((rows + 1) * width);
  for (let i = 1; i <= rows; i++) {
    cost[i * width] = i;
    step[i * width] = 1;
  }
  for (let j = 1; j <= columns; j++) {
    cost[j] = j;
    step[j] = 2;
  }
  for (let i = 1; i <= rows; i++) {
    for (let j = 1; j <= columns; j++) {
      const bad = misfit(clusters, open[j - 1] ?? 0, own[i - 1] ?? 0, copy);
      const here = i * width + j;
      let best = (cost[here - width] ?? 0) + 1;
      let how = 1;
      const other = (cost[here - 1] ?? 0) + 1;
      if (other < best) {
        best = other;
        how = 2;
      }
      const both = (cost[here - width - 1] ?? 0) + bad;
      if (bad <= 1 && both <= best) {
        best = both;
        how = 3;
      }
      cost[here] = best;
      step[here] = how;
    }
  }
  let i = rows;
  let j = columns;
  while (i > 0 || j > 0) {
    const how = step[i * width + j] ?? 0;
    if (how === 3) {
      i--;
      j--;
      partner[i] = j;
    } else if (how === 1) i--;
    else j--;
  }
  return partner;
}

/** Entries under names that nothing is known of yet, or that stand for several people: by content and time alone. */
function placeUnknown(clusters: Clusters, unknown: readonly number[], made: number[]): void {
  const byTime = made.filter((c) => clusters.group(clusters.head[c] ?? 0) !== NOTICES);
  byTime.sort((a, b) => (clusters.from[a] ?? 0) - (clusters.from[b] ?? 0) || a - b);
  let low = 0;
  for (const o of unknown) {
    const copy = clusters.copy(o);
    const start = clusters.startMs[o] ?? 0;
    while (low < byTime.length && (clusters.to[byTime[low] ?? 0] ?? 0) < start - 300_000) low++;
    let best = -1;
    let least = 1.001;
    for (let i = low; i < byTime.length; i++) {
      const c = byTime[i] ?? 0;
      if ((clusters.from[c] ?? 0) > (clusters.endMs[o] ?? 0) + 300_000) break;
      if (((clusters.mask[c] ?? 0) & (1 << copy)) !== 0) continue;
      const bad = misfit(clusters, c, o, copy);
      if (bad >= least || !fitsSender(clusters, c, o)) continue;
      best = c;
      least = bad;
    }
    if (best >= 0) clusters.put(best, o);
    else {
      const c = clusters.make(o);
      let at = byTime.length;
      while (at > 0 && (clusters.from[byTime[at - 1] ?? 0] ?? 0) > start) at--;
      byTime.splice(at, 0, c);
      made.push(c);
    }
  }
}

/** May this entry be by the sender of the cluster? */
export function fitsSender(clusters: Clusters, c: number, o: number): boolean {
  const node = clusters.node(o);
  for (let other = clusters.head[c] ?? -1; other >= 0; other = clusters.next[other] ?? -1) {
    if (!clusters.senders.compatible(node, clusters.node(other))) return false;
  }
  return true;
}
