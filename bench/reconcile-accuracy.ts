/**
 * How often `candour reconcile` is right: chats are invented, exported from several phones with deletions and innocent
 * gaps planted, reconciled, and held against the truth (samples/copies).
 *
 *   node bench/reconcile-accuracy.ts [--runs 100] [--messages 2000] [--seed 1] [--preset NAME] [--copies K]
 *                                    [--json FILE] [--svg FILE] [--only SEED --keep DIR] [--verbose]
 *
 * Without a preset each run draws its own mix. Run N of seed S has the seed `S-N`: `--only S-N` repeats it alone and
 * `--keep` leaves its files. Budgets: precision of deletions at least 0.99, recall at least 0.97, recall of texts of
 * four words and more at least 0.99, innocent gaps called deletion at most 1 in 1,000.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  DIFFERENCES,
  type GeneratedCopies,
  generateCopies,
  generateDifferentChats,
  randomSettings,
  type Score,
  scoreReconciliation,
  settingsOf,
  writeCopies,
  writeFiles,
  writeTruth,
} from '../samples/copies/index.ts';
import { randomNamed } from '../samples/larch/random.ts';
import { reconcileFiles } from '../src/conversations/index.ts';
import { calibrationSvg } from './reconcile-plot.ts';
import { passed, printSummary, Totals } from './reconcile-totals.ts';

/** One in so many runs is followed by files of two different chats. */
const DIFFERENT_EVERY = 5;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    messages: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    preset: { type: 'string' },
    copies: { type: 'string' },
    json: { type: 'string' },
    svg: { type: 'string' },
    only: { type: 'string' },
    keep: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

function generated(seed: string): Promise<GeneratedCopies> {
  const messages = Number(values.messages);
  const own = {
    ...(values.copies === undefined ? {} : { copies: Number(values.copies) }),
  };
  const settings =
    values.preset === undefined
      ? settingsOf({ ...randomSettings(randomNamed(`settings/${seed}`), messages), ...own })
      : settingsOf({ ...(values.preset === 'small' ? {} : { messages }), ...own }, values.preset);
  return generateCopies(settings, seed);
}

function explain(score: Score, { truth }: GeneratedCopies): void {
  const place = (copy: number, message: number): string => {
    const logical = truth.messages[message];
    const printed = truth.copies.map((_, i) => truth.printed(i, message)).find((one) => one !== null);
    return `copy ${copy + 1} (${truth.copies[copy]?.path}), message ${message} of person ${logical?.author}, ${printed?.local} ${printed?.sender}: ${JSON.stringify(printed?.body.slice(0, 60))}`;
  };
  for (const { copy, message, why } of score.missed)
    console.log(`  missed: ${place(copy, message)}\n          ${why.join('; ')}`);
  for (const { copy, message, state, confidence } of score.falseDeletions) {
    console.log(
      `  false (${confidence.toFixed(2)}, is ${state}): ${message === null ? `copy ${copy + 1}` : place(copy, message)}`,
    );
  }
}

const seeds =
  values.only === undefined
    ? Array.from({ length: Number(values.runs) }, (_, i) => `${values.seed}-${i + 1}`)
    : [values.only];
const totals = new Totals();
const scratch = mkdtempSync(join(tmpdir(), 'candour-copies-'));
const failures: { readonly seed: string; readonly error: string }[] = [];
const perRun: unknown[] = [];
const started = performance.now();

function failed(seed: string, error: unknown): void {
  failures.push({ seed, error: error instanceof Error ? error.message : String(error) });
}

async function runCopies(seed: string, folder: string): Promise<void> {
  const made = await generated(seed);
  const paths = writeCopies(folder, made);
  const { settings } = made.truth;
  if (values.keep !== undefined) writeTruth(join(folder, 'truth.json'), made.truth);
  const before = performance.now();
  const report = await reconcileFiles(paths, { now: Date.now() });
  const seconds = (performance.now() - before) / 1000;
  if (values.keep !== undefined) writeFileSync(join(folder, 'report.json'), JSON.stringify(report, null, 2));
  const score = scoreReconciliation(report, made.truth, paths);
  totals.add(seed, score, seconds, settings.copies);
  perRun.push({ seed, settings, score: { ...score, missed: score.missed.length } });
  if (!values.verbose && values.only === undefined) return;
  console.log(
    `${seed}: ${settings.app} ${settings.kind}, ${settings.copies} copies: ${score.found} of ${score.planted} found, ${score.falseDeletions.length} false, ${seconds.toFixed(1)} s`,
  );
  explain(score, made);
}

/** Files of two chats: a report that holds them for one is wrong. */
async function runDifferent(seed: string, folder: string, run: number): Promise<void> {
  const random = randomNamed(`different/${seed}`);
  const difference = DIFFERENCES[run % DIFFERENCES.length] ?? 'strangers';
  const settings = randomSettings(random, Math.min(2_000, Number(values.messages)));
  const { files, paths } = await generateDifferentChats(settings, seed, difference);
  writeFiles(folder, files);
  const { sameChat } = await reconcileFiles(
    paths.map((path) => join(folder, path)),
    { now: Date.now() },
  );
  totals.addDifferent(`${seed} (${difference})`, sameChat.confidence);
}

try {
  for (const [run, seed] of seeds.entries()) {
    const folder = values.keep ?? join(scratch, seed);
    mkdirSync(folder, { recursive: true });
    await runCopies(seed, folder).catch((error: unknown) => failed(seed, error));
    if (values.keep !== undefined) continue;
    rmSync(folder, { recursive: true, force: true });
    if (run % DIFFERENT_EVERY !== 0) continue;
    mkdirSync(folder, { recursive: true });
    await runDifferent(seed, folder, run / DIFFERENT_EVERY).catch((error: unknown) =>
      failed(`${seed}, two chats`, error),
    );
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const { seed, error } of failures) console.log(`run ${seed} failed: ${error}`);
printSummary(totals, failures.length, (performance.now() - started) / 1000);
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ summary: totals.shares, totals, runs: perRun, failures }, null, 2)}\n`,
  );
}
if (values.svg !== undefined) writeFileSync(values.svg, calibrationSvg(totals.bins.all, totals.bins.deletions));
process.exitCode = passed(totals) && failures.length === 0 ? 0 : 1;
