import { describe, expect, it } from 'vitest';
import { accountParts, sumHolds } from './accounting.ts';

const total = (parts: ReturnType<typeof accountParts>) => parts.reduce((sum, part) => sum + part.width, 0);

describe('the accounting bar', () => {
  it('adds up to the whole', () => {
    const parts = accountParts({ bytes: 1000, inEntries: 900, unparsed: 100 }, { messages: 80, notices: 15, calls: 5 });
    expect(total(parts)).toBeCloseTo(1, 10);
    expect(parts.map((part) => part.amount)).toEqual([80, 15, 5, 100]);
  });

  it('never hides one unparsed byte in a million', () => {
    const parts = accountParts(
      { bytes: 1_000_000, inEntries: 999_999, unparsed: 1 },
      { messages: 80, notices: 0, calls: 0 },
    );
    expect(parts.find((part) => part.key === 'unparsed')?.width).toBeGreaterThanOrEqual(0.01);
    expect(total(parts)).toBeCloseTo(1, 10);
  });

  it('shows a file of which nothing was read as wholly unparsed', () => {
    const parts = accountParts({ bytes: 50, inEntries: 0, unparsed: 50 }, { messages: 0, notices: 0, calls: 0 });
    expect(parts.find((part) => part.key === 'unparsed')?.width).toBe(1);
  });

  it('notices a sum that does not hold', () => {
    expect(sumHolds({ bytes: 10, inEntries: 6, unparsed: 4 })).toBe(true);
    expect(sumHolds({ bytes: 10, inEntries: 6, unparsed: 3 })).toBe(false);
  });
});
