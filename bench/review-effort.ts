/**
 * Review effort: messages read until 95 % of the relevant are found, in pools of 1.5 to 2 %, beside the ELAS-u4 recipe
 * of ASReview, run anew in Python on the same pools from the same start (bench/review-effort-peer.py).
 *
 *   node bench/review-pools.ts DATA FOLDER
 *   node bench/review-effort.ts FOLDER --python PYTHON [--kinds everyday,edos,cad] [--tier auto] [--scores FILE]
 *     [--learner '{"exploration":0}'] [--whole]
 *
 * PYTHON has scikit-learn. What the classifier says of each message is kept in FOLDER by the name of the model, the
 * peer's result too; --scores takes them from a file that `candour score --json` wrote instead. --learner changes settings
 * of the learner. --whole adds what `candour simulate` does: its start, which is nothing, and its rule of stopping.
 *
 * Goal: in each kind of pool, on average over the seeds, at most two thirds of what the peer reads.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  defaultSettings,
  type LabelledMessage,
  labelledMessages,
  labels,
  openScorer,
  poolOf,
  replay,
  type Scored,
  simulate,
  tiers,
} from '../src/triage/index.ts';

const GOAL = 2 / 3;
const shares = ['0.8', '0.95', '1'] as const;

interface Effort {
  readonly pool: string;
  readonly n: number;
  readonly relevant: number;
  readonly readFor: Readonly<Record<(typeof shares)[number], number>>;
}

interface PoolFile {
  readonly name: string;
  readonly messages: readonly LabelledMessage[];
  /** Positions of the one relevant and the one harmless message that the review begins with. */
  readonly start: readonly number[];
}

function poolFiles(folder: string, kind: string): PoolFile[] {
  const seedOf = (name: string): number => Number(/\d+/.exec(name)?.[0]);
  return readdirSync(folder)
    .filter((name) => new RegExp(`^${kind}-\\d+\\.jsonl$`).test(name))
    .sort((a, b) => seedOf(a) - seedOf(b))
    .map((name) => {
      const content = readFileSync(join(folder, name), 'utf8');
      const messages = labelledMessages(content, name);
      const given = content.split('\n').filter((line) => line !== '');
      const start = given.flatMap((line, i) => ((JSON.parse(line) as { start: boolean }).start ? [i] : []));
      return { name: name.replace('.jsonl', ''), messages, start };
    });
}

/** Scores by text: a harmless message stands in many pools. */
type Scores = Map<string, Scored>;

function keyOf({ text, context }: LabelledMessage): string {
  return JSON.stringify([text, context]);
}

async function scoresOf(
  pools: readonly PoolFile[],
  folder: string,
  tier: (typeof tiers)[number],
): Promise<{ scores: Scores; model: string }> {
  const scorer = await openScorer({ tier });
  try {
    const file = join(folder, `scores-${tier}-${scorer.model.replace(/[^\w.-]+/g, '_')}.json`);
    const scores: Scores = new Map(
      existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, Scored][]) : [],
    );
    const missing = new Map<string, LabelledMessage>();
    for (const message of pools.flatMap(({ messages }) => messages)) {
      const key = keyOf(message);
      if (!scores.has(key)) missing.set(key, message);
    }
    const list = [...missing];
    for (let at = 0; at < list.length; at += 512) {
      process.stderr.write(`\rscoring ${at} of ${list.length}   `);
      const part = list.slice(at, at + 512);
      const scored = await scorer.score(part.map(([, message]) => message));
      for (const [i, [key]] of part.entries()) {
        const score = scored[i];
        if (score !== undefined) scores.set(key, { ...score, why: [] });
      }
    }
    if (list.length > 0) writeFileSync(file, JSON.stringify([...scores]));
    return { scores, model: scorer.model };
  } finally {
    await scorer.close();
  }
}

/** Lines as `candour score --json` writes them, found by the id of the message. */
function scoresFrom(file: string, pools: readonly PoolFile[]): { scores: Scores; model: string } {
  const byId = new Map<string, Scored>();
  let model = file;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { id, relevance, labels: each, model: name } = JSON.parse(line) as { id: string; model: string } & Scored;
    model = name;
    byId.set(id, { relevance, labels: each, why: [], tier: 'first' });
  }
  const scores: Scores = new Map();
  for (const message of pools.flatMap(({ messages }) => messages)) {
    const scored = byId.get(message.id);
    if (scored === undefined) throw new Error(`${file} has no score for ${message.id}`);
    scores.set(keyOf(message), scored);
  }
  return { scores, model };
}

