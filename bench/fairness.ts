/**
 * Whether the same words are judged alike whoever is meant and whoever speaks: identities put into the same sentence, and the
 * same thing said in several varieties of English (`models/challenge/fairness.json`), beside natural messages with and
 * without marks of African-American English.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { areaUnderRoc, shareFrom } from './metrics.ts';

interface Fairness {
  readonly identities: readonly {
    readonly group: string;
    readonly noun: string;
    readonly singular: string;
    readonly adjective: string;
  }[];
  readonly swap: { readonly harmless: readonly string[]; readonly hateful: readonly string[] };
  readonly dialect: {
    readonly varieties: readonly string[];
    readonly harmless: readonly Readonly<Record<string, string>>[];
    readonly hateful: readonly Readonly<Record<string, string>>[];
  };
}

export interface FairnessJudge {
  readonly name: string;
  readonly threshold: number;
  /** Relevance of each text, without context. */
  relevance(texts: readonly string[]): Promise<readonly number[]>;
}

/** A line of a table: how one group fares. */
export interface Fare {
  readonly group: string;
  readonly harmless: number;
  readonly flagged: number;
  readonly hateful: number;
  readonly found: number;
  readonly auc: number;
}

async function fareOf(
  judge: FairnessJudge,
  group: string,
  harmless: readonly string[],
  hateful: readonly string[],
): Promise<Fare> {
  const quiet = await judge.relevance(harmless);
  const loud = await judge.relevance(hateful);
  return {
    group,
    harmless: quiet.length,
    flagged: shareFrom(quiet, judge.threshold),
    hateful: loud.length,
    found: shareFrom(loud, judge.threshold),
    auc: areaUnderRoc([...quiet, ...loud], [...quiet.map(() => false), ...loud.map(() => true)]),
  };
}

export function readFairness(models: string): Fairness {
  return JSON.parse(readFileSync(join(models, 'challenge', 'fairness.json'), 'utf8')) as Fairness;
}

/** The same sentences about each group. */
export async function byIdentity({ identities, swap }: Fairness, judge: FairnessJudge): Promise<Fare[]> {
  const fares: Fare[] = [];
  for (const identity of identities) {
    const named = (frame: string): string =>
      frame.replace(/\{(noun|singular|adjective)\}/g, (_, slot: 'noun' | 'singular' | 'adjective') => identity[slot]);
    fares.push(await fareOf(judge, identity.group, swap.harmless.map(named), swap.hateful.map(named)));
  }
  return fares;
}

/** The same things said in each variety of English. */
export async function byDialect({ dialect }: Fairness, judge: FairnessJudge): Promise<Fare[]> {
  const fares: Fare[] = [];
  for (const variety of dialect.varieties) {
    const said = (rows: readonly Readonly<Record<string, string>>[]): string[] =>
      rows.map((row) => {
        const text = row[variety];
        if (text === undefined) throw new Error(`fairness.json has a sentence without ${variety}`);
        return text;
      });
    fares.push(await fareOf(judge, variety, said(dialect.harmless), said(dialect.hateful)));
  }
  return fares;
}

/** Grammar and spelling that mark African-American English in writing (after Blodgett, Green and O'Connor 2016). */
const marks =
  /\b(?:finna|tryna|gon|ion|iont|imma|ima|aint|ain't|dat|dis|dem|dey|wit|nuffin|sumn|bouta|talmbout|wanna be|be (?:like|trippin|actin|tryna|lookin|talkin)|yall|y'all|lil|bruh|fam|deadass|ol|hoes be|niggas? be)\b/i;

/**
 * Tweets of Davidson et al. that at least one annotator called offensive and none called hateful; none was trained on. How
 * many are flagged, with marks of African-American English and without.
 */
export async function offensiveTweets(data: string, judge: FairnessJudge): Promise<readonly [Fare, Fare]> {
  const rows = gunzipSync(readFileSync(join(data, 'davidson', 'all.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; labels: { class: string; votes_hate: number } })
    .filter(({ labels }) => labels.class === 'offensive' && labels.votes_hate === 0)
    .map(({ text }) => text);
  const marked = rows.filter((text) => marks.test(text)).slice(0, 1_500);
  const others = rows.filter((text) => !marks.test(text)).slice(0, 1_500);
  return [
    await fareOf(judge, 'with marks of African-American English', marked, []),
    await fareOf(judge, 'without', others, []),
  ];
}
