import { describe, expect, it } from 'vitest';
import { spotAfter } from './useRoving.ts';

describe('moving in a grid with the keyboard', () => {
  it('stops at the edges', () => {
    expect(spotAfter({ row: 0, column: 0 }, 'ArrowUp', 3, 4)).toEqual({ row: 0, column: 0 });
    expect(spotAfter({ row: 2, column: 3 }, 'ArrowRight', 3, 4)).toEqual({ row: 2, column: 3 });
    expect(spotAfter({ row: 1, column: 1 }, 'PageDown', 3, 4)).toEqual({ row: 2, column: 1 });
  });

  it('goes to the ends of a row, and leaves every other key alone', () => {
    expect(spotAfter({ row: 1, column: 1 }, 'End', 3, 4)).toEqual({ row: 1, column: 3 });
    expect(spotAfter({ row: 1, column: 1 }, 'Home', 3, 4)).toEqual({ row: 1, column: 0 });
    expect(spotAfter({ row: 1, column: 1 }, 'Tab', 3, 4)).toBeNull();
    expect(spotAfter({ row: 1, column: 1 }, ' ', 3, 4)).toBeNull();
  });
});
