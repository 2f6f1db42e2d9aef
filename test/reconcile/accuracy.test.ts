/** A dozen generated chats of 2,000 messages in mixed settings; a thousand are run by bench/reconcile-accuracy.ts. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  DIFFERENCES,
  generateCopies,
  generateDifferentChats,
  randomSettings,
  scoreReconciliation,
  writeCopies,
  writeFiles,
} from '../../samples/copies/index.ts';
import { randomNamed } from '../../samples/larch/random.ts';
import { reconcileFiles } from '../../src/conversations/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-accuracy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = Date.UTC(2030, 0, 1);

describe('deletions in generated chats', () => {
  it('are found, and nothing else is called one', async () => {
    const sum = { planted: 0, found: 0, long: 0, longFound: 0, right: 0, wrong: 0, innocent: 0, innocentCalled: 0 };
    for (let run = 1; run <= 12; run++) {
      const seed = `accuracy-${run}`;
      const made = await generateCopies(randomSettings(randomNamed(seed), 2000), seed);
      const paths = writeCopies(join(folder, String(run)), made);
      const score = scoreReconciliation(await reconcileFiles(paths, { now }), made.truth, paths);
      expect(score.sameChat).toBeGreaterThan(0.5);
      sum.planted += score.planted;
      sum.found += score.found;
      sum.long += score.longPlanted;
      sum.longFound += score.longFound;
      sum.right += score.right;
      sum.wrong += score.falseDeletions.length;
      sum.innocent += score.innocent;
      sum.innocentCalled += score.innocentCalled;
    }
    expect(sum.planted).toBeGreaterThan(1_000);
    expect(sum.right / (sum.right + sum.wrong)).toBeGreaterThanOrEqual(0.99);
    expect(sum.found / sum.planted).toBeGreaterThanOrEqual(0.97);
    expect(sum.longFound / sum.long).toBeGreaterThanOrEqual(0.99);
    expect(sum.innocentCalled / sum.innocent).toBeLessThanOrEqual(0.001);
  }, 60_000);
});

describe('different chats', () => {
  it.each(DIFFERENCES)('are not held for one: %s', async (difference) => {
    const random = randomNamed(`different ${difference}`);
    const { files, paths } = await generateDifferentChats(randomSettings(random, 2000), difference, difference);
    const here = join(folder, difference);
    writeFiles(here, files);
    const report = await reconcileFiles(
      paths.map((path) => join(here, path)),
      { now },
    );
    expect(report.sameChat.confidence).toBeLessThan(0.5);
    expect(report.findings).toEqual([]);
  });
});
