import { describe, expect, it } from 'vitest';
import { bytes, counted, lineList, list, share } from './number.ts';

describe('numbers in words', () => {
  it('never rounds a remainder away', () => {
    expect(share(1, 1_000_000)).toBe('under 0.1 %');
    expect(share(999_999, 1_000_000)).toBe('over 99.9 %');
    expect(share(5, 5)).toBe('100 %');
    expect(share(0, 0)).toBe('0 %');
  });

  it('counts bytes exactly while they are few and in decimal units after that', () => {
    expect(bytes(1)).toBe('1 byte');
    expect(bytes(9_204)).toBe('9,204 bytes');
    expect(bytes(38_200)).toBe('38.2 kB');
    expect(bytes(999_960)).toBe('1.0 MB');
    expect(bytes(4_100_000_000)).toBe('4.1 GB');
  });

  it('says how many lines it leaves out', () => {
    expect(lineList([4])).toBe('line 4');
    expect(lineList([4, 9, 1200])).toBe('lines 4, 9 and 1,200');
    expect(lineList([1, 2, 3, 4, 5, 6, 7, 8])).toBe('lines 1, 2, 3, 4, 5, 6 and 2 more');
  });

  it('joins words as a sentence does', () => {
    expect(list([])).toBe('');
    expect(list(['A', 'B', 'C'])).toBe('A, B and C');
    expect(counted(1, 'entry', 'entries')).toBe('1 entry');
    expect(counted(6000, 'entry', 'entries')).toBe('6,000 entries');
  });
});
