/** The second tier: a small transformer, one message at a time, so that no message's score depends on another's. */

import { outputs } from '../labels.ts';
import type { TextBook } from '../text/index.ts';
import { modelContext, modelText } from '../text/index.ts';
import { type Encoded, encode, type Tokenizer } from './encoding.ts';

/** Runs the network on one sequence: logits in the order of `outputs`. */
export type Network = (sequence: Encoded) => Promise<Float32Array>;

export interface SecondJudge {
  logits(text: string, context: readonly string[]): Promise<Float64Array>;
}

/**
 * Batches are not used: the network's numbers are rounded to eight bits by the largest of all that run together, so
 * that a message would be scored a little differently beside others (measured: docs/decisions).
 */
export function secondJudge(network: Network, tokenizer: Tokenizer, book: TextBook): SecondJudge {
  return {
    async logits(text, context) {
      const most = new Float64Array(outputs.length).fill(Number.NEGATIVE_INFINITY);
      // A long message is as bad as its worst window.
      for (const sequence of encode(modelText(text, book), modelContext(context, book), tokenizer)) {
        const logits = await network(sequence);
        for (let at = 0; at < most.length; at++) most[at] = Math.max(most[at] ?? 0, logits[at] ?? 0);
      }
      return most;
    },
  };
}
