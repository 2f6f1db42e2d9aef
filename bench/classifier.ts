/**
 * How well the classifier judges: first tier, second tier and both, beside a list of words (`obscenity`), on the
 * development parts of the public sets and on the reported challenge sets. Prints the tables of the model card.
 *
 *   node bench/classifier.ts --data FOLDER [--tiers first,second,auto] [--json FILE] [--svg FILE: reliability]
 *
 * Nothing here was trained on. Cuts: `at threshold` is the review threshold the product ships; `best` is the cut that
 * is best on the same rows, as the published figures of these sets are.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { openScorer, outputs, type Tier } from '../src/triage/index.ts';
import { byDialect, byIdentity, type FairnessJudge, type Fare, offensiveTweets, readFairness } from './fairness.ts';
import { challengeRows, developmentRows, type LabelledRow } from './labelled-sets.ts';
import {
  accuracy,
  areaUnderRoc,
  averagePrecision,
  bestAccuracy,
  bestCut,
  bestMacroF1,
  calibrationError,
  cutForShare,
  macroF1,
  shareFrom,
} from './metrics.ts';
import { type ReliabilitySeries, reliabilitySvg } from './reliability-svg.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    tiers: { type: 'string', default: 'first,second,auto' },
    json: { type: 'string' },
    svg: { type: 'string' },
  },
});
if (values.data === undefined) {
  console.error('usage: node bench/classifier.ts --data FOLDER [--tiers first,second,auto] [--json FILE]');
  process.exit(2);
}

interface Judge {
  readonly name: string;
  readonly threshold: number;
  /** Probabilities in the order of `outputs`, or one number for all. */
  scores(rows: readonly { readonly text: string; readonly context: readonly string[] }[]): Promise<number[][]>;
}

async function tierJudge(tier: Tier): Promise<Judge> {
  const scorer = await openScorer({ tier, explained: false });
  return {
    name: tier === 'auto' ? 'both' : `${tier} tier`,
    threshold: scorer.threshold,
    async scores(rows) {
      const scored = await scorer.score(rows);
      return scored.map(({ relevance, labels }) => [relevance, ...Object.values(labels)]);
    },
  };
}

function wordList(): Judge {
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  return {
    name: 'obscenity',
    threshold: 0.5,
    scores: async (rows) => rows.map(({ text }) => Array<number>(outputs.length).fill(matcher.hasMatch(text) ? 1 : 0)),
  };
}

const shown = (value: number, digits = 3): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const percent = (value: number): string => (Number.isNaN(value) ? '–' : `${(value * 100).toFixed(1)} %`);

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n| ${head.join(' | ')} |\n| ${head.map(() => '---').join(' | ')} |`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

const development = developmentRows(values.data);
const challenge = challengeRows(join(import.meta.dirname, '..', 'models', 'challenge', 'report'));
const maskedRows = challenge.filter(({ masked }) => masked !== null);
const rows: LabelledRow[] = [...development, ...challenge.filter(({ masked }) => masked === null)];
const judges = [...(await Promise.all(values.tiers.split(',').map((tier) => tierJudge(tier as Tier)))), wordList()];
const scores = new Map<string, number[][]>();
for (const judge of judges) {
  const began = performance.now();
  scores.set(judge.name, await judge.scores(rows));
  console.error(`${judge.name}: ${rows.length} messages in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const out: Record<string, unknown> = {};
const column = (
  judge: Judge,
  output: number,
  of: (row: LabelledRow) => boolean,
): { p: number[]; y: boolean[]; at: number[] } => {
  const all = scores.get(judge.name) ?? [];
  const at = rows
    .map((_, n) => n)
    .filter((n) => {
      const row = rows[n];
      return row !== undefined && row.truth[output] !== null && of(row);
    });
  return { p: at.map((n) => all[n]?.[output] ?? 0), y: at.map((n) => rows[n]?.truth[output] === true), at };
};

