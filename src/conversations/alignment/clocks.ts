/**
 * Puts the copies on one clock, knowing nothing beforehand. Words that occur once in a copy and once in a copy placed
 * already are anchors; the differences of their times, in reading order, are explained by the fewest changes of one
 * offset (Viterbi over the offsets that occur often). A date order that the file leaves open is decided by which reading
 * the anchors bear out. Near-linear: each copy is gone through a fixed number of times.
 */

import type { DateOrder } from '../../formats/index.ts';
import { classes } from './content.ts';
import { type Anchors, FAR, type Fit, fitOffsets, type Segment } from './offsets.ts';
import { correctSenders, SLACK_LEAST } from './sender-clocks.ts';
import { type CopyTrack, inZone } from './track.ts';

const QUARTER = 900_000;

/** Fewer anchors than these say nothing by themselves. */
const FEW = 3;
/** Entries looked at where there are no anchors. */
const SAMPLE = 2_000;

export interface PlacedCopy {
  /** The copy's own clock in the reading that was chosen. */
  readonly wallMs: Float64Array;
  /** The same as instants where the zone of the phone is known; else the same column. */
  readonly rawMs: Float64Array;
  /** On the common clock; NaN: no time. */
  readonly baseMs: Float64Array;
  readonly segments: readonly Segment[];
  /** Date order that the others prove; null: it was not open, or nothing proves it. */
  readonly proven: DateOrder | null;
  /** Anchors shared with the copies placed before, and how many of them agree on the offset. */
  readonly anchors: number;
  readonly agreeing: number;
  /** Beyond the precision of its times, how far this copy's times may be off. */
  readonly slackMs: number;
  /** False: it shares nothing with the others. */
  readonly placed: boolean;
}

export interface Clocks {
  readonly copies: readonly PlacedCopy[];
  /** The copy whose clock is the common one. */
  readonly root: number;
}
/** Entry of each text where it occurs exactly once in the copy, -1 where never or more often. */
export function singles(track: CopyTrack): Int32Array {
  const at = new Int32Array(track.texts.length).fill(-1);
  const many = new Uint8Array(track.texts.length);
  for (let i = 0; i < track.count; i++) {
    if (track.contentClass[i] !== classes.text) continue;
    const id = track.content[i] ?? 0;
    if ((track.texts[id]?.length ?? 0) < 3) continue;
    if (many[id] === 0 && at[id] === -1) at[id] = i;
    else {
      at[id] = -1;
      many[id] = 1;
    }
  }
  return at;
}

export function placeClocks(tracks: readonly CopyTrack[]): Clocks {
  const alone = tracks.map(singles);
  const root = rootOf(tracks, alone);
  const size = tracks[0]?.texts.length ?? 0;
  const refMs = new Float64Array(size).fill(Number.NaN);
  const refWidth = new Float64Array(size);
  const done = new Map<number, PlacedCopy>();
  const addReference = (index: number, baseMs: Float64Array): void => {
    const at = alone[index];
    const width = tracks[index]?.widthMs ?? 0;
    if (at === undefined) return;
    for (let id = 0; id < size; id++) {
      const entry = at[id] ?? -1;
      if (entry < 0) continue;
      const known = refMs[id] ?? Number.NaN;
      const ms = baseMs[entry] ?? Number.NaN;
      // The finer time is the better reference.
      if (!Number.isNaN(ms) && (Number.isNaN(known) || width < (refWidth[id] ?? 0))) {
        refMs[id] = ms;
        refWidth[id] = width;
      }
    }
  };
  const first = tracks[root];
  if (first === undefined) return { copies: [], root: 0 };
  const rootBase = inZone(first.wallMs, first.source.zone);
  done.set(root, {
    wallMs: first.wallMs,
    rawMs: rootBase,
    baseMs: rootBase,
    segments: [{ fromEntry: 0, openFrom: 0, offsetMs: 0 }],
    proven: null,
    anchors: 0,
    agreeing: 0,
    slackMs: SLACK_LEAST,
    placed: true,
  });
  addReference(root, rootBase);
  const settled = first.otherMs === null;
  while (done.size < tracks.length) {
    const next = nextToPlace(tracks, alone, refMs, done);
    const track = tracks[next];
    const at = alone[next];
    if (track === undefined || at === undefined) break;
    const anchors = anchorsOf(at, refMs, refWidth);
    const placed = anchors.count < FEW ? placeByAll(track, anchors, tracks, done) : place(track, anchors, settled);
    done.set(next, placed);
    if (placed.placed) addReference(next, placed.baseMs);
  }
  return { copies: tracks.map((track, i) => done.get(i) ?? unplaced(track, 0)), root };
}

