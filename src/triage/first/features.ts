/**
 * What the first tier sees of a message: words, pairs of neighbours, pieces of words, kinds of words. Everything is
 * hashed into a fixed number of buckets (the hashing trick, Weinberger et al. 2009; pieces of words after Bojanowski et
 * al. 2017), so that no list of words has to be carried along and an unknown spelling still shares its pieces.
 */

import type { WordBook } from '../text/index.ts';

/** Rows of the table of weights. */
export const BUCKETS = 1 << 19;
const MASK = BUCKETS - 1;

/** Of a longer text the beginning and the end count: this many words of each. */
const WORDS_AT_EACH_END = 400;
const CONTEXT_MESSAGES = 2;
const CONTEXT_WORDS = 60;
const PIECE_LETTERS_AT_MOST = 5;
const PIECES_OF_AT_MOST = 24;

const START = 0x2f0b4c47;
const CONTEXT = 0x51ed270b;
const KIND = 0x7a3c1d05;
const PIECE = 0x1b873593;

/** Hash of a string: FNV-1a, 32 bits. */
function hashOf(text: string, seed: number = START): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Hash of two hashes in order; finished as in MurmurHash3 (Appleby, public domain). */
function paired(a: number, b: number): number {
  let hash = Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash >>> 0;
}

const bucket = (hash: number): number => paired(hash, 0x9e3779b9) & MASK;

