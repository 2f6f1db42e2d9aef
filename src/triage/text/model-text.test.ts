import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelContext, modelText, modelTextWithPlaces, type TextBook, wordBook } from './index.ts';

const book: TextBook = {
  words: wordBook(
    [
      { word: 'bollocks', kind: 'profanity' },
      { word: 'bullocks', kind: 'profanity' },
      { word: 'plonker', kind: 'insult' },
    ],
    ['muddle', 'wonder', 'so', 'good'],
  ),
  emoji: new Map([
    ['😂', 'laughing'],
    ['👨', 'man'],
    ['👨🏿', 'man dark skin'],
  ]),
};

describe('the text as the models read it', () => {
  test.each([
    ['stars', 'what b*ll*cks', 'what bollocks'],
    ['digits', 'pl0nk3r', 'plonker'],
    ['letters apart', 'you p l o n k e r', 'you plonker'],
    ['dots', 'p.l.o.n.k.e.r', 'plonker'],
    ['letters of another script', 'рlоnkеr', 'plonker'],
    ['drawn out letters', 'sooooo gooood', 'so good'],
    ['another case and width', 'ＰＬＯＮＫＥＲ', 'plonker'],
  ])('a word hidden by %s is read plainly', (_, written, read) => {
    expect(modelText(written, book)).toBe(read);
  });

  test('of two words that fit a mask the earlier of the lexicon is taken', () => {
    expect(modelText('b*llocks', book)).toBe('bollocks');
    expect(modelText('bu*locks', book)).toBe('bullocks');
  });

  test('a mask that fits no known word stays as it is', () => {
    expect(modelText('what a z***', book)).toBe('what a z***');
  });

  test('numbers, hours and short forms are not taken for hidden words', () => {
    expect(modelText('4pm at room5, m8', book)).toBe('4pm at room5, m8');
  });

  test('an emoji becomes its name, the longest sequence first, and a run of one is said twice at most', () => {
    expect(modelText('ok👨🏿', book)).toBe('ok man dark skin ');
    expect(modelText('😂😂😂😂', book)).toBe(' laughing laughing ');
  });

  test('links and names of accounts become one word each', () => {
    expect(modelText('see https://example.org/a?b=1 @some_one', book)).toBe('see link user');
  });

  test('only the last three messages before it are read', () => {
    expect(modelContext(['one', 'two', 'three', 'four'], book)).toEqual(['two', 'three', 'four']);
  });

  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          'pl0nker',
          'b*llocks',
          ' ',
          '😂',
          '👨🏿',
          'é',
          'soooo',
          'p.l.o.n.k.e.r',
          '@bob_1',
          '!!!!!!',
          '\n\n',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  );

  test('with places it is the same text', () => {
    fc.assert(fc.property(texts, (text) => modelTextWithPlaces(text, book).text === modelText(text, book)));
  });

  test('every unit has a place inside the original, and places never go back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = modelTextWithPlaces(text, book);
        let before = 0;
        for (let unit = 0; unit < read.text.length; unit++) {
          const start = read.startOf(unit);
          const end = read.endOf(unit);
          if (start < before || end < start || end > text.length) return false;
          before = start;
        }
        return true;
      }),
    );
  });
});
