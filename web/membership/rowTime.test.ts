import { describe, expect, it } from 'vitest';
import { dayBegun, toMinute } from './rowTime.ts';

const rows = ['2024-03-15T13:56:00', null, '2024-03-15T18:33', null, '2024-03-16T00:00:01'].map((time) => ({ time }));

describe('times in the matrix', () => {
  it('begin a day once, withheld messages between or not', () => {
    expect(rows.map((_, at) => dayBegun(rows, at))).toEqual(['2024-03-15', null, null, null, '2024-03-16']);
  });

  it('are shown to the minute, an instant still as one', () => {
    expect(toMinute('2024-03-15T13:56:07')).toBe('2024-03-15T13:56');
    expect(toMinute('2024-03-15T13:56')).toBe('2024-03-15T13:56');
    expect(toMinute('2024-03-15T13:56:07.123Z')).toBe('2024-03-15T13:56Z');
    expect(toMinute(null)).toBeNull();
  });
});
