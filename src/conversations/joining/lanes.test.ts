import { describe, expect, it } from 'vitest';
import { isThere, laneStatesOf, letterOf, saying } from './lanes.ts';

describe('Lanes', () => {
  it('have letters, also beyond Z', () => {
    expect([0, 1, 25, 26, 30].map(letterOf)).toEqual(['A', 'B', 'Z', 'AA', 'AE']);
  });

  it('are there unless absent', () => {
    expect(laneStatesOf('pxqtedm').map(isThere)).toEqual([true, false, false, true, true, true, true]);
    expect(() => laneStatesOf('p?')).toThrow();
  });

  it('say their state in a sentence that names the others', () => {
    const states = laneStatesOf('pxpqt');
    expect(states.map((_, lane) => saying(states, lane))).toEqual([
      'Present here, as on C.',
      'Absent here, where it should stand; present on A and C.',
      'Present here, as on A.',
      'Absent here, for which there may be an innocent reason; present on A and C.',
      'Deleted for everyone; present on A and C.',
    ]);
    expect(saying(laneStatesOf('pq'), 0)).toBe('Present here alone.');
    expect(saying(laneStatesOf('tt'), 0)).toBe('Deleted for everyone; shown on no other phone.');
  });
});
