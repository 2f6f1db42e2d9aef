/**
 * Observation ids that sort by time: (second as best known) * 2^21 + lane of the copy * 4096 + n. Pure.
 *
 * Newest-first then needs no sort at any size, and a date range is a range of ids. A copy keeps its own lane within
 * a second; when lanes are shared (more than 512 copies), after a resumed import or for a second part, the caller
 * asks which ids are taken before using them.
 */

import { idBase, idSlots, laneSlots } from './observe.ts';

export class Identifier {
  readonly #lane: number;
  readonly #next = new Map<number, number>();
  /** Highest second used by this identifier so far; later seconds are free for it. */
  #highest = -1;
  /** Seconds below this may hold ids that this identifier did not give out. */
  readonly #strangersUpTo: number;

  /** @param strangersUpTo highest second that may be taken already, or Infinity when lanes are shared */
  constructor(copyNumber: number, strangersUpTo: number) {
    this.#lane = copyNumber;
    this.#strangersUpTo = strangersUpTo;
  }

  /**
   * Ids for a batch in the order given. `taken` is asked once with the ids that could collide and answers which do.
   * A full second (4,096 entries of one copy) spills into the next.
   */
  async assign(
    orderMs: readonly number[],
    taken: (ids: readonly number[]) => Promise<ReadonlySet<number>>,
  ): Promise<number[]> {
    const ids: number[] = [];
    const doubtful: number[] = [];
    const highestBefore = this.#highest;
    for (const ms of orderMs) {
      let second = Math.floor(idBase(ms, this.#lane) / idSlots);
      let slot = this.#next.get(second) ?? 0;
      while (slot >= laneSlots) {
        second++;
        slot = this.#next.get(second) ?? 0;
      }
      this.#next.set(second, slot + 1);
      const id = idBase(second * 1000, this.#lane) + slot;
      if (second <= this.#strangersUpTo || second <= highestBefore) doubtful.push(ids.length);
      ids.push(id);
      if (second > this.#highest) this.#highest = second;
    }
    // What was given out in a second long past is forgotten, to keep memory flat; the question below covers it.
    if (this.#next.size > 200_000) this.#forget();
    if (doubtful.length === 0) return ids;
    const used = new Set(ids);
    const collisions = await taken(doubtful.map((index) => ids[index] ?? 0));
    if (collisions.size === 0) return ids;
    for (const index of doubtful) {
      let id = ids[index] ?? 0;
      if (!collisions.has(id)) continue;
      // Rare: step on until a free id, asking in runs.
      for (let found = false; !found; ) {
        const run = Array.from({ length: 256 }, (_, k) => id + 1 + k);
        const busy = await taken(run);
        const free = run.find((candidate) => !busy.has(candidate) && !used.has(candidate));
        if (free === undefined) id += 256;
        else {
          used.add(free);
          ids[index] = free;
          const second = Math.floor(free / idSlots);
          const slot = (free % idSlots) - (this.#lane % 512) * laneSlots;
          if (slot >= 0 && slot < laneSlots) this.#next.set(second, Math.max(this.#next.get(second) ?? 0, slot + 1));
          found = true;
        }
      }
    }
    return ids;
  }

  #forget(): void {
    const keepFrom = this.#highest - 3600;
    for (const second of this.#next.keys()) if (second < keepFrom) this.#next.delete(second);
  }
}
