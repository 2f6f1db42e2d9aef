/**
 * The words a disguised word may stand for: the lexicon first, in its order, then an ordinary vocabulary. The
 * lexicon only resolves spellings and tells kinds of words; it never decides about a message.
 */

import { couldMask, isPattern } from '../../kernel/index.ts';

export const wordKinds = ['profanity', 'slur', 'sexual', 'violence', 'identity', 'insult', 'discourse'] as const;
export type WordKind = (typeof wordKinds)[number];

export interface LexiconEntry {
  readonly word: string;
  readonly kind: WordKind;
}

export interface WordBook {
  kindOf(word: string): WordKind | null;
  isWord(word: string): boolean;
  /** What the readings of a disguise come to, the likeliest reading first; null where none is a known word. */
  resolve(readings: readonly string[]): string | null;
}

/** Letters a masked word must show to be looked for among ordinary words, where few letters fit many words. */
const SHOWN_AT_LEAST = 3;

/**
 * @param entries lexicon, the likeliest word for a mask first
 * @param vocabulary ordinary words, lower case, the commonest first
 */
export function wordBook(entries: readonly LexiconEntry[], vocabulary: readonly string[]): WordBook {
  const kinds = new Map(entries.map(({ word, kind }) => [word, kind]));
  const known = new Set(vocabulary);
  const shelf = (words: readonly string[]): Map<string, string[]> => Map.groupBy(words, placeOf);
  const listed = shelf([...kinds.keys()]);
  const ordinary = shelf(vocabulary);
  const masked = (pattern: string): string | null => {
    const fits = (word: string): boolean => couldMask(pattern, word);
    const word = listed.get(placeOf(pattern))?.find(fits);
    if (word !== undefined) return word;
    const shown = [...pattern].filter((letter) => !isPattern(letter)).length;
    return shown < SHOWN_AT_LEAST ? null : (ordinary.get(placeOf(pattern))?.find(fits) ?? null);
  };
  return {
    kindOf: (word) => kinds.get(word) ?? null,
    isWord: (word) => kinds.has(word) || known.has(word),
    resolve(readings) {
      const inLexicon = readings.find((reading) => kinds.has(reading));
      if (inLexicon !== undefined) return inLexicon;
      for (const reading of readings) {
        const word = isPattern(reading) ? masked(reading) : known.has(reading) ? reading : null;
        if (word !== null) return word;
      }
      return null;
    },
  };
}

/** Words are looked for among those of their length and first letter, which a pattern always shows. */
function placeOf(word: string): string {
  return `${word.length}${word[0] ?? ''}`;
}