/** The same copy whatever order they are given in: instants, a known zone, a settled date order, then the most to share. */
function rootOf(tracks: readonly CopyTrack[], alone: readonly Int32Array[]): number {
  const shared = tracks.map((_, i) => {
    let count = 0;
    const own = alone[i] ?? new Int32Array();
    for (let id = 0; id < own.length; id++) {
      if ((own[id] ?? -1) < 0) continue;
      if (alone.some((other, j) => j !== i && (other[id] ?? -1) >= 0)) count++;
    }
    return count;
  });
  const rank = (i: number): number[] => {
    const track = tracks[i];
    if (track === undefined) return [];
    return [
      (shared[i] ?? 0) > 0 ? 1 : 0,
      track.otherMs === null ? 1 : 0,
      track.instants ? 2 : track.source.zone === null ? 0 : 1,
      -track.widthMs,
      shared[i] ?? 0,
      track.count,
      digest(track),
    ];
  };
  const order = tracks.map((_, i) => i).sort((a, b) => compareRanks(rank(b), rank(a)));
  return order[0] ?? 0;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const other = b[i] ?? 0;
    if (value !== other) return value - other;
  }
  return 0;
}

/** A number from the contents of a copy: breaks ties the same way whatever order the copies are given in. */
export function digest(track: CopyTrack): number {
  let hash = 2_166_136_261;
  const step = Math.max(1, Math.floor(track.count / 512));
  for (let i = 0; i < track.count; i += step) {
    const text = track.texts[track.content[i] ?? 0] ?? '';
    for (let c = 0; c < text.length && c < 24; c++) hash = Math.imul(hash ^ text.charCodeAt(c), 16_777_619);
    const name = track.names[track.sender[i] ?? -1] ?? '';
    for (let c = 0; c < name.length && c < 12; c++) hash = Math.imul(hash ^ name.charCodeAt(c), 16_777_619);
    const ms = track.wallMs[i] ?? 0;
    hash = Math.imul(hash ^ (Number.isNaN(ms) ? 0 : Math.floor(ms / 1000) | 0), 16_777_619);
  }
  return hash >>> 0;
}

function nextToPlace(
  tracks: readonly CopyTrack[],
  alone: readonly Int32Array[],
  refMs: Float64Array,
  done: ReadonlyMap<number, PlacedCopy>,
): number {
  let best = -1;
  let rank: number[] = [];
  for (const [i, track] of tracks.entries()) {
    if (done.has(i)) continue;
    let shared = 0;
    const at = alone[i] ?? new Int32Array();
    for (let id = 0; id < at.length; id++) if ((at[id] ?? -1) >= 0 && !Number.isNaN(refMs[id])) shared++;
    const own = [track.otherMs === null ? 1 : 0, shared, track.count, digest(track)];
    // A copy whose dates are open waits for those that can prove it, unless it alone shares anything.
    if (shared === 0) own[0] = -1;
    if (best < 0 || compareRanks(own, rank) > 0) {
      best = i;
      rank = own;
    }
  }
  return best;
}

function anchorsOf(at: Int32Array, refMs: Float64Array, refWidth: Float64Array): Anchors {
  const ids: number[] = [];
  for (let id = 0; id < at.length; id++) if ((at[id] ?? -1) >= 0 && !Number.isNaN(refMs[id])) ids.push(id);
  ids.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  return {
    entry: Int32Array.from(ids, (id) => at[id] ?? 0),
    refMs: Float64Array.from(ids, (id) => refMs[id] ?? 0),
    refWidth: Float64Array.from(ids, (id) => refWidth[id] ?? 0),
    count: ids.length,
  };
}

function unplaced(track: CopyTrack, anchors: number): PlacedCopy {
  const rawMs = inZone(track.wallMs, track.source.zone);
  return {
    wallMs: track.wallMs,
    rawMs,
    baseMs: rawMs,
    segments: [{ fromEntry: 0, openFrom: 0, offsetMs: 0 }],
    proven: null,
    anchors,
    agreeing: 0,
    slackMs: SLACK_LEAST,
    placed: false,
  };
}

