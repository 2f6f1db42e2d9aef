import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparable,
  differInMentionOnly,
  isCutOf,
  pollQuestion,
  similarity,
  withoutMarkedMentions,
  withoutMentionedNames,
} from './content.ts';

describe('what is compared of a message', () => {
  test('leaves out what phones render each in their own way', () => {
    expect(comparable('see\u00a0you  at 4 \u2764\ufe0f\u200e')).toBe('see you at 4 \u2764');
    expect(comparable('cafe\u0301')).toBe('café');
    expect(comparable('ask @447700900121 about it')).toBe('ask @ about it');
    expect(comparable('the plain words')).toBe('the plain words');
  });

  test('does not change when compared again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => comparable(comparable(text)) === comparable(text)),
    );
  });

  test('is the same for a mention by name and by number', () => {
    expect(comparable(withoutMarkedMentions('ask @\u2068Anna Larch\u2069 about it'))).toBe('ask @ about it');
    expect(withoutMentionedNames('ask @Anna Larch about it', ['Anna Larch', 'Anna'])).toBe('ask @ about it');
    expect(differInMentionOnly('ask @Anna Larch about it', 'ask @447700900121 about it')).toBe(true);
    expect(differInMentionOnly('ask @Anna about it', 'ask @Anna about them')).toBe(false);
    expect(differInMentionOnly('ask Anna about it', 'ask Ben about it')).toBe(false);
  });

  test('of a poll is its question: votes differ from export to export', () => {
    expect(pollQuestion('POLL:\nWho drives?\nOPTION: Anna (2 votes)')).toBe(
      pollQuestion('POLL:\nWho drives?\nOPTION: Anna (3 votes)'),
    );
  });
});

describe('likeness of texts', () => {
  test('is 1 for the same text, 0 for texts without a pair of letters in common, and symmetric', () => {
    expect(similarity('the keys of van 4', 'the keys of van 4')).toBe(1);
    expect(similarity('abc', 'xyz')).toBe(0);
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => similarity(a, b) === similarity(b, a)));
  });

  test('a cut line is the beginning of the whole one', () => {
    expect(isCutOf('the keys of van 4 are on the b', 'the keys of van 4 are on the board')).toBe(true);
    expect(isCutOf('the keys of van 4 are on t…', 'the keys of van 4 are on the board')).toBe(true);
    expect(isCutOf('the keys', 'the keys of van 4')).toBe(false);
    expect(isCutOf('the keys of van 4 are on the board', 'the keys of van 4 are on the board')).toBe(false);
  });
});
