/** Whether copies can be aligned at all: each must share messages with the rest. */
import { isShown } from './states.ts';

/** Messages that two copies must share, of a chat of so many. */
function enoughOf(messages: number): number {
  return Math.max(20, Math.min(100, Math.trunc(messages / 20)));
}

function shared(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (let id = 0; id < one.length; id++) if (isShown(one[id]) && isShown(other[id])) sum += 1;
  return sum;
}

/** True where every copy shares enough messages with another that leads to all the rest. @param states of each copy */
export function areJoined(states: readonly Uint8Array[]): boolean {
  const enough = enoughOf(states[0]?.length ?? 0);
  const reached = new Set([0]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [i, own] of states.entries()) {
      if (reached.has(i)) continue;
      if (![...reached].some((other) => shared(own, states[other] ?? new Uint8Array(0)) >= enough)) continue;
      reached.add(i);
      grown = true;
    }
  }
  return reached.size === states.length;
}