console.log(`## Sets (natural messages, development parts)`);
const sets: readonly (readonly [string, number, string])[] = [
  ['edos', 4, 'EDOS, sexism'],
  ['edos', 0, 'EDOS, relevance'],
  ['cad', 0, 'CAD, relevance'],
  ['hatemoji', 0, 'Hatemoji pairs, relevance'],
  ['hatexplain', 0, 'HateXplain hate against normal, relevance'],
  ['convabuse', 0, 'ConvAbuse, relevance'],
  ['diasafety', 0, 'DiaSafety, relevance'],
  ['toxichat', 0, 'ToxiChat, relevance'],
];
table(
  [
    'set',
    'judge',
    'rows',
    'positive',
    'AUC',
    'average precision',
    'macro-F1 at threshold',
    'macro-F1 best',
    'accuracy at threshold',
    'accuracy best',
  ],
  sets.flatMap(([set, output, name]) =>
    judges.map((judge) => {
      const { p, y } = column(judge, output, (row) => row.set === set);
      const measures = {
        auc: areaUnderRoc(p, y),
        ap: averagePrecision(p, y),
        f1: macroF1(p, y, judge.threshold),
        bestF1: bestMacroF1(p, y),
        accuracy: accuracy(p, y, judge.threshold),
        bestAccuracy: bestAccuracy(p, y),
      };
      out[`${name}/${judge.name}`] = measures;
      return [
        name,
        judge.name,
        String(p.length),
        String(y.filter(Boolean).length),
        shown(measures.auc),
        shown(measures.ap),
        shown(measures.f1),
        shown(measures.bestF1),
        shown(measures.accuracy),
        shown(measures.bestAccuracy),
      ];
    }),
  ),
);

/** As in models/training/calibrate.py: positives rare, the rest mostly everyday chat. */
function realistic(at: readonly number[], y: readonly boolean[], prevalence: number): number[] {
  const everyday = (n: number): boolean => ['sms', 'irc'].includes(rows[n]?.set ?? '');
  const kind = (n: number, positive: boolean): string => (positive ? 'positive' : everyday(n) ? 'everyday' : 'hard');
  const shares: Record<string, number> = {
    positive: prevalence,
    everyday: (1 - prevalence) * 0.85,
    hard: (1 - prevalence) * 0.15,
  };
  const groups = Map.groupBy(
    at.map((n, i) => `${kind(n, y[i] === true)}:${rows[n]?.set}`),
    (key) => key,
  );
  const setsOf = (name: string): number => [...groups.keys()].filter((key) => key.startsWith(`${name}:`)).length;
  return at.map((n, i) => {
    const name = kind(n, y[i] === true);
    return (shares[name] ?? 0) / setsOf(name) / (groups.get(`${name}:${rows[n]?.set}`)?.length ?? 1);
  });
}

console.log(
  `\n## Labels (development parts and challenge sets together; macro-F1 at the best cut, and at a cut chosen on one half of the rows and measured on the other; of relevance at the review threshold)`,
);
const reliability: ReliabilitySeries[] = [];
table(
  [
    'label',
    'judge',
    'positive natural',
    'positive challenge',
    'AUC natural',
    'AUC challenge',
    'average precision',
    'macro-F1',
    'cut',
    'macro-F1 at the cut',
    'calibration error',
  ],
  outputs.flatMap((output, at) =>
    judges.map((judge) => {
      const natural = column(judge, at, (row) => row.set !== 'challenge');
      const own = column(judge, at, (row) => row.set === 'challenge');
      const all = column(judge, at, () => true);
      const held = column(judge, at, (row) => row.unseenByCalibration && row.set !== 'challenge');
      const prevalence = output === 'relevance' ? 0.015 : 0.003;
      const calibration = held.y.some(Boolean)
        ? calibrationError(held.p, held.y, realistic(held.at, held.y, prevalence))
        : { error: Number.NaN, bins: [] };
      const { error } = calibration;
      if (output === 'relevance' && judge.name !== 'obscenity')
        reliability.push({ name: judge.name, error, bins: calibration.bins });
      // The cut of the label, chosen on one half of the rows and measured on the other.
      const chosenOn = column(judge, at, ({ unseenByCalibration }) => !unseenByCalibration);
      const measuredOn = column(judge, at, ({ unseenByCalibration }) => unseenByCalibration);
      const cut = output === 'relevance' ? judge.threshold : bestCut(chosenOn.p, chosenOn.y);
      out[`${output}/${judge.name}`] = {
        natural: areaUnderRoc(natural.p, natural.y),
        challenge: areaUnderRoc(own.p, own.y),
        error,
      };
      return [
        output,
        judge.name,
        String(natural.y.filter(Boolean).length),
        String(own.y.filter(Boolean).length),
        shown(areaUnderRoc(natural.p, natural.y)),
        shown(areaUnderRoc(own.p, own.y)),
        shown(averagePrecision(all.p, all.y)),
        shown(bestMacroF1(all.p, all.y)),
        shown(cut),
        shown(macroF1(measuredOn.p, measuredOn.y, cut)),
        shown(error, 5),
      ];
    }),
  ),
);

