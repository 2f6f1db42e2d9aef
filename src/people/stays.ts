/** When somebody was in a chat, from the notices of one copy; R38 asks for proof of presence, so what is not shown is not claimed. Pure. */

import { saidTime } from './when.ts';

export interface Moment {
  /** Position in the reading order of the chat. */
  readonly position: number;
  /** As printed, or on the clock of lane A. */
  readonly time: string | null;
}

/** A notice about one person. */
export interface MemberNotice extends Moment {
  readonly event: 'created' | 'added' | 'joined' | 'left' | 'removed';
}

/** An end of a stay. `position` is null where only the time is known. */
export interface Edge {
  readonly position: number | null;
  readonly time: string | null;
}

/** A stretch of membership; an open end is null. */
export interface Stay {
  readonly from: Edge | null;
  readonly to: Edge | null;
  /** A sentence part: how it is known. */
  readonly basis: string;
}

const joins = new Set<MemberNotice['event']>(['created', 'added', 'joined']);
const words = {
  created: 'created the group',
  added: 'was added',
  joined: 'joined',
  left: 'left',
  removed: 'was removed',
} satisfies Record<MemberNotice['event'], string>;

const said = (notice: MemberNotice): string => `${words[notice.event]} on ${saidTime(notice.time)}`;

/**
 * @param notices about one person, in reading order
 * @returns none where no notice is about this person: then nothing is known, not that they were always there
 */
export function staysOf(notices: readonly MemberNotice[]): Stay[] {
  const stays: Stay[] = [];
  let open: MemberNotice | null = null;
  for (const [index, notice] of notices.entries()) {
    if (joins.has(notice.event)) {
      open ??= notice;
    } else if (open !== null) {
      stays.push({ from: open, to: notice, basis: `the notices say: ${said(open)}, ${said(notice)}` });
      open = null;
    } else if (index === 0) {
      stays.push({ from: null, to: notice, basis: `the notices say: ${said(notice)}` });
    }
  }
  if (open !== null) stays.push({ from: open, to: null, basis: `the notices say: ${said(open)}` });
  return stays;
}

/** True where a message lies within the stay; by position where the edge has one, else by the clock. */
export function holds({ from, to }: Pick<Stay, 'from' | 'to'>, at: Moment): boolean {
  return (from === null || isBefore(from, at)) && (to === null || isBefore(at, to));
}

/** True where one thing came before another; times decide only where a position is missing. */
export function isBefore(a: Edge, b: Edge): boolean {
  if (a.position !== null && b.position !== null) return a.position < b.position;
  return a.time !== null && b.time !== null && a.time < b.time;
}
