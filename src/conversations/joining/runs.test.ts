import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceOf, type GapInTime, gapsBySender, nearestEvent, runsOf } from './runs.ts';

const hour = 3_600_000;
const at = (gap: number, hours: number, made: Partial<GapInTime> = {}): GapInTime => ({
  gap,
  message: gap,
  sender: 1,
  ms: hours * hour,
  deletion: true,
  confidence: 0.9,
  ...made,
});

describe('Gaps of one copy', () => {
  it('close together are a run; further than three days apart they are two', () => {
    const gaps = [at(1, 0), at(2, 10), at(3, 80), at(4, 153), at(5, 160), at(6, 161)];
    expect(runsOf(gaps).map((run) => run.map(({ gap }) => gap))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    // 80 h to 152 h are three days to the hour.
    expect(runsOf([at(1, 0), at(2, 8), at(3, 80)])).toHaveLength(1);
  });

  it('fewer than three are no run', () => {
    expect(runsOf([at(1, 0), at(2, 1)])).toEqual([]);
    expect(runsOf([at(1, 0), at(2, 1)], { daysApart: 3, least: 2 })).toHaveLength(1);
  });

  it('are in one run at most, whatever order they come in, and no run holds a pause of more than three days', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 60 }), (hours) => {
        const gaps = hours.map((h, n) => at(n + 1, h));
        const runs = runsOf(gaps);
        expect(runsOf(gaps.toReversed())).toEqual(runs);
        const seen = runs.flat().map(({ gap }) => gap);
        expect(new Set(seen).size).toBe(seen.length);
        for (const run of runs) {
          expect(run.length).toBeGreaterThanOrEqual(3);
          for (const [n, gap] of run.entries()) {
            const before = run[n - 1];
            if (before !== undefined) expect(gap.ms - before.ms).toBeLessThanOrEqual(72 * hour);
          }
        }
      }),
    );
  });

  it('are as sure as their deletions on average, and are counted by sender', () => {
    const run = [
      at(1, 0, { confidence: 0.8 }),
      at(2, 1, { confidence: 0.9, sender: 2 }),
      at(3, 2, { confidence: 0.1, deletion: false, sender: 2 }),
      at(4, 3, { sender: null, deletion: false }),
    ];
    expect(confidenceOf(run)).toBe(0.85);
    expect(confidenceOf(run.slice(2))).toBe(0.5);
    expect(gapsBySender(run)).toEqual([
      { sender: 2, gaps: 2 },
      { sender: 1, gaps: 1 },
    ]);
  });
});

describe('The event nearest to a gap', () => {
  const events = [
    { event_id: 1, what: 'notice served', happened: '2024-03-14' },
    { event_id: 2, what: 'handset seized', happened: '2024-03-19T08:30' },
  ];
  it('is given with the days from it, negative before it', () => {
    expect(nearestEvent(events, '2024-03-15T23:00:00')).toMatchObject({ id: 1, days: 1 });
    expect(nearestEvent(events, '2024-03-18T00:10:00')).toMatchObject({ id: 2, days: -1 });
    expect(nearestEvent(events, '2024-03-14')).toMatchObject({ id: 1, what: 'notice served', days: 0 });
  });
  it('is none where the nearest is weeks away, or there is no day', () => {
    expect(nearestEvent(events, '2024-05-01')).toBeNull();
    expect(nearestEvent(events, '')).toBeNull();
    expect(nearestEvent([], '2024-03-15')).toBeNull();
  });
});
