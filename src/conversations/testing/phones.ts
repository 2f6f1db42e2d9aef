/** Exports of one invented chat from several phones, for tests of joined conversations. */

import { android, type Line } from './room.ts';

const people = ['Rook', 'Teasel', 'Sorrel'] as const;
const subjects = ['rota', 'van', 'kettle', 'parking', 'briefing', 'overtime', 'radio', 'locker', 'canteen', 'leave'];

/** Messages in a row that one phone will lack: their words are of one matter. */
export const swept = [60, 61, 63, 64] as const;
/** Names a firm of lawyers: held where it is given as a term. */
export const privileged = 80;

/** 120 messages over ten days, by three people. */
function chatLines(): (readonly [minute: number, sender: string, text: string])[] {
  return Array.from({ length: 120 }, (_, n) => {
    const sender = people[(n * 7 + (n >> 3)) % 3] ?? 'Rook';
    return [n * 120 + (n % 7) * 3, sender, words(n)] as const;
  });
}

function words(n: number): string {
  if (n === privileged) return 'spoke to Marlowe Sedge LLP about the meeting';
  if ((swept as readonly number[]).includes(n)) return `about the ledger in the cupboard, part ${n}`;
  return `note ${n}: ${subjects[n % 10]} and ${subjects[(n * 3 + 1) % 10]}, as said on day ${Math.floor(n / 12)}`;
}

export interface Phone {
  /** Messages that it lacks, by their number. */
  readonly without?: readonly number[];
  /** Minutes by which its clock is ahead. */
  readonly ahead?: number;
  /** Names under which it shows people. */
  readonly names?: Readonly<Record<string, string>>;
}

/** The chat as one phone exports it: its names, its clock, what it still has. */
export function exportOf({ without = [], ahead = 0, names = {} }: Phone = {}): string {
  const lines = chatLines().flatMap(([minute, sender, text], n): Line[] =>
    without.includes(n) ? [] : [[minute + ahead, names[sender] ?? sender, text]],
  );
  return android(lines);
}
