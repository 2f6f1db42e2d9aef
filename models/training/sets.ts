/**
 * What each public set teaches, and what it does not: labels a set did not annotate stay unknown. CC-BY-SA sets
 * (stormfront, toxichat) are left out of the weights, and so are the sets that only serve for reporting. The traps of
 * each set are in the model card.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Label } from '../../src/triage/labels.ts';
import { type Row, targets } from './rows.ts';

/** A row as its set has it. */
export interface Given {
  readonly id: string;
  readonly text: string;
  readonly context: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: each set has labels of its own, read once and checked by the counts printed.
  readonly labels: any;
}

export function readSet(folder: string, path: string): Given[] {
  return gunzipSync(readFileSync(join(folder, path)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Given);
}

/** First byte of the hash of an id: who is held out of training is decided by it. */
export function byteOf(id: string): number {
  return createHash('sha256').update(id).digest()[0] ?? 0;
}

/** A tenth of the SMS and half of the IRC are never trained on: harmless traffic for measuring. */
export const smsHeldOut = (id: string): boolean => byteOf(id) < 26;
export const ircHeldOut = (id: string): boolean => byteOf(id) < 128;

type Reading = Omit<Row, 'set' | 'id' | 'text' | 'context' | 'group'> & { readonly group?: string };
type Reader = (row: Given) => Reading | null;

const plain = (
  relevance: number | null,
  given: Partial<Record<Label, number>>,
  others: number | null,
  weight = 1,
): Reading => ({
  targets: targets(relevance, given, others),
  weight,
});

const harmless = (weight: number): Reading => plain(0, {}, 0, weight);

const hatemojiTargets: readonly (readonly [RegExp, Label])[] = [
  [/bla|asi|arab|immig|trav|ref|hisp|ethmin|mix|african|nat\.|indig|\bind\b|abo|xenophobia/, 'racism'],
  [/mus/, 'islamophobia'],
  [/jew/, 'antisemitism'],
  [/wom/, 'sexism'],
  [/gay|lgb|bis|les/, 'homophobia'],
  [/trans|gendermin|nonbinary/, 'transphobia'],
  [/dis/, 'disability'],
];
const sbicTargets: readonly (readonly [RegExp, Label])[] = [
  [/black|asian|latin|mexic|ethiop|afric|immigr|arab|indian|chinese|of color|native|minorit|race|refugee/i, 'racism'],
  [/muslim|islam/i, 'islamophobia'],
  [/jew|holocaust/i, 'antisemitism'],
  [/women|feminis|female|girl/i, 'sexism'],
  [/gay|lesbian|bisex|lgbt|homosex/i, 'homophobia'],
  [/trans/i, 'transphobia'],
  [/disab|mental|autis|deaf|blind|down/i, 'disability'],
];
const toxigenTargets: Readonly<Record<string, Label>> = {
  lgbtq: 'homophobia',
  bisexual: 'homophobia',
  middle_east: 'racism',
  physical_disability: 'disability',
  mental_disability: 'disability',
  immigrant: 'racism',
  muslim: 'islamophobia',
  native_american: 'racism',
  mexican: 'racism',
  chinese: 'racism',
  black: 'racism',
  asian: 'racism',
  jewish: 'antisemitism',
  latino: 'racism',
};

function hit(named: string, table: readonly (readonly [RegExp, Label])[]): Partial<Record<Label, number>> {
  const found: Partial<Record<Label, number>> = {};
  for (const [pattern, label] of table) if (pattern.test(named)) found[label] = 1;
  return found;
}

const identity: readonly Label[] = [
  'racism',
  'islamophobia',
  'antisemitism',
  'sexism',
  'homophobia',
  'transphobia',
  'disability',
];
const no = (...names: Label[]): Partial<Record<Label, number>> => Object.fromEntries(names.map((name) => [name, 0]));
const share = (votes: Record<string, number>, name: string, of: number): number => (votes[name] ?? 0) / Math.max(1, of);

const readers: Readonly<Record<string, Reader>> = {
  'edos/train.jsonl.gz': ({ labels }) => {
    if (labels.sexist !== 'sexist') return plain(0, { sexism: 0 }, null);
    const threat = String(labels.vector).startsWith('1') ? 1 : 0;
    return plain(
      1,
      { sexism: 1, threat, challenge: 0, ...(labels.vector.startsWith('3.1') ? { insult: 1 } : {}) },
      null,
    );
  },
  'cad/train.jsonl.gz': ({ labels, id }) => {
    const kinds: string[] = labels.primary;
    const abusive = kinds.some((kind) => kind.endsWith('Abuse'));
    const challenge = kinds.includes('CounterSpeech') ? 1 : 0;
    const group = id.split('-')[0] ?? id;
    if (!abusive) return { ...plain(0, { ...no(...identity, 'threat', 'insult'), challenge }, null), group };
    const insult = kinds.includes('PersonDirectedAbuse') ? 1 : null;
    const others = kinds.includes('IdentityDirectedAbuse') ? {} : no(...identity);
    return { ...plain(1, { ...others, challenge, ...(insult === null ? {} : { insult }) }, null), group };
  },
  'hatemoji_build/train.jsonl.gz': ({ labels, id }) => {
    const group = [id, String(labels.matched_id)].toSorted().join('+');
    if (labels.label_gold !== '1') return { ...plain(0, no(...identity, 'threat'), null), group };
    const given = hit(String(labels.target), hatemojiTargets);
    const rest = Object.keys(given).length > 0 ? no(...identity) : {};
    return {
      ...plain(1, { ...rest, ...given, threat: labels.type.startsWith('threat') ? 1 : 0, challenge: 0 }, null),
      group,
    };
  },
  'davidson/all.jsonl.gz': ({ labels }) => {
    if (labels.class === 'neither' && labels.votes_neither === labels.n)
      return plain(0, no(...identity, 'threat', 'insult', 'slur', 'challenge'), null, 0.7);
    if (labels.class === 'hate') return plain(1, { challenge: 0 }, null, 0.6);
    return null;
  },
  'online_misogyny/train.jsonl.gz': ({ labels }) => {
    const kinds: string[] = labels.level_2;
    const challenge = kinds.includes('Counter_speech') ? 1 : 0;
    if (labels.level_1.includes('Misogynistic')) {
      const threat = labels.level_3.some((kind: string) => kind.startsWith('Threatening')) ? 1 : 0;
      return plain(1, { sexism: 1, threat, challenge }, null);
    }
    if (kinds.includes('Nonmisogynistic_personal_attack')) return plain(1, { sexism: 0, insult: 1 }, null);
    return plain(0, { sexism: 0, threat: 0, challenge }, null, 0.7);
  },
  'convabuse/train.jsonl.gz': ({ labels }) => {
    if (!labels.abusive_majority) return plain(0, {}, 0);
    const votes = labels.type_votes;
    const half = (name: string): number => (share(votes, name, labels.annotators) >= 0.5 ? 1 : 0);
    return plain(
      1,
      {
        racism: half('racist'),
        islamophobia: 0,
        antisemitism: 0,
        sexism: half('sexist'),
        homophobia: half('homophobic'),
        transphobia: half('transphobic'),
        disability: half('ableism'),
        sexual_harassment: half('sex_harassment'),
        challenge: 0,
        ...(half('intellectual') === 1 ? { insult: 1 } : {}),
      },
      null,
    );
  },
  'sbic/dev.jsonl.gz': ({ labels }) => {
    if (labels.source === 'Stormfront') return null;
    if (labels.offensive < 0.34) return plain(0, no(...identity, 'threat', 'slur'), null);
    if (labels.offensive <= 0.5) return null;
    const given =
      labels.group_targeted === 1 || labels.group_targeted > 0.5
        ? hit(String(labels.target_minority), sbicTargets)
        : {};
    const assault = /assault|rape/i.test(String(labels.target_minority)) ? { sexual_violence: 1 } : {};
    const rest = Object.keys(given).length > 0 ? no(...identity) : {};
    // The label is about offence taken; without a target it may be mere swearing.
    const relevance = Object.keys(given).length + Object.keys(assault).length > 0 ? 1 : null;
    return plain(relevance, { ...rest, ...given, ...assault, challenge: 0 }, null);
  },
  'toxic_spans/all.jsonl.gz': ({ labels }) => {
    const of = labels.annotators + labels.votes_not_toxic;
    const insult = share(labels.type_votes, 'Insult', of);
    const attack = share(labels.type_votes, 'Identity based Attack', of);
    const threat = share(labels.type_votes, 'Threat', of);
    if (labels.votes_not_toxic > labels.annotators) return plain(insult < 0.34 ? 0 : null, { threat: 0 }, null, 0.5);
    const clear = attack >= 0.5 || threat >= 0.5;
    if (!clear && insult < 0.6) return null;
    return plain(
      clear ? 1 : null,
      { insult: Math.min(1, insult * 1.2), threat: threat >= 0.5 ? 1 : threat === 0 ? 0 : threat, challenge: 0 },
      null,
      0.4,
    );
  },
  'gab_hate/dev.jsonl.gz': ({ labels }) => {
    const hateful = labels.hd === 1 || labels.cv === 1;
    if (!hateful) return labels.vo === 1 ? null : plain(0, no(...identity, 'threat'), null);
    const given: Partial<Record<Label, number>> = {};
    if (labels.rae === 1) given.racism = 1;
    if (labels.gen === 1) given.sexism = 1;
    if (labels.sxo === 1) given.homophobia = 1;
    if (labels.mph === 1) given.disability = 1;
    return plain(1, { ...given, threat: labels.cv === 1 ? 1 : 0, challenge: 0 }, null);
  },
  'wiki_context_toxicity/large_annotated_with_context.jsonl.gz': ({ labels }) =>
    labels.toxic === 1
      ? plain(1, { insult: 1 }, null, 0.5)
      : plain(0, no(...identity, 'threat', 'insult', 'slur', 'sexual_harassment', 'sexual_violence'), null, 0.5),
  'wiki_context_toxicity/large_annotated_without_context.jsonl.gz': ({ labels, id }) => {
    if (labels.toxic === 1) return plain(1, { insult: 1 }, null, 0.5);
    return byteOf(id) < 96
      ? plain(0, no(...identity, 'threat', 'insult', 'slur', 'sexual_harassment', 'sexual_violence'), null, 0.5)
      : null;
  },
  'diasafety/train.jsonl.gz': ({ labels }) => {
    if (labels.label === 'Safe') return plain(0, no('threat', 'insult'), null, 0.6);
    if (labels.category === 'Offending User') return plain(1, { insult: 1, challenge: 0 }, null, 0.6);
    return plain(1, { challenge: 0 }, null, labels.category === 'Biased Opinion' ? 0.5 : 0.4);
  },
  'fox_news_threads/all.jsonl.gz': ({ labels }) =>
    labels.hate === 1 ? plain(1, { challenge: 0 }, null, 0.8) : plain(0, no(...identity, 'threat'), null, 0.8),
  'gbv_counterspeech/all.jsonl.gz': () => plain(0, { challenge: 1 }, 0),
  'toxigen_demos/all.jsonl.gz': ({ labels }) => {
    if (labels.hate !== 1) return plain(0, no(...identity, 'threat', 'insult', 'slur'), null);
    const label = toxigenTargets[labels.group];
    return plain(1, label === undefined ? {} : { ...no(...identity), [label]: 1, challenge: 0 }, null);
  },
  'sms_collection/all.jsonl.gz': ({ id }) => (smsHeldOut(id) ? null : harmless(2)),
  'irc_ubuntu/train_dev.jsonl.gz': ({ id }) => (ircHeldOut(id) || byteOf(`use${id}`) >= 170 ? null : harmless(0.6)),
};

/** Every row of every set that may teach; `folder` is where the sets lie. */
export function* publicRows(folder: string): Generator<Row> {
  for (const [path, read] of Object.entries(readers)) {
    const set = path.split('/')[0] ?? path;
    for (const given of readSet(folder, path)) {
      const { group, ...reading } = read(given) ?? { targets: null };
      if (reading.targets === null || given.text.trim() === '') continue;
      yield {
        set,
        id: given.id,
        text: given.text,
        context: given.context.slice(-3),
        group: `${set}:${group ?? given.id}`,
        ...reading,
      };
    }
  }
}

/** Files that choose and report, and never teach. */
export const developmentFiles = [
  'edos/dev.jsonl.gz',
  'cad/dev.jsonl.gz',
  'hatemoji_build/validation.jsonl.gz',
  'convabuse/valid.jsonl.gz',
  'diasafety/val.jsonl.gz',
  'toxichat/dev.jsonl.gz',
  'hatexplain/val.jsonl.gz',
] as const;
