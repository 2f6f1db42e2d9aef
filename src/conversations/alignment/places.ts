/**
 * Second pass: the same place, other content. What one copy shows as a tombstone, a placeholder, an edited or a changed
 * text is put to the words that stand in its place elsewhere: by sender, time and the messages around it. Candidates are
 * looked for among the few messages that some copy lacks, within the precision of their times; the best fit goes first.
 */

import type { Clusters } from './clusters.ts';
import { classes, isCutOf, similarity } from './content.ts';
import { fitsSender } from './exact.ts';
import { flagBits } from './track.ts';

/** Neighbours in time looked at for each message that is not in all copies. */
const AHEAD = 300;
/** Entries walked to find a neighbour that both copies have. */
const WALK = 60;

interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly apart: number;
}

/** First and last time of each copy on the common clock. */
export interface Spans {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export function spansOf(clusters: Clusters): Spans {
  const from: number[] = [];
  const to: number[] = [];
  for (const [copy, track] of clusters.tracks.entries()) {
    const first = clusters.firstOf[copy] ?? 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    // A lone time out of order at either end does not stretch a copy: the third smallest of the first entries counts.
    const head: number[] = [];
    const tail: number[] = [];
    for (let e = 0; e < track.count && head.length < 5; e++) {
      const ms = clusters.startMs[first + e] ?? Number.NaN;
      if (!Number.isNaN(ms)) head.push(ms);
    }
    for (let e = track.count - 1; e >= 0 && tail.length < 5; e--) {
      const ms = clusters.startMs[first + e] ?? Number.NaN;
      if (!Number.isNaN(ms)) tail.push(ms + track.widthMs);
    }
    if (head.length > 0) low = Math.min(...head);
    if (tail.length > 0) high = Math.max(...tail);
    from.push(low);
    to.push(high);
  }
  return { from, to };
}

export function matchPlaces(clusters: Clusters, spans: Spans): void {
  const order = liveByTime(clusters);
  const lacking = lackingOf(clusters, spans);
  const placeholders = learnedPlaceholders(clusters, order, lacking);
  const found: Candidate[] = [];
  eachPair(clusters, order, lacking, (a, b) => {
    const score = likeness(clusters, a, b, placeholders);
    if (score > 0) found.push({ a, b, score, apart: middles(clusters, a, b) });
  });
  found.sort(
    (x, y) =>
      y.score - x.score || x.apart - y.apart || time(clusters, x.a) - time(clusters, y.a) || x.a - y.a || x.b - y.b,
  );
  const into = new Map<number, number>();
  const root = (c: number): number => {
    let at = c;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at;
  };
  for (const { a, b } of found) {
    const [left, right] = [root(a), root(b)];
    if (left === right || ((clusters.mask[left] ?? 0) & (clusters.mask[right] ?? 0)) !== 0) continue;
    clusters.merge(left, right);
    into.set(right, left);
  }
}

function time(clusters: Clusters, c: number): number {
  return clusters.from[c] ?? 0;
}

function middles(clusters: Clusters, a: number, b: number): number {
  const middle = (c: number): number => ((clusters.from[c] ?? 0) + (clusters.to[c] ?? 0)) / 2;
  return Math.abs(middle(a) - middle(b));
}

function liveByTime(clusters: Clusters): Int32Array {
  const live: number[] = [];
  for (let c = 0; c < clusters.count; c++) {
    if (clusters.gone[c] === 0 && !Number.isNaN(clusters.from[c])) live.push(c);
  }
  return Int32Array.from(live).sort((a, b) => (clusters.from[a] ?? 0) - (clusters.from[b] ?? 0) || a - b);
}

/** Bits of the copies that cover a message's time and do not have it. */
function lackingOf(clusters: Clusters, spans: Spans): Int32Array {
  const lacking = new Int32Array(clusters.count);
  const copies = clusters.tracks.length;
  const slack = clusters.clocks.copies.map((copy) => copy.slackMs + 60_000);
  for (let c = 0; c < clusters.count; c++) {
    let bits = 0;
    for (let copy = 0; copy < copies; copy++) {
      const near = slack[copy] ?? 0;
      if ((clusters.to[c] ?? 0) < (spans.from[copy] ?? 0) - near) continue;
      if ((clusters.from[c] ?? 0) > (spans.to[copy] ?? 0) + near) continue;
      bits |= 1 << copy;
    }
    lacking[c] = bits & ~(clusters.mask[c] ?? 0);
  }
  return lacking;
}

function eachPair(
  clusters: Clusters,
  order: Int32Array,
  lacking: Int32Array,
  visit: (a: number, b: number) => void,
): void {
  const widest = Math.max(...clusters.clocks.copies.map((copy) => copy.slackMs));
  for (let i = 0; i < order.length; i++) {
    const a = order[i] ?? 0;
    if (lacking[a] === 0) continue;
    const end = (clusters.to[a] ?? 0) + widest;
    for (let j = i + 1; j < order.length && j <= i + AHEAD; j++) {
      const b = order[j] ?? 0;
      if ((clusters.from[b] ?? 0) >= end) break;
      if (((lacking[a] ?? 0) & (clusters.mask[b] ?? 0)) === 0) continue;
      if (((lacking[b] ?? 0) & (clusters.mask[a] ?? 0)) === 0) continue;
      if (((clusters.mask[a] ?? 0) & (clusters.mask[b] ?? 0)) !== 0) continue;
      visit(a, b);
    }
  }
}

function inTime(clusters: Clusters, a: number, b: number): boolean {
  const slack = clusters.slack(clusters.copy(clusters.head[a] ?? 0), clusters.copy(clusters.head[b] ?? 0));
  const apart = Math.max(
    (clusters.from[b] ?? 0) - (clusters.to[a] ?? 0),
    (clusters.from[a] ?? 0) - (clusters.to[b] ?? 0),
    0,
  );
  return apart < slack;
}

function sendersAgree(clusters: Clusters, a: number, b: number): boolean {
  for (let o = clusters.head[b] ?? -1; o >= 0; o = clusters.next[o] ?? -1)
    if (!fitsSender(clusters, a, o)) return false;
  return true;
}

/** Texts that stand, again and again, where other copies have media: placeholders in a language not known here. */
function learnedPlaceholders(clusters: Clusters, order: Int32Array, lacking: Int32Array): Set<string> {
  const votes = new Map<string, number>();
  eachPair(clusters, order, lacking, (a, b) => {
    const [p, q] = [clusters.head[a] ?? 0, clusters.head[b] ?? 0];
    const [kindP, kindQ] = [clusters.kind(p), clusters.kind(q)];
    const text =
      kindP === classes.text && kindQ === classes.media
        ? p
        : kindQ === classes.text && kindP === classes.media
          ? q
          : -1;
    if (text < 0 || clusters.text(text).length > 60) return;
    if (!inTime(clusters, a, b) || !sendersAgree(clusters, a, b)) return;
    const key = clusters.text(text);
    votes.set(key, (votes.get(key) ?? 0) + 1);
  });
  const learned = new Set<string>();
  for (const [text, count] of votes) if (count >= 3 || (count >= 1 && /^<[^>]+>$/.test(text))) learned.add(text);
  return learned;
}

/** Above 0: the two may be one message; the more, the likelier. */
function likeness(clusters: Clusters, a: number, b: number, placeholders: ReadonlySet<string>): number {
  if (!inTime(clusters, a, b)) return 0;
  const [p, q] = [clusters.head[a] ?? 0, clusters.head[b] ?? 0];
  const [kindP, kindQ] = [clusters.kind(p), clusters.kind(q)];
  const notices = Number(kindP === classes.notice) + Number(kindQ === classes.notice);
  if (notices > 0) return noticeLikeness(clusters, a, b, p, q, kindP, kindQ);
  if (!sendersAgree(clusters, a, b)) return 0;
  const either = (kind: number): boolean => kindP === kind || kindQ === kind;
  const base = scoreOf();
  if (base <= 0) return 0;
  return base - Math.min(0.2, middles(clusters, a, b) / 600_000) + (sameSlot(clusters, a, b) ? 0.3 : 0);

  function scoreOf(): number {
    if (either(classes.deleted)) return either(classes.call) ? 0 : 3;
    if (either(classes.unavailable)) return 2.2;
    if (either(classes.empty)) return either(classes.media) ? 2.1 : 1.6;
    if (kindP === classes.media && kindQ === classes.media) return 2;
    if (either(classes.media)) return mediaAgainstText(clusters, p, q, placeholders);
    if (kindP === classes.call || kindQ === classes.call) return 0;
    if (kindP === classes.text && kindQ === classes.text) return texts(clusters, a, b, p, q);
    const alike = similarity(clusters.body(p), clusters.body(q));
    return alike >= 0.4 ? 1.4 + alike : 0;
  }
}

function noticeLikeness(
  clusters: Clusters,
  a: number,
  b: number,
  p: number,
  q: number,
  kindP: number,
  kindQ: number,
): number {
  const other = kindP === classes.notice ? kindQ : kindP;
  if (other === classes.call) return 1.9;
  if (other === classes.notice) return sameSlot(clusters, a, b) ? 1.5 : 0;
  if (other === classes.marked) return 1.6;
  if (other !== classes.text) return 0;
  // A notice that one copy's file could not be told from talk.
  return similarity(clusters.body(p), clusters.body(q)) >= 0.6 ? 1.6 : 0;
}

function mediaAgainstText(clusters: Clusters, p: number, q: number, placeholders: ReadonlySet<string>): number {
  const [text, media] = clusters.kind(p) === classes.media ? [q, p] : [p, q];
  const words = clusters.text(text);
  if (placeholders.has(words)) return 1.9;
  // The caption alone, where an export leaves the placeholder out.
  const caption = clusters.body(media);
  return words.length >= 4 && caption.includes(words) ? 1.9 : 0;
}

function texts(clusters: Clusters, a: number, b: number, p: number, q: number): number {
  const [left, right] = [clusters.text(p), clusters.text(q)];
  if (isCutOf(left, right)) return 2.4;
  const alike = similarity(left, right);
  const edited = hasFlag(clusters, a, flagBits.edited) || hasFlag(clusters, b, flagBits.edited);
  if (edited) return 2.3 + alike * 0.4;
  if (alike >= 0.5) return 1.6 + alike * 0.5;
  if (!isTight(clusters, a, b)) return 0;
  return 1 + alike;
}

/**
 * Unlike words are one message only where nothing else can be: their copies agree on the messages directly before and
 * after, and on the time as finely as both print it.
 */
function isTight(clusters: Clusters, a: number, b: number): boolean {
  const [p, q] = [clusters.head[a] ?? 0, clusters.head[b] ?? 0];
  const [left, right] = [clusters.track(p).widthMs, clusters.track(q).widthMs];
  const apart = Math.abs((clusters.startMs[p] ?? 0) - (clusters.startMs[q] ?? 0));
  if (left <= 1_000 && right <= 1_000) {
    if (apart > 1_000) return false;
    // Nobody sends two messages in one thousandth of a second.
    if (left === 1 && right === 1 && apart === 0) return true;
    if (apart === 0 && sameSlot(clusters, a, b)) return true;
  }
  return adjacent(clusters, p, q, -1) && adjacent(clusters, p, q, 1);
}

/** Do the entries next to p and q, in their files, belong to one message? */
function adjacent(clusters: Clusters, p: number, q: number, step: -1 | 1): boolean {
  const [before, after] = [neighbour(clusters, p, step), neighbour(clusters, q, step)];
  if (before < 0 || after < 0) return before === after;
  return clusters.of[before] === clusters.of[after];
}

function neighbour(clusters: Clusters, o: number, step: -1 | 1): number {
  const entry = clusters.entry(o) + step;
  return entry < 0 || entry >= clusters.track(o).count ? -1 : o + step;
}

/** Do the two stand between the same messages that both their copies have? */
function sameSlot(clusters: Clusters, a: number, b: number): boolean {
  const [p, q] = [clusters.head[a] ?? 0, clusters.head[b] ?? 0];
  return (
    sharedNeighbour(clusters, p, clusters.copy(q), -1) === sharedNeighbour(clusters, q, clusters.copy(p), -1) &&
    sharedNeighbour(clusters, p, clusters.copy(q), 1) === sharedNeighbour(clusters, q, clusters.copy(p), 1)
  );
}

/** Cluster of the nearest entry, in one direction, that the other copy has too; -1: none near. */
function sharedNeighbour(clusters: Clusters, o: number, copy: number, step: -1 | 1): number {
  const track = clusters.track(o);
  let entry = clusters.entry(o);
  let at = o;
  for (let walked = 0; walked < WALK; walked++) {
    entry += step;
    at += step;
    if (entry < 0 || entry >= track.count) return -1;
    const c = clusters.of[at] ?? -1;
    if (c >= 0 && ((clusters.mask[c] ?? 0) & (1 << copy)) !== 0) return c;
  }
  return -2;
}

export function hasFlag(clusters: Clusters, c: number, bit: number): boolean {
  for (let o = clusters.head[c] ?? -1; o >= 0; o = clusters.next[o] ?? -1) {
    if (((clusters.track(o).flags[clusters.entry(o)] ?? 0) & bit) !== 0) return true;
  }
  return false;
}

/** How far a phone's own clock may be off for the same words in the same place to be one message. */
const NEAR = 180_000;

/**
 * The same words by the same sender in the same place of the files, at times that differ by more than the clocks
 * otherwise do: a phone stamps what it sends by its own clock.
 */
export function matchNear(clusters: Clusters, spans: Spans): void {
  const lacking = lackingOf(clusters, spans);
  const byContent = new Map<number, number[]>();
  for (const c of liveByTime(clusters)) {
    const o = clusters.head[c] ?? 0;
    if (lacking[c] === 0 || clusters.kind(o) === classes.notice) continue;
    const content = clusters.track(o).content[clusters.entry(o)] ?? 0;
    const list = byContent.get(content);
    if (list) list.push(c);
    else byContent.set(content, [c]);
  }
  for (const list of byContent.values()) {
    for (let i = 0; i + 1 < list.length; i++) {
      const [a, b] = [list[i] ?? 0, list[i + 1] ?? 0];
      if (time(clusters, b) - (clusters.to[a] ?? 0) > NEAR) continue;
      if (((clusters.mask[a] ?? 0) & (clusters.mask[b] ?? 0)) !== 0) continue;
      if (!sendersAgree(clusters, a, b) || !sameSlot(clusters, a, b)) continue;
      clusters.merge(b, a);
    }
  }
}

/** Longest time between two showings of one rare text by one sender that still counts as one message. */
const MOVED_AT_MOST = 26 * 3_600_000;

/**
 * Third pass: rare words that two copies have once each, by one sender, at different times: a clock that was wrong for a
 * while, or a line that was moved.
 */
export function matchMoved(clusters: Clusters): void {
  const byContent = new Map<number, number[]>();
  for (let c = 0; c < clusters.count; c++) {
    if (clusters.gone[c] === 1) continue;
    const o = clusters.head[c] ?? 0;
    if (clusters.kind(o) !== classes.text || clusters.text(o).length < 15) continue;
    const content = clusters.track(o).content[clusters.entry(o)] ?? 0;
    const list = byContent.get(content);
    if (list) list.push(c);
    else byContent.set(content, [c]);
  }
  for (const list of byContent.values()) {
    if (list.length !== 2) continue;
    const [a, b] = list;
    if (a === undefined || b === undefined || ((clusters.mask[a] ?? 0) & (clusters.mask[b] ?? 0)) !== 0) continue;
    if (Math.abs(time(clusters, a) - time(clusters, b)) > MOVED_AT_MOST || !sendersAgree(clusters, a, b)) continue;
    clusters.merge(a, b);
  }
}
