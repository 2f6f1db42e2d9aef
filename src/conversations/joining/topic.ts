/**
 * Words that stand out in some messages against the rest of their chat: log-odds with an informative Dirichlet prior
 * (Monroe, Colaresi, Quinn, Fightin' Words, 2008), counted by message, so that one long message does not decide. Pure.
 */

import { tokens } from '../../kernel/index.ts';

const WORDS_AT_MOST = 6;
/** A word of fewer letters tells nothing. */
const LETTERS = 3;
/** A word of one message alone is a chance. */
const LEAST = 2;
/** A word that stands in more of the rest than this is of the language, not of a topic. */
const EVERYDAY = 0.005;
/** Standard deviations by which a word must stand out. */
const STANDS_OUT = 1.5;
/** Weight of the prior, in messages. */
const PRIOR = 50;

/** In how many messages each word stands. */
export class WordCounts {
  readonly #counts = new Map<string, number>();
  messages = 0;

  add(text: string): void {
    this.messages += 1;
    for (const word of wordsOf(text)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  of(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  get words(): Iterable<string> {
    return this.#counts.keys();
  }
}

function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const { token } of tokens(text)) if ([...token].length >= LETTERS && /\p{L}/u.test(token)) words.add(token);
  return words;
}

/** At most six words, folded, those that stand out most first. */
export function topicOf(gone: WordCounts, rest: WordCounts): string[] {
  const all = gone.messages + rest.messages;
  const found: { word: string; z: number }[] = [];
  for (const word of gone.words) {
    const here = gone.of(word);
    if (here < LEAST) continue;
    const there = rest.of(word);
    if (there > rest.messages * EVERYDAY) continue;
    const prior = (PRIOR * (here + there)) / Math.max(1, all);
    const odds = (n: number, messages: number): number =>
      Math.log((n + prior) / Math.max(0.5, messages + PRIOR - n - prior));
    const difference = odds(here, gone.messages) - odds(there, rest.messages);
    const z = difference / Math.sqrt(1 / (here + prior) + 1 / (there + prior));
    if (z >= STANDS_OUT) found.push({ word, z });
  }
  return found
    .sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1))
    .slice(0, WORDS_AT_MOST)
    .map(({ word }) => word);
}
