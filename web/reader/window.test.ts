import { describe, expect, it } from 'vitest';
import { baseFor, isReading, movedBase, pagesFor, windowSize } from './window.ts';

describe('the window over a long conversation', () => {
  it('holds the message it is opened at, at both ends too', () => {
    for (const [position, total] of [
      [0, 1_000_000],
      [999_999, 1_000_000],
      [500_000, 1_000_000],
      [3, 5],
    ] as const) {
      const base = baseFor(position, total);
      expect(base).toBeGreaterThanOrEqual(0);
      expect(position).toBeGreaterThanOrEqual(base);
      expect(position).toBeLessThan(base + windowSize);
    }
  });

  it('stays while the reader is in its middle and moves before they reach its edge', () => {
    expect(movedBase(200_000, 205_000, 205_020, 1_000_000)).toBeNull();
    expect(movedBase(200_000, 200_900, 200_920, 1_000_000)).toBe(195_910);
    expect(movedBase(200_000, 209_100, 209_120, 1_000_000)).toBe(204_110);
  });

  it('does not move past the ends of the conversation', () => {
    expect(movedBase(0, 0, 20, 1_000_000)).toBeNull();
    expect(movedBase(990_000, 999_970, 999_999, 1_000_000)).toBeNull();
    expect(movedBase(0, 30, 50, 60)).toBeNull();
  });

  it('asks for the pages that are seen, and the next when its edge is near', () => {
    expect(pagesFor(210, 230, 1000)).toEqual([2]);
    expect(pagesFor(270, 290, 1000)).toEqual([2, 3]);
    expect(pagesFor(980, 999, 1000)).toEqual([9]);
    expect(pagesFor(0, 0, 0)).toEqual([]);
  });

  it('takes a leap for a flight and not for reading: nothing flown over is asked for', () => {
    expect(isReading(1000, 1030)).toBe(true);
    expect(isReading(1000, 4000)).toBe(false);
  });
});
