/** The probabilities of the labels in as few bytes as they need: 16 bits each, in the order of the labels. Pure. */

import { type Label, labels } from '../labels.ts';

const STEPS = 65_535;

/** @returns two bytes a label, little-endian; exact to 1/131,070 */
export function packLabels(scores: Readonly<Record<Label, number>>): Uint8Array {
  const bytes = new Uint8Array(labels.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [n, label] of labels.entries()) {
    view.setUint16(n * 2, Math.round(Math.min(1, Math.max(0, scores[label])) * STEPS), true);
  }
  return bytes;
}

/** @param bytes as `packLabels` made them */
export function unpackLabels(bytes: Uint8Array): Record<Label, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const scores = {} as Record<Label, number>;
  for (const [n, label] of labels.entries()) scores[label] = view.getUint16(n * 2, true) / STEPS;
  return scores;
}