function peerOf(folder: string, python: string): Map<string, Effort> {
  const out = join(folder, 'peer.json');
  if (!existsSync(out)) {
    const script = join(dirname(fileURLToPath(import.meta.url)), 'review-effort-peer.py');
    const child = spawnSync(python, [script, folder, out], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (child.status !== 0) throw new Error(`the peer ended with ${child.status}`);
  }
  return new Map((JSON.parse(readFileSync(out, 'utf8')) as Effort[]).map((effort) => [effort.pool, effort]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of the mean, from how the seeds differ. */
function error(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) / values.length);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      python: { type: 'string', default: 'python3' },
      kinds: { type: 'string', default: 'everyday,edos,cad' },
      tier: { type: 'string', default: 'auto' },
      scores: { type: 'string' },
      learner: { type: 'string', default: '{}' },
      whole: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  const tier = tiers.find((one) => one === values.tier);
  if (folder === undefined || tier === undefined) throw new Error('usage: see the head of this file');
  const given = JSON.parse(values.learner) as Partial<typeof defaultSettings>;
  const learner = { ...defaultSettings, ...given, scales: { ...defaultSettings.scales, ...given.scales } };
  const peer = peerOf(folder, values.python);
  const kinds = values.kinds.split(',').map((kind) => ({ kind, pools: poolFiles(folder, kind) }));
  const all = kinds.flatMap(({ pools }) => pools);
  const { scores, model } =
    values.scores === undefined ? await scoresOf(all, folder, tier) : scoresFrom(values.scores, all);
  console.log(`\n${model}; learner ${JSON.stringify(learner)}\n`);
  let pass = true;
  for (const { kind, pools } of kinds) {
    const ratios: number[] = [];
    const [own, theirs]: [Record<string, number[]>, Record<string, number[]>] = [{}, {}];
    for (const [i, { name, messages, start }] of pools.entries()) {
      const effort = peer.get(name);
      if (effort === undefined) throw new Error(`the peer did not read ${name}`);
      const known = messages.map((message) => scores.get(keyOf(message)) ?? unknown());
      const relevant = messages.map((message) => message.relevant);
      const seed = i + 1;
      const run = replay(poolOf(messages, known), relevant, {
        rule: null,
        target: 1,
        confidence: 1,
        seed,
        learner,
        start,
      });
      for (const share of shares) {
        own[share] = [...(own[share] ?? []), run.readFor[share]];
        theirs[share] = [...(theirs[share] ?? []), effort.readFor[share]];
      }
      ratios.push(run.readFor['0.95'] / effort.readFor['0.95']);
    }
    const sizes = mean(pools.map(({ messages }) => messages.length));
    for (const share of shares)
      console.log(
        `${kind.padEnd(9)} ${share.padStart(4)} found: ${Math.round(mean(own[share] ?? []))
          .toLocaleString('en-GB')
          .padStart(6)} read, peer ${Math.round(mean(theirs[share] ?? []))
          .toLocaleString('en-GB')
          .padStart(6)}, of ${Math.round(sizes).toLocaleString('en-GB')}`,
      );
    const ratio = mean(own['0.95'] ?? []) / mean(theirs['0.95'] ?? []);
    if (ratio > GOAL) pass = false;
    console.log(
      `${kind.padEnd(9)} ratio at 95 %: ${ratio.toFixed(3)} of the peer's reads in all; pool by pool ${mean(ratios).toFixed(3)} ± ${error(ratios).toFixed(3)}, at most ${Math.max(...ratios).toFixed(3)}, ${pools.length} seeds\n`,
    );
    if (values.whole) await whole(kind, pools, scores, model);
  }
  console.log(`${pass ? 'PASS' : 'FAIL'}: at most two thirds of the peer's reads in each kind of pool`);
  process.exitCode = pass ? 0 : 1;
}

function unknown(): Scored {
  const each = Object.fromEntries(labels.map((label) => [label, 0.5])) as Scored['labels'];
  return { relevance: 0.5, labels: each, why: [], tier: 'first' };
}

async function whole(kind: string, pools: readonly PoolFile[], scores: Scores, model: string): Promise<void> {
  const [effort, stopped, recall]: [number[], number[], number[]] = [[], [], []];
  for (const { messages } of pools) {
    const score = async (some: readonly LabelledMessage[]): Promise<Scored[]> =>
      some.map((message) => scores.get(keyOf(message)) ?? unknown());
    const { median } = await simulate(messages, { model, score }, { seeds: 1, target: 0.95, confidence: 0.95 });
    effort.push(median.readFor['0.95']);
    stopped.push(median.stopRead / messages.length);
    recall.push(median.stopRecall);
  }
  console.log(
    `${kind.padEnd(9)} as simulate does it: ${Math.round(mean(effort)).toLocaleString('en-GB')} read for 95 %; stops after ${(100 * mean(stopped)).toFixed(1)} % of the pool with ${(100 * mean(recall)).toFixed(1)} % found\n`,
  );
}

await main();
