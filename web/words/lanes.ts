/** The lanes of a joined conversation: how each phone shows a message, for the eye as marks and for the ear as words. */

import type { LaneState } from '../contract.ts';
import { list } from './number.ts';

/** States in the order in which the words name them. */
const order = ['p', 'm', 'e', 'd', 't', 'x', 'q'] as const satisfies readonly LaneState[];

export function isLaneState(letter: string): letter is LaneState {
  return (order as readonly string[]).includes(letter);
}

/** What each sign stands for, in the order of the legend. */
export const laneSigns: ReadonlyArray<readonly [LaneState, string]> = [
  ['p', 'this phone has the message'],
  ['x', 'absent there, and it should be present'],
  ['t', 'deleted for everyone'],
  ['e', 'edited, or other words'],
  ['m', 'there, at another place'],
  ['q', 'not expected there, or explained'],
];

const words: Readonly<Record<LaneState, (letters: string) => string>> = {
  p: (letters) => `on ${letters}`,
  m: (letters) => `at another place on ${letters}`,
  e: (letters) => `edited on ${letters}`,
  d: (letters) => `other words on ${letters}`,
  t: (letters) => `deleted for everyone on ${letters}`,
  x: (letters) => `absent from ${letters}, probably deleted there`,
  q: (letters) => `not expected on ${letters}`,
};

function lettersWith(lanes: string, letters: readonly string[], state: LaneState): readonly string[] {
  return letters.filter((_, n) => lanes[n] === state);
}

/** `on A, C and D; absent from B, probably deleted there` */
export function laneWords(lanes: string, letters: readonly string[]): string {
  return order
    .flatMap((state) => {
      const those = lettersWith(lanes, letters, state);
      return those.length === 0 ? [] : [words[state](list(those))];
    })
    .join('; ');
}

/**
 * A line under the words where the marks alone would not be noticed: other words, an edit, words that survive a deletion
 * for everyone. Null where the copies agree or the difference is an absence, which the mark says.
 */
export function laneNote(lanes: string, letters: readonly string[]): string | null {
  const having = (state: LaneState) => lettersWith(lanes, letters, state);
  const tombstones = having('t');
  const edited = having('e');
  const others = having('d');
  const present = having('p');
  const parts: string[] = [];
  if (tombstones.length > 0 && present.length > 0) {
    parts.push(`deleted for everyone on ${list(tombstones)}, the words survive on ${list(present)}`);
  }
  if (edited.length > 0 && present.length > 0) parts.push(`edited on ${list(edited)}`);
  if (others.length > 0) parts.push(`other words on ${list(others)}`);
  return parts.length === 0 ? null : parts.join('; ');
}

/** `seen on 4 of 5 phones`, for a notice. */
export function seenOn(lanes: string): string {
  const there = [...lanes].filter((state) => state !== 'x' && state !== 'q').length;
  return there === lanes.length ? `seen on all ${there} phones` : `seen on ${there} of ${lanes.length} phones`;
}

/** `+1 h`, `−2 min`, `+35 s`: how a phone's clock stands to that of phone A; null where it agrees. */
export function offsetWords(seconds: number): string | null {
  if (seconds === 0) return null;
  const sign = seconds > 0 ? '+' : '−';
  const away = Math.abs(seconds);
  const hours = Math.floor(away / 3600);
  const minutes = Math.floor((away % 3600) / 60);
  const rest = away % 60;
  const parts = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : ''];
  return `${sign}${parts.filter((part) => part !== '').join(' ')}`;
}
