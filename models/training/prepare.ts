/**
 * First step of training: brings every set to one form and puts texts the way the models read them.
 *
 *   node models/training/prepare.ts DATA OUT
 *
 * DATA holds the public sets, one folder a set; OUT gets `train.jsonl` and one `dev-SET.jsonl` a development part.
 * Deterministic: no clock, no chance but seeded.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../../src/kernel/index.ts';
import { modelContext, modelText, type TextBook } from '../../src/triage/text/index.ts';
import { loadBook } from './book.ts';
import { familyHeldOut, syntheticRows } from './families.ts';
import { generator, masked, masks } from './masking.ts';
import { harmlessReplies } from './replies.ts';
import type { Row } from './rows.ts';
import { byteOf, developmentFiles, ircHeldOut, publicRows, readSet, smsHeldOut } from './sets.ts';

const [data, out] = process.argv.slice(2);
if (data === undefined || out === undefined) {
  console.error('usage: node models/training/prepare.ts DATA OUT');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const here = import.meta.dirname;
const { book, lexicon } = loadBook(join(here, '..'));
const hidden = new Set(lexicon.filter(({ kind }) => kind !== 'discourse').map(({ word }) => word));

/** Fillings of a template at most: wide paraphrase teaches, many fillings of one template only repeat. */
const FILLINGS = 8;
/** Rows that hold a word people hide, and get a masked copy. */
const MASKED_SHARE = 0.2;
/** Harmless everyday rows without context that get a stranger's context: what was said before is not what is said. */
const BORROWED_SHARE = 0.25;
/** Short replies to everyday messages. */
const REPLIES = 9_000;

function prepared(row: Row, book: TextBook): object {
  return {
    set: row.set,
    id: row.id,
    raw: row.text,
    text: modelText(row.text, book),
    context: modelContext(row.context, book),
    targets: row.targets,
    weight: row.weight,
    group: row.group,
  };
}

const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const development = developmentFiles.map((path) => ({ path, rows: readSet(data, path) }));
const kept = new Set(development.flatMap(({ rows }) => rows.map(({ text }) => normalise(text).trim())));

for (const { path, rows } of development) {
  const name = path.split('/')[0];
  writeFileSync(
    join(out, `dev-${name}.jsonl`),
    lines(
      rows.map((row) => ({
        ...row,
        raw: row.text,
        text: modelText(row.text, book),
        context: modelContext(row.context, book),
      })),
    ),
  );
}
const quiet = [
  ...readSet(data, 'sms_collection/all.jsonl.gz')
    .filter(({ id }) => smsHeldOut(id))
    .map((row) => ({ ...row, set: 'sms' })),
  ...readSet(data, 'irc_ubuntu/train_dev.jsonl.gz')
    .filter(({ id }) => ircHeldOut(id) && byteOf(`dev${id}`) < 40)
    .map((row) => ({ ...row, set: 'irc' })),
];
for (const set of ['sms', 'irc']) {
  writeFileSync(
    join(out, `dev-${set}.jsonl`),
    lines(
      quiet
        .filter((row) => row.set === set)
        .map((row) => ({
          ...row,
          raw: row.text,
          text: modelText(row.text, book),
          context: modelContext(row.context, book),
        })),
    ),
  );
}

const train: object[] = [];
const counts = new Map<string, number>();
const random = generator(20_181_126);
const strangers: (readonly string[])[] = [];
const ownFamilies: object[] = [];
/** Harmless messages in chat register, to be answered. */
const calm: string[] = [];

const holdsHidden = (text: string): boolean =>
  [...text.toLowerCase().matchAll(/[a-z]{3,}/g)].some(([word]) => hidden.has(word));

/** `everyday`: nothing in it that laughter could be cruel about. */
function add(row: Row, everyday = row.set === 'sms_collection' || row.set === 'irc_ubuntu'): void {
  if (kept.has(normalise(row.text).trim())) return;
  train.push(prepared(row, book));
  counts.set(row.set, (counts.get(row.set) ?? 0) + 1);
  if (row.context.length > 0 && random() < 0.2) strangers.push(row.context);
  const kinds = Object.keys(masks) as (keyof typeof masks)[];
  const holds = row.text.length < 600 && /[a-z]{3,}/i.test(row.text) && holdsHidden(row.text);
  if (holds && random() < MASKED_SHARE) {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'stars';
    const text = masked(row.text, (word) => hidden.has(word), kind, random);
    train.push(prepared({ ...row, id: `${row.id}/masked`, text, weight: row.weight * 0.5 }, book));
    counts.set('masked copies', (counts.get('masked copies') ?? 0) + 1);
  }
  const harmless = row.targets.every((target) => target === 0);
  if (everyday && harmless && row.context.length === 0 && row.text.length < 160 && !holdsHidden(row.text))
    calm.push(row.text);
  if (row.set !== 'synthetic' && everyday && row.text.length > 20 && random() < BORROWED_SHARE) {
    const context = strangers[Math.floor(random() * strangers.length)];
    if (context !== undefined)
      train.push(prepared({ ...row, id: `${row.id}/borrowed`, context, weight: row.weight * 0.7 }, book));
  }
}

for (const folder of ['train-a', 'train-b', 'train-c']) {
  for (const row of syntheticRows(join(here, '..', 'challenge', folder), FILLINGS)) {
    if (familyHeldOut(row.group))
      ownFamilies.push({
        ...prepared(row, book),
        labels: row.labels,
        failure: row.failure,
        topic: row.topic,
        pair: row.pair,
      });
    else add(row, row.topic === 'everyday');
  }
}
for (const row of publicRows(data)) add(row);
for (const row of harmlessReplies(calm, REPLIES)) train.push(prepared(row, book));

writeFileSync(join(out, 'dev-synthetic.jsonl'), lines(ownFamilies));
writeFileSync(join(out, 'train.jsonl'), lines(train));
console.log(`${train.length} rows to train on, ${ownFamilies.length} synthetic rows to choose with`);
for (const [set, count] of counts) console.log(`  ${set}: ${count}`);
