/** From logical messages to findings: what each copy lacks, shows otherwise or shows elsewhere. */

import type { Clusters } from './clusters.ts';
import { missingConfidence } from './confidence.ts';
import { classes } from './content.ts';
import { differences, outOfOrder, repeatedDifferences, withContent } from './differences.ts';
import type { Explainer } from './explain.ts';
import { blockFindings, loneBlocks } from './lone-blocks.ts';
import type { ChatFacts } from './membership.ts';
import type { Finding } from './model.ts';
import type { Spans } from './places.ts';
import type { Explanation } from './report.ts';

export interface Places {
  readonly clusters: Clusters;
  readonly spans: Spans;
  readonly explainer: Explainer;
  readonly facts: ChatFacts;
  /** Clusters in reading order. */
  readonly order: Int32Array;
}

export function findingsOf(places: Places): Finding[] {
  const { clusters, order } = places;
  const all = 2 ** clusters.tracks.length - 1;
  const blocks = loneBlocks(clusters);
  const repeated = repeatedDifferences(clusters, order);
  const findings: Finding[] = [];
  for (let message = 0; message < order.length; message++) {
    const c = order[message] ?? 0;
    const members = clusters.members(c);
    if (members.every((o) => clusters.kind(o) === classes.notice || clusters.kind(o) === classes.marked)) continue;
    if (members.some((o) => clusters.kind(o) === classes.notice)) continue;
    if (members.length > 1) findings.push(...differences(clusters, message, members, repeated));
    if (((clusters.mask[c] ?? 0) & all) === all) continue;
    findings.push(...missingFrom(places, message, members, blocks.get(c)?.length ?? 0));
  }
  findings.push(...outOfOrder(clusters, order), ...blockFindings(places, blocks));
  return findings.sort((a, b) => a.message - b.message || a.copy - b.copy || (a.kind < b.kind ? -1 : 1));
}

/** Phones behind these copies: two exports of one person lack what was deleted once. */
function phones(places: Places, copies: readonly { readonly copy: number }[]): number {
  const apart: number[] = [];
  for (const { copy } of copies) if (!apart.some((other) => samePhone(places, copy, other))) apart.push(copy);
  return apart.length;
}

/** One exporter; where that is not known, the same contact names throughout. */
function samePhone({ clusters, facts }: Places, a: number, b: number): boolean {
  const { senders } = clusters;
  const [left, right] = [facts.exporters[a] ?? -1, facts.exporters[b] ?? -1];
  if (left >= 0 && right >= 0) return senders.find(left) === senders.find(right);
  const names = new Map((clusters.tracks[b]?.names ?? []).map((name, i) => [senders.find(senders.node(b, i)), name]));
  let same = 0;
  for (const [i, name] of (clusters.tracks[a]?.names ?? []).entries()) {
    const other = names.get(senders.find(senders.node(a, i)));
    if (other === undefined) continue;
    if (other !== name) return false;
    same++;
  }
  return same >= 3;
}

/** One finding for each copy that lacks the message. */
function missingFrom(places: Places, message: number, members: readonly number[], block: number): Finding[] {
  const { clusters, explainer, order } = places;
  const c = order[message] ?? 0;
  const lacking: { copy: number; explanations: readonly Explanation[] }[] = [];
  for (let copy = 0; copy < clusters.tracks.length; copy++) {
    if (((clusters.mask[c] ?? 0) & (1 << copy)) === 0) lacking.push({ copy, explanations: explainer.missing(c, copy) });
  }
  const unexplained = phones(
    places,
    lacking.filter(({ explanations }) => explanations.every((one) => !one.plausible)),
  );
  const having = withContent(clusters, members).map((o) => clusters.copy(o));
  return lacking.map(({ copy, explanations }) => {
    const bare = explanations.every((one) => !one.plausible);
    // Two phones that lack one and the same block of a third, or four that lack one message of a fifth: rather put in
    // there than taken out of all (of such single messages one in six was a deletion, measured).
    const added = bare && (block > 0 ? unexplained > 1 : having.length === 1 && unexplained > 3);
    return {
      kind: 'missing',
      message,
      span: 1,
      copy,
      in: having,
      confidence: missingConfidence({
        clusters,
        c,
        deletion: bare && !added,
        lacking: bare ? unexplained - 1 : 0,
        block: block > 0,
      }),
      explanations: added ? explainer.withAddition(explanations, Math.max(1, block), unexplained) : explanations,
      deletion: bare && !added,
    };
  });
}
