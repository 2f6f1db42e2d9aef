/**
 * Which copies may be one chat. Pure.
 *
 * Two copies are compared by the texts that both sketches would have kept: how many of them stand in both, at times
 * that differ by one offset of the clocks (or a few: summer time, a zone). Titles and names count little, for every
 * phone has its own. The confidence sets two explanations against each other: one chat, of which any part may be
 * shared, or two chats, in which a text now and then is posted to both.
 */

import type { Sketch } from './sketch.ts';

export interface SketchedCopy {
  readonly copyId: number;
  /** What a sentence calls it: the reference of its exhibit. */
  readonly ref: string;
  readonly title: string | null;
  readonly platform: string;
  /** Names as shown. */
  readonly names: readonly string[];
  readonly sketch: Sketch;
  /** The order of day and month is open: its times were read with the day first. */
  readonly orderOpen: boolean;
}

export interface Likeness {
  /** 0 to 1: how sure it is that both are one chat. */
  readonly confidence: number;
  /** Texts that could stand in both. */
  readonly compared: number;
  /** Texts that stand in both at one offset of the clocks. */
  readonly agreed: number;
  /** Seconds by which the second clock is ahead, for most of them. */
  readonly offsetSeconds: number;
}

/** Proposed from here on. */
export const PROPOSED_FROM = 0.5;
/** So unlike, and compared over so many texts, that a third copy between them joins nothing. */
const CONTRADICTS_BELOW = 0.02;
const CONTRADICTS_FROM = 10;

/** Log odds before anything is compared: most pairs of chats are two. */
const PRIOR = -4;
const SAME_TITLE = 1;
const SAME_NAMES = 0.5;
/** One text in so many is posted to two chats within the same minute. */
const RARELY = 60;
/** Seconds within which times agree: exports of whole minutes, and a little. */
const AGREES_WITHIN = 90;
/** A further offset counts where so many agree on it. */
const FURTHER_OFFSETS = 3;
const FURTHER_LEAST = 3;
const FURTHER_SHARE = 0.1;

type Marks = ReadonlyMap<number, number | null>;

interface Timed {
  readonly marks: Marks;
  readonly first: number;
  readonly last: number;
}

/** Compares two copies. Symmetric but for the sign of the offset. */
export function likeness(a: SketchedCopy, b: SketchedCopy): Likeness {
  const none = { confidence: 0, compared: 0, agreed: 0, offsetSeconds: 0 };
  if (a.platform !== b.platform) return none;
  const limit = Math.min(a.sketch.limit, b.sketch.limit);
  let best: Omit<Likeness, 'confidence'> = none;
  for (const left of readingsOf(a, limit)) {
    for (const right of readingsOf(b, limit)) {
      const found = agreement(left, right);
      if (found.agreed > best.agreed || best.compared === 0) best = found;
    }
  }
  const odds = PRIOR + evidence(best.compared, best.agreed) + named(a, b);
  return { ...best, confidence: 1 / (1 + Math.exp(-odds)) };
}

/** A copy's times, and where day and month are open the other reading of them. */
function readingsOf({ sketch, orderOpen }: SketchedCopy, limit: number): Timed[] {
  const kept = sketch.marks.filter(([hash]) => hash <= limit);
  const asRead = { marks: new Map(kept), first: sketch.first ?? 0, last: sketch.last ?? -1 };
  if (!orderOpen) return [asRead];
  const swapped = kept.map(([hash, second]) => [hash, second === null ? null : dayAndMonthSwapped(second)] as const);
  const seconds = swapped.flatMap(([, second]) => (second === null ? [] : [second]));
  const ends = seconds.reduce(
    ({ first, last }, second) => ({ first: Math.min(first, second), last: Math.max(last, second) }),
    { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY },
  );
  return [asRead, { marks: new Map(swapped), ...ends }];
}

/** The same characters read the other way; a day after the twelfth can be no month. */
function dayAndMonthSwapped(second: number): number {
  const at = new Date(second * 1_000);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  return day > 12 ? second : Date.UTC(year, day - 1, month + 1) / 1_000 + (second % 86_400);
}

function agreement(a: Timed, b: Timed): Omit<Likeness, 'confidence'> {
  const differences: number[] = [];
  const untold = new Set<number>();
  for (const [hash, second] of a.marks) {
    const other = b.marks.get(hash);
    if (other === undefined) {
      if (second === null) untold.add(hash);
    } else if (second === null || other === null) untold.add(hash);
    else differences.push(other - second);
  }
  for (const [hash, second] of b.marks) if (second === null) untold.add(hash);
  differences.sort((x, y) => x - y);
  const [main, ...further] = offsets(differences);
  const offsetSeconds = main?.offset ?? 0;
  const couldBeIn = (from: Timed, shift: number, other: Timed): number => {
    let n = 0;
    for (const [hash, second] of from.marks) {
      if (second === null || untold.has(hash)) continue;
      const there = second + shift;
      if (there >= other.first - AGREES_WITHIN && there <= other.last + AGREES_WITHIN) n += 1;
    }
    return n;
  };
  const fewer = Math.min(couldBeIn(a, offsetSeconds, b), couldBeIn(b, -offsetSeconds, a));
  const least = Math.max(FURTHER_LEAST, fewer * FURTHER_SHARE);
  const agreed =
    (main?.votes ?? 0) + further.filter(({ votes }) => votes >= least).reduce((sum, { votes }) => sum + votes, 0);
  return { compared: Math.max(fewer, agreed), agreed, offsetSeconds };
}

