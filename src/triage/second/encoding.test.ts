import { describe, expect, test } from 'vitest';
import { encode, type Tokenizer } from './encoding.ts';

/** One piece a word: its length. */
const tokenizer: Tokenizer = {
  encode: (text) => ({ ids: text === '' ? [] : text.split(' ').map((word) => word.length) }),
};
const words = (count: number): string => Array.from({ length: count }, () => 'a').join(' ');
const plain = (numbers: BigInt64Array | undefined): number[] => [...(numbers ?? [])].map(Number);

describe('a message as numbers', () => {
  test('the message comes first, then what was said before', () => {
    const [only, ...others] = encode('go on then', ['first thing', 'second'], tokenizer);
    expect(others).toEqual([]);
    expect(plain(only?.ids)).toEqual([101, 2, 2, 4, 102, 5, 5, 1, 6, 102]);
    expect(plain(only?.types)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });

  test('an empty message still has its frame', () => {
    expect(encode('', [], tokenizer).map(({ ids }) => plain(ids))).toEqual([[101, 102]]);
  });

  test('of a long context the end is kept, because it was said last', () => {
    const [only] = encode('ok', [`${words(300)} last`], tokenizer);
    expect(only?.ids.length).toBe(128);
    expect(plain(only?.ids).slice(-2)).toEqual([4, 102]);
  });

  test('a long message is read in windows that cover it from beginning to end', () => {
    const windows = encode(`first ${words(300)} last`, [], tokenizer);
    expect(windows.length).toBe(4);
    expect(plain(windows[0]?.ids)[1]).toBe(5);
    expect(plain(windows.at(-1)?.ids).at(-2)).toBe(4);
    for (const { ids } of windows) expect(ids.length).toBe(98);
  });

  test('a very long message is read in eight windows and no more', () => {
    expect(encode(words(20_000), [], tokenizer).length).toBe(8);
  });
});