const wordLike = /[\p{L}\p{N}]+(?:'[\p{L}]+)*|[^\s\p{L}\p{N}]/gu;
const asciiWord = /[a-z0-9]+(?:'[a-z]+)*|[^\sa-z0-9]/g;
const outsideAscii = /[^\0-\x7f]/;

/** What counts as one word or sign of a text as the models read it. */
function wordPattern(text: string): RegExp {
  return outsideAscii.test(text) ? wordLike : asciiWord;
}

function wordsOf(text: string): string[] {
  return text.match(wordPattern(text)) ?? [];
}

/** The words that count, with the place of each in the text. */
export function placedWords(text: string): readonly { readonly word: string; readonly start: number }[] {
  return ends([...text.matchAll(wordPattern(text))].map(({ index, 0: word }) => ({ word, start: index })));
}

function ends<T>(words: readonly T[]): readonly T[] {
  if (words.length <= 2 * WORDS_AT_EACH_END) return words;
  return [...words.slice(0, WORDS_AT_EACH_END), ...words.slice(-WORDS_AT_EACH_END)];
}

/** What one word brings along wherever it stands. Worked out once a word and kept by the caller. */
export interface WordFeatures {
  readonly hash: number;
  /** Hash of the word's kind, 0 for a word of no kind. */
  readonly kind: number;
  /** Bucket of the word itself, then of its kind if it has one: each counts fully. */
  readonly whole: readonly number[];
  /** Buckets of its pieces, which share a weight of one. */
  readonly pieces: readonly number[];
}

export function wordFeatures(word: string, book: WordBook): WordFeatures {
  const hash = hashOf(word);
  const named = book.kindOf(word);
  const kind = named === null ? 0 : hashOf(named, KIND);
  const whole = kind === 0 ? [bucket(hash)] : [bucket(hash), bucket(kind)];
  const pieces: number[] = [];
  if (word.length > 2 && word.length <= PIECES_OF_AT_MOST) {
    const edged = `<${word}>`;
    for (let size = 3; size <= PIECE_LETTERS_AT_MOST; size++) {
      for (let at = 0; at + size <= edged.length; at++) pieces.push(bucket(hashOf(edged.slice(at, at + size), PIECE)));
    }
  }
  return { hash, kind, whole, pieces };
}

/** Bucket of two neighbours, each by its own hash or that of its kind. */
export function pairBucket(before: number, after: number): number {
  return bucket(paired(before, after));
}

/** Two neighbours; and with the kind of one in its place where it has one. */
export function pairBuckets(before: WordFeatures, after: WordFeatures): number[] {
  const buckets = [pairBucket(before.hash, after.hash)];
  if (after.kind !== 0) buckets.push(pairBucket(before.hash, after.kind));
  if (before.kind !== 0) buckets.push(pairBucket(before.kind, after.hash));
  return buckets;
}

/** Bucket of a word two places before another, for `you … WORD`. */
export function skippedBucket(before: WordFeatures, after: WordFeatures): number {
  return bucket(paired(paired(before.hash, 0x27d4eb2f), after.kind === 0 ? after.hash : after.kind));
}

/** Buckets of a word said before the message. */
export function contextBuckets(word: WordFeatures): number[] {
  const own = bucket(paired(word.hash, CONTEXT));
  return word.kind === 0 ? [own] : [own, bucket(paired(word.kind, CONTEXT))];
}

/** The words of a text that count: of a long one its beginning and its end. */
export function countedWords(text: string): readonly string[] {
  return ends(wordsOf(text));
}

/** The words said before that count: the end of the last messages. */
export function contextWords(context: readonly string[]): string[] {
  return context
    .slice(-CONTEXT_MESSAGES)
    .flatMap((said) => wordsOf(said))
    .slice(-CONTEXT_WORDS);
}

/** A message of so few words may be nothing but an answer: what it answers then counts together with it. */
const ANSWER_WORDS = 5;
/** Answers are told apart by their first words, in order. */
const ANSWER = 0x3c6ef372;

/** Hash of a short message as a whole, 0 for a longer one. */
export function answerHash(words: readonly WordFeatures[]): number {
  if (words.length === 0 || words.length > ANSWER_WORDS) return 0;
  return words.reduce((hash, word) => paired(hash, word.hash), ANSWER);
}

/** Buckets of a short message together with a word said before it, and of any short message with that word's kind. */
export function answerBuckets(answer: number, said: WordFeatures): number[] {
  if (answer === 0) return [];
  return said.kind === 0
    ? [bucket(paired(answer, said.hash))]
    : [bucket(paired(answer, said.kind)), bucket(paired(ANSWER, said.kind)), bucket(paired(answer, said.hash))];
}

/** Features of one message as buckets and weights: what the training is fed. The judge adds them up without listing. */
export interface Features {
  readonly buckets: readonly number[];
  readonly weights: readonly number[];
}

/** @param text and context as the models read them (`modelText`, `modelContext`) */
export function featuresOf(text: string, context: readonly string[], book: WordBook): Features {
  const words = countedWords(text).map((word) => wordFeatures(word, book));
  const buckets: number[] = [];
  const weights: number[] = [];
  const add = (list: readonly number[], weight: number): void => {
    for (const one of list) {
      buckets.push(one);
      weights.push(weight);
    }
  };
  const scale = scaleOf(words.length);
  words.forEach((word, at) => {
    add(word.whole, scale);
    if (word.pieces.length > 0) add(word.pieces, (scale * PIECES_WEIGHT) / Math.sqrt(word.pieces.length));
    const before = words[at - 1];
    const earlier = words[at - 2];
    if (before !== undefined) add(pairBuckets(before, word), scale);
    if (earlier !== undefined) add([skippedBucket(earlier, word)], scale);
  });
  const said = contextWords(context).map((word) => wordFeatures(word, book));
  const saidScale = scaleOf(said.length);
  const answer = answerHash(words);
  for (const word of said) {
    add(contextBuckets(word), saidScale * CONTEXT_WEIGHT);
    add(answerBuckets(answer, word), saidScale);
  }
  return { buckets, weights };
}

/** Pieces of a word count together about as much as the word itself. */
export const PIECES_WEIGHT = 0.7;
/** What others said counts less than what the message says. */
export const CONTEXT_WEIGHT = 0.4;

/** Longer texts add more features: their sum is divided by the root of the number of words. */
export function scaleOf(words: number): number {
  return words === 0 ? 0 : 1 / Math.sqrt(words);
}
