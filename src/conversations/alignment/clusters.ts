/** The logical messages while they are being put together: sets of observations, at most one a copy. */

import type { Clocks } from './clocks.ts';
import { classes } from './content.ts';
import { type Senders, UNKNOWN } from './senders.ts';
import type { CopyTrack } from './track.ts';

/** Every observation of every copy by one number; clusters join them. */
export class Clusters {
  readonly tracks: readonly CopyTrack[];
  readonly clocks: Clocks;
  readonly senders: Senders;
  readonly observations: number;
  readonly firstOf: readonly number[];
  readonly copyOf: Uint8Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Cluster of an observation, -1 while it has none. */
  readonly of: Int32Array;
  count = 0;
  /** Per cluster: interval in which all its observations agree, or the finest of them. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Bits of the copies that have it. */
  readonly mask: Int32Array;
  /** First observation of a cluster; `next` leads on, -1 ends. */
  readonly head: Int32Array;
  readonly next: Int32Array;
  /** 1 for a cluster that another has taken in. */
  readonly gone: Uint8Array;

  constructor(tracks: readonly CopyTrack[], clocks: Clocks, senders: Senders) {
    this.tracks = tracks;
    this.clocks = clocks;
    this.senders = senders;
    const firstOf: number[] = [];
    let total = 0;
    for (const track of tracks) {
      firstOf.push(total);
      total += track.count;
    }
    this.firstOf = firstOf;
    this.observations = total;
    this.copyOf = new Uint8Array(total);
    this.startMs = new Float64Array(total);
    this.endMs = new Float64Array(total);
    for (const [copy, track] of tracks.entries()) {
      const first = firstOf[copy] ?? 0;
      const base = clocks.copies[copy]?.baseMs ?? track.wallMs;
      this.copyOf.fill(copy, first, first + track.count);
      for (let e = 0; e < track.count; e++) {
        const ms = base[e] ?? Number.NaN;
        this.startMs[first + e] = ms;
        this.endMs[first + e] = ms + track.widthMs;
      }
    }
    this.of = new Int32Array(total).fill(-1);
    this.from = new Float64Array(total);
    this.to = new Float64Array(total);
    this.mask = new Int32Array(total);
    this.head = new Int32Array(total).fill(-1);
    this.next = new Int32Array(total).fill(-1);
    this.gone = new Uint8Array(total);
  }

  copy(o: number): number {
    return this.copyOf[o] ?? 0;
  }

  entry(o: number): number {
    return o - (this.firstOf[this.copy(o)] ?? 0);
  }

  track(o: number): CopyTrack {
    const track = this.tracks[this.copy(o)];
    if (track === undefined) throw new RangeError('an observation of no copy');
    return track;
  }

  kind(o: number): number {
    return this.track(o).contentClass[this.entry(o)] ?? classes.text;
  }

  node(o: number): number {
    const track = this.track(o);
    if ((track.contentClass[this.entry(o)] ?? 0) === classes.notice) return -1;
    return this.senders.node(this.copy(o), track.sender[this.entry(o)] ?? -1);
  }

  /** Group of the sender; notices share one of their own, so that they are matched by event and time. */
  group(o: number): number {
    if (this.kind(o) === classes.notice) return NOTICES;
    const node = this.node(o);
    return node < 0 ? UNKNOWN : this.senders.group(node);
  }

  text(o: number): string {
    const track = this.track(o);
    return track.texts[track.content[this.entry(o)] ?? 0] ?? '';
  }

  body(o: number): string {
    const track = this.track(o);
    return track.texts[track.body[this.entry(o)] ?? 0] ?? '';
  }

  slack(copyA: number, copyB: number): number {
    return Math.max(this.clocks.copies[copyA]?.slackMs ?? 0, this.clocks.copies[copyB]?.slackMs ?? 0);
  }

  make(o: number): number {
    const c = this.count++;
    this.of[o] = c;
    this.head[c] = o;
    this.mask[c] = 1 << this.copy(o);
    this.from[c] = this.startMs[o] ?? Number.NaN;
    this.to[c] = this.endMs[o] ?? Number.NaN;
    return c;
  }

  /** Puts an observation into a cluster that has none of its copy. */
  put(c: number, o: number): void {
    this.of[o] = c;
    this.next[o] = this.head[c] ?? -1;
    this.head[c] = o;
    this.mask[c] = (this.mask[c] ?? 0) | (1 << this.copy(o));
    this.narrow(c, this.startMs[o] ?? Number.NaN, this.endMs[o] ?? Number.NaN);
  }

  private narrow(c: number, start: number, end: number): void {
    const from = this.from[c] ?? Number.NaN;
    const to = this.to[c] ?? Number.NaN;
    if (Number.isNaN(from)) {
      this.from[c] = start;
      this.to[c] = end;
    } else if (Math.max(from, start) < Math.min(to, end)) {
      this.from[c] = Math.max(from, start);
      this.to[c] = Math.min(to, end);
    } else if (end - start < to - from) {
      this.from[c] = start;
      this.to[c] = end;
    }
  }

  /** Takes cluster b into a; their copies must differ. */
  merge(a: number, b: number): void {
    let last = -1;
    for (let o = this.head[b] ?? -1; o >= 0; o = this.next[o] ?? -1) {
      this.of[o] = a;
      last = o;
    }
    this.next[last] = this.head[a] ?? -1;
    this.head[a] = this.head[b] ?? -1;
    this.head[b] = -1;
    this.mask[a] = (this.mask[a] ?? 0) | (this.mask[b] ?? 0);
    this.mask[b] = 0;
    this.gone[b] = 1;
    this.narrow(a, this.from[b] ?? Number.NaN, this.to[b] ?? Number.NaN);
  }

  /** Observations of a cluster, by copy. */
  members(c: number): number[] {
    const out: number[] = [];
    for (let o = this.head[c] ?? -1; o >= 0; o = this.next[o] ?? -1) out.push(o);
    return out.sort((a, b) => a - b);
  }

  /** The observation of a copy in a cluster, -1: none. */
  memberOf(c: number, copy: number): number {
    if (((this.mask[c] ?? 0) & (1 << copy)) === 0) return -1;
    for (let o = this.head[c] ?? -1; o >= 0; o = this.next[o] ?? -1) if (this.copy(o) === copy) return o;
    return -1;
  }
}

/** The group of notices. */
export const NOTICES = -2;
