/** The messages of a pool while it is put together: a few arrays for each batch, and rows that look into them. Pure. */

import { outputs } from '../labels.ts';
import { featuresOf, type PoolMessage } from '../learner/index.ts';
import type { PoolBatch } from './thread-messages.ts';

/** What a batch becomes when it comes in: its words are read once. */
interface ReadBatch {
  readonly ids: Uint32Array;
  /** Ids of row n: from starts[n] to starts[n + 1]. */
  readonly starts: Uint32Array;
  readonly priors: Float32Array;
}

/** A row costs some bytes, not two arrays of its own: a pool may have a million. */
class Row implements PoolMessage {
  readonly #batch: ReadBatch;
  readonly #n: number;
  readonly previous: number;
  next = -1;
  group = -1;

  constructor(batch: ReadBatch, n: number, previous: number) {
    this.#batch = batch;
    this.#n = n;
    this.previous = previous;
  }

  get features(): Uint32Array {
    const { ids, starts } = this.#batch;
    return ids.subarray(starts[this.#n], starts[this.#n + 1]);
  }

  get prior(): Float32Array {
    return this.#batch.priors.subarray(this.#n * outputs.length, (this.#n + 1) * outputs.length);
  }
}

export class PoolRows {
  readonly #rows: Row[] = [];

  /** Takes some messages of the pool, in its order. */
  take({ texts, priors, follows }: PoolBatch): void {
    const features = texts.map((text) => featuresOf(text));
    const starts = new Uint32Array(texts.length + 1);
    for (const [n, own] of features.entries()) starts[n + 1] = (starts[n] ?? 0) + own.length;
    const ids = new Uint32Array(starts[texts.length] ?? 0);
    for (const [n, own] of features.entries()) ids.set(own, starts[n]);
    const batch: ReadBatch = { ids, starts, priors };
    for (const n of texts.keys()) {
      const at = this.#rows.length;
      const neighbours = follows[n] === 1;
      const before = this.#rows[at - 1];
      if (neighbours && before !== undefined) before.next = at;
      this.#rows.push(new Row(batch, n, neighbours ? at - 1 : -1));
    }
  }

  /** All of them, with their groups of near-duplicates. */
  whole(groups: Int32Array): readonly PoolMessage[] {
    for (const [n, row] of this.#rows.entries()) row.group = groups[n] ?? -1;
    return this.#rows;
  }
}
