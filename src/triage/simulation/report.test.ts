import { describe, expect, it } from 'vitest';
import { reportOf, runOf } from './report.ts';

/** Reads in order: `+` relevant, `-` not. */
const reads = (signs: string): boolean[] => [...signs].map((sign) => sign === '+');

describe('what a run tells', () => {
  it('is how much was read until so much was found', () => {
    // Ten relevant: eight of them after 9 reads, 95 % are ten of ten.
    const run = runOf(1, reads('++++-++++--+--+---'), null);
    expect(run.readFor).toEqual({ '0.8': 9, '0.95': 15, '1': 15 });
  });

  it('is nineteen of twenty for 95 %', () => {
    const run = runOf(1, reads(`${'+'.repeat(19)}-----+`), null);
    expect(run.readFor['0.95']).toBe(19);
    expect(run.readFor['1']).toBe(25);
  });

  it('is the recall at the stop', () => {
    expect(runOf(1, reads('++-+----+'), { rule: 'r', read: 5 }).stop).toEqual({ rule: 'r', read: 5, recall: 0.75 });
  });

  it('is a curve of at most 200 points, its ends among them', () => {
    const short = runOf(1, reads('+-+'), null);
    expect(short.curve).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
      [3, 2],
    ]);
    const long = runOf(1, reads('+----'.repeat(1_000)), null);
    expect(long.curve).toHaveLength(200);
    expect(long.curve[0]).toEqual([0, 0]);
    expect(long.curve.at(-1)).toEqual([5_000, 1_000]);
  });
});

describe('the middle of all runs', () => {
  it('counts a run that never might stop as having read everything', () => {
    const runs = [
      runOf(1, reads('+---------'), { rule: 'r', read: 4 }),
      runOf(2, reads('-+--------'), null),
      runOf(3, reads('--+-------'), null),
    ];
    const report = reportOf(10, 1, runs, 'm');
    expect(report.median).toEqual({ readFor: { '0.8': 2, '0.95': 2, '1': 2 }, stopRead: 10, stopRecall: 1 });
    expect(reportOf(10, 1, runs.slice(0, 2), 'm').median.stopRead).toBe(7);
  });
});
