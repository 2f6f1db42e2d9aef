/**
 * Reviews whose truth is known, for measuring stopping rules: a pool whose relevant messages get scores of a family, and a
 * ranking by score. Any other object that gives an order, such as a replay with the real learner, can be a review too.
 */

import { randomNamed } from '../samples/larch/random.ts';

/** A review under way. */
export interface Review {
  isRelevant(position: number): boolean;
  isUnread(position: number): boolean;
  /** The unread position that the ranking puts first. */
  top(): number | null;
  /** This position was read; the ranking may learn from it, unless it is sealed. */
  read(position: number): void;
}

/** What is known of a pool besides its order. `open` starts a review of it afresh. */
export interface Pool {
  readonly family: string;
  readonly size: number;
  readonly relevant: number;
  /** Of the ranking before anything is read. */
  readonly auc: number;
  open(): Review;
}

/**
 * Families that the rules were first tuned on; families run when they were, whose results then changed the numbers of the
 * model-assisted rule; and one whose results changed nothing.
 */
export const tuningFamilies = ['plain', 'two-groups', 'heavy-tail', 'hidden', 'learning'] as const;
export const freshFamilies = ['hidden-found', 'late-cluster', 'saturating', 'spread-misses', 'drift'] as const;
export const lastFamilies = ['three-kinds'] as const;
export type Family = (typeof tuningFamilies)[number] | (typeof freshFamilies)[number] | (typeof lastFamilies)[number];

interface Dice {
  readonly unit: () => number;
  readonly normal: () => number;
  readonly between: (from: number, to: number) => number;
}

function diceOf(name: string): Dice {
  const random = randomNamed(name);
  const unit = (): number => (random.next() + 0.5) / 2 ** 32;
  const normal = (): number => Math.sqrt(-2 * Math.log(unit())) * Math.cos(2 * Math.PI * unit());
  return { unit, normal, between: (from, to) => from + (to - from) * unit() };
}

/** A kind of relevant messages: its share, its scores (others are standard normal), and what finding some of it does. */
interface Group {
  readonly share: number;
  readonly score: () => number;
  /** The learner has understood the group when so many are found: the scores of its unread members rise. */
  readonly lift?: { readonly after: number; readonly by: number };
}

function groupsOf(family: Family, { unit, normal, between }: Dice): readonly Group[] {
  const mean = between(0.36, 3.3); // AUC 0.6 to 0.99
  const at =
    (middle: number, spread = 1) =>
    (): number =>
      middle + spread * normal();
  const few = (): number => 1 + Math.floor(3 * unit());
  switch (family) {
    case 'plain':
      return [{ share: 1, score: at(mean) }];
    case 'two-groups': {
      const hard = between(0.05, 0.4);
      return [
        { share: 1 - hard, score: at(mean) },
        { share: hard, score: at(between(0.2, mean)) },
      ];
    }
    case 'heavy-tail': {
      // Student's t with two to four degrees of freedom: a part is ranked among the last.
      const freedom = 2 + Math.floor(3 * unit());
      const score = (): number => {
        let squares = 0;
        for (let i = 0; i < freedom; i++) squares += normal() ** 2;
        return mean + (0.8 * normal()) / Math.sqrt(squares / freedom);
      };
      return [{ share: 1, score }];
    }
    case 'hidden': {
      // A group that the ranking puts last, or no better than chance, and never learns.
      const hidden = between(0.04, 0.3);
      const low = unit() < 0.5 ? -2.5 : between(-1, 0.2);
      return [
        { share: 1 - hidden, score: at(mean) },
        { share: hidden, score: at(low, 0.6) },
      ];
    }
    case 'learning': {
      const shares = Array.from({ length: 2 + Math.floor(4 * unit()) }, () => unit() + 0.1);
      const sum = shares.reduce((total, share) => total + share, 0);
      return shares.map((share) => ({
        share: share / sum,
        score: at(between(0, mean)),
        lift: { after: few(), by: between(0.5, 2) },
      }));
    }
    case 'hidden-found': {
      // Ranked last until one to three of them are met; then they come up.
      const hidden = between(0.05, 0.35);
      return [
        { share: 1 - hidden, score: at(mean) },
        { share: hidden, score: at(between(-3, -0.5), 0.5), lift: { after: few(), by: 4 } },
      ];
    }
    case 'late-cluster': {
      // A second wave in a narrow place far down, after a long silence.
      const late = between(0.05, 0.25);
      return [
        { share: 1 - late, score: at(Math.max(mean, 1.5)) },
        { share: late, score: at(between(-1.5, 0.8), 0.08) },
      ];
    }
    case 'saturating': {
      const flat = between(0.1, 0.5);
      return [
        { share: 1 - flat, score: at(mean + 0.5, 0.5) },
        { share: flat, score: at(mean / 2, 1.4) },
      ];
    }
    case 'spread-misses': {
      // Some are not told from the others at all.
      const lost = between(0.02, 0.12);
      return [
        { share: 1 - lost, score: at(mean, 0.7) },
        { share: lost, score: normal },
      ];
    }
    case 'three-kinds': {
      // Of any width and place, some of them learnt.
      const shares = [unit() + 0.1, unit() + 0.1, unit() + 0.1];
      const sum = shares.reduce((total, share) => total + share, 0);
      return shares.map((share) => {
        const group = { share: share / sum, score: at(between(-0.3, mean + 0.6), between(0.3, 1.8)) };
        return unit() < 0.5 ? group : { ...group, lift: { after: 3 * few(), by: between(0.5, 3) } };
      });
    }
    case 'drift':
      return [0, 1, 2, 3].map((i) => ({
        share: 0.25,
        score: at(mean - 0.3 * i),
        lift: { after: 6 * (i + 1), by: 0.25 * i },
      }));
  }
}

