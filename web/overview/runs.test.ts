import { describe, expect, it } from 'vitest';
import { runsOf } from './runs.ts';

const act = (seq: number, name: string, actor = 'J. Marsh') => ({ seq, at: '', actor, act: name });

describe('what was done lately', () => {
  it('says once what was done many times in a row, with the newest of them', () => {
    const runs = runsOf([act(9, 'exhibit.sealed'), act(8, 'file.received'), act(7, 'file.received')]);
    expect(runs.map(({ act: { seq }, times }) => [seq, times])).toEqual([
      [9, 1],
      [8, 2],
    ]);
  });

  it('keeps two people apart', () => {
    expect(runsOf([act(2, 'entries.read'), act(1, 'entries.read', 'A. Sedge')]).length).toBe(2);
  });
});
