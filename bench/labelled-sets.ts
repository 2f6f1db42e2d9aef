/** The development parts of the public sets and the reported challenge sets, with what each says of each output. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byteOf, type Given, ircHeldOut, readSet, smsHeldOut } from '../models/training/sets.ts';
import { type Label, labels, outputs } from '../src/triage/index.ts';

export interface LabelledRow {
  readonly set: string;
  readonly id: string;
  readonly text: string;
  readonly context: readonly string[];
  /** In the order of `outputs`; null where the set does not say. */
  readonly truth: readonly (boolean | null)[];
  /** Half of the rows, by the hash of the id: the calibration was fitted on the others. */
  readonly unseenByCalibration: boolean;
}

type Truth = Partial<Record<(typeof outputs)[number], boolean | null>>;

const identity: readonly Label[] = [
  'racism',
  'islamophobia',
  'antisemitism',
  'sexism',
  'homophobia',
  'transphobia',
  'disability',
];
const none = (names: readonly Label[]): Truth => Object.fromEntries(names.map((name) => [name, false]));
const allFalse = (): Truth => Object.fromEntries(outputs.map((output) => [output, false]));

const hatemojiTargets: readonly (readonly [RegExp, Label])[] = [
  [/bla|asi|arab|immig|trav|ref|hisp|ethmin|mix|african|nat\.|indig|ind|abo/, 'racism'],
  [/mus/, 'islamophobia'],
  [/jew/, 'antisemitism'],
  [/wom/, 'sexism'],
  [/gay|lgb|bis/, 'homophobia'],
  [/trans/, 'transphobia'],
  [/dis/, 'disability'],
];
const hatexplainTargets: Readonly<Record<string, Label>> = {
  African: 'racism',
  Arab: 'racism',
  Asian: 'racism',
  Hispanic: 'racism',
  Refugee: 'racism',
  Indian: 'racism',
  Indigenous: 'racism',
  Minority: 'racism',
  Islam: 'islamophobia',
  Jewish: 'antisemitism',
  Women: 'sexism',
  Homosexual: 'homophobia',
  Bisexual: 'homophobia',
  Disability: 'disability',
};

/** File of each set and what a row of it says; null leaves the row out. */
const readers: Readonly<Record<string, { readonly file: string; read(row: Given): Truth | null }>> = {
  edos: {
    file: 'edos/dev.jsonl.gz',
    read: ({ labels: l }) =>
      l.sexist === 'sexist'
        ? { relevance: true, sexism: true, threat: String(l.vector).startsWith('1'), challenge: false }
        : { relevance: false, sexism: false },
  },
  cad: {
    file: 'cad/dev.jsonl.gz',
    read: ({ labels: l }) => {
      const abusive = l.primary.some((kind: string) => kind.endsWith('Abuse'));
      const challenge = l.primary.includes('CounterSpeech');
      if (!abusive) return { relevance: false, ...none([...identity, 'threat', 'insult']), challenge };
      return { relevance: true, challenge, insult: l.primary.includes('PersonDirectedAbuse') ? true : null };
    },
  },
  hatemoji: {
    file: 'hatemoji_build/validation.jsonl.gz',
    read: ({ labels: l }) => {
      const hateful = l.label_gold === '1';
      const hit = hateful ? hatemojiTargets.filter(([pattern]) => pattern.test(String(l.target))) : [];
      return {
        relevance: hateful,
        threat: String(l.type).startsWith('threat'),
        ...none(identity),
        ...Object.fromEntries(hit.map(([, label]) => [label, true])),
      };
    },
  },
  hatexplain: {
    file: 'hatexplain/val.jsonl.gz',
    read: ({ labels: l }) => {
      if (l.label === 'offensive') return null;
      const hit =
        l.label === 'hate' ? l.targets.map((target: string) => hatexplainTargets[target]).filter(Boolean) : [];
      return {
        relevance: l.label === 'hate',
        ...none(identity),
        ...Object.fromEntries(hit.map((label: Label) => [label, true])),
      };
    },
  },
  convabuse: {
    file: 'convabuse/valid.jsonl.gz',
    read: ({ labels: l }) => {
      if (!l.abusive_majority) return { ...allFalse(), challenge: null };
      const half = (kind: string): boolean => (l.type_votes[kind] ?? 0) / l.annotators >= 0.5;
      return {
        relevance: true,
        racism: half('racist'),
        islamophobia: false,
        antisemitism: false,
        sexism: half('sexist'),
        homophobia: half('homophobic'),
        transphobia: half('transphobic'),
        disability: half('ableism'),
        sexual_harassment: half('sex_harassment'),
        insult: half('intellectual') || null,
      };
    },
  },
  diasafety: { file: 'diasafety/val.jsonl.gz', read: ({ labels: l }) => ({ relevance: l.label === 'Unsafe' }) },
  toxichat: { file: 'toxichat/dev.jsonl.gz', read: ({ labels: l }) => ({ relevance: l.offensive === 'Offensive' }) },
  sms: { file: 'sms_collection/all.jsonl.gz', read: ({ id }) => (smsHeldOut(id) ? allFalse() : null) },
  irc: {
    file: 'irc_ubuntu/train_dev.jsonl.gz',
    read: ({ id }) => (ircHeldOut(id) && byteOf(`dev${id}`) < 40 ? allFalse() : null),
  },
};

/** @param data folder of the public sets */
export function developmentRows(data: string): LabelledRow[] {
  return Object.entries(readers).flatMap(([set, { file, read }]) =>
    readSet(data, file).flatMap((row) => {
      const truth = read(row);
      if (truth === null) return [];
      return [
        {
          set,
          id: row.id,
          text: row.text,
          context: row.context,
          truth: outputs.map((output) => truth[output] ?? null),
          unseenByCalibration: byteOf(`half${row.id}`) >= 128,
        },
      ];
    }),
  );
}

export interface ChallengeRow extends LabelledRow {
  readonly failure: string;
  readonly group: string | null;
  readonly pair: string | null;
  readonly masked: Readonly<Record<string, string>> | null;
}

interface ChallengeItem {
  readonly text: string;
  readonly context?: readonly string[];
  readonly labels: readonly Label[];
  readonly pair?: string;
  readonly group?: string;
  readonly masked?: Readonly<Record<string, string>>;
}

/** @param folder of the reported challenge sets, written by somebody who had not seen the training templates */
export function challengeRows(folder: string): ChallengeRow[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => {
      const { failure, families } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        failure: string;
        families: { id: string; items: ChallengeItem[] }[];
      };
      return families.flatMap((family) =>
        family.items.map((item, at) => ({
          set: 'challenge',
          id: `${family.id}/${at}`,
          text: item.text,
          context: item.context ?? [],
          truth: outputs.map((output) =>
            output === 'relevance'
              ? item.labels.some((label) => label !== 'challenge')
              : labels.includes(output) && item.labels.includes(output),
          ),
          unseenByCalibration: true,
          failure,
          group: item.group ?? null,
          pair: item.pair === undefined ? null : `${family.id}/${item.pair}`,
          masked: item.masked ?? null,
        })),
      );
    });
}
