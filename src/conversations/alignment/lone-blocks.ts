/**
 * Blocks that one copy alone has: deleted from all the others, or put into that one. Told apart from single gaps, because
 * what several phones lack together is rather put in than taken out of each.
 */

import type { Clusters } from './clusters.ts';
import { classes } from './content.ts';
import { difference } from './differences.ts';
import type { Explainer } from './explain.ts';
import type { Finding } from './model.ts';
import type { Spans } from './places.ts';

/** A block that one copy alone has is told from this length on. */
const BLOCK = 5;
/** Entries of others that may lie between two messages of a block. */
const BETWEEN = 3;

/** What tells which copies run at a time, and what explains that they lack it. */
interface Running {
  readonly clusters: Clusters;
  readonly spans: Spans;
  readonly explainer: Explainer;
  readonly order: Int32Array;
}

/**
 * Clusters that one copy alone has and that stand close together in its file, at least `BLOCK` of them, by cluster. A few
 * entries of others may lie between: what is put in is put among what was there.
 */
export function loneBlocks(clusters: Clusters): Map<number, readonly number[]> {
  const blocks = new Map<number, readonly number[]>();
  for (const [copy, track] of clusters.tracks.entries()) {
    const first = clusters.firstOf[copy] ?? 0;
    let run: number[] = [];
    let last = 0;
    const close = (): void => {
      if (run.length >= BLOCK) for (const one of run) blocks.set(one, run);
      run = [];
    };
    for (let e = 0; e < track.count; e++) {
      const c = clusters.of[first + e] ?? -1;
      const kind = track.contentClass[e];
      if (clusters.mask[c] !== 1 << copy || kind === classes.notice || kind === classes.marked) continue;
      if (run.length > 0 && e - last > BETWEEN + 1) close();
      run.push(c);
      last = e;
    }
    close();
  }
  return blocks;
}

/** Blocks that one copy alone has, told once for every other copy that runs at the time. */
export function blockFindings(
  { clusters, spans, explainer, order }: Running,
  blocks: ReadonlyMap<number, readonly number[]>,
): Finding[] {
  const position = new Map<number, number>();
  for (let message = 0; message < order.length; message++) {
    const c = order[message] ?? 0;
    if (blocks.has(c)) position.set(c, message);
  }
  const findings: Finding[] = [];
  for (const block of new Set(blocks.values())) {
    const [head] = block;
    const last = block.at(-1);
    if (head === undefined || last === undefined) continue;
    const owner = clusters.copy(clusters.head[head] ?? 0);
    for (let copy = 0; copy < clusters.tracks.length; copy++) {
      if (copy === owner) continue;
      if ((clusters.from[head] ?? 0) <= (spans.from[copy] ?? 0) || (clusters.to[last] ?? 0) >= (spans.to[copy] ?? 0))
        continue;
      // What is explained message by message needs no summary.
      if (explainer.missing(head, copy).some((one) => one.plausible)) continue;
      findings.push({
        ...difference('extra-run', position.get(head) ?? 0, copy, [owner], 0.9, []),
        span: block.length,
      });
    }
  }
  return findings;
}
