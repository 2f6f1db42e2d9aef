/**
 * Where exactly a clock changed. Between the last anchor of the old offset and the first of the new one, the change is
 * put where the most entries find the same words at the same minute in another copy.
 */

import type { Clocks, PlacedCopy } from './clocks.ts';
import type { Segment } from './offsets.ts';
import type { CopyTrack } from './track.ts';

const MINUTE = 60_000;
const AROUND = 2 * 3_600_000;
/** Entries between two anchors that are looked at one by one; a longer stretch keeps the change at the later anchor. */
const STRETCH = 20_000;

export function settleChanges(tracks: readonly CopyTrack[], clocks: Clocks): Clocks {
  const copies = clocks.copies.map((copy, index) => {
    const track = tracks[index];
    if (track === undefined || copy.segments.length < 2) return copy;
    return settled(tracks, clocks, index, track, copy);
  });
  return { ...clocks, copies };
}

function settled(
  tracks: readonly CopyTrack[],
  clocks: Clocks,
  index: number,
  track: CopyTrack,
  copy: PlacedCopy,
): PlacedCopy {
  const segments: Segment[] = [];
  for (const [i, segment] of copy.segments.entries()) {
    const before = copy.segments[i - 1];
    if (before === undefined || segment.fromEntry - segment.openFrom > STRETCH) {
      segments.push(segment);
      continue;
    }
    const by = before.offsetMs - segment.offsetMs;
    const from = bestSplit(tracks, clocks, index, track, copy, segment, by);
    for (let e = from; e < segment.fromEntry; e++) copy.baseMs[e] = (copy.baseMs[e] ?? Number.NaN) + by;
    segments.push({ ...segment, fromEntry: from });
  }
  return { ...copy, segments };
}

function bestSplit(
  tracks: readonly CopyTrack[],
  clocks: Clocks,
  index: number,
  track: CopyTrack,
  copy: PlacedCopy,
  segment: Segment,
  by: number,
): number {
  const { openFrom, fromEntry } = segment;
  if (openFrom >= fromEntry) return fromEntry;
  const lo = Math.min(copy.baseMs[openFrom] ?? 0, (copy.baseMs[openFrom] ?? 0) + by) - AROUND;
  const hi = Math.max(copy.baseMs[fromEntry - 1] ?? 0, copy.baseMs[fromEntry] ?? 0) + Math.abs(by) + AROUND;
  const there = new Set<string>();
  for (const [other, otherTrack] of tracks.entries()) {
    const placed = clocks.copies[other];
    if (other === index || placed === undefined || !placed.placed) continue;
    for (let e = firstAtOrAfter(placed.baseMs, lo); e < otherTrack.count; e++) {
      const ms = placed.baseMs[e] ?? Number.NaN;
      if (ms > hi) break;
      const minute = Math.floor(ms / MINUTE);
      const content = otherTrack.content[e] ?? 0;
      for (let near = minute - 1; near <= minute + 1; near++) there.add(`${content} ${near}`);
    }
  }
  const has = (e: number, ms: number): number =>
    there.has(`${track.content[e] ?? 0} ${Math.floor(ms / MINUTE)}`) ? 1 : 0;
  // Score of a change at s: old offset before s, new one from s on; gone through from the back.
  let score = 0;
  for (let e = openFrom; e < fromEntry; e++) score += has(e, copy.baseMs[e] ?? Number.NaN);
  let best = fromEntry;
  let bestScore = score;
  let bestLeap = leap(copy, fromEntry);
  for (let s = fromEntry - 1; s >= openFrom; s--) {
    const ms = copy.baseMs[s] ?? Number.NaN;
    score += has(s, ms + by) - has(s, ms);
    const jump = leap(copy, s);
    if (score > bestScore || (score === bestScore && jump > bestLeap)) {
      best = s;
      bestScore = score;
      bestLeap = jump;
    }
  }
  return best;
}

/** Among equals the change lies where the copy's own clock leaps: backwards first, else over the longest pause. */
function leap(copy: PlacedCopy, entry: number): number {
  const step = (copy.wallMs[entry] ?? 0) - (copy.wallMs[entry - 1] ?? 0);
  return step < 0 ? Number.MAX_SAFE_INTEGER : step;
}

/** First entry at or after a time in a column that rises, but for a few inversions. */
export function firstAtOrAfter(ms: Float64Array, time: number): number {
  let low = 0;
  let high = ms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ms[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