console.log('\n## Known failures (challenge sets; relevance)');
const failures = [...new Set(challenge.map(({ failure }) => failure))].filter(
  (failure) => failure !== 'masked' && !failure.startsWith('contrast'),
);
table(
  ['set', 'judge', 'messages', 'AUC', 'found at threshold', 'harmless flagged at threshold'],
  failures.flatMap((failure) =>
    judges.map((judge) => {
      const { p, y } = column(judge, 0, (row) => 'failure' in row && row.failure === failure);
      const positive = p.filter((_, n) => y[n]);
      const negative = p.filter((_, n) => !y[n]);
      out[`failure/${failure}/${judge.name}`] = {
        auc: areaUnderRoc(p, y),
        found: shareFrom(positive, judge.threshold),
        flagged: shareFrom(negative, judge.threshold),
      };
      return [
        failure,
        judge.name,
        String(p.length),
        shown(areaUnderRoc(p, y)),
        percent(shareFrom(positive, judge.threshold)),
        percent(shareFrom(negative, judge.threshold)),
      ];
    }),
  ),
);

/** Contrast pairs: the first set, and one whose writer began when the training data of these weights was frozen. */
for (const set of ['contrast', 'contrast-frozen']) {
  console.log(`\n## Hateful against harmless within one identity group (${set}; relevance)`);
  const groups = [...new Set(challenge.filter(({ failure }) => failure === set).map(({ group }) => group))];
  table(
    ['group', ...judges.map(({ name }) => `AUC ${name}`), ...judges.map(({ name }) => `pairs in order, ${name}`)],
    [...groups, null].map((group) => {
      const of = (row: LabelledRow): boolean =>
        'failure' in row && row.failure === set && (group === null || ('group' in row && row.group === group));
      const inOrder = (judge: Judge): number => {
        const { p, y, at } = column(judge, 0, of);
        const pairs = Map.groupBy(
          at.map((n, i) => ({ pair: (rows[n] as { pair?: string }).pair ?? '', p: p[i] ?? 0, y: y[i] === true })),
          ({ pair }) => pair,
        );
        const decided = [...pairs.values()].flatMap((both) =>
          both
            .filter(({ y: bad }) => bad)
            .flatMap((bad) => both.filter(({ y: other }) => !other).map((good) => (bad.p > good.p ? 1 : 0))),
        );
        return decided.reduce<number>((sum, one) => sum + one, 0) / decided.length;
      };
      const aucs = judges.map((judge) => {
        const { p, y } = column(judge, 0, of);
        return areaUnderRoc(p, y);
      });
      out[`${set}/${group ?? 'all'}`] = aucs;
      return [
        group ?? 'all together',
        ...aucs.map((auc) => shown(auc)),
        ...judges.map((judge) => percent(inOrder(judge))),
      ];
    }),
  );
}

console.log('\n## Masked spelling (share of the abusive messages at or above the threshold)');
const kinds = ['stars', 'digits', 'spaces', 'dots'];
const maskTable: string[][] = [];
for (const judge of judges) {
  const abusive = maskedRows.filter(({ truth }) => truth[0] === true);
  const plainScores = (await judge.scores(abusive)).map((all) => all[0] ?? 0);
  const plainRecall = shareFrom(plainScores, judge.threshold);
  const cells: string[] = [];
  for (const kind of kinds) {
    const hidden = (
      await judge.scores(abusive.map(({ masked, context }) => ({ text: masked?.[kind] ?? '', context })))
    ).map((all) => all[0] ?? 0);
    const recall = shareFrom(hidden, judge.threshold);
    out[`masked/${kind}/${judge.name}`] = { plain: plainRecall, masked: recall };
    cells.push(`${percent(recall)} (${((recall - plainRecall) * 100).toFixed(1)})`);
  }
  const harmless = maskedRows.filter(({ truth }) => truth[0] === false);
  const hidden = (
    await judge.scores(
      harmless.flatMap(({ masked, context }) => kinds.map((kind) => ({ text: masked?.[kind] ?? '', context }))),
    )
  ).map((all) => all[0] ?? 0);
  maskTable.push([judge.name, percent(plainRecall), ...cells, percent(shareFrom(hidden, judge.threshold))]);
}
table(['judge', 'plain', ...kinds, 'harmless swearing flagged, masked'], maskTable);

