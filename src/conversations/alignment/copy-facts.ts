/** What is known of one copy as a whole, gathered once for the explanations of its gaps. Pure. */

import type { Clusters } from './clusters.ts';
import { classes } from './content.ts';
import type { ChatFacts } from './membership.ts';
import type { Spans } from './places.ts';

/** Fewer messages that are gone do not look like the work of a timer. */
const WORN_LEAST = 40;

/** What is known of one copy, gathered once. */
export interface CopyFacts {
  /** Of media, calls, polls and places that others show while this copy runs: how many it shows. */
  readonly shown: ReadonlyMap<number, { readonly has: number; readonly of: number }>;
  /** Texts that this copy alone shows, by content and sender: times. */
  readonly strays: ReadonlyMap<string, readonly number[]>;
  /** By timer: up to when the messages under it are gone from this copy, but for single ones. */
  readonly goneUntil: readonly number[];
  /** Up to when nearly everything is gone, whoever wrote it, under no timer that is known; -Infinity: nothing is. */
  readonly wornUntil: number;
  readonly opensWithNotice: boolean;
  /** Shows how the group was made: what was set before would show, too. */
  readonly showsCreation: boolean;
}

/** Entries that exports write each in their own way, or leave out. */
export const shownInTheirOwnWay = new Set<number>([
  classes.media,
  classes.poll,
  classes.call,
  classes.location,
  classes.unavailable,
  classes.empty,
]);

/** Gathers what is known of one copy. `order`: clusters in reading order. */
export function copyFacts(
  clusters: Clusters,
  spans: Spans,
  facts: ChatFacts,
  order: Int32Array,
  copy: number,
): CopyFacts {
  const bit = 1 << copy;
  const shown = new Map<number, { has: number; of: number }>();
  const strays = new Map<string, number[]>();
  const timed: { ms: number; here: boolean }[][] = facts.timers.map(() => []);
  const [start, end] = [spans.from[copy] ?? 0, spans.to[copy] ?? 0];
  const near = (clusters.tracks[copy]?.widthMs ?? 0) + (clusters.clocks.copies[copy]?.slackMs ?? 0) + 60_000;
  for (const c of order) {
    const head = clusters.head[c] ?? 0;
    const kind = clusters.kind(head);
    const mask = clusters.mask[c] ?? 0;
    const ms = clusters.from[c] ?? Number.NaN;
    const here = (mask & bit) !== 0;
    if (shownInTheirOwnWay.has(kind) && ms > start && ms < end && (mask & ~bit) !== 0) {
      const tally = shown.get(kind) ?? { has: 0, of: 0 };
      tally.of++;
      if (here) tally.has++;
      shown.set(kind, tally);
    }
    if (here && mask === bit && kind === classes.text) {
      const list = strays.get(strayKey(clusters, head));
      if (list) list.push(ms);
      else strays.set(strayKey(clusters, head), [ms]);
    }
    if (kind !== classes.notice && kind !== classes.marked && ms > start && ms < end) {
      for (const [i, timer] of facts.timers.entries())
        if (ms > timer.from + near && ms < timer.to - near) timed[i]?.push({ ms, here });
    }
  }
  return {
    shown,
    strays,
    goneUntil: timed.map(goneUntil),
    wornUntil: facts.timers.length > 0 ? Number.NEGATIVE_INFINITY : wornUntil(clusters, spans, order, copy),
    opensWithNotice: opensWithNotice(clusters, copy),
    showsCreation: [...(clusters.tracks[copy]?.notices.values() ?? [])].some(({ event }) => event === 'group-created'),
  };
}

/**
 * The time that best parts what is gone (before it) from what is still there (after it): an expiry takes the oldest,
 * whereas single messages are kept on purpose before it, or deleted after it.
 */
function goneUntil(timed: readonly { readonly ms: number; readonly here: boolean }[]): number {
  const sorted = [...timed].sort((a, b) => a.ms - b.ms);
  let score = 0;
  let best = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { ms, here } of sorted) {
    score += here ? -1 : 1;
    if (score < best || (score === best && here)) continue;
    best = score;
    until = ms;
  }
  return until;
}

/**
 * Up to when a copy lacks nearly everything that others show, several people's words, and nearly nothing afterwards: what
 * a timer leaves that was set before any copy begins.
 */
function wornUntil(clusters: Clusters, spans: Spans, order: Int32Array, copy: number): number {
  const { mask, from, head } = clusters;
  const others = clusters.tracks.map((_, other) =>
    other === copy ? Number.POSITIVE_INFINITY : (spans.from[other] ?? 0),
  );
  const start = Math.max(spans.from[copy] ?? 0, Math.min(...others));
  const end = spans.to[copy] ?? 0;
  const counts = (c: number): boolean => {
    const ms = from[c] ?? Number.NaN;
    const kind = clusters.kind(head[c] ?? 0);
    return ms > start && ms < end && kind !== classes.notice && kind !== classes.marked;
  };
  const has = (c: number): boolean => ((mask[c] ?? 0) & (1 << copy)) !== 0;
  // The place that best parts what is gone before it from what is there after it.
  let [score, best, place] = [0, 0, -1];
  for (let i = 0; i < order.length; i++) {
    const c = order[i] ?? 0;
    if (!counts(c)) continue;
    score += has(c) ? -1 : 1;
    if (score > best) [best, place] = [score, i];
  }
  if (best < WORN_LEAST * 0.9) return Number.NEGATIVE_INFINITY;
  let [until, seenBefore, goneBefore, seenAfter, goneAfter] = [Number.NEGATIVE_INFINITY, 0, 0, 0, 0];
  const senders = new Set<number>();
  for (let i = 0; i < order.length; i++) {
    const c = order[i] ?? 0;
    if (!counts(c)) continue;
    if (i > place) {
      seenAfter++;
      if (!has(c)) goneAfter++;
      continue;
    }
    seenBefore++;
    if (has(c)) continue;
    goneBefore++;
    until = Math.max(until, from[c] ?? until);
    const node = clusters.node(head[c] ?? 0);
    senders.add(node < 0 ? -1 : clusters.senders.find(node));
  }
  const nearlyAll = goneBefore >= WORN_LEAST && goneBefore >= 0.95 * seenBefore;
  const fewAfter = goneAfter <= 0.2 * seenAfter;
  return nearlyAll && fewAfter && senders.size > 1 ? until : Number.NEGATIVE_INFINITY;
}

/** The same words by the same sender. */
export function strayKey(clusters: Clusters, o: number): string {
  const node = clusters.node(o);
  return `${clusters.track(o).content[clusters.entry(o)] ?? 0} ${node < 0 ? -1 : clusters.senders.find(node)}`;
}

function opensWithNotice(clusters: Clusters, copy: number): boolean {
  const track = clusters.tracks[copy];
  if (track === undefined) return false;
  for (let e = 0; e < Math.min(4, track.count); e++) {
    const event = track.notices.get(e)?.event;
    if (event === 'encryption' || event === 'group-created') return true;
  }
  return false;
}
