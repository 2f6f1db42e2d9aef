/**
 * The file of the first tier's weights: `CFT1`, a length (uint32, little endian), a JSON head of that length, then the
 * table (int8, buckets × outputs), and as float32: one scale an output, the biases, the calibration. Pure: bytes in,
 * arrays out.
 */

import { outputs } from '../labels.ts';
import { BUCKETS } from './features.ts';

const MAGIC = 'CFT1';

export interface FirstWeights {
  /** BUCKETS × outputs, row by row. */
  readonly table: Int8Array;
  /** What one step of a column of the table is worth. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  /** An output's logit becomes a probability as sigmoid(slope × logit + shift): calibrated at realistic prevalence. */
  readonly slope: Float32Array;
  readonly shift: Float32Array;
  /** At or above it a message is worth a reviewer's look. */
  readonly threshold: number;
  /** Below this relevance a message counts as settled, and the second tier is not asked. */
  readonly settledBelow: number;
}

interface Head {
  readonly buckets: number;
  readonly outputs: readonly string[];
  readonly threshold: number;
  readonly settledBelow: number;
}

/** @throws Error for bytes that are not such a file, or one for other outputs: the product's own file is damaged. */
export function readFirstWeights(bytes: Uint8Array): FirstWeights {
  const text = new TextDecoder();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.decode(bytes.subarray(0, 4)) !== MAGIC) throw new Error('not a file of first-tier weights');
  const headLength = view.getUint32(4, true);
  const head = JSON.parse(text.decode(bytes.subarray(8, 8 + headLength))) as Head;
  if (head.buckets !== BUCKETS || head.outputs.join() !== outputs.join()) {
    throw new Error('these first-tier weights are for other features or outputs');
  }
  let at = 8 + headLength;
  // Copied, so that numbers are aligned wherever the head ends.
  const part = (length: number): Uint8Array<ArrayBuffer> => {
    const copy = new Uint8Array(bytes.subarray(at, at + length));
    if (copy.length !== length) throw new Error('first-tier weights end too early');
    at += length;
    return copy;
  };
  const table = new Int8Array(part(BUCKETS * outputs.length).buffer);
  const floats = (): Float32Array => new Float32Array(part(4 * outputs.length).buffer);
  return {
    table,
    scales: floats(),
    biases: floats(),
    slope: floats(),
    shift: floats(),
    threshold: head.threshold,
    settledBelow: head.settledBelow,
  };
}
