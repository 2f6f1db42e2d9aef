/**
 * What has been read so far, as the rules count it: a histogram along the ranking and the random draws.
 *
 * The place of the ranking, x, is the share of the pool that it has passed: each ranked read of M unread messages moves it
 * by (1 − x) / M, so that random draws, which thin the unread evenly, do not move it.
 */

import { normalBelow } from './distributions.ts';

/** Reads made while the ranking stood between `from` and `to`. */
export interface Stretch {
  from: number;
  to: number;
  ranked: number;
  rankedFound: number;
  drawn: number;
  drawnFound: number;
}

/** A stretch ends at every tenth of a standard deviation of the place: finer where the ranking begins and ends. */
const EDGES: readonly number[] = [...Array.from({ length: 97 }, (_, i) => normalBelow((i - 48) / 10)), 1];

export class Reading {
  readonly size: number;
  readonly stretches: Stretch[] = [];
  ranked = 0;
  rankedFound = 0;
  drawn = 0;
  drawnFound = 0;
  place = 0;
  #edge = 0;

  constructor(size: number) {
    this.size = size;
  }

  get found(): number {
    return this.rankedFound + this.drawnFound;
  }

  get unread(): number {
    return this.size - this.ranked - this.drawn;
  }

  /** The chance that a message which the ranking never brings up has not been drawn either. */
  get spared(): number {
    return this.place >= 1 || this.size === 0 ? 0 : this.unread / (this.size * (1 - this.place));
  }

  rank(relevant: boolean): void {
    const stretch = this.#stretch();
    const { unread } = this;
    this.place = unread <= 1 ? 1 : this.place + (1 - this.place) / unread;
    this.ranked += 1;
    stretch.ranked += 1;
    stretch.to = this.place;
    if (!relevant) return;
    this.rankedFound += 1;
    stretch.rankedFound += 1;
  }

  draw(relevant: boolean): void {
    const stretch = this.#stretch();
    this.drawn += 1;
    stretch.drawn += 1;
    if (this.unread === 0) this.place = 1;
    if (!relevant) return;
    this.drawnFound += 1;
    stretch.drawnFound += 1;
  }

  #stretch(): Stretch {
    const last = this.stretches.at(-1);
    if (last !== undefined && this.place < (EDGES[this.#edge] ?? 1)) return last;
    while (this.place >= (EDGES[this.#edge] ?? 2)) this.#edge += 1;
    const stretch = { from: this.place, to: this.place, ranked: 0, rankedFound: 0, drawn: 0, drawnFound: 0 };
    this.stretches.push(stretch);
    return stretch;
  }
}

/** What a model of the tail looks at. */
export interface Standing {
  readonly size: number;
  readonly unread: number;
  readonly place: number;
  readonly found: number;
  readonly spared: number;
  readonly stretches: readonly Readonly<Stretch>[];
}

const EMPTY: Readonly<Stretch> = { from: 0, to: 0, ranked: 0, rankedFound: 0, drawn: 0, drawnFound: 0 };

/**
 * How a review stands. The first stretches, until half of what the ranking found was found, are one: how a ranking begins
 * says little about how it ends.
 */
export function standingOf(reading: Reading): Standing {
  const { size, unread, place, found, spared, stretches } = reading;
  let ranked = 0;
  let at = 0;
  while (at < stretches.length && ranked * 2 < reading.rankedFound) {
    ranked += stretches[at]?.rankedFound ?? 0;
    at += 1;
  }
  const head = { ...EMPTY, to: stretches[at - 1]?.to ?? 0 };
  for (const one of stretches.slice(0, at)) {
    head.ranked += one.ranked;
    head.rankedFound += one.rankedFound;
    head.drawn += one.drawn;
    head.drawnFound += one.drawnFound;
  }
  return { size, unread, place, found, spared, stretches: at === 0 ? stretches : [head, ...stretches.slice(at)] };
}

/** How it would stand after so many more ranked reads without a find. */
export function afterRanked(standing: Standing, reads: number): Standing {
  const { place, unread, stretches } = standing;
  const to = place + ((1 - place) * reads) / unread;
  const more = { ...EMPTY, from: place, to, ranked: reads };
  return { ...standing, unread: unread - reads, place: to, stretches: [...stretches, more] };
}

/** How it would stand after so many more draws without a find. */
export function afterDraws(standing: Standing, draws: number): Standing {
  const { place, unread, spared, stretches } = standing;
  const more = { ...EMPTY, from: place, to: place, drawn: draws };
  const left = unread - draws;
  return { ...standing, unread: left, spared: (spared * left) / unread, stretches: [...stretches, more] };
}
