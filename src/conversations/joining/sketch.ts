/**
 * What a copy can be recognised by: hashes of some of its texts, each with the second at which it stands. Which texts
 * are kept depends on the texts alone (those with the smallest hashes), so copies of one chat keep the same ones,
 * whatever each of them lacks (bottom-k sketch: Broder, On the resemblance and containment of documents, 1997).
 * Pure. Holds no text.
 */

import { z } from 'zod';

/** Texts kept of a copy. Copies of a million messages share some hundreds of them. */
const KEPT = 1_024;
/** Hashes gathered before the larger ones are let go. */
const GATHERED = 4 * KEPT;
/** Shorter texts ("ok", "thanks") are said everywhere and are kept only where there are few others. */
const LONG = 12;
/** No more of a text is hashed. */
const HASHED_AT_MOST = 400;

export interface SketchText {
  readonly body: string;
  /** As stored: local `YYYY-MM-DDTHH:MM[:SS]` or UTC `…Z`; null: none. */
  readonly time: string | null;
}

/** `[hash, second]`, second null: the text stands at several times and tells nothing of the clock. */
type Mark = readonly [hash: number, second: number | null];

const Stored = z.object({
  marks: z.array(z.tuple([z.number(), z.number().nullable()])),
  /** Texts with a hash up to here are kept. */
  limit: z.number(),
  first: z.number().nullable(),
  last: z.number().nullable(),
});

export interface Sketch {
  /** Ascending by hash. */
  readonly marks: readonly Mark[];
  readonly limit: number;
  /** First and last second of the texts; null: none has a time. */
  readonly first: number | null;
  readonly last: number | null;
}

/** The whole of the hashes: long texts fall into the lower half, short ones into the upper. */
const HASHES = 2 ** 52;
export const emptySketch: Sketch = { marks: [], limit: HASHES, first: null, last: null };

export function sketchText(sketch: Sketch): string {
  return JSON.stringify(sketch);
}

export function readSketch(text: string): Sketch {
  return Stored.parse(JSON.parse(text));
}

/** Seconds since 1970 of a stored time, a wall clock as if UTC. */
export function secondOf(time: string): number {
  const ms = Date.parse(time.endsWith('Z') ? time : `${time}Z`);
  return Number.isNaN(ms) ? 0 : Math.floor(ms / 1_000);
}

/**
 * 52 bits of a text; white space and case do not count, for exports print them differently. Two FNV-1a hashes of
 * 32 bits: no key is needed, nobody gains by a collision. −1: nothing to hash.
 */
export function hashOf(body: string): number {
  const high = highOf(body);
  return high < 0 ? -1 : high * 2 ** 32 + lowOf(body);
}

/** The 20 bits above: alone they say of nearly every text of a large copy that it is not kept. */
function highOf(body: string): number {
  let hash = 0x811c9dc5;
  let length = 0;
  const end = Math.min(body.length, HASHED_AT_MOST);
  for (let at = 0; at < end; at++) {
    const unit = plainUnit(body.charCodeAt(at));
    if (unit === 0) continue;
    hash = Math.imul(hash ^ unit, 0x01000193);
    length += 1;
  }
  if (length === 0) return -1;
  return (spread(hash ^ length) & 0x7ffff) + (length >= LONG ? 0 : 0x80000);
}

function lowOf(body: string): number {
  let hash = 0x01000193;
  const end = Math.min(body.length, HASHED_AT_MOST);
  for (let at = 0; at < end; at++) {
    const unit = plainUnit(body.charCodeAt(at));
    if (unit !== 0) hash = Math.imul(hash ^ unit, 0x85ebca6b);
  }
  return spread(hash);
}

/** Lower case; 0: white space. */
function plainUnit(unit: number): number {
  if (unit <= 32 || unit === 0xa0) return 0;
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

/** FNV leaves the high bits of short texts alike; two rounds spread them (the finish of MurmurHash3). */
function spread(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Adds texts to a sketch. Batches may come in any order; the result is the same. */
export function addToSketch(sketch: Sketch, texts: Iterable<SketchText>): Sketch {
  const seconds = new Map<number, number | null>(sketch.marks);
  let { limit } = sketch;
  let earliest: string | null = null;
  let latest: string | null = null;
  for (const { body, time } of texts) {
    if (time !== null) {
      if (earliest === null || time < earliest) earliest = time;
      if (latest === null || time > latest) latest = time;
    }
    const high = highOf(body);
    if (high < 0 || high * 2 ** 32 > limit) continue;
    const hash = high * 2 ** 32 + lowOf(body);
    if (hash > limit) continue;
    const second = time === null ? null : secondOf(time);
    const known = seconds.get(hash);
    if (known === undefined) seconds.set(hash, second);
    else if (known !== second) seconds.set(hash, null);
    if (seconds.size >= GATHERED) limit = prune(seconds);
  }
  if (seconds.size > KEPT) limit = prune(seconds);
  return {
    marks: [...seconds].sort((x, y) => x[0] - y[0]),
    limit,
    first: smaller(sketch.first, earliest === null ? null : secondOf(earliest)),
    last: larger(sketch.last, latest === null ? null : secondOf(latest)),
  };
}

/** Keeps the smallest hashes; returns the largest that is kept. */
function prune(seconds: Map<number, number | null>): number {
  const hashes = Float64Array.from(seconds.keys()).sort();
  const limit = hashes[KEPT - 1] ?? HASHES;
  for (const hash of seconds.keys()) if (hash > limit) seconds.delete(hash);
  return limit;
}

function smaller(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

function larger(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
