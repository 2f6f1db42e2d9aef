/** A made-up vocabulary whose frequencies fall as those of a language do (Zipf), in Latin and Arabic letters. */
import { type Random, randomNamed } from './larch/random.ts';

const ONSETS = [
  'b',
  'br',
  'c',
  'd',
  'dr',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'th',
  'v',
  'w',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'é'];
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'ck'];
const ARABIC = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
const PLAIN =
  'the to and a you is it in on i for that of me my at we ok so have be not just will are up lol no yes do'.split(' ');

/** Slots of the frequency table: enough for the rarest of 40,000 words to have one. */
const SLOT_BITS = 20;

export interface Vocabulary {
  /** Most frequent first. */
  readonly words: readonly string[];
  /** Word number by 20 random bits. */
  readonly slots: Uint16Array;
}

function latinWord(random: Random, syllables: number): string {
  let word = '';
  for (let i = 0; i < syllables; i++) word += random.pick(ONSETS) + random.pick(VOWELS);
  return word + random.pick(CODAS);
}

function arabicWord(random: Random, letters: number): string {
  let word = '';
  for (let i = 0; i < letters; i++) word += random.pick(ARABIC);
  return word;
}

function frequencies(count: number): Uint16Array {
  let sum = 0;
  for (let k = 1; k <= count; k++) sum += 1 / k;
  const size = 1 << SLOT_BITS;
  const slots = new Uint16Array(size);
  let reached = 0;
  let at = 0;
  for (let k = 1; k <= count; k++) {
    reached += 1 / k / sum;
    const end = k === count ? size : Math.round(reached * size);
    slots.fill(k - 1, at, end);
    at = end;
  }
  return slots;
}

/** A vocabulary of distinct words; the first of the Latin one are plain English, so that searches look like searches. */
export function vocabulary(script: 'latin' | 'arabic', count: number, seed: string): Vocabulary {
  const random = randomNamed(`bulk/${script}/${seed}`);
  const words = new Set<string>(script === 'latin' ? PLAIN : []);
  while (words.size < count) {
    const rank = words.size;
    const length = rank < 300 ? random.between(1, 2) : random.between(2, 4);
    words.add(script === 'latin' ? latinWord(random, length) : arabicWord(random, length + 2));
  }
  return { words: [...words].slice(0, count), slots: frequencies(count) };
}

/** A word by its frequency, from 32 random bits. */
export function wordFor({ words, slots }: Vocabulary, bits: number): string {
  return words[slots[bits >>> (32 - SLOT_BITS)] ?? 0] ?? '';
}