/** Between which sizes and prevalences pools are drawn, evenly on a logarithmic scale. */
export interface Bounds {
  readonly size: readonly [number, number];
  readonly prevalence: readonly [number, number];
}

export const WIDE: Bounds = { size: [1000, 200_000], prevalence: [0.002, 0.05] };

/** A pool of the given family; the same name, the same pool. */
export function poolOf(family: Family, name: string, bounds: Bounds = WIDE): Pool {
  const dice = diceOf(`review/${family}/${name}`);
  const logarithmic = ([from, to]: readonly [number, number]): number =>
    Math.exp(dice.between(Math.log(from), Math.log(to)));
  const size = Math.round(logarithmic(bounds.size));
  const relevant = Math.max(1, Math.round(size * logarithmic(bounds.prevalence)));
  const groups = groupsOf(family, dice);
  const scores = Float64Array.from({ length: size }, dice.normal);
  const groupAt = new Int8Array(size).fill(-1);
  const members: number[][] = groups.map(() => []);
  for (let made = 0; made < relevant; ) {
    const position = Math.floor(dice.unit() * size);
    if ((groupAt[position] ?? 0) >= 0) continue;
    made += 1;
    const group = groupPicked(groups, dice.unit());
    groupAt[position] = group;
    members[group]?.push(position);
    scores[position] = groups[group]?.score() ?? 0;
  }
  const order = orderOf(scores);
  const open = (): Review => openReview(groups, groupAt, members, scores, order);
  return { family, size, relevant, auc: areaUnder(order, groupAt, relevant), open };
}

function groupPicked(groups: readonly Group[], unit: number): number {
  let left = unit;
  for (const [i, { share }] of groups.entries()) {
    left -= share;
    if (left < 0) return i;
  }
  return groups.length - 1;
}

/** Positions, highest score first. */
function orderOf(scores: Float64Array): Uint32Array {
  return Uint32Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

function areaUnder(order: Uint32Array, groupAt: Int8Array, relevant: number): number {
  let above = 0;
  let pairs = 0;
  for (const position of order) {
    if ((groupAt[position] ?? -1) >= 0) above += 1;
    else pairs += above;
  }
  const others = order.length - relevant;
  return others === 0 ? 1 : pairs / (relevant * others);
}

function openReview(
  groups: readonly Group[],
  groupAt: Int8Array,
  members: readonly (readonly number[])[],
  scores: Float64Array,
  order: Uint32Array,
): Review {
  const read = new Uint8Array(order.length);
  const found = new Uint32Array(groups.length);
  /** What the learner has raised, the highest last. */
  let raised: { readonly position: number; readonly score: number }[] = [];
  let at = 0;
  return {
    isRelevant: (position) => (groupAt[position] ?? -1) >= 0,
    isUnread: (position) => read[position] === 0,
    top: () => {
      while (at < order.length && read[order[at] ?? 0] === 1) at += 1;
      while (raised.length > 0 && read[raised.at(-1)?.position ?? 0] === 1) raised.pop();
      const next = order[at] ?? null;
      const best = raised.at(-1);
      return best !== undefined && (next === null || best.score >= (scores[next] ?? 0)) ? best.position : next;
    },
    read: (position) => {
      read[position] = 1;
      const group = groupAt[position] ?? -1;
      if (group < 0) return;
      found[group] = (found[group] ?? 0) + 1;
      const lift = groups[group]?.lift;
      if (lift === undefined || found[group] !== lift.after) return;
      const unread = (members[group] ?? []).filter((one) => read[one] === 0);
      const more = unread.map((one) => ({ position: one, score: (scores[one] ?? 0) + lift.by }));
      raised = [...raised, ...more].sort((a, b) => a.score - b.score);
    },
  };
}
