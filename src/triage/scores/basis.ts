/**
 * What a score rests on, as a digest: the words and those before them. Equal bases have equal scores under one model. The
 * day stands before it, so that the index of bases grows in the order of time; two phones' copies of a message differ in it
 * only about midnight, and are then scored twice.
 */

import { createHash } from 'node:crypto';
import type { Scorable } from '../scoring.ts';

/** How many messages before it are given to the model with a message. */
export const CONTEXT = 3;

/** Observations are numbered by time: so many to a second (docs/decisions/0011). */
const IDS_A_DAY = 86_400 * 2 ** 21;

/** 96 bits of SHA-256: two of ten million bases agree by chance less often than once in 10^15 operations. */
export function basisOf({ text, context }: Scorable, observation: number): string {
  const day = Math.floor(observation / IDS_A_DAY).toString(36);
  const hash = createHash('sha256');
  // Lengths first: "a" after "b c" is not "a b" after "c".
  hash.update(JSON.stringify([text.length, ...context.map((words) => words.length)]));
  hash.update(text);
  for (const words of context) hash.update(words);
  return `${day.padStart(4, '0')} ${hash.digest('base64url').slice(0, 16)}`;
}
