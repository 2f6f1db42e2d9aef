/** One person's clock: times that are off in one copy alone, put right. Pure. */

import type { Anchors } from './offsets.ts';
import type { CopyTrack } from './track.ts';

/** Beyond the precision of its times a copy's times may be off by this much at least, and at most. */
export const SLACK_LEAST = 2_000;
const SLACK_MOST = 120_000;

/**
 * One person's messages may be off in one copy alone: a phone stamps what it sends by its own clock, everybody else by
 * the server's. Such a sender's times are put right here; what is left is the slack of this copy.
 */
export function correctSenders(track: CopyTrack, baseMs: Float64Array, anchors: Anchors, agrees: Uint8Array): number {
  const bySender = new Map<number, number[]>();
  for (let i = 0; i < anchors.count; i++) {
    if (agrees[i] !== 1) continue;
    const sender = track.sender[anchors.entry[i] ?? 0] ?? -1;
    const list = bySender.get(sender);
    if (list) list.push(i);
    else bySender.set(sender, [i]);
  }
  const difference = (i: number): number => (baseMs[anchors.entry[i] ?? 0] ?? 0) - (anchors.refMs[i] ?? 0);
  const outside = (i: number, by: number): number =>
    Math.abs(beyond(difference(i) - by, track.widthMs, anchors.refWidth[i] ?? 0));
  const shift = new Map<number, number>();
  const left: number[] = [];
  for (const [sender, list] of bySender) {
    const by = steadyShift(
      track.widthMs,
      list.map((i) => difference(i) - ((anchors.refWidth[i] ?? 0) - track.widthMs) / 2),
    );
    const helps = by !== 0 && misses(list, by) * 2 < misses(list, 0);
    if (helps) shift.set(sender, by);
    for (const i of list) left.push(outside(i, helps ? by : 0));
  }
  if (shift.size > 0) {
    for (let i = 0; i < baseMs.length; i++) {
      const by = shift.get(track.sender[i] ?? -1);
      if (by !== undefined) baseMs[i] = (baseMs[i] ?? 0) - by;
    }
  }
  left.sort((a, b) => a - b);
  const nearly = left[Math.min(left.length - 1, Math.floor(left.length * 0.995))] ?? 0;
  return Math.min(SLACK_MOST, Math.max(SLACK_LEAST, nearly + 1_000));

  function misses(list: readonly number[], by: number): number {
    return list.filter((i) => outside(i, by) > 1_500).length;
  }
}

/** By how much a sender's times are off throughout: the middle of where they lie, 0 where too few tell. */
function steadyShift(width: number, centred: number[]): number {
  if (centred.length < 6) return 0;
  centred.sort((a, b) => a - b);
  const at = (part: number): number => centred[Math.floor((centred.length - 1) * part)] ?? 0;
  const middle = (at(0.08) + at(0.92)) / 2;
  return Math.abs(middle) < (width >= 60_000 ? 8_000 : 3_000) ? 0 : middle;
}

/** How far a difference of times lies outside what their precision explains; negative: too early. */
function beyond(difference: number, width: number, refWidth: number): number {
  if (difference < -width) return difference + width;
  return difference > refWidth ? difference - refWidth : 0;
}
