/**
 * Who was in the chat when, from the notices of all copies together, and which settings of the chat explain absences.
 * Pure.
 */

import type { Clusters } from './clusters.ts';
import { classes } from './content.ts';
import { exportersBySilence, exportersOf, type MemberEvent, standsAlone, type Told, time } from './exporters.ts';
import { EXPORTER, type NoticeFact } from './notice-facts.ts';
import type { CopyTrack } from './track.ts';

/** A stretch on the common clock; ends may be infinite. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Timer extends Stretch {
  /** How long messages stay; null: the notice does not tell. */
  readonly timerMs: number | null;
}

export interface ChatFacts {
  /** Node of the exporting person of each copy, -1: not shown. */
  readonly exporters: readonly number[];
  readonly events: readonly MemberEvent[];
  /** Stretches in which the exporting person of each copy was not a member. */
  readonly absences: readonly (readonly Stretch[])[];
  readonly timers: readonly Timer[];
  /** Stretches in which the exporting person of each copy had blocked the other. */
  readonly blocks: readonly (readonly Stretch[])[];
  /** A chat of two. */
  readonly oneToOne: boolean;
}

export function chatFacts(clusters: Clusters): ChatFacts {
  const told = toldByNotices(clusters);
  const group = told.some(({ fact }) => groupEvents.has(fact.event));
  const oneToOne = !group && clusters.tracks.every((track) => atOnce(track) <= 2);
  const named = exportersOf(clusters, told, oneToOne);
  joinNames(clusters, told, named);
  if (oneToOne) joinTheOther(clusters, named);
  const events = memberEvents(clusters, told, named);
  // A silence that follows somebody's absence explains gaps. It names nobody: one in fifty such names was wrong (measured).
  const likely = oneToOne ? named : exportersBySilence(clusters, events, named);
  return {
    exporters: named,
    events,
    absences: clusters.tracks.map((_, copy) => absencesOf(clusters, events, copy, likely[copy] ?? -1)),
    timers: timersOf(clusters, told),
    blocks: clusters.tracks.map((_, copy) => blocksOf(clusters, told, copy)),
    oneToOne,
  };
}

const groupEvents = new Set<NoticeFact['event']>([
  'group-created',
  'member-added',
  'member-removed',
  'member-left',
  'member-joined',
  'subject-changed',
]);

function toldByNotices(clusters: Clusters): Told[] {
  const told: Told[] = [];
  for (const [copy, track] of clusters.tracks.entries()) {
    const first = clusters.firstOf[copy] ?? 0;
    for (const [entry, fact] of track.notices) {
      const observation = first + entry;
      told.push({ copy, observation, cluster: clusters.of[observation] ?? -1, fact });
    }
  }
  return told.sort((a, b) => time(clusters, a) - time(clusters, b) || a.observation - b.observation);
}

/** How many names of a copy are in use at the same time: somebody who changes number uses two, one after the other. */
function atOnce(track: CopyTrack): number {
  const spans = new Map<number, { first: number; last: number }>();
  for (let e = 0; e < track.count; e++) {
    const sender = track.sender[e] ?? -1;
    if (sender < 0 || track.contentClass[e] === classes.marked) continue;
    const span = spans.get(sender);
    if (span === undefined) spans.set(sender, { first: e, last: e });
    else span.last = e;
  }
  const edges = [...spans.values()].flatMap(({ first, last }) => [
    { at: first, by: 1 },
    { at: last + 0.5, by: -1 },
  ]);
  edges.sort((a, b) => a.at - b.at);
  let open = 0;
  let most = 0;
  for (const { by } of edges) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}

/** In a chat of two, every name that is not the exporting person's is the other's. */
function joinTheOther(clusters: Clusters, exporters: readonly number[]): void {
  const { senders } = clusters;
  for (const [copy, track] of clusters.tracks.entries()) {
    const own = exporters[copy] ?? -1;
    if (own < 0) continue;
    const others = track.names
      .map((_, i) => senders.node(copy, i))
      .filter((node) => senders.find(node) !== senders.find(own));
    const [first] = others;
    for (const other of others) if (first !== undefined && !senders.isShared(other)) senders.join(first, other);
  }
}

/** Names that only notices have, joined by the notices that copies share. */
function joinNames(clusters: Clusters, told: readonly Told[], exporters: readonly number[]): void {
  const { senders } = clusters;
  const nodeOf = (copy: number, name: string | null | undefined): number => {
    if (name === null || name === undefined) return -1;
    if (name === EXPORTER) return exporters[copy] ?? -1;
    return senders.named(copy, name);
  };
  const firstOfCluster = new Map<number, Told>();
  for (const [index, own] of told.entries()) {
    if (!standsAlone(told, index, clusters)) continue;
    const first = firstOfCluster.get(own.cluster);
    if (first === undefined) {
      firstOfCluster.set(own.cluster, own);
      continue;
    }
    if (first.copy === own.copy || first.fact.event !== own.fact.event) continue;
    const pairs: [number, number][] = [[nodeOf(first.copy, first.fact.actor), nodeOf(own.copy, own.fact.actor)]];
    if (first.fact.affected.length === 1 && own.fact.affected.length === 1) {
      pairs.push([nodeOf(first.copy, first.fact.affected[0]), nodeOf(own.copy, own.fact.affected[0])]);
    }
    for (const [a, b] of pairs) {
      if (a < 0 || b < 0 || senders.isShared(a) || senders.isShared(b)) continue;
      if (senders.settled(a) && senders.settled(b)) continue;
      senders.join(a, b);
    }
  }
}

