/** From the clusters in their own order of copies to the alignment as it was asked for. Pure. */

import type { Clusters } from './clusters.ts';
import { classes } from './content.ts';
import type { ChatFacts } from './membership.ts';
import type { AlignedCopy, AlignedMessages, AlignedSender, Alignment, Finding, Membership } from './model.ts';
import type { CopyTrack } from './track.ts';

export interface Outcome {
  readonly clusters: Clusters;
  /** Clusters in reading order. */
  readonly order: Int32Array;
  readonly facts: ChatFacts;
  /** Copies by their index in the clusters. */
  readonly findings: readonly Finding[];
  readonly sameChat: Alignment['sameChat'];
}

/** @param back index in `given` of each copy of the clusters */
export function outcomeOf(outcome: Outcome, given: readonly CopyTrack[], back: readonly number[]): Alignment {
  const { clusters, facts } = outcome;
  const place = new Int32Array(back.length);
  for (const [own, index] of back.entries()) place[index] = own;
  const people = new People(clusters, back, outcome.order, facts);
  const messages = messagesOf(outcome, back, place, people);
  const copies = given.map((track, index) => copyOf(outcome, track, index, place[index] ?? 0, place[0] ?? 0, people));
  const toFirst = clockOfFirst(outcome, place[0] ?? 0);
  const findings = outcome.findings.map((finding) => ({
    ...finding,
    copy: back[finding.copy] ?? 0,
    in: finding.in.map((copy) => back[copy] ?? 0).sort((a, b) => a - b),
  }));
  findings.sort((a, b) => a.message - b.message || a.copy - b.copy || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
  return {
    sameChat: outcome.sameChat,
    copies,
    senders: people.senders,
    messages,
    membership: membershipOf(outcome, people, toFirst),
    findings,
  };
}

/** Senders numbered by their first message in reading order, then those whom only notices name. */
class People {
  readonly senders: AlignedSender[] = [];
  readonly #byGroup = new Map<number, number>();
  readonly #clusters: Clusters;

  constructor(clusters: Clusters, back: readonly number[], order: Int32Array, facts: ChatFacts) {
    this.#clusters = clusters;
    const { senders } = clusters;
    const groups: number[] = [];
    const seen = new Set<number>();
    const meet = (node: number): void => {
      if (node < 0 || senders.isShared(node)) return;
      const group = senders.find(node);
      if (seen.has(group)) return;
      seen.add(group);
      groups.push(group);
    };
    for (const c of order) {
      for (let o = clusters.head[c] ?? -1; o >= 0; o = clusters.next[o] ?? -1) {
        const kind = clusters.kind(o);
        if (kind !== classes.notice && kind !== classes.marked) meet(clusters.node(o));
      }
    }
    for (const event of facts.events) meet(event.node);
    const names: string[][][] = groups.map(() => back.map(() => []));
    for (const [i, group] of groups.entries()) this.#byGroup.set(group, i);
    for (let node = 0; node < senders.nodes; node++) {
      const copy = back[senders.copyOf(node)] ?? 0;
      const nodes = senders.isShared(node) ? senders.sharedPeople(node) : [node];
      for (const one of nodes) {
        const index = this.#byGroup.get(senders.find(one));
        const list = index === undefined ? undefined : names[index]?.[copy];
        const name = senders.name(node);
        if (list !== undefined && !list.includes(name)) list.push(name);
      }
    }
    for (const list of names) this.senders.push({ names: list });
  }

  ofNode(node: number): number {
    if (node < 0) return -1;
    return this.#byGroup.get(this.#clusters.senders.find(node)) ?? -1;
  }

  /** Of a message: the name that is not shared decides. */
  ofCluster(c: number): number {
    const { senders } = this.#clusters;
    let shared = -1;
    for (let o = this.#clusters.head[c] ?? -1; o >= 0; o = this.#clusters.next[o] ?? -1) {
      const node = this.#clusters.node(o);
      if (node < 0) continue;
      if (!senders.isShared(node)) return this.ofNode(node);
      shared = node;
    }
    return shared < 0 ? -1 : this.ofNode(senders.sharedPeople(shared)[0] ?? -1);
  }
}

function messagesOf(outcome: Outcome, back: readonly number[], place: Int32Array, people: People): AlignedMessages {
  const { clusters, order } = outcome;
  const count = order.length;
  const first = new Int32Array(count + 1);
  const copy = new Uint8Array(clusters.observations);
  const entry = new Int32Array(clusters.observations);
  const sender = new Int32Array(count);
  const commonMs = new Float64Array(count);
  const notice = new Uint8Array(count);
  const toFirst = clockOfFirst(outcome, place[0] ?? 0);
  let at = 0;
  for (let m = 0; m < count; m++) {
    const c = order[m] ?? 0;
    first[m] = at;
    const members = clusters.members(c).map((o) => ({ o, index: back[clusters.copy(o)] ?? 0 }));
    members.sort((a, b) => a.index - b.index);
    for (const { o, index } of members) {
      copy[at] = index;
      entry[at] = clusters.entry(o);
      at++;
    }
    const kinds = members.map(({ o }) => clusters.kind(o));
    notice[m] = kinds.some((kind) => kind === classes.notice) || kinds.every((kind) => kind === classes.marked) ? 1 : 0;
    sender[m] = notice[m] === 1 ? -1 : people.ofCluster(c);
    commonMs[m] = (clusters.from[c] ?? Number.NaN) + (toFirst[m] ?? 0);
  }
  first[count] = at;
  return { count, first, copy, entry, sender, commonMs, notice };
}

/** What to add to the common clock, message by message, to have the clock of the first copy. */
function clockOfFirst({ clusters, order }: Outcome, firstCopy: number): Float64Array {
  const placed = clusters.clocks.copies[firstCopy];
  const add = new Float64Array(order.length);
  if (placed === undefined) return add;
  const offsets = new Offsets(clusters, firstCopy);
  let current = Number.NaN;
  for (let m = 0; m < order.length; m++) {
    const o = clusters.memberOf(order[m] ?? 0, firstCopy);
    if (o >= 0) current = offsets.at(clusters.entry(o));
    add[m] = current;
  }
  const initial = add.find((value) => !Number.isNaN(value)) ?? 0;
  for (let m = 0; m < add.length && Number.isNaN(add[m]); m++) add[m] = initial;
  return add;
}

/** A copy's own clock minus the common one, entry by entry (asked in any order; nearly always rising). */
class Offsets {
  readonly #segments: readonly { readonly fromEntry: number; readonly offsetMs: number }[];
  readonly #wall: Float64Array;
  readonly #raw: Float64Array;
  #at = 0;

  constructor(clusters: Clusters, copy: number) {
    const placed = clusters.clocks.copies[copy];
    this.#segments = placed?.segments ?? [];
    this.#wall = placed?.wallMs ?? new Float64Array();
    this.#raw = placed?.rawMs ?? new Float64Array();
  }

  at(entry: number): number {
    while (this.#at > 0 && entry < (this.#segments[this.#at]?.fromEntry ?? 0)) this.#at--;
    while (entry >= (this.#segments[this.#at + 1]?.fromEntry ?? Number.POSITIVE_INFINITY)) this.#at++;
    const zone = (this.#wall[entry] ?? 0) - (this.#raw[entry] ?? 0);
    return (this.#segments[this.#at]?.offsetMs ?? 0) + (Number.isNaN(zone) ? 0 : zone);
  }
}

/** Entries under another offset that are fewer than these do not make a change of the clock. */
const CHANGE_LASTS = 3;

function copyOf(
  { clusters, facts }: Outcome,
  track: CopyTrack,
  index: number,
  own: number,
  first: number,
  people: People,
): AlignedCopy {
  const differences: { entry: number; ms: number }[] = [];
  if (index > 0) {
    const [mine, theirs] = [new Offsets(clusters, own), new Offsets(clusters, first)];
    const base = clusters.firstOf[own] ?? 0;
    for (let e = 0; e < track.count; e++) {
      const o = clusters.memberOf(clusters.of[base + e] ?? 0, first);
      if (o >= 0) differences.push({ entry: e, ms: mine.at(e) - theirs.at(clusters.entry(o)) });
    }
  }
  const runs = steadyRuns(differences);
  const most = mostCommon(runs);
  const changes = runs.slice(1).map(({ entry, ms }) => ({ fromEntry: entry, offsetSeconds: Math.round(ms / 1000) }));
  return {
    source: track.source,
    entries: track.count,
    exporter: people.ofNode(facts.exporters[own] ?? -1),
    precision: track.widthMs >= 60_000 ? 'minute' : 'second',
    offsetSeconds: Math.round(most / 1000),
    offsetChanges: changes,
    dateOrderProven: clusters.clocks.copies[own]?.proven ?? null,
  };
}

interface Run {
  readonly entry: number;
  readonly ms: number;
  length: number;
}

function steadyRuns(differences: readonly { entry: number; ms: number }[]): Run[] {
  const raw: Run[] = [];
  for (const { entry, ms } of differences) {
    const last = raw.at(-1);
    if (last !== undefined && Math.abs(last.ms - ms) < 1) last.length++;
    else raw.push({ entry, ms, length: 1 });
  }
  const runs: Run[] = [];
  for (const run of raw) {
    if (run.length < CHANGE_LASTS && raw.length > 1) continue;
    const last = runs.at(-1);
    if (last !== undefined && Math.abs(last.ms - run.ms) < 1) last.length += run.length;
    else runs.push({ ...run });
  }
  return runs.length > 0 ? runs : raw.slice(0, 1);
}

function mostCommon(runs: readonly Run[]): number {
  const votes = new Map<number, number>();
  for (const { ms, length } of runs) votes.set(ms, (votes.get(ms) ?? 0) + length);
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best?.[0] ?? 0;
}

/** One line a stay: from the joining (or the first word) to the leaving, with how each is known. */
function membershipOf({ order, facts }: Outcome, people: People, toFirst: Float64Array): Membership[] {
  const at = new Map<number, number>();
  for (let m = 0; m < order.length; m++) at.set(order[m] ?? 0, m);
  const shift = (cluster: number): number => toFirst[at.get(cluster) ?? 0] ?? 0;
  const rows: Membership[] = [];
  for (let sender = 0; sender < people.senders.length; sender++) {
    const own = facts.events.filter((event) => people.ofNode(event.node) === sender);
    let since: number | null | undefined = own[0]?.kind === 'joins' ? undefined : null;
    let basis = '';
    const close = (toMs: number | null, ending: string): void => {
      if (since === undefined) return;
      const says = [basis, ending].filter((text) => text !== '').join('; ');
      rows.push({
        sender,
        fromMs: since,
        toMs,
        basis: says === '' ? 'no copy has a notice of joining or leaving' : says,
      });
      since = undefined;
      basis = '';
    };
    for (const event of own) {
      const ms = event.ms + shift(event.cluster);
      if (event.kind === 'joins') {
        if (since !== undefined) continue;
        since = ms;
        basis = notices[event.event] ?? 'a notice';
      } else close(ms, notices[event.event] ?? 'a notice');
    }
    close(null, '');
  }
  return rows;
}

const notices: Readonly<Partial<Record<string, string>>> = {
  'member-added': 'notice: added',
  'member-removed': 'notice: removed',
  'member-left': 'notice: left',
  'member-joined': 'notice: joined by link',
  'group-created': 'notice: created the group',
};
