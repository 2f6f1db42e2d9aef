/**
 * Whether the stopping rule keeps its word with the real classifier and the real learner: reviews of real labelled messages,
 * their size, prevalence and sources drawn; each is replayed as the product runs it (order, exploration, sealed sample) and
 * under the plain hypergeometric rule with the same learner.
 *
 *   node bench/stopping-learner.ts --data FOLDER [--runs 110] [--seed 1] [--target 0.95] [--confidence 0.95]
 *                                  [--smallest 1000] [--largest 8000] [--json FILE: a line a review]
 *
 * Messages are of the development parts of the public sets and of chat held out of training: no classifier has learnt them.
 * Budget: the target is met in at least 95 % of the reviews, and less is read than under the plain rule.
 */

import { appendFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { randomNamed } from '../samples/larch/random.ts';
import {
  defaultSettings,
  type LabelledMessage,
  Learner,
  type Pool as LearnerPool,
  openScorer,
  poolOf,
  recommended,
  replay,
  type Scored,
} from '../src/triage/index.ts';
import { developmentRows, type LabelledRow } from './labelled-sets.ts';
import { areaUnderRoc } from './metrics.ts';
import { type Outcome, playPlainHypergeometric } from './stopping-play.ts';
import type { Review } from './stopping-reviews.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    runs: { type: 'string', default: '110' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string', default: '0.95' },
    confidence: { type: 'string', default: '0.95' },
    smallest: { type: 'string', default: '1000' },
    largest: { type: 'string', default: '8000' },
    json: { type: 'string' },
  },
});
if (values.data === undefined) {
  console.error('usage: node bench/stopping-learner.ts --data FOLDER [--runs 110] [--seed 1] [--json FILE]');
  process.exit(2);
}
const aim = { target: Number(values.target), confidence: Number(values.confidence) };

/** Sets whose relevant messages a review may look for, alone or several at once. */
const sources = ['edos', 'cad', 'hatexplain', 'convabuse', 'diasafety', 'toxichat'];
const everyday = ['sms', 'irc'];

interface Row extends LabelledRow {
  readonly score: Scored;
}

async function scoredRows(data: string): Promise<{ rows: Row[]; model: string }> {
  const rows = developmentRows(data).filter(
    ({ set, truth }) => (sources.includes(set) || everyday.includes(set)) && truth[0] !== null,
  );
  const scorer = await openScorer({ tier: 'auto', explained: false });
  const scored: Scored[] = [];
  for (let at = 0; at < rows.length; at += 512) {
    process.stderr.write(`\rscoring ${at} of ${rows.length}   `);
    scored.push(...(await scorer.score(rows.slice(at, at + 512))));
  }
  process.stderr.write('\n');
  await scorer.close();
  return {
    rows: rows.flatMap((row, at) => {
      const score = scored[at];
      return score === undefined ? [] : [{ ...row, score }];
    }),
    model: scorer.model,
  };
}

interface Drawn {
  readonly messages: readonly LabelledMessage[];
  readonly scores: readonly Scored[];
  readonly named: string;
}

/** A review's messages: one to four sources, 0.5 to 5 % relevant (on a logarithmic scale), none to all of the rest everyday chat. */
function drawn(rows: readonly Row[], name: string): Drawn {
  const random = randomNamed(`stopping with the learner ${name}`);
  const unit = (): number => (random.next() + 0.5) / 2 ** 32;
  const between = (from: number, to: number): number => Math.exp(Math.log(from) + unit() * Math.log(to / from));
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: unit() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const chosen = shuffled(sources).slice(0, 1 + Math.floor(4 * unit()));
  const size = between(Number(values.smallest), Number(values.largest));
  const share = between(0.005, 0.05);
  const chat = unit();
  const relevant = shuffled(rows.filter(({ set, truth }) => chosen.includes(set) && truth[0] === true));
  const hard = shuffled(rows.filter(({ set, truth }) => chosen.includes(set) && truth[0] === false));
  const easy = shuffled(rows.filter(({ set }) => everyday.includes(set)));
  const fromChat = Math.min(easy.length, Math.max(Math.round(size * chat), Math.round(size) - hard.length));
  const harmless = [...easy.slice(0, fromChat), ...hard.slice(0, Math.max(0, Math.round(size) - fromChat))];
  const wanted = relevant.slice(0, Math.max(5, Math.round((harmless.length * share) / (1 - share))));
  const pool = shuffled([...wanted, ...harmless]);
  return {
    messages: pool.map(({ set, id, text, context, truth }) => ({
      id: `${set}:${id}`,
      text,
      context,
      relevant: truth[0] === true,
      labels: [],
    })),
    scores: pool.map(({ score }) => score),
    named: chosen.toSorted().join('+'),
  };
}

