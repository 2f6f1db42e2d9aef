/**
 * A copy as the alignment reads it: columns of numbers, texts kept once for all copies. A million entries take some
 * tens of megabytes, and the whole can be handed to a worker.
 */

import { type DateOrder, type EntryTime, timeMs } from '../../formats/index.ts';
import { Zone } from '../../kernel/index.ts';
import {
  classes,
  comparable,
  contentClass,
  pollQuestion,
  withoutMarkedMentions,
  withoutMentionedNames,
} from './content.ts';
import type { AlignableEntry, CopySource } from './model.ts';
import { type NoticeFact, noticeFact } from './notice-facts.ts';

/** Texts, each once, by number. Shared by the copies that are aligned together. */
export class Interner {
  readonly texts: string[] = [];
  readonly #ids = new Map<string, number>();

  id(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.texts.push(text);
    this.#ids.set(text, id);
    return id;
  }
}

export const flagBits = { edited: 1, viewOnce: 2, forwarded: 4, truncated: 8 } as const;
const deletedBy = { nobody: 0, exporter: 1, sender: 2, admin: 3 } as const;

/** Entries in reading order, oldest first. */
export interface CopyTrack {
  readonly source: CopySource;
  readonly count: number;
  /** Texts by number, one list for all tracks of an alignment. */
  readonly texts: readonly string[];
  /** Names as shown, by number. */
  readonly names: readonly string[];
  readonly contentClass: Uint8Array;
  /** Number of the text that is compared (words, or a sign for the class). */
  readonly content: Int32Array;
  /** Number of the text as shown. */
  readonly body: Int32Array;
  /** Number of the name, -1: none. */
  readonly sender: Int16Array;
  /** Clock of this copy, milliseconds as if UTC (UTC itself for formats that store instants); NaN: none. */
  readonly wallMs: Float64Array;
  /** The other reading of an open date order; null where the order is not open. */
  readonly otherMs: Float64Array | null;
  readonly otherOrder: 'DMY' | 'MDY' | null;
  readonly flags: Uint8Array;
  readonly deletedBy: Uint8Array;
  /** Milliseconds that a printed time may stand for: 60,000 for minutes, 1,000 for seconds, 1 for instants. */
  readonly widthMs: number;
  /** True where `wallMs` are instants, not a wall clock. */
  readonly instants: boolean;
  /** What notices say of people and settings, by entry. */
  readonly notices: ReadonlyMap<number, NoticeFact>;
}

class Column<T extends Int32Array | Uint8Array | Int16Array | Float64Array> {
  #rows: T;
  readonly #make: (length: number) => T;
  length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#rows = make(1024);
  }

  push(value: number): void {
    if (this.length === this.#rows.length) {
      const more = this.#make(this.length * 2);
      more.set(this.#rows);
      this.#rows = more;
    }
    this.#rows[this.length++] = value;
  }

  /** The rows in this order. */
  taken(order: Int32Array): T {
    const out = this.#make(order.length);
    for (let i = 0; i < order.length; i++) out[i] = this.#rows[order[i] ?? 0] ?? 0;
    return out;
  }

  at(index: number): number {
    return this.#rows[index] ?? 0;
  }
}

const int32 = (length: number) => new Int32Array(length);
const uint8 = (length: number) => new Uint8Array(length);
const int16 = (length: number) => new Int16Array(length);
const float64 = (length: number) => new Float64Array(length);

/** More names than any chat has members: what comes after is kept without a name rather than refused. */
const NAMES_AT_MOST = 32_000;

