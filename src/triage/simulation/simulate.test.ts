import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labels } from '../labels.ts';
import type { Scored } from '../scoring.ts';
import { type LabelledMessage, type SimulationReport, simulate } from './index.ts';

/** A classifier that takes the number in a message for its log odds, in tenths. */
const scorer = {
  model: 'reads the number',
  score: async (messages: readonly { readonly text: string }[]): Promise<Scored[]> =>
    messages.map(({ text }) => {
      const relevance = 1 / (1 + Math.exp(-Number(/-?\d+/.exec(text)?.[0] ?? 0) / 10));
      const each = Object.fromEntries(labels.map((label) => [label, relevance / 2])) as Scored['labels'];
      return { relevance, labels: each, why: [], tier: 'first' };
    }),
};

const words = ['tea', 'bus', 'dog', 'rain', 'match', 'shift', 'lunch', 'car'];

/** A word of its own for each number. */
const lettersOf = (i: number): string => [...String(i)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');

function file(size: number, isRelevant: (i: number) => boolean, sees = true): LabelledMessage[] {
  return Array.from({ length: size }, (_, i) => {
    const relevant = isRelevant(i);
    const odds = (relevant ? 40 : 0) - 40 + ((i * 7919) % 41);
    return {
      id: String(i),
      text: `${sees ? odds : (i * 7919) % 41} ${words[i % 8]} ${words[(i * 3 + 1) % 8]} ${lettersOf(i)}`,
      context: [],
      relevant,
      labels: [],
    };
  });
}

/** The quickest rule to replay; the others are in the property below. */
const settings = { target: 0.95, confidence: 0.95, rule: 'hypergeometric' } as const;

/** What holds of every report, whatever was replayed. */
function isSound(report: SimulationReport): void {
  const { n, relevant, runs } = report;
  for (const { readFor, stop, curve } of runs) {
    expect(readFor['0.8']).toBeLessThanOrEqual(readFor['0.95']);
    expect(readFor['0.95']).toBeLessThanOrEqual(readFor['1']);
    expect(readFor['1']).toBeLessThanOrEqual(n);
    expect(readFor['1']).toBeGreaterThanOrEqual(relevant);
    expect(curve.length).toBeLessThanOrEqual(200);
    expect(curve[0]).toEqual([0, 0]);
    expect(curve.at(-1)).toEqual([n, relevant]);
    for (const [i, [read, found]] of curve.entries()) {
      expect(found).toBeLessThanOrEqual(read);
      expect(read).toBeGreaterThan(curve[i - 1]?.[0] ?? -1);
      expect(found).toBeGreaterThanOrEqual(curve[i - 1]?.[1] ?? 0);
    }
    if (stop !== null) {
      expect(stop.read).toBeLessThanOrEqual(n);
      expect(stop.recall).toBeGreaterThanOrEqual(0);
      expect(stop.recall).toBeLessThanOrEqual(1);
    }
  }
}

describe('a replay', () => {
  it('of one seed is the first of five, and the same every time', async () => {
    const messages = file(400, (i) => i % 29 === 3, false);
    const five = await simulate(messages, scorer, { ...settings, seeds: 5 });
    const one = await simulate(messages, scorer, { ...settings, seeds: 1 });
    expect(one.runs).toEqual(five.runs.slice(0, 1));
    expect(await simulate(messages, scorer, { ...settings, seeds: 5 })).toEqual(five);
    expect(five.runs.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5]);
    expect(five.runs.some(({ curve }) => String(curve) !== String(five.runs[0]?.curve))).toBe(true);
  });

  it('reads little where the classifier knows, and far more where it does not', async () => {
    const rare = (i: number): boolean => i % 50 === 7;
    const knows = await simulate(file(1_000, rare), scorer, { ...settings, seeds: 1 });
    const blind = await simulate(file(1_000, rare, false), scorer, { ...settings, seeds: 1 });
    expect(knows.median.readFor['0.95']).toBeLessThan(60);
    expect(blind.median.readFor['0.95']).toBeGreaterThan(300);
  });

  it('counts every read, of whatever size, share and rule', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('model-assisted', 'sample', 'control', 'hypergeometric'),
        async (size, every, rule) => {
          const messages = file(size, (i) => i % every === 0);
          isSound(await simulate(messages, scorer, { ...settings, seeds: 1, rule }));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('of a file with nothing relevant found all of it at once', async () => {
    const report = await simulate(
      file(30, () => false),
      scorer,
      { ...settings, seeds: 2 },
    );
    isSound(report);
    expect(report.relevant).toBe(0);
    expect(report.median.readFor).toEqual({ '0.8': 0, '0.95': 0, '1': 0 });
    expect(report.median.stopRecall).toBe(1);
  });
});
