/** When to leave the ranking and draw at random: where the rest of the work is expected to be least. */

import { allowedMissed } from './model.ts';

export interface Prospect {
  readonly found: number;
  readonly unread: number;
  /** See Reading.spared: what earlier draws have shown about what the ranking never brings up. */
  readonly spared: number;
  /** Mean number unread along the ranking after reading this share of the unread by rank. */
  readonly after: (share: number) => number;
}

const STEPS = [0, 0.01, 0.02, 0.04, 0.06, 0.09, 0.13, 0.18, 0.25, 0.35, 0.5, 0.7, 0.85, 1] as const;

/**
 * Shares of the unread to read by rank and then to draw at random of what is left, at the least cost, so that a group of
 * hidden messages that would break the target is missed with probability at most `risk`. `spread` is how many standard
 * deviations (of a Poisson count) of bad luck along the ranking are allowed for.
 */
export function cheapest(
  prospect: Prospect,
  target: number,
  risk: number,
  spread: number,
): { ranked: number; drawn: number } {
  const { found, unread, spared, after } = prospect;
  const now = after(0);
  let best = { ranked: 1, drawn: 0 };
  let bestCost = unread;
  for (const ranked of STEPS) {
    const rest = after(ranked);
    const left = unread * (1 - ranked);
    if (unread * ranked >= bestCost) break;
    for (let drawn = 0; drawn <= 1.0001; drawn += 0.02) {
      const cost = unread * ranked + left * drawn;
      if (cost >= bestCost) break;
      const missed = rest * (1 - drawn);
      const slack = allowedMissed(found + now - missed, target) - missed - spread * Math.sqrt(missed);
      if (slack < 0 || ((1 - drawn) * spared) ** (Math.floor(slack) + 1) > risk) continue;
      bestCost = cost;
      best = { ranked, drawn };
      break;
    }
  }
  return best;
}
