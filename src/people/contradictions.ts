/** What speaks against two handles being one person's. Pure. */

import type { HandleSeen } from './grounds.ts';
import { numberOf, type Region } from './numbers.ts';

export interface Contradiction {
  readonly says: string;
  /** What the confidence of a proposal is multiplied by. */
  readonly weight: number;
}

/** What the messages themselves show of a pair of handles of one copy. */
export interface PairFacts {
  /** Minutes in which both wrote. */
  readonly sameMinute: number;
  /** A notice tells that one of them changed the number. */
  readonly numberChanged: boolean;
}

export const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** One person does write from two phones, so this lowers and does not refuse. */
export const sameMinuteWeight = 0.3;
const togetherWeight = 0.4;
const dayMs = 86_400_000;

const ms = (time: string): number => Date.parse(time.endsWith('Z') || time.length <= 10 ? time : `${time}Z`);

/** How long both were writing, milliseconds; negative: one had ended before the other began. */
function overlap(a: HandleSeen, b: HandleSeen): number {
  if (a.first === null || a.last === null || b.first === null || b.last === null) return Number.NEGATIVE_INFINITY;
  return Math.min(ms(a.last), ms(b.last)) - Math.max(ms(a.first), ms(b.first));
}

/** Over the same time: one had not ended when the other began, or wrote once in between. */
function together(a: HandleSeen, b: HandleSeen): boolean {
  const shared = overlap(a, b);
  const within = (one: HandleSeen, other: HandleSeen): boolean =>
    one.first === one.last && other.first !== one.first && other.last !== one.first;
  return shared > 0 || (shared === 0 && (within(a, b) || within(b, a)));
}

/** True for a pair of which the messages must be looked at: two names of one copy, at times that touch. */
export function mustBeLookedAt(a: HandleSeen, b: HandleSeen): boolean {
  return a.copyId === b.copyId && a.messages > 0 && b.messages > 0 && overlap(a, b) >= 0;
}

/**
 * Why two handles cannot well be one person's, or null. Only what one conversation shows counts: whoever writes there
 * under two names over the same time is two people, or one with two phones.
 *
 * @param facts of the pair; left out where it need not be looked at
 */
export function contradiction(a: HandleSeen, b: HandleSeen, region: Region, facts?: PairFacts): Contradiction | null {
  if (a.conversationId !== b.conversationId || a.messages === 0 || b.messages === 0) return null;
  const where = `in “${a.conversationTitle}”`;
  if (a.copyId !== b.copyId) {
    // One message under two names is what alignment is for; clocks of two phones may differ by a day at most.
    if (a.senderId === null || b.senderId === null || a.senderId === b.senderId || overlap(a, b) <= dayMs) return null;
    return { says: `“${a.shown}” and “${b.shown}” are two senders ${where}.`, weight: togetherWeight };
  }
  if (facts?.numberChanged && overlap(a, b) <= dayMs) return null;
  if (facts !== undefined && facts.sameMinute > 0) {
    const minutes = facts.sameMinute === 1 ? 'in the same minute' : `in the same minute, ${facts.sameMinute} times`;
    return { says: `“${a.shown}” and “${b.shown}” both wrote ${where} ${minutes}.`, weight: sameMinuteWeight };
  }
  if (!together(a, b)) return null;
  const [one, other] = [numberOf(a.shown, region), numberOf(b.shown, region)];
  const how = one !== null && other !== null && one !== other ? ' under different numbers' : '';
  return {
    says: `“${a.shown}” and “${b.shown}” are both members at the same time${how} ${where}.`,
    weight: togetherWeight,
  };
}
