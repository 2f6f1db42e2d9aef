/**
 * Which names of which copies are one sender. Nothing about names themselves is trusted: phones show contact names, push
 * names and numbers. What counts is who stands before the same words at the same time. A name under which one phone
 * keeps two people who talk in turn is shared, and joins nobody.
 */

import { type Clocks, singles } from './clocks.ts';
import type { CopyTrack } from './track.ts';

/** A sender is not decided yet. */
export const UNKNOWN = -1;

/** Names of all copies as nodes; which of them are one sender. */
export class Senders {
  readonly tracks: readonly CopyTrack[];
  /** First node of each copy; names come in the order of the track, then names that only notices have. */
  readonly #firstNode: number[] = [];
  readonly #nodeNames: string[] = [];
  readonly #nodeCopy: number[] = [];
  readonly #extra = new Map<string, number>();
  readonly #parent: number[] = [];
  /** Nodes that stand for several people on that phone. */
  readonly #shared = new Map<number, readonly number[]>();
  /** Nodes that evidence has joined to something. */
  readonly #settled = new Set<number>();

  constructor(tracks: readonly CopyTrack[]) {
    this.tracks = tracks;
    for (const [copy, track] of tracks.entries()) {
      this.#firstNode.push(this.#nodeNames.length);
      for (const name of track.names) this.#addNode(copy, name);
    }
  }