console.log('\n## Harmless traffic flagged');
table(
  [
    'judge',
    'SMS at the cut that finds 80 % of EDOS and CAD',
    'IRC at that cut',
    'SMS at threshold',
    'IRC at threshold',
    'EDOS and CAD found at threshold',
  ],
  judges.map((judge) => {
    const positive = column(judge, 0, (row) => row.set === 'edos' || row.set === 'cad');
    const found = positive.p.filter((_, n) => positive.y[n]);
    const cut = cutForShare(found, 0.8);
    const of = (set: string): number[] => column(judge, 0, (row) => row.set === set).p;
    out[`harmless/${judge.name}`] = { sms: shareFrom(of('sms'), cut), irc: shareFrom(of('irc'), cut) };
    return [
      judge.name,
      percent(shareFrom(of('sms'), cut)),
      percent(shareFrom(of('irc'), cut)),
      percent(shareFrom(of('sms'), judge.threshold)),
      percent(shareFrom(of('irc'), judge.threshold)),
      percent(shareFrom(found, judge.threshold)),
    ];
  }),
);

console.log('\n## What the context adds (AUC of relevance with what was said before, and without)');
const contextTable: string[][] = [];
for (const judge of judges.filter(({ name }) => name !== 'obscenity')) {
  for (const [name, of] of [
    ['context-reply', (row: LabelledRow) => 'failure' in row && row.failure === 'context-reply'],
    ['ConvAbuse', (row: LabelledRow) => row.set === 'convabuse'],
    ['DiaSafety', (row: LabelledRow) => row.set === 'diasafety'],
    ['ToxiChat', (row: LabelledRow) => row.set === 'toxichat'],
  ] as const) {
    const { p, y, at } = column(judge, 0, of);
    const bare = (await judge.scores(at.map((n) => ({ text: rows[n]?.text ?? '', context: [] })))).map(
      (all) => all[0] ?? 0,
    );
    out[`context/${name}/${judge.name}`] = { with: areaUnderRoc(p, y), without: areaUnderRoc(bare, y) };
    contextTable.push([name, judge.name, shown(areaUnderRoc(p, y)), shown(areaUnderRoc(bare, y))]);
  }
}
table(['set', 'judge', 'with', 'without'], contextTable);

const fairness = readFairness(join(import.meta.dirname, '..', 'models'));
const both: FairnessJudge[] = judges.map((judge) => ({
  name: judge.name,
  threshold: judge.threshold,
  relevance: async (texts) => (await judge.scores(texts.map((text) => ({ text, context: [] })))).map(([p]) => p ?? 0),
}));

async function fares(title: string, of: (judge: FairnessJudge) => Promise<readonly Fare[]>): Promise<void> {
  console.log(`\n## ${title}`);
  const lines: string[][] = [];
  for (const judge of both.filter(({ name }) => name !== 'second tier')) {
    const each = await of(judge);
    out[`${title}/${judge.name}`] = each;
    for (const { group, harmless, flagged, hateful, found, auc } of each)
      lines.push([group, judge.name, String(harmless), percent(flagged), String(hateful), percent(found), shown(auc)]);
  }
  table(['group', 'judge', 'harmless', 'flagged at threshold', 'hateful', 'found at threshold', 'AUC'], lines);
}
await fares('The same sentence about another group', (judge) => byIdentity(fairness, judge));
await fares('The same thing said in another variety of English', (judge) => byDialect(fairness, judge));
const data = values.data;
await fares('Tweets called offensive by some and hateful by nobody', (judge) => offensiveTweets(data, judge));

if (values.svg !== undefined) {
  const about =
    'Natural development rows that the calibration was not fitted on, weighed into traffic in which 1.5 % is relevant.';
  writeFileSync(values.svg, reliabilitySvg(reliability, about));
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(out, null, 1)}\n`);
