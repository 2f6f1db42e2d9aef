/**
 * How much of a chat somebody could have seen: messages of others while they were a member, and of these how many lie
 * before something that they wrote or reacted to. Counted in stretches of positions, so that nothing is read. Pure.
 */

import type { Moment, Stay } from './stays.ts';

/** Positions from one on, up to and without another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Reach {
  /** Where in the chat somebody was a member. */
  readonly member: readonly Span[];
  /** Of these the part that lies before the last thing they did in the chat. */
  readonly opened: readonly Span[];
}

/** Spans in order, those that touch made one. */
export function union(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.to) joined.push(span);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return joined;
}

export interface ReachInput {
  /** Positions of the chat. */
  readonly length: number;
  /** Everything in a chat of two, and everything that the person's own export has. */
  readonly always: boolean;
  readonly stays: readonly Stay[];
  /** First and last message they wrote. */
  readonly wrote: { readonly first: Moment; readonly last: Moment } | null;
  readonly leavings: readonly Moment[];
  readonly lastReaction: Moment | null;
  /** Position of the first message on or after an end of a stay that has only a time. */
  readonly positionOf: (time: string) => number;
}

export function reach(input: ReachInput): Reach {
  const { length, stays, wrote, leavings, lastReaction, positionOf } = input;
  const at = (edge: Stay['from'], open: number): number =>
    edge === null ? open : (edge.position ?? (edge.time === null ? open : positionOf(edge.time)));
  // A stay whose beginning no notice tells counts from the first thing they wrote.
  const since = wrote?.first.position ?? length;
  const spans: Span[] = input.always ? [{ from: 0, to: length }] : [];
  for (const { from, to } of stays) spans.push({ from: at(from, since), to: at(to, length) });
  // Without notices: what lies between two of their messages, unless they left in between.
  if (
    wrote !== null &&
    !leavings.some(({ position }) => position > wrote.first.position && position < wrote.last.position)
  ) {
    spans.push({ from: wrote.first.position, to: wrote.last.position + 1 });
  }
  const member = union(spans);
  const last = Math.max(wrote?.last.position ?? -1, lastReaction?.position ?? -1);
  return { member, opened: union(member.map(({ from, to }) => ({ from, to: Math.min(to, last + 1) }))) };
}
