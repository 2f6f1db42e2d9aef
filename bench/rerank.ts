/**
 * Learning and ordering anew after a decision, one million messages, on one core: seconds until the next page of messages
 * is there, in a thread of its own as in the product.
 *
 *   node bench/rerank.ts [--messages 1000000] [--decisions 100,1000,10000]
 *
 * Budget: under 2 s. Messages are made up: words drawn as words are (Zipf), 2 to 30 of them a message, a prior of 14 log odds.
 */

import { parseArgs } from 'node:util';
import { isMainThread, Worker } from 'node:worker_threads';
import { buildPool, defaultSettings, featuresOf, Learner, type Pool } from '../src/triage/index.ts';

const BUDGET_SECONDS = 2;
const PRIOR_COLUMNS = 14;
const WORDS = 60_000;

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function madeUp(size: number): Pool {
  const random = generator(1);
  const messages = Array.from({ length: size }, (_, i) => {
    const count = 2 + Math.floor(28 * random() ** 2);
    const words = Array.from({ length: count }, () => `w${Math.floor(WORDS ** random())}`);
    return {
      features: featuresOf(words.join(' ')),
      prior: Float32Array.from({ length: PRIOR_COLUMNS }, () => 4 * random() - 6),
      previous: i - 1,
      next: i + 1 < size ? i + 1 : -1,
      group: random() < 0.05 ? Math.floor(i / 100) : -1,
    };
  });
  return buildPool(messages, PRIOR_COLUMNS);
}

const seconds = (since: number): number => (performance.now() - since) / 1000;

function main(): void {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '1000000' },
      decisions: { type: 'string', default: '100,1000,10000' },
    },
  });
  const begun = performance.now();
  const pool = madeUp(Number(values.messages));
  const bytes = Object.values(pool).reduce((sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0);
  console.log(
    `${pool.size.toLocaleString('en-GB')} messages, ${(pool.ids.length / pool.size).toFixed(1)} words and pairs each, ${pool.columns} dense columns: ${(bytes / 1e6).toFixed(0)} MB, made in ${seconds(begun).toFixed(1)} s`,
  );
  // The last decision is the one that is learnt from: all that stood before it are learnt with it, from nothing.
  const settings = defaultSettings;
  let worst = 0;
  for (const count of values.decisions.split(',').map(Number)) {
    const random = generator(count);
    const decisions = Array.from({ length: count }, () => {
      const position = Math.floor(random() * pool.size);
      return { position, wanted: random() < 0.03 };
    });
    const oneAtOnce = { ...settings, schedule: { every: count + 1, growth: 1e-9 } };
    const learner = new Learner(pool, { kind: 'relevant' }, oneAtOnce);
    for (const decision of decisions) learner.decide(decision);
    learner.next(50);
    const started = performance.now();
    learner.decide({ position: 7, wanted: true });
    const learnt = seconds(started);
    learner.next(50);
    const taken = seconds(started);
    worst = Math.max(worst, taken);
    console.log(
      `after ${count.toLocaleString('en-GB').padStart(6)} decisions: learnt in ${learnt.toFixed(3)} s, in order after ${taken.toFixed(3)} s`,
    );
  }
  const pass = worst < BUDGET_SECONDS;
  console.log(`${pass ? 'PASS' : 'FAIL'}: learnt and ordered anew in under ${BUDGET_SECONDS} s`);
  process.exitCode = pass ? 0 : 1;
}

if (isMainThread)
  new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) }).once('exit', (code) => {
    process.exitCode = code;
  });
else main();