/** Messages asked of the learner at a time, as the product does. */
const AHEAD = 64;

/** A review that follows the real learner's order. */
function learnt(pool: LearnerPool, relevant: readonly boolean[]): Review {
  const learner = new Learner(pool, { kind: 'relevant' }, defaultSettings);
  const read = new Uint8Array(pool.size);
  let ahead: number[] = [];
  let learntAt = -1;
  return {
    isRelevant: (position) => relevant[position] === true,
    isUnread: (position) => read[position] === 0,
    top() {
      if (learner.learnt !== learntAt || ahead.length === 0) {
        learntAt = learner.learnt;
        ahead = learner.next(AHEAD).toReversed();
      }
      for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
        if (read[at] !== 0) continue;
        ahead.push(at);
        return at;
      }
      return null;
    },
    read(position) {
      read[position] = 1;
      learner.decide({ position, wanted: relevant[position] === true });
    },
  };
}

interface Line {
  readonly name: string;
  readonly sources: string;
  readonly size: number;
  readonly relevant: number;
  readonly auc: number;
  readonly ours: Outcome;
  readonly plain: Outcome;
  /** Messages until the target is met, for somebody who knows. */
  readonly ideal: number;
}

async function main(data: string): Promise<void> {
  const { rows, model } = await scoredRows(data);
  if (values.json !== undefined) writeFileSync(values.json, '');
  const lines: Line[] = [];
  for (let run = 1; run <= Number(values.runs); run++) {
    const name = `${values.seed}-${run}`;
    const { messages, scores, named } = drawn(rows, name);
    const relevant = messages.map((message) => message.relevant);
    const count = relevant.filter(Boolean).length;
    const pool = poolOf(messages, scores);
    const size = pool.size;
    const auc = areaUnderRoc(
      scores.map(({ relevance }) => relevance),
      relevant,
    );
    const settings = { ...aim, rule: recommended, seed: run, learner: defaultSettings };
    const { stop } = replay(pool, relevant, settings);
    const ordered = replay(pool, relevant, { ...settings, rule: null });
    const open = (): Review => learnt(pool, relevant);
    const line: Line = {
      name,
      sources: named,
      size,
      relevant: count,
      auc,
      ours:
        stop === null
          ? { read: size, recall: 1, stopped: false }
          : { read: stop.read, recall: stop.recall, stopped: true },
      plain: playPlainHypergeometric({ family: 'plain', size, relevant: count, auc, open }, aim, name),
      ideal: ordered.readFor['0.95'],
    };
    lines.push(line);
    if (values.json !== undefined) appendFileSync(values.json, `${JSON.stringify(line)}\n`);
    if (run % 10 === 0) process.stderr.write(`${run} reviews\n`);
  }

  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const met = ({ recall }: Outcome): number => (recall >= aim.target - 1e-12 ? 1 : 0);
  console.log(`${lines.length} reviews, seed ${values.seed}, model ${model}, rule ${recommended}`);
  console.log(`${'reviews'.padEnd(24)}     n  met ours    plain   read ours   plain   ideal (share of the pool, mean)`);
  const print = (stratum: string, part: readonly Line[]): void => {
    if (part.length === 0) return;
    const cells = [
      mean(part.map(({ ours }) => met(ours))),
      mean(part.map(({ plain }) => met(plain))),
      mean(part.map(({ ours, size }) => ours.read / size)),
      mean(part.map(({ plain, size }) => plain.read / size)),
      mean(part.map(({ ideal, size }) => ideal / size)),
    ];
    console.log(`${stratum.padEnd(24)}${String(part.length).padStart(6)}  ${cells.map(percent).join('  ')}`);
  };
  print('all', lines);
  print(
    'size below 3,000',
    lines.filter(({ size }) => size < 3_000),
  );
  print(
    'size 3,000 and more',
    lines.filter(({ size }) => size >= 3_000),
  );
  print(
    'AUC below 0.85',
    lines.filter(({ auc }) => auc < 0.85),
  );
  print(
    'AUC 0.85 and more',
    lines.filter(({ auc }) => auc >= 0.85),
  );
  print(
    'relevant below 50',
    lines.filter(({ relevant }) => relevant < 50),
  );
  print(
    'relevant 50 and more',
    lines.filter(({ relevant }) => relevant >= 50),
  );
  const kept = mean(lines.map(({ ours }) => met(ours))) >= 0.95;
  const saved =
    mean(lines.map(({ ours, size }) => ours.read / size)) < mean(lines.map(({ plain, size }) => plain.read / size));
  console.log(
    `target met in at least 95 %: ${kept ? 'PASS' : 'FAIL'}; less read than plain: ${saved ? 'PASS' : 'FAIL'}`,
  );
}

await main(values.data);