/** Offsets on which most differences agree, the most first; a difference counts for one of them. */
function offsets(sorted: readonly number[]): { offset: number; votes: number }[] {
  const found: { offset: number; votes: number }[] = [];
  let left = sorted;
  while (left.length > 0 && found.length <= FURTHER_OFFSETS) {
    let [start, votes] = [0, 0];
    for (let from = 0, to = 0; from < left.length; from++) {
      while (to < left.length && (left[to] ?? 0) - (left[from] ?? 0) <= AGREES_WITHIN) to += 1;
      if (to - from > votes) [start, votes] = [from, to - from];
    }
    found.push({ offset: left[start + (votes >> 1)] ?? 0, votes });
    left = [...left.slice(0, start), ...left.slice(start + votes)];
  }
  return found;
}

/**
 * Log of how much likelier the agreement is in one chat than in two. In one chat every share is as likely as any other
 * (a person may have deleted nearly all of it). In two, texts are now and then posted to both: the share has the
 * distribution Beta(1, 60), and the agreement the beta-binomial one; of its factorials 60 factors are left on each side.
 */
function evidence(compared: number, agreed: number): number {
  let twoChats = Math.log(RARELY);
  for (let k = 1; k < RARELY; k++) twoChats += Math.log(compared - agreed + k);
  for (let k = 1; k <= RARELY; k++) twoChats -= Math.log(compared + k);
  return -Math.log(compared + 1) - twoChats;
}

function named(a: SketchedCopy, b: SketchedCopy): number {
  const shared = sharedNames(a, b);
  return (
    (sameTitle(a, b) ? SAME_TITLE : 0) +
    (shared > 0 && shared * 2 >= Math.min(a.names.length, b.names.length) ? SAME_NAMES : 0)
  );
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function sameTitle(a: SketchedCopy, b: SketchedCopy): boolean {
  return a.title !== null && b.title !== null && plain(a.title) === plain(b.title);
}

function sharedNames(a: SketchedCopy, b: SketchedCopy): number {
  const names = new Set(a.names.map(plain));
  return new Set(b.names.map(plain).filter((name) => names.has(name))).size;
}

/** Sentences for a person: what speaks for the two being one chat. */
export function reasons(a: SketchedCopy, b: SketchedCopy, like: Likeness): string[] {
  const says: string[] = [];
  if (sameTitle(a, b)) says.push(`${a.ref} and ${b.ref} show the same title.`);
  says.push(
    `${like.agreed.toLocaleString('en-GB')} of ${like.compared.toLocaleString('en-GB')} texts compared stand on ${a.ref} and ${b.ref} ${clocks(like.offsetSeconds)}.`,
  );
  const shared = sharedNames(a, b);
  if (shared > 0) says.push(`${shared} ${shared === 1 ? 'name is' : 'names are'} the same on ${a.ref} and ${b.ref}.`);
  return says;
}

/** Times of whole minutes leave a minute or so open: clocks are said to differ by quarters of an hour where they may. */
function clocks(offsetSeconds: number): string {
  const off = Math.abs(offsetSeconds);
  if (off <= AGREES_WITHIN) return 'at the same times';
  const quarter = Math.round(off / 900) * 900;
  const seconds = Math.abs(off - quarter) <= AGREES_WITHIN ? quarter : off;
  const minutes = Math.round(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor((minutes % 1_440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const said = parts.flatMap(([n, unit]) => (n > 0 ? [`${n} ${unit}`] : [])).join(' ');
  return `at times that differ by about ${said}`;
}

/** Copies that are taken together already: joined, proposed, or one alone. */
export interface Group {
  readonly copies: readonly number[];
  /** How sure that was; 1 where a person joined them. */
  readonly confidence: number;
}

/**
 * The group that a copy makes with those it is like: with all copies of each group of which it is like one, unless it
 * is plainly unlike more of them. Null: it is like none.
 */
export function groupAround(
  copyId: number,
  groups: readonly Group[],
  like: ReadonlyMap<number, Likeness>,
): (Group & { readonly best: ReadonlyMap<number, number> }) | null {
  const copies = new Set<number>([copyId]);
  /** Of each group that is taken in, the copy that is most alike, with how much. */
  const best = new Map<number, number>();
  let confidence = 1;
  for (const group of groups) {
    if (group.copies.includes(copyId)) {
      for (const other of group.copies) copies.add(other);
      if (group.copies.length > 1) confidence = Math.min(confidence, group.confidence);
      continue;
    }
    const found = group.copies.map((other) => ({ other, like: like.get(other) }));
    const alike = found.filter((one) => (one.like?.confidence ?? 0) >= PROPOSED_FROM);
    const unlike = found.filter(
      (one) =>
        one.like !== undefined && one.like.compared >= CONTRADICTS_FROM && one.like.confidence < CONTRADICTS_BELOW,
    );
    const [most] = alike.sort((x, y) => (y.like?.confidence ?? 0) - (x.like?.confidence ?? 0));
    if (most?.like === undefined || unlike.length >= alike.length) continue;
    for (const other of group.copies) copies.add(other);
    best.set(most.other, most.like.confidence);
    confidence = Math.min(confidence, group.copies.length > 1 ? group.confidence : 1, most.like.confidence);
  }
  return best.size === 0 ? null : { copies: [...copies].sort((x, y) => x - y), confidence, best };
}
