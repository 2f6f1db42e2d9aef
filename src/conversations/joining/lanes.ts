/** Lanes: how phones are lettered, and what a letter of a lane says in words. Pure. */

import { LaneState, type LaneView } from '../alignment-contract.ts';
import type { CopyInConversation } from '../store.ts';
import type { JoiningCopyTable } from '../tables.ts';
import { offsetChanges } from './columns.ts';

/** A phone in a joined conversation. */
export interface Lane {
  readonly joined: JoiningCopyTable;
  readonly copy: CopyInConversation;
  readonly custodian: string;
  readonly device: string;
  /** First and last readable time of the copy, as it shows them. */
  readonly first: string | null;
  readonly last: string | null;
}

/** A, B, … Z, AA, AB, … */
export function letterOf(lane: number): string {
  const last = String.fromCharCode(65 + (lane % 26));
  return lane < 26 ? last : `${letterOf(Math.floor(lane / 26) - 1)}${last}`;
}

export function laneView({ joined, copy, custodian, device, first, last }: Lane): LaneView {
  return {
    copyId: copy.copy_id,
    letter: letterOf(joined.lane),
    exhibitId: copy.exhibit_id,
    exhibitRef: copy.exhibit_ref,
    custodian,
    device,
    title: copy.title,
    exporter: joined.exporter ?? copy.exporter,
    entries: copy.entries,
    first,
    last,
    precision: joined.precision,
    offsetSeconds: joined.offset_seconds,
    offsetChanges: offsetChanges(joined.offset_changes),
    dateOrderProven: joined.date_order_proven,
  };
}

/** The states of a message, lane by lane. */
export function laneStatesOf(lanes: string): LaneState[] {
  return [...lanes].map((letter) => LaneState.parse(letter));
}

/** Present in some form: there is an observation. */
export function isThere(state: LaneState): boolean {
  return state !== 'x' && state !== 'q';
}

function listed(letters: readonly string[]): string {
  return letters.length < 2 ? letters.join('') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`;
}

/** A sentence for the state of one lane, beside those of the others. */
export function saying(states: readonly LaneState[], lane: number): string {
  const others = states.flatMap((state, at) => (at !== lane && isThere(state) && state !== 't' ? [letterOf(at)] : []));
  const elsewhere = others.length === 0 ? 'shown on no other phone' : `present on ${listed(others)}`;
  const state = states[lane] ?? 'q';
  switch (state) {
    case 'p':
      return others.length === 0 ? 'Present here alone.' : `Present here, as on ${listed(others)}.`;
    case 'x':
      return `Absent here, where it should stand; ${elsewhere}.`;
    case 'q':
      return `Absent here, for which there may be an innocent reason; ${elsewhere}.`;
    case 't':
      return `Deleted for everyone; ${elsewhere}.`;
    case 'e':
      return `Edited here; ${elsewhere}.`;
    case 'd':
      return `Other words here than elsewhere; ${elsewhere}.`;
    case 'm':
      return `Present here, at another place than elsewhere; ${elsewhere}.`;
  }
}