function place(track: CopyTrack, anchors: Anchors, settled: boolean): PlacedCopy {
  if (anchors.count === 0) return unplaced(track, 0);
  const { zone } = track.source;
  const asRead = inZone(track.wallMs, zone);
  let raw = asRead;
  let wall = track.wallMs;
  let fit = fitOffsets(asRead, track.widthMs, anchors, track.sender);
  let proven: DateOrder | null = null;
  if (track.otherMs !== null) {
    const otherRaw = inZone(track.otherMs, zone);
    const other = fitOffsets(otherRaw, track.widthMs, anchors, track.sender);
    const [more, less] = borne(other) > borne(fit) ? [other, fit] : [fit, other];
    // What the right reading explains and the wrong one cannot, even by a clock that is a whole day off.
    const ahead = borne(more) - borne(less);
    if (settled && ahead >= (borne(less) === 0 ? 2 : 3) && borne(less) <= 0.8 * borne(more))
      proven = more === other ? 'MDY' : 'DMY';
    if (more === other) {
      fit = other;
      raw = otherRaw;
      wall = track.otherMs;
    }
  }
  const baseMs = onCommonClock(raw, fit.segments);
  const slackMs = correctSenders(track, baseMs, anchors, fit.agrees);
  return {
    wallMs: wall,
    rawMs: raw,
    baseMs,
    segments: fit.segments,
    proven,
    anchors: anchors.count,
    agreeing: fit.agreeing,
    slackMs,
    placed: fit.agreeing > 0,
  };
}

/**
 * Without rare words in common: the offset, among those of zones, under which the most entries find the same words in
 * the same minute. Talk that says the same few words over and over is placed by its rhythm.
 */
function placeByAll(
  track: CopyTrack,
  anchors: Anchors,
  tracks: readonly CopyTrack[],
  done: ReadonlyMap<number, PlacedCopy>,
): PlacedCopy {
  const raw = inZone(track.wallMs, track.source.zone);
  const there = new Set<string>();
  for (const [other, placed] of done) {
    const base = tracks[other];
    if (base === undefined || !placed.placed) continue;
    for (let e = 0; e < base.count; e++) {
      const minute = Math.floor((placed.baseMs[e] ?? Number.NaN) / 60_000);
      if (base.contentClass[e] === classes.text && !Number.isNaN(minute)) there.add(`${base.content[e]} ${minute}`);
    }
  }
  const step = Math.max(1, Math.floor(track.count / SAMPLE));
  let best = { offset: 0, hits: 0 };
  let texts = 0;
  for (let e = 0; e < track.count; e += step) if (track.contentClass[e] === classes.text) texts++;
  for (let quarter = 0; quarter <= FAR / QUARTER; quarter++) {
    for (const offset of quarter === 0 ? [0] : [quarter * QUARTER, -quarter * QUARTER]) {
      let hits = 0;
      for (let e = 0; e < track.count; e += step) {
        const minute = Math.floor(((raw[e] ?? Number.NaN) - offset) / 60_000);
        if (track.contentClass[e] === classes.text && there.has(`${track.content[e]} ${minute}`)) hits++;
      }
      if (hits > best.hits) best = { offset, hits };
    }
  }
  if (best.hits * 3 < texts || best.hits === 0) return unplaced(track, anchors.count);
  const segments = [{ fromEntry: 0, openFrom: 0, offsetMs: best.offset }];
  return {
    ...unplaced(track, best.hits),
    baseMs: onCommonClock(raw, segments),
    segments,
    agreeing: best.hits,
    placed: true,
  };
}

/** Anchors that agree, under offsets that zones can explain: a reading that needs another is none. */
function borne({ segments, agreeing }: Fit): number {
  return segments.every(({ offsetMs }) => Math.abs(offsetMs) <= FAR) ? agreeing : 0;
}

function onCommonClock(raw: Float64Array, segments: readonly Segment[]): Float64Array {
  const base = new Float64Array(raw.length);
  let at = 0;
  let offset = segments[0]?.offsetMs ?? 0;
  for (let i = 0; i < raw.length; i++) {
    const next = segments[at + 1];
    if (next !== undefined && i >= next.fromEntry) {
      at++;
      offset = next.offsetMs;
    }
    base[i] = (raw[i] ?? Number.NaN) - offset;
  }
  return base;
}
