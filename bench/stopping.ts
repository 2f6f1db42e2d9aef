/**
 * Whether the stopping rules keep their word, and what they save: reviews are invented (stopping-reviews.ts), each is read
 * under each rule and under the plain hypergeometric rule, and what was found is held against the truth.
 *
 *   node bench/stopping.ts [--runs 1000] [--seed 1] [--families all|tuning|fresh|last|NAME,…] [--rules NAME,…]
 *                          [--target 0.95] [--confidence 0.95] [--smallest 1000] [--largest 200000] [--json FILE: a line a review]
 *
 * Review N of seed S has the name `S-N`. Budget: under the recommended rule the target is met in at least 95 % of the
 * reviews (one that reads everything meets it), and less is read than under the plain rule. `--families fresh` are families first
 * run once the rules were tuned, `last` one that was added after that.
 */

import { appendFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type RuleName, recommended, ruleNames } from '../src/triage/index.ts';
import { type Aim, type Outcome, play, playOracle, playPlainHypergeometric } from './stopping-play.ts';
import {
  type Family,
  freshFamilies,
  lastFamilies,
  type Pool,
  poolOf,
  tuningFamilies,
  WIDE,
} from './stopping-reviews.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    families: { type: 'string', default: 'all' },
    rules: { type: 'string', default: `${recommended},sample` },
    target: { type: 'string', default: '0.95' },
    confidence: { type: 'string', default: '0.95' },
    smallest: { type: 'string', default: String(WIDE.size[0]) },
    largest: { type: 'string', default: String(WIDE.size[1]) },
    json: { type: 'string' },
  },
});

const aim: Aim = { target: Number(values.target), confidence: Number(values.confidence) };
const known: readonly Family[] = [...tuningFamilies, ...freshFamilies, ...lastFamilies];

function familiesNamed(names: string): readonly Family[] {
  if (names === 'all') return known;
  if (names === 'tuning') return tuningFamilies;
  if (names === 'fresh') return freshFamilies;
  if (names === 'last') return lastFamilies;
  return known.filter((family) => names.split(',').includes(family));
}

const rules: readonly RuleName[] = ruleNames.filter((rule) => values.rules.split(',').includes(rule));
const families = familiesNamed(values.families);
const bounds = { ...WIDE, size: [Number(values.smallest), Number(values.largest)] as const };

/** What was measured of one rule in one stratum. */
interface Tally {
  runs: number;
  met: number;
  stopped: number;
  read: number;
  recall: number;
}

const tallies = new Map<string, Map<string, Tally>>();
if (values.json !== undefined) writeFileSync(values.json, '');

/** The strata a pool belongs to. */
function strataOf(pool: Pool): readonly string[] {
  const { size, relevant, auc, family } = pool;
  const prevalence = relevant / size;
  const tuned = tuningFamilies.some((one) => one === family);
  return [
    'all',
    tuned ? 'families tuned on' : 'families not tuned on',
    `family ${family}`,
    prevalence < 0.005 ? 'prevalence below 0.5 %' : prevalence < 0.015 ? 'prevalence 0.5-1.5 %' : 'prevalence 1.5-5 %',
    size < 5000 ? 'size below 5,000' : size < 40_000 ? 'size 5,000-40,000' : 'size 40,000 and more',
    auc < 0.8 ? 'AUC below 0.80' : auc < 0.93 ? 'AUC 0.80-0.93' : 'AUC 0.93 and more',
    relevant < 20 ? 'relevant below 20' : relevant < 200 ? 'relevant 20-199' : 'relevant 200 and more',
    ...(relevant >= 20 && auc >= 0.9 ? ['AUC 0.90+, relevant 20+'] : []),
  ];
}

function count(stratum: string, rule: string, { read, recall, stopped }: Outcome, size: number): void {
  const byRule = tallies.get(stratum) ?? new Map<string, Tally>();
  tallies.set(stratum, byRule);
  const tally = byRule.get(rule) ?? { runs: 0, met: 0, stopped: 0, read: 0, recall: 0 };
  byRule.set(rule, tally);
  tally.runs += 1;
  if (recall >= aim.target - 1e-12) tally.met += 1;
  if (stopped) tally.stopped += 1;
  tally.read += read / size;
  tally.recall += recall;
}

const started = performance.now();
for (let run = 1; run <= Number(values.runs); run++) {
  const family = families[run % families.length];
  if (family === undefined) throw new RangeError(`no family is called ${values.families}`);
  const name = `${values.seed}-${run}`;
  const pool = poolOf(family, name, bounds);
  const outcomes: Record<string, Outcome> = {
    ideal: playOracle(pool, aim),
    plain: playPlainHypergeometric(pool, aim, name),
  };
  for (const rule of rules) outcomes[rule] = play(pool, rule, aim, name);
  for (const [rule, outcome] of Object.entries(outcomes)) {
    for (const stratum of strataOf(pool)) count(stratum, rule, outcome, pool.size);
  }
  const record = { name, family, size: pool.size, relevant: pool.relevant, auc: pool.auc, outcomes };
  if (values.json !== undefined) appendFileSync(values.json, `${JSON.stringify(record)}\n`);
  if (run % 50 === 0) process.stderr.write(`${run} reviews, ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
}

const columns = ['ideal', 'plain', ...rules];
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);
console.log(`${values.runs} reviews, seed ${values.seed}, recall ${aim.target}, confidence ${aim.confidence}`);
console.log(
  'target met and share of the pool read, mean; ideal: read until the target is met, by somebody who knows\n',
);
console.log(`${'stratum'.padEnd(26)}${'n'.padStart(6)}${columns.map((name) => name.padStart(20)).join('')}`);
for (const stratum of [...tallies.keys()].sort((a, b) => (a === 'all' ? -1 : b === 'all' ? 1 : a < b ? -1 : 1))) {
  const byRule = tallies.get(stratum);
  const cells = columns.map((rule) => {
    const tally = byRule?.get(rule);
    return tally === undefined ? '' : `${percent(tally.met / tally.runs)} ${percent(tally.read / tally.runs)}`;
  });
  const runs = byRule?.get('plain')?.runs ?? 0;
  console.log(`${stratum.padEnd(26)}${String(runs).padStart(6)}${cells.map((cell) => cell.padStart(20)).join('')}`);
}

const overall = tallies.get('all');
const mine = overall?.get(recommended);
const plain = overall?.get('plain');
if (mine !== undefined && plain !== undefined) {
  const kept = mine.met / mine.runs >= 0.95;
  const saved = mine.read < plain.read;
  const verdict = (good: boolean): string => (good ? 'PASS' : 'FAIL');
  console.log(
    `\n${verdict(kept)}  ${recommended}: target met in ${percent(mine.met / mine.runs).trim()} of the reviews (at least 95 %)`,
  );
  console.log(
    `${verdict(saved)}  ${recommended}: ${percent(1 - mine.read / mine.runs).trim()} not read, under the plain rule ${percent(1 - plain.read / plain.runs).trim()}`,
  );
  if (!kept || !saved) process.exitCode = 1;
}