function memberEvents(clusters: Clusters, told: readonly Told[], exporters: readonly number[]): MemberEvent[] {
  const { senders } = clusters;
  const events: MemberEvent[] = [];
  const seen = new Set<string>();
  const add = (own: Told, kind: MemberEvent['kind'], name: string | null): void => {
    const self = name === EXPORTER;
    const node = name === null ? -1 : self ? (exporters[own.copy] ?? -1) : senders.named(own.copy, name);
    if (node < 0 && !self) return;
    const who = node < 0 ? `copy ${own.copy}` : String(senders.find(node));
    const key = `${own.cluster} ${kind} ${who}`;
    if (seen.has(key)) return;
    seen.add(key);
    const ms = clusters.from[own.cluster] ?? Number.NaN;
    events.push({
      ms: Number.isNaN(ms) ? time(clusters, own) : ms,
      kind,
      node,
      copy: self ? own.copy : -1,
      event: own.fact.event,
      cluster: own.cluster,
    });
  };
  for (const own of told) {
    switch (own.fact.event) {
      case 'member-added':
        for (const name of own.fact.affected) for (const one of peopleIn(clusters, own, name)) add(own, 'joins', one);
        break;
      case 'member-removed':
        for (const name of own.fact.affected) for (const one of peopleIn(clusters, own, name)) add(own, 'leaves', one);
        break;
      case 'member-left':
        add(own, 'leaves', own.fact.actor);
        break;
      case 'member-joined':
      case 'group-created':
        add(own, 'joins', own.fact.actor);
        break;
      default:
    }
  }
  return events;
}

/** `Anna, Ben and Carl`, unless somebody is called so. */
function peopleIn(clusters: Clusters, own: Told, name: string): string[] {
  if (name === EXPORTER || clusters.tracks[own.copy]?.names.includes(name)) return [name];
  const parts = name.split(/,\s+|\s+(?:and|und|e|y|et)\s+/u).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => part !== '')
    ? parts.map((part) => (/^(?:you|du|dich|você)$/iu.test(part) ? EXPORTER : part))
    : [name];
}

/** From the events that concern the person who exported a copy: when that person was not in the chat. */
function absencesOf(clusters: Clusters, events: readonly MemberEvent[], copy: number, exporter: number): Stretch[] {
  const { senders } = clusters;
  const own = events.filter(
    (event) =>
      event.copy === copy || (exporter >= 0 && event.node >= 0 && senders.find(event.node) === senders.find(exporter)),
  );
  const stretches: Stretch[] = [];
  let outSince: number | null = null;
  for (const { kind, ms, event } of own) {
    if (kind === 'joins') {
      // Added without having left: since the beginning of the chat, unless the first sight of it is its creation.
      if (outSince !== null || event !== 'group-created')
        stretches.push({ from: outSince ?? Number.NEGATIVE_INFINITY, to: ms });
      outSince = null;
    } else outSince ??= ms;
  }
  if (outSince !== null) stretches.push({ from: outSince, to: Number.POSITIVE_INFINITY });
  return stretches.flatMap((stretch) => silentEnds(clusters, copy, stretch));
}

/**
 * A stretch in which the copy has messages all the same: somebody came back, or had left, without a notice that is read
 * here. What stays of it is the silence after the leaving and the silence before the joining.
 */
function silentEnds(clusters: Clusters, copy: number, stretch: Stretch): Stretch[] {
  const track = clusters.tracks[copy];
  if (track === undefined) return [];
  const first = clusters.firstOf[copy] ?? 0;
  const near = track.widthMs + (clusters.clocks.copies[copy]?.slackMs ?? 0);
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (let e = 0; e < track.count; e++) {
    const ms = clusters.startMs[first + e] ?? Number.NaN;
    const kind = track.contentClass[e];
    if (kind === classes.notice || kind === classes.marked) continue;
    if (!(ms > stretch.from + near && ms < stretch.to - near)) continue;
    earliest = Math.min(earliest, ms);
    latest = Math.max(latest, ms);
  }
  if (earliest === Number.POSITIVE_INFINITY) return [stretch];
  const ends: Stretch[] = [];
  if (stretch.from !== Number.NEGATIVE_INFINITY) ends.push({ from: stretch.from, to: earliest });
  if (stretch.to !== Number.POSITIVE_INFINITY) ends.push({ from: latest, to: stretch.to });
  return ends;
}

function timersOf(clusters: Clusters, told: readonly Told[]): Timer[] {
  const timers: Timer[] = [];
  let since: { ms: number; timerMs: number | null } | null = null;
  let cluster = -1;
  for (const own of told) {
    if (own.fact.event !== 'disappearing-messages' || own.cluster === cluster) continue;
    cluster = own.cluster;
    const ms = time(clusters, own);
    const on: boolean = own.fact.on ?? since === null;
    if (since !== null && on && Math.abs(ms - since.ms) < 120_000) continue;
    if (since !== null) timers.push({ from: since.ms, to: ms, timerMs: since.timerMs });
    since = on ? { ms, timerMs: own.fact.timerMs } : null;
  }
  if (since !== null) timers.push({ from: since.ms, to: Number.POSITIVE_INFINITY, timerMs: since.timerMs });
  return timers;
}

function blocksOf(clusters: Clusters, told: readonly Told[], copy: number): Stretch[] {
  const stretches: Stretch[] = [];
  let since: number | null = null;
  for (const own of told) {
    if (own.copy !== copy || own.fact.event !== 'blocked') continue;
    const ms = time(clusters, own);
    if (own.fact.on === false) {
      stretches.push({ from: since ?? Number.NEGATIVE_INFINITY, to: ms });
      since = null;
    } else since ??= ms;
  }
  if (since !== null) stretches.push({ from: since, to: Number.POSITIVE_INFINITY });
  return stretches;
}
