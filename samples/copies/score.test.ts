/** What the scorer makes of reports that are right, and of reports that are wrong. */
import { describe, expect, it } from 'vitest';
import { type GeneratedCopies, generateCopies } from './generate.ts';
import { INNOCENT, WITH_WORDS } from './model.ts';
import { oracleReport } from './oracle.ts';
import { scoreReconciliation } from './score.ts';
import { settingsOf } from './settings.ts';
import type { Truth } from './truth.ts';

async function made(preset: string): Promise<GeneratedCopies> {
  return generateCopies(settingsOf({ messages: 600 }, preset), 11);
}

function pathsOf(truth: Truth): string[] {
  return truth.copies.map(({ path }) => `/evidence/${path}`);
}

describe('the score', () => {
  it.each(['plain', 'mixed', 'pairs-many', 'messenger', 'tampered', 'harsh'])(
    'of whoever knows the truth of the preset %s is full',
    async (preset) => {
      const { truth } = await made(preset);
      const score = scoreReconciliation(oracleReport(truth, pathsOf(truth)), truth, pathsOf(truth));
      expect(score.planted).toBeGreaterThan(5);
      expect(score.missed).toEqual([]);
      expect(score.falseDeletions).toEqual([]);
      expect(score.longFound).toBe(score.longPlanted);
      for (const kind of ['tombstones', 'edited', 'differing', 'moved'] as const) {
        expect({ kind, ...score[kind] }).toEqual({
          kind,
          expected: score[kind].expected,
          found: score[kind].expected,
          also: 0,
          wrong: 0,
        });
      }
      expect(score.metadata).toMatchObject({
        wrongMerges: 0,
        splits: 0,
        wrongOffsets: 0,
        exportersWrong: 0,
        dateOrdersWrong: 0,
      });
      expect(score.calibration.deletions.reduce((sum, { right }) => sum + right, 0)).toBe(score.right);
    },
  );

  it('counts each deletion that is left out, and says why it may be hard', async () => {
    const { truth } = await made('mixed');
    const report = oracleReport(truth, pathsOf(truth));
    const half = report.findings.filter(({ deletion }, i) => !deletion || i % 2 === 0);
    const score = scoreReconciliation({ ...report, findings: half }, truth, pathsOf(truth));
    expect(score.missed.length).toBe(score.planted - score.found);
    expect(score.missed.length).toBeGreaterThan(5);
    for (const { why } of score.missed) expect(why.at(-1)).toBe('not reported');
  });

  it('takes the same deletion once', async () => {
    const { truth } = await made('plain');
    const report = oracleReport(truth, pathsOf(truth));
    const doubled = { ...report, findings: [...report.findings, ...report.findings] };
    const score = scoreReconciliation(doubled, truth, pathsOf(truth));
    expect(score.found).toBe(score.planted);
    expect(score.falseDeletions.length).toBe(score.right);
  });

  it('calls a deletion false where the gap is innocent, and counts it among the innocent ones', async () => {
    const { truth } = await made('mixed');
    const paths = pathsOf(truth);
    const report = oracleReport(truth, paths);
    const gaps = truth.messages.flatMap(({ id, author }) => {
      const copy = truth.copies.findIndex((_, i) => INNOCENT.has(truth.state(i, id)) && !truth.shown(i, id));
      const from = truth.copies.findIndex((_, i) => WITH_WORDS.has(truth.state(i, id)));
      return author === null || copy < 0 || from < 0 ? [] : [{ id, copy, from }];
    });
    expect(gaps.length).toBeGreaterThan(10);
    const wrong = gaps.slice(0, 10).map(({ id, copy, from }) => {
      const printed = truth.printed(from, id);
      return {
        kind: 'missing' as const,
        copy: paths[copy] ?? '',
        in: [paths[from] ?? ''],
        sender: null,
        time: printed?.local ?? null,
        text: printed?.body ?? '',
        confidence: 0.5,
        explanations: [],
        deletion: true,
      };
    });
    const score = scoreReconciliation({ ...report, findings: wrong }, truth, paths);
    expect(score.found).toBe(0);
    expect(score.falseDeletions.length).toBe(10);
    expect(score.innocentCalled).toBe(10);
    expect(score.innocent).toBeGreaterThanOrEqual(gaps.length);
    expect(score.calibration.deletions[5]).toEqual({ count: 10, right: 0, stated: 5 });
  });

  it('tells two people put together from one person kept apart', async () => {
    const { truth } = await made('plain');
    const report = oracleReport(truth, pathsOf(truth));
    const [first, second, ...others] = report.senders;
    if (first === undefined || second === undefined) throw new Error('there are no senders');
    const merged = {
      id: first.id,
      names: Object.fromEntries(
        pathsOf(truth).map((path) => [path, [first.names[path] ?? [], second.names[path] ?? []].flat()]),
      ),
    };
    const score = scoreReconciliation({ ...report, senders: [merged, ...others] }, truth, pathsOf(truth));
    expect(score.metadata.wrongMerges).toBe(truth.copies.length);
    const unknown = scoreReconciliation({ ...report, senders: others }, truth, pathsOf(truth));
    expect(unknown.metadata.splits).toBe(2 * truth.copies.length);
  });
});