export class TrackBuilder {
  readonly #source: CopySource;
  readonly #interner: Interner;
  readonly #names: string[] = [];
  readonly #nameIds = new Map<string, number>();
  readonly #class = new Column(uint8);
  readonly #content = new Column(int32);
  readonly #body = new Column(int32);
  readonly #sender = new Column(int16);
  /** Times in each order of day, month and year: which one counts is known when the file has ended. */
  readonly #wall: Readonly<Record<DateOrder, Column<Float64Array>>> = {
    DMY: new Column(float64),
    MDY: new Column(float64),
    YMD: new Column(float64),
  };
  readonly #flags = new Column(uint8);
  readonly #deletedBy = new Column(uint8);
  readonly #notices = new Map<number, NoticeFact>();
  /** Entries whose words mention somebody: compared without the name once all names are known. */
  readonly #mentions: number[] = [];
  readonly #signs: readonly number[];
  #seconds = false;
  #instants = false;
  #partStart = 0;
  #earlier: Set<string> | null = null;

  constructor(source: CopySource, interner: Interner) {
    this.#source = source;
    this.#interner = interner;
    // A body never begins with a control character of these.
    this.#signs = Array.from({ length: 10 }, (_, n) => interner.id(String.fromCharCode(1 + n)));
  }

  /** What follows is a further file of the same chat: entries that an earlier one has are left out. */
  nextPart(): void {
    this.#earlier ??= new Set();
    for (let i = this.#partStart; i < this.#class.length; i++)
      this.#earlier.add(entryKey(this.#wall.DMY.at(i), this.#sender.at(i), this.#content.at(i), this.#body.at(i)));
    this.#partStart = this.#class.length;
  }

  add(entry: AlignableEntry): void {
    const kind = contentClass(entry.kind);
    const interner = this.#interner;
    const body = interner.id(entry.body);
    let content = body;
    if (kind === classes.text || kind === classes.marked) {
      const marked = entry.rawBody?.includes('@\u2068') === true && !entry.flags.includes('edited');
      const text = comparable(marked ? withoutMarkedMentions(entry.rawBody ?? '') : entry.body);
      if (text !== entry.body) content = interner.id(text);
    } else if (kind === classes.poll) content = interner.id(`\u0004${pollQuestion(entry.body)}`);
    else if (kind === classes.notice) content = interner.id(`\u0009${entry.event ?? 'unclassified'}`);
    else content = this.#signs[kind] ?? 0;
    const { time } = entry;
    const first = time === null ? Number.NaN : timeMs(time, 'DMY');
    if (entry.time?.kind === 'utc') this.#instants = true;
    else if (entry.time !== null && hasSeconds(entry.time)) this.#seconds = true;
    // A name before a notice is the chat's or the actor's, never an author's.
    const sender = entry.sender === null || kind === classes.notice ? -1 : this.#nameId(entry.sender);
    if (this.#earlier?.has(entryKey(first, sender, content, body))) return;
    const index = this.#class.length;
    if (kind === classes.text && entry.body.includes('@')) this.#mentions.push(index);
    if (kind === classes.notice) {
      const fact = noticeFact(entry.event ?? 'unclassified', entry.body, entry.sender);
      if (fact !== null) this.#notices.set(index, fact);
    }
    let flags = 0;
    for (const flag of entry.flags) {
      if (flag === 'edited') flags |= flagBits.edited;
      else if (flag === 'view-once') flags |= flagBits.viewOnce;
      else if (flag === 'forwarded') flags |= flagBits.forwarded;
      else if (flag === 'truncated-body') flags |= flagBits.truncated;
    }
    this.#class.push(kind);
    this.#content.push(content);
    this.#body.push(body);
    this.#sender.push(sender);
    const open = time?.kind === 'printed';
    this.#wall.DMY.push(first);
    this.#wall.MDY.push(open ? timeMs(time, 'MDY') : first);
    this.#wall.YMD.push(open ? timeMs(time, 'YMD') : first);
    this.#flags.push(flags);
    this.#deletedBy.push(kind === classes.deleted ? deletedBy[entry.deletedBy ?? 'sender'] : 0);
  }

  #nameId(name: string): number {
    const known = this.#nameIds.get(name);
    if (known !== undefined) return known;
    if (this.#names.length >= NAMES_AT_MOST) return -1;
    this.#names.push(name);
    this.#nameIds.set(name, this.#names.length - 1);
    return this.#names.length - 1;
  }

  /**
   * The track of entries as a file gave them, put into their reading order.
   * @param known what only the end of the file told
   */
  build(known: Partial<CopySource> = {}): CopyTrack {
    const source = { ...this.#source, ...known };
    return this.#track(source, this.#readingOrder(this.#wall[source.dateOrder ?? 'DMY']));
  }

  /** The track of entries that were given in their reading order already. */
  buildInOrder(): CopyTrack {
    return this.#track(
      this.#source,
      Int32Array.from({ length: this.#class.length }, (_, i) => i),
    );
  }

  #track(source: CopySource, order: Int32Array): CopyTrack {
    const wall = this.#wall[source.dateOrder ?? 'DMY'];
    const content = this.#withoutMentions();
    const at = new Int32Array(order.length);
    for (let i = 0; i < order.length; i++) at[order[i] ?? 0] = i;
    const wallMs = wall.taken(order);
    const open = source.dateOrder === null && !this.#instants;
    const otherMs = open ? this.#wall.MDY.taken(order) : null;
    const differs = otherMs?.some((ms, i) => ms !== wallMs[i] && !Number.isNaN(ms)) === true;
    const contents = new Int32Array(order.length);
    for (let i = 0; i < order.length; i++) contents[i] = content[order[i] ?? 0] ?? 0;
    return {
      source,
      count: order.length,
      texts: this.#interner.texts,
      names: this.#names,
      contentClass: this.#class.taken(order),
      content: contents,
      body: this.#body.taken(order),
      sender: this.#sender.taken(order),
      wallMs,
      otherMs: differs ? otherMs : null,
      otherOrder: differs ? 'MDY' : null,
      flags: this.#flags.taken(order),
      deletedBy: this.#deletedBy.taken(order),
      widthMs: this.#instants ? 1 : this.#seconds ? 1_000 : 60_000,
      instants: this.#instants,
      notices: new Map([...this.#notices].map(([index, fact]) => [at[index] ?? 0, fact])),
    };
  }

  #withoutMentions(): Int32Array {
    const content = new Int32Array(this.#content.length);
    for (let i = 0; i < content.length; i++) content[i] = this.#content.at(i);
    if (this.#mentions.length === 0) return content;
    const names = this.#names
      .flatMap((name) => (name.startsWith('~') ? [name, name.slice(1).trim()] : [name]))
      .filter((name) => name !== '')
      .sort((a, b) => b.length - a.length);
    for (const index of this.#mentions) {
      const text = this.#interner.texts[content[index] ?? 0] ?? '';
      const bare = withoutMentionedNames(text, names);
      if (bare !== text) content[index] = this.#interner.id(bare);
    }
    return content;
  }

  /**
   * Oldest first. Files that run newest first are turned round; instants are put in order (stable), because downloads
   * come in parts and pages; a wall clock is never sorted: its order in the file is evidence.
   */
  #readingOrder(wall: Column<Float64Array>): Int32Array {
    const count = wall.length;
    let up = 0;
    let down = 0;
    for (let i = 1; i < count; i++) {
      const step = wall.at(i) - wall.at(i - 1);
      if (step > 0) up++;
      else if (step < 0) down++;
    }
    const order = new Int32Array(count);
    for (let i = 0; i < count; i++) order[i] = down > up ? count - 1 - i : i;
    if (!this.#instants) return order;
    const early = (i: number): number => (Number.isNaN(wall.at(i)) ? Number.NEGATIVE_INFINITY : wall.at(i));
    const rank = new Int32Array(count);
    for (let i = 0; i < count; i++) rank[order[i] ?? 0] = i;
    return order.sort((a, b) => early(a) - early(b) || (rank[a] ?? 0) - (rank[b] ?? 0));
  }
}

function hasSeconds(time: EntryTime): boolean {
  if (time.kind === 'printed') return time.second !== null;
  return time.kind === 'local' && time.local.length > 16;
}

function entryKey(ms: number, sender: number, content: number, body: number): string {
  return `${ms} ${sender} ${content} ${body}`;
}

/** Instants of a wall clock under the zone of its phone; the same numbers where no zone is known. */
export function inZone(wallMs: Float64Array, zoneId: string | null): Float64Array {
  const zone = zoneId === null ? null : Zone.of(zoneId);
  if (zone === null) return wallMs;
  return wallMs.map((ms) => (Number.isNaN(ms) ? ms : zone.toUtc(ms).utcMs));
}
