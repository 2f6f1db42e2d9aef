/**
 * Speed of the second tier beside Python's onnxruntime on the same network, the same texts, one thread each, one message
 * at a time, in the same run. And that two runs, and two threads at once, give the same numbers.
 *
 *   node bench/second-tier.ts --python PATH [--messages 1000]
 *
 * PATH is a Python with `onnxruntime`, `tokenizers` and `numpy`.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openScorer, type Scored } from '../src/triage/index.ts';

const { values } = parseArgs({
  options: { python: { type: 'string', default: 'python3' }, messages: { type: 'string', default: '1000' } },
});
const models = join(import.meta.dirname, '..', 'models');
const report = join(models, 'challenge', 'report');
const texts = readdirSync(report)
  .toSorted()
  .flatMap((name) => {
    const { families } = JSON.parse(readFileSync(join(report, name), 'utf8')) as {
      families: { items: { text: string }[] }[];
    };
    return families.flatMap(({ items }) => items.map(({ text }) => text));
  })
  .slice(0, Number(values.messages));

const [one, two] = await Promise.all([
  openScorer({ tier: 'second', explained: false }),
  openScorer({ tier: 'second', explained: false }),
]);
const messages = texts.map((text) => ({ text, context: [] }));
await one.score(messages.slice(0, 50));
const began = performance.now();
const first = await one.score(messages);
const own = texts.length / ((performance.now() - began) / 1000);
const [again, beside] = await Promise.all([one.score(messages), two.score(messages)]);
const differences = (a: readonly Scored[], b: readonly Scored[]): number =>
  Math.max(...a.map((score, at) => Math.abs(score.relevance - (b[at]?.relevance ?? 1))));

const folder = mkdtempSync(join(tmpdir(), 'candour-bench-'));
writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts));
const ran = spawnSync(
  values.python,
  [join(import.meta.dirname, 'second-tier-peer.py'), join(models, 'second'), join(folder, 'texts.json')],
  { encoding: 'utf8' },
);
rmSync(folder, { recursive: true });
if (ran.status !== 0) throw new Error(`the peer failed: ${ran.stderr}`);
const peer = Number(ran.stdout.trim());

console.log(`${texts.length} messages, one thread, one at a time`);
console.log(`candour, text to probabilities     ${own.toFixed(0).padStart(6)} messages/s`);
console.log(
  `Python onnxruntime, the same       ${peer.toFixed(0).padStart(6)} messages/s  ratio ${(own / peer).toFixed(2)}`,
);
console.log(
  `largest difference to a second run ${differences(first, again)}; to a second session at the same time ${differences(first, beside)}`,
);
await Promise.all([one.close(), two.close()]);
