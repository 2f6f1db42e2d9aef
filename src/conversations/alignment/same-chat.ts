/** Whether copies are of one chat at all: how much of what two of them could share they do share. Pure. */

import type { Clusters } from './clusters.ts';
import { classes } from './content.ts';
import type { Spans } from './places.ts';

export interface SameChat {
  /** 0 to 1; below 0.5 the copies are not taken for one chat. */
  readonly confidence: number;
  readonly why: string;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly shared: number;
  readonly possible: number;
  readonly confidence: number;
}

/** The weakest link that is needed to connect all copies. */
export function sameChat(clusters: Clusters, spans: Spans): SameChat {
  const pairs = pairsOf(clusters, spans).sort((x, y) => y.confidence - x.confidence || y.shared - x.shared);
  const linked = clusters.tracks.map((_, i) => i);
  const root = (i: number): number => (linked[i] === i ? i : root(linked[i] ?? i));
  let weakest: Pair | null = null;
  let joined = 1;
  for (const pair of pairs) {
    const [a, b] = [root(pair.a), root(pair.b)];
    if (a === b) continue;
    linked[Math.max(a, b)] = Math.min(a, b);
    joined++;
    if (weakest === null || pair.confidence < weakest.confidence) weakest = pair;
    if (joined === clusters.tracks.length) break;
  }
  if (weakest === null) return { confidence: 1, why: 'There is one copy.' };
  return { confidence: weakest.confidence, why: inWords(clusters, weakest) };
}

function inWords(clusters: Clusters, { a, b, shared, possible, confidence }: Pair): string {
  const label = (copy: number): string => clusters.tracks[copy]?.source.label ?? '';
  const number = (n: number): string => n.toLocaleString('en-GB');
  const which = clusters.tracks.length === 2 ? 'The copies' : `${label(a)} and ${label(b)}`;
  if (possible === 0) return `${which} have no stretch of time in common in which both have messages.`;
  const share = `${which} share ${number(shared)} of the ${number(possible)} messages that both could have, at one and the same difference of their clocks`;
  return confidence >= 0.5 ? `${share}.` : `${share}: too few for one chat.`;
}

function pairsOf(clusters: Clusters, spans: Spans): Pair[] {
  const copies = clusters.tracks.length;
  const shared = Array.from({ length: copies }, () => new Int32Array(copies));
  for (let c = 0; c < clusters.count; c++) {
    if (clusters.gone[c] === 1) continue;
    if (clusters.kind(clusters.head[c] ?? 0) !== classes.text) continue;
    const mask = clusters.mask[c] ?? 0;
    for (let a = 0; a < copies; a++) {
      if ((mask & (1 << a)) === 0) continue;
      for (let b = a + 1; b < copies; b++) {
        const row = shared[a];
        if ((mask & (1 << b)) !== 0 && row !== undefined) row[b] = (row[b] ?? 0) + 1;
      }
    }
  }
  const pairs: Pair[] = [];
  for (let a = 0; a < copies; a++) {
    for (let b = a + 1; b < copies; b++) {
      const count = shared[a]?.[b] ?? 0;
      const possible = Math.min(textsWithin(clusters, spans, a, b), textsWithin(clusters, spans, b, a));
      const smaller = Math.min(texts(clusters, a), texts(clusters, b));
      const sure = confidence(count, possible, smaller);
      const doubtful = contradicted(clusters, a) || contradicted(clusters, b);
      pairs.push({ a, b, shared: count, possible, confidence: doubtful ? Math.min(sure, 0.3) : sure });
    }
  }
  return pairs;
}

function texts(clusters: Clusters, copy: number): number {
  return clusters.tracks[copy]?.contentClass.filter((kind) => kind === classes.text).length ?? 0;
}

/** Texts of one copy that lie within the time of the other. */
function textsWithin(clusters: Clusters, spans: Spans, copy: number, other: number): number {
  const track = clusters.tracks[copy];
  if (track === undefined) return 0;
  const first = clusters.firstOf[copy] ?? 0;
  const [from, to] = [(spans.from[other] ?? 0) - 60_000, (spans.to[other] ?? 0) + 60_000];
  let count = 0;
  for (let e = 0; e < track.count; e++) {
    const ms = clusters.startMs[first + e] ?? Number.NaN;
    if (track.contentClass[e] === classes.text && ms >= from && ms <= to) count++;
  }
  return count;
}

/**
 * Half at a share of one in seven; a few shared messages alone never make it certain, and one alone does only where there
 * is no more to share.
 */
function confidence(shared: number, possible: number, smaller: number): number {
  if (possible === 0) return 0.1;
  const share = Math.min(1, shared / possible);
  const byShare = 1 / (1 + Math.exp(-18 * (share - 0.14)));
  const one = smaller <= 3 ? 0.6 : 0.45;
  const enough = shared >= 5 ? 1 : ([0, one, 0.7, 0.85, 0.92][shared] ?? 1);
  return Math.round(Math.min(byShare, enough) * 1000) / 1000;
}

/** Rare words in common that do not agree on one difference of the clocks: forwarded from chat to chat. */
function contradicted(clusters: Clusters, copy: number): boolean {
  const placed = clusters.clocks.copies[copy];
  return placed !== undefined && placed.anchors >= 3 && placed.agreeing * 2 < placed.anchors;
}