  #addNode(copy: number, name: string): number {
    const node = this.#nodeNames.length;
    this.#nodeNames.push(name);
    this.#nodeCopy.push(copy);
    this.#parent.push(node);
    return node;
  }

  /** The node of a sender; -1 where the entry has none. */
  node(copy: number, sender: number): number {
    return sender < 0 ? -1 : (this.#firstNode[copy] ?? 0) + sender;
  }

  /** The node of a name that a notice of this copy gives; made where nobody of that name wrote. */
  named(copy: number, name: string): number {
    const index = this.tracks[copy]?.names.indexOf(name) ?? -1;
    if (index >= 0) return this.node(copy, index);
    const key = `${copy} ${name}`;
    const known = this.#extra.get(key);
    if (known !== undefined) return known;
    const made = this.#addNode(copy, name);
    this.#extra.set(key, made);
    return made;
  }

  name(node: number): string {
    return this.#nodeNames[node] ?? '';
  }

  copyOf(node: number): number {
    return this.#nodeCopy[node] ?? -1;
  }

  get nodes(): number {
    return this.#nodeNames.length;
  }

  find(node: number): number {
    let root = node;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    let at = node;
    while (this.#parent[at] !== root) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  /** True where evidence has joined this name to a name of another copy. */
  settled(node: number): boolean {
    return this.#settled.has(node);
  }

  isShared(node: number): boolean {
    return this.#shared.has(node);
  }

  /** The smaller root stays, so that the outcome does not depend on the order of joining. */
  join(a: number, b: number): void {
    const [left, right] = [this.find(a), this.find(b)];
    if (left !== right) this.#parent[Math.max(left, right)] = Math.min(left, right);
    this.#settled.add(a);
    this.#settled.add(b);
  }

  share(node: number, people: readonly number[]): void {
    this.#shared.set(node, people);
    this.#settled.add(node);
  }

  /** May entries under these names be one person's? */
  compatible(a: number, b: number): boolean {
    if (a < 0 || b < 0) return a === b;
    if (a === b) return true;
    if (this.#shared.has(a) || this.#shared.has(b)) return this.#sharedCompatible(a, b);
    if (this.#nodeCopy[a] === this.#nodeCopy[b]) return this.find(a) === this.find(b);
    if (this.#settled.has(a) && this.#settled.has(b)) return this.find(a) === this.find(b);
    // A name that nothing is known of may be anybody whom that copy does not show under another name.
    return true;
  }

  #sharedCompatible(a: number, b: number): boolean {
    const groups = (node: number): readonly number[] => (this.#shared.get(node) ?? [node]).map((one) => this.find(one));
    const right = groups(b);
    return groups(a).some((group) => right.includes(group));
  }

  /** The group of a name, or UNKNOWN where it is not settled or stands for several people. */
  group(node: number): number {
    if (node < 0) return UNKNOWN;
    if (this.#shared.has(node) || !this.#settled.has(node)) return UNKNOWN;
    return this.find(node);
  }

  /** People behind a shared name. */
  sharedPeople(node: number): readonly number[] {
    return this.#shared.get(node) ?? [];
  }
}

interface Link {
  readonly a: number;
  readonly b: number;
  count: number;
}

/** Joins names that stand before the same rare words at the same time. */
export function senderGroups(tracks: readonly CopyTrack[], clocks: Clocks): Senders {
  const senders = new Senders(tracks);
  const links = linksOf(tracks, clocks, senders);
  joinByLinks(senders, links);
  joinByName(senders);
  return senders;
}

function linksOf(tracks: readonly CopyTrack[], clocks: Clocks, senders: Senders): Link[] {
  const alone = tracks.map(singles);
  const size = tracks[0]?.texts.length ?? 0;
  const links = new Map<number, Link>();
  const placed = tracks.map((_, copy) => clocks.copies[copy]?.placed === true);
  const having: number[] = [];
  for (let id = 0; id < size; id++) {
    having.length = 0;
    for (let copy = 0; copy < tracks.length; copy++)
      if (placed[copy] && (alone[copy]?.[id] ?? -1) >= 0) having.push(copy);
    for (let i = 0; i < having.length; i++) {
      for (let j = i + 1; j < having.length; j++) {
        const [left, right] = [having[i] ?? 0, having[j] ?? 0];
        const [p, q] = [alone[left]?.[id] ?? 0, alone[right]?.[id] ?? 0];
        if (!sameTime(tracks, clocks, left, p, right, q)) continue;
        const a = senders.node(left, tracks[left]?.sender[p] ?? -1);
        const b = senders.node(right, tracks[right]?.sender[q] ?? -1);
        if (a >= 0 && b >= 0) count(links, a, b);
      }
    }
  }
  return [...links.values()].sort((x, y) => y.count - x.count || x.a - y.a || x.b - y.b);
}

function count(links: Map<number, Link>, a: number, b: number): void {
  const key = a * 2 ** 26 + b;
  const known = links.get(key);
  if (known === undefined) links.set(key, { a, b, count: 1 });
  else known.count++;
}

function sameTime(
  tracks: readonly CopyTrack[],
  clocks: Clocks,
  copyA: number,
  entryA: number,
  copyB: number,
  entryB: number,
): boolean {
  const [a, b] = [clocks.copies[copyA], clocks.copies[copyB]];
  if (a === undefined || b === undefined) return false;
  const slack = Math.max(a.slackMs, b.slackMs);
  const difference = (b.baseMs[entryB] ?? Number.NaN) - (a.baseMs[entryA] ?? Number.NaN);
  return difference > -(tracks[copyB]?.widthMs ?? 0) - slack && difference < (tracks[copyA]?.widthMs ?? 0) + slack;
}

function joinByLinks(senders: Senders, links: readonly Link[]): void {
  const totals = new Map<string, number>();
  const add = (node: number, other: number, count: number): void => {
    const key = `${node} ${senders.copyOf(other)}`;
    totals.set(key, (totals.get(key) ?? 0) + count);
  };
  for (const { a, b, count } of links) {
    add(a, b, count);
    add(b, a, count);
  }
  const share = (node: number, other: number, count: number): number =>
    count / (totals.get(`${node} ${senders.copyOf(other)}`) ?? count);
  const dominant = links.filter(
    (link) => Math.max(share(link.a, link.b, link.count), share(link.b, link.a, link.count)) >= 0.7,
  );
  const isStrong = ({ a, b, count }: Link): boolean =>
    count >= 2 || Math.min(share(a, b, count), share(b, a, count)) >= 0.5;
  const strong = dominant.filter(isStrong);
  const shared = sharedNames(senders, strong);
  for (const { a, b } of strong) if (!shared.has(a) && !shared.has(b)) senders.join(a, b);
  for (const [node, people] of shared) senders.share(node, people);
  // One message under a name is enough to know it by, as long as nobody is joined with somebody who talks to them.
  for (const link of dominant) {
    if (isStrong(link) || senders.isShared(link.a) || senders.isShared(link.b)) continue;
    if (!talkToEachOther(senders, link.a, link.b)) senders.join(link.a, link.b);
  }
}

/** Would joining two groups put two names of one copy together that talk in turn? */
function talkToEachOther(senders: Senders, a: number, b: number): boolean {
  const [left, right] = [senders.find(a), senders.find(b)];
  if (left === right) return false;
  const byCopy = new Map<number, number[]>();
  for (let node = 0; node < senders.nodes; node++) {
    const group = senders.find(node);
    if (group !== left && group !== right) continue;
    const copy = senders.copyOf(node);
    byCopy.set(copy, [...(byCopy.get(copy) ?? []), node]);
  }
  return [...byCopy].some(([copy, nodes]) => nodes.length > 1 && talkInTurn(senders, copy, nodes));
}

/** Names that stand for two people of one other copy who talk in turn (one who changed number does not). */
function sharedNames(senders: Senders, links: readonly Link[]): Map<number, number[]> {
  const partners = new Map<string, { node: number; copy: number; others: number[] }>();
  const note = (node: number, other: number): void => {
    const copy = senders.copyOf(other);
    const key = `${node} ${copy}`;
    const known = partners.get(key) ?? { node, copy, others: [] };
    known.others.push(other);
    partners.set(key, known);
  };
  for (const { a, b } of links) {
    note(a, b);
    note(b, a);
  }
  const shared = new Map<number, number[]>();
  for (const { node, copy, others } of partners.values()) {
    if (others.length < 2) continue;
    if (!talkInTurn(senders, copy, others)) continue;
    shared.set(node, [...new Set([...(shared.get(node) ?? []), ...others])]);
  }
  return shared;
}

function talkInTurn(senders: Senders, copy: number, nodes: readonly number[]): boolean {
  const track = senders.tracks[copy];
  if (track === undefined) return false;
  const wanted = new Set(nodes);
  let before = -1;
  let turns = 0;
  for (let i = 0; i < track.count && turns < 4; i++) {
    const node = senders.node(copy, track.sender[i] ?? -1);
    if (!wanted.has(node)) continue;
    if (before >= 0 && node !== before) turns++;
    before = node;
  }
  return turns >= 4;
}

/** Names that nothing has joined yet and that are the same to the letter, or the same number, in two copies. */
function joinByName(senders: Senders): void {
  const byKey = new Map<string, number[]>();
  for (let node = 0; node < senders.nodes; node++) {
    const key = nameKey(senders.name(node));
    if (key === '') continue;
    const list = byKey.get(key);
    if (list) list.push(node);
    else byKey.set(key, [node]);
  }
  for (const nodes of byKey.values()) {
    for (const node of nodes) {
      if (senders.settled(node)) continue;
      const twin = nodes.find(
        (other) => other !== node && senders.copyOf(other) !== senders.copyOf(node) && !senders.isShared(other),
      );
      if (twin === undefined) continue;
      // Somebody else of that copy may be the twin already, under a name that words prove.
      const group = senders.find(twin);
      let taken = false;
      for (let other = 0; other < senders.nodes && !taken; other++) {
        taken =
          other !== node &&
          senders.copyOf(other) === senders.copyOf(node) &&
          senders.settled(other) &&
          senders.find(other) === group;
      }
      if (!taken) senders.join(node, twin);
    }
  }
}

function nameKey(name: string): string {
  const digits = name.replace(/\D/g, '');
  if (digits.length >= 7 && /^[+\d\s().-]+$/.test(name)) return digits;
  return name.replace(/^~\s*/, '').trim().toLowerCase();
}
