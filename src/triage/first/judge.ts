/**
 * The first tier: adds up the weights of a message's features, output by output. Plain numbers in plain order, so that
 * two runs, two threads or two machines give the same bits; no native code.
 */

import { outputs } from '../labels.ts';
import { modelContext, modelText, type TextBook } from '../text/index.ts';
import {
  answerBuckets,
  answerHash,
  CONTEXT_WEIGHT,
  contextBuckets,
  contextWords,
  countedWords,
  PIECES_WEIGHT,
  pairBucket,
  pairBuckets,
  placedWords,
  scaleOf,
  skippedBucket,
  type WordFeatures,
  wordFeatures,
} from './features.ts';
import type { FirstWeights } from './weights.ts';

const WIDTH = outputs.length;
/** Words are worked out once. Bounded: beyond it they are worked out again. */
const WORDS_KEPT = 100_000;

interface KnownWord extends WordFeatures {
  /** Sum of the word's own features, in steps of the table's columns. */
  readonly sum: Float64Array;
}

export interface WordShare {
  readonly start: number;
  readonly end: number;
  /** In the order of the columns asked for. */
  readonly adds: readonly number[];
}

export interface FirstJudge {
  readonly weights: FirstWeights;
  /** Logits in the order of `outputs`; texts as written. */
  logits(text: string, context: readonly string[]): Float64Array;
  /**
   * What each word adds to some logits, pairs and skips shared between their words, in steps of the table: for comparing
   * the words of one text.
   *
   * @param read the text as the models read it; places are in it
   * @param columns numbers of the outputs asked for
   */
  shares(read: string, columns: readonly number[]): readonly WordShare[];
  /** Probabilities in the order of `outputs`. */
  probabilities(text: string, context: readonly string[]): Float64Array;
}

export function firstJudge(weights: FirstWeights, book: TextBook): FirstJudge {
  const { table, scales, biases, slope, shift } = weights;
  const known = new Map<string, KnownWord>();

  const addRow = (sum: Float64Array, bucket: number, weight: number): void => {
    const row = bucket * WIDTH;
    for (let at = 0; at < WIDTH; at++) sum[at] = (sum[at] as number) + (table[row + at] as number) * weight;
  };
  const add = (sum: Float64Array, buckets: readonly number[], weight: number): void => {
    for (const bucket of buckets) addRow(sum, bucket, weight);
  };
  const worked = (word: string): KnownWord => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const features = wordFeatures(word, book.words);
    const sum = new Float64Array(WIDTH);
    add(sum, features.whole, 1);
    if (features.pieces.length > 0) add(sum, features.pieces, PIECES_WEIGHT / Math.sqrt(features.pieces.length));
    const become = { ...features, sum };
    if (known.size < WORDS_KEPT) known.set(word, become);
    return become;
  };

  /** A message is scored again for each of its reasons, under the same context: the last one is kept. */
  let last: { readonly context: readonly string[]; readonly words: KnownWord[]; readonly sum: Float64Array } = {
    context: [],
    words: [],
    sum: new Float64Array(WIDTH),
  };
  const whatWasSaid = (context: readonly string[]): typeof last => {
    if (context === last.context) return last;
    const words = context.length === 0 ? [] : contextWords(modelContext(context, book)).map(worked);
    const sum = new Float64Array(WIDTH);
    for (const word of words) add(sum, contextBuckets(word), CONTEXT_WEIGHT);
    last = { context, words, sum };
    return last;
  };

  const logits = (text: string, context: readonly string[]): Float64Array => {
    const words = countedWords(modelText(text, book)).map(worked);
    const own = new Float64Array(WIDTH);
    let before: KnownWord | undefined;
    let earlier: KnownWord | undefined;
    for (const word of words) {
      for (let at = 0; at < WIDTH; at++) own[at] = (own[at] as number) + (word.sum[at] as number);
      if (before !== undefined) {
        // The same as adding `pairBuckets`, without a list for every pair.
        addRow(own, pairBucket(before.hash, word.hash), 1);
        if (word.kind !== 0) addRow(own, pairBucket(before.hash, word.kind), 1);
        if (before.kind !== 0) addRow(own, pairBucket(before.kind, word.hash), 1);
      }
      if (earlier !== undefined) addRow(own, skippedBucket(earlier, word), 1);
      earlier = before;
      before = word;
    }
    const said = whatWasSaid(context);
    const answer = said.words.length === 0 ? 0 : answerHash(words);
    let around = said.sum;
    if (answer !== 0) {
      around = Float64Array.from(around);
      for (const word of said.words) add(around, answerBuckets(answer, word), 1);
    }
    const ownScale = scaleOf(words.length);
    const saidScale = scaleOf(said.words.length);
    return own.map(
      (sum, at) =>
        (sum * ownScale + (around[at] as number) * saidScale) * (scales[at] as number) + (biases[at] as number),
    );
  };
  const shares: FirstJudge['shares'] = (read, columns) => {
    const placed = placedWords(read);
    const words = placed.map(({ word }) => worked(word));
    const width = columns.length;
    const adds = new Float64Array(words.length * width);
    const share = (bucket: number, first: number, second: number): void => {
      for (let n = 0; n < width; n++) {
        const half = (table[bucket * WIDTH + (columns[n] as number)] as number) / 2;
        adds[first * width + n] = (adds[first * width + n] as number) + half;
        adds[second * width + n] = (adds[second * width + n] as number) + half;
      }
    };
    words.forEach((word, at) => {
      for (let n = 0; n < width; n++) {
        adds[at * width + n] = (adds[at * width + n] as number) + (word.sum[columns[n] as number] as number);
      }
      const before = words[at - 1];
      const earlier = words[at - 2];
      if (before !== undefined) for (const bucket of pairBuckets(before, word)) share(bucket, at - 1, at);
      if (earlier !== undefined) share(skippedBucket(earlier, word), at - 2, at);
    });
    return placed.map(({ word, start }, at) => ({
      start,
      end: start + word.length,
      adds: Array.from(adds.subarray(at * width, (at + 1) * width)),
    }));
  };
  return {
    weights,
    shares,
    logits,
    probabilities: (text, context) => calibrated(logits(text, context), slope, shift),
  };
}

/** Logits to probabilities at the prevalence the model was calibrated for (Platt 1999). */
export function calibrated(logits: Float64Array, slope: Float32Array, shift: Float32Array): Float64Array {
  return logits.map((logit, at) => 1 / (1 + Math.exp(-((slope[at] ?? 1) * logit + (shift[at] ?? 0)))));
}

/** How much each tier says about each output, and the shift, all in the order of `outputs`. */
export interface Blend {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly shift: readonly number[];
}

/** The logits of both tiers to probabilities. */
export function blended(first: Float64Array, second: Float64Array, blend: Blend): Float64Array {
  return first.map((logit, at) => {
    const sum = (blend.first[at] ?? 0) * logit + (blend.second[at] ?? 0) * (second[at] ?? 0) + (blend.shift[at] ?? 0);
    return 1 / (1 + Math.exp(-sum));
  });
}
