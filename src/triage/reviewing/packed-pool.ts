/**
 * The pool of a review as it is kept: which message stands at which position, what the classifier said of it when the
 * review began, and whether the message before it in the pool is its neighbour in the conversation. Scores may be made
 * anew later and copies joined; the order of a review goes on following from what was sealed here. Pure.
 */

import { type Label, labels, outputs } from '../labels.ts';
import { unpackLabels } from '../scores/packed-scores.ts';

export interface PooledMessage {
  readonly observation: number;
  /** The one before it in the pool stands just before it in the conversation. */
  readonly follows: boolean;
  readonly relevance: number;
  /** Packed labels. */
  readonly labels: Uint8Array;
}

/** Messages of one row. */
export const MESSAGES_A_PART = 5_000;

const LABEL_BYTES = labels.length * 2;
/** Observation 8 bytes, relevance 4, follows 1, labels 26. */
const ROW = 8 + 4 + 1 + LABEL_BYTES;

/** Rows of 39 bytes, little-endian. */
export function packPool(messages: readonly PooledMessage[]): Uint8Array {
  const bytes = new Uint8Array(messages.length * ROW);
  const view = new DataView(bytes.buffer);
  for (const [n, { observation, follows, relevance, labels: packed }] of messages.entries()) {
    const at = n * ROW;
    view.setBigUint64(at, BigInt(observation), true);
    view.setFloat32(at + 8, relevance, true);
    view.setUint8(at + 12, follows ? 1 : 0);
    bytes.set(packed, at + 13);
  }
  return bytes;
}

export function unpackPool(bytes: Uint8Array): PooledMessage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / ROW }, (_, n) => {
    const at = n * ROW;
    return {
      observation: Number(view.getBigUint64(at, true)),
      relevance: view.getFloat32(at + 8, true),
      follows: view.getUint8(at + 12) === 1,
      labels: bytes.slice(at + 13, at + 13 + LABEL_BYTES),
    };
  });
}

/** Nothing is quite impossible or certain: six places are what a score has. */
const LEAST = 1e-6;

/** What the learner begins with: log odds of every output, in their order. */
export function logOddsOf({ relevance, labels: packed }: PooledMessage): Float32Array {
  const scores = unpackLabels(packed);
  return Float32Array.from(outputs, (output) => {
    const probability = output === 'relevance' ? relevance : scores[output satisfies Label];
    const p = Math.min(1 - LEAST, Math.max(LEAST, probability));
    return Math.log(p / (1 - p));
  });
}
