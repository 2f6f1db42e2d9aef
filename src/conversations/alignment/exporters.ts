/** Who exported each copy: as notices, parser or title name it, else as the silence of the copy suggests it. Pure. */

import type { Clusters } from './clusters.ts';
import { classes } from './content.ts';
import { EXPORTER, type NoticeFact } from './notice-facts.ts';

/** What one notice in one copy tells. */
export interface Told {
  readonly copy: number;
  readonly observation: number;
  readonly cluster: number;
  readonly fact: NoticeFact;
}

export interface MemberEvent {
  readonly ms: number;
  readonly kind: 'joins' | 'leaves';
  /** Node of the person in `senders`; -1: the exporting person of `copy`, known by no name. */
  readonly node: number;
  /** The copy whose exporting person the notice speaks to, -1: none. */
  readonly copy: number;
  readonly event: NoticeFact['event'];
  readonly cluster: number;
}

export function time(clusters: Clusters, { observation }: Told): number {
  const ms = clusters.startMs[observation] ?? Number.NaN;
  return Number.isNaN(ms) ? 0 : ms;
}

/** Alone of its event for some minutes in its copy: notices of one event close together could be taken for one another. */
export function standsAlone(told: readonly Told[], index: number, clusters: Clusters): boolean {
  const own = told[index];
  if (own === undefined) return false;
  for (const step of [-1, 1]) {
    for (let i = index + step; i >= 0 && i < told.length; i += step) {
      const other = told[i];
      if (other === undefined || Math.abs(time(clusters, other) - time(clusters, own)) > 180_000) break;
      if (other.copy === own.copy && other.fact.event === own.fact.event) return false;
    }
  }
  return true;
}

/** Node of the exporting person of each copy, as notices, tombstones or the title name it; -1: nothing does. */
export function exportersOf(clusters: Clusters, told: readonly Told[], oneToOne: boolean): number[] {
  const { senders } = clusters;
  const votes = clusters.tracks.map(() => new Map<number, number>());
  const vote = (copy: number, node: number, weight: number): void => {
    const map = votes[copy];
    if (map !== undefined && node >= 0) map.set(node, (map.get(node) ?? 0) + weight);
  };
  for (const [copy, track] of clusters.tracks.entries()) {
    const { exporter, title } = track.source;
    const known = exporter === null ? -1 : track.names.indexOf(exporter);
    if (known >= 0) vote(copy, senders.node(copy, known), 100);
    const self = track.names.findIndex((name) => /^(?:you|du|tú|vous|você)$/iu.test(name));
    if (self >= 0) vote(copy, senders.node(copy, self), 50);
    if (oneToOne && title !== null && track.names.length === 2) {
      const other = track.names.indexOf(title.trim());
      if (other >= 0) vote(copy, senders.node(copy, 1 - other), 20);
    }
  }
  const byCluster = Map.groupBy(told, (one) => one.cluster);
  for (const [index, own] of told.entries()) {
    const { fact, copy } = own;
    const selfActs = fact.actor === EXPORTER;
    const selfAffected = fact.affected[0] === EXPORTER;
    if ((!selfActs && !selfAffected) || !standsAlone(told, index, clusters)) continue;
    for (const other of byCluster.get(own.cluster) ?? []) {
      if (other.copy === copy || other.fact.event !== fact.event) continue;
      const name = selfActs ? other.fact.actor : other.fact.affected[0];
      if (name !== null && name !== undefined && name !== EXPORTER) vote(copy, senders.named(other.copy, name), 1);
    }
  }
  const found = votes.map((map, copy) => {
    const byGroup = new Map<number, number>();
    for (const [node, weight] of map) byGroup.set(senders.find(node), (byGroup.get(senders.find(node)) ?? 0) + weight);
    const [best] = [...byGroup].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (best === undefined) return -1;
    const own = [...map.keys()].find((node) => senders.find(node) === best[0] && senders.copyOf(node) === copy);
    return own ?? best[0];
  });
  return otherOfTwo(clusters, oneToOne, found);
}

/** Two phones of a chat of two: where one exporter is known, the other is the other person. */
function otherOfTwo(clusters: Clusters, oneToOne: boolean, found: number[]): number[] {
  if (!oneToOne || clusters.tracks.length !== 2) return found;
  const { senders } = clusters;
  return found.map((node, copy) => {
    const known = found[1 - copy] ?? -1;
    if (node >= 0 || known < 0) return node;
    const track = clusters.tracks[copy];
    const others = (track?.names ?? [])
      .map((_, i) => senders.node(copy, i))
      .filter((one) => senders.find(one) !== senders.find(known));
    return others.length === 1 ? (others[0] ?? -1) : -1;
  });
}

/** Messages of others that make a silence speak. */
const SILENCE = 12;

/**
 * Where nothing names the person who exported a copy: the one person whose leaving and coming back this copy's silence
 * follows to the minute, or whose joining is its beginning. Two who fit leave it open.
 */
export function exportersBySilence(
  clusters: Clusters,
  events: readonly MemberEvent[],
  known: readonly number[],
): number[] {
  const { senders } = clusters;
  const people = Map.groupBy(
    events.filter((event) => event.node >= 0),
    (event) => senders.find(event.node),
  );
  return known.map((node, copy) => {
    if (node >= 0) return node;
    const taken = new Set(known.filter((one) => one >= 0).map((one) => senders.find(one)));
    const fits = [...people].flatMap(([group, own]) => {
      const weight = taken.has(group) ? 0 : silenceOf(clusters, copy, own);
      return weight > 0 ? [{ group, weight }] : [];
    });
    fits.sort((a, b) => b.weight - a.weight || a.group - b.group);
    const [first, second] = fits;
    if (first === undefined || (second !== undefined && second.weight * 4 > first.weight)) return -1;
    return first.group;
  });
}

/** Messages of other copies that fall into this person's absences and that the copy lacks; 0 where it speaks in one. */
function silenceOf(clusters: Clusters, copy: number, events: readonly MemberEvent[]): number {
  const bit = 1 << copy;
  const near = (clusters.tracks[copy]?.widthMs ?? 0) + (clusters.clocks.copies[copy]?.slackMs ?? 0) + 60_000;
  let weight = 0;
  let since = events[0]?.kind === 'joins' && events[0].event !== 'group-created' ? Number.NEGATIVE_INFINITY : null;
  const count = (from: number, to: number): boolean => {
    let lacks = 0;
    for (let c = 0; c < clusters.count; c++) {
      if (clusters.gone[c] === 1) continue;
      const ms = clusters.from[c] ?? Number.NaN;
      if (!(ms > from + near && ms < to - near)) continue;
      const kind = clusters.kind(clusters.head[c] ?? 0);
      if (kind === classes.notice || kind === classes.marked) continue;
      if (((clusters.mask[c] ?? 0) & bit) !== 0) return false;
      lacks++;
    }
    if (lacks >= SILENCE) weight += lacks;
    return true;
  };
  for (const { kind, ms } of events) {
    if (kind === 'leaves') since ??= ms;
    else {
      if (since !== null && !count(since, ms)) return 0;
      since = null;
    }
  }
  if (since !== null && !count(since, Number.POSITIVE_INFINITY)) return 0;
  return weight;
}
