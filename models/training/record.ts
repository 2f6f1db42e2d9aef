/**
 * Last step of training: writes what the shipped weights give on a sample of the challenge sets, so that a test can hold
 * weights, features and text preparation together.
 *
 *   node models/training/record.ts
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openScorer, outputs } from '../../src/triage/index.ts';

const models = join(import.meta.dirname, '..');
const report = join(models, 'challenge', 'report');
/** Every so many messages of the challenge sets. */
const EVERY = 20;

interface Item {
  readonly text: string;
  readonly context?: readonly string[];
}

const items = readdirSync(report)
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .flatMap((name) => {
    const { families } = JSON.parse(readFileSync(join(report, name), 'utf8')) as {
      families: { id: string; items: Item[] }[];
    };
    return families.flatMap((family) =>
      family.items.map((item, at) => ({ id: `${name}#${family.id}/${at}`, ...item })),
    );
  })
  .filter((_, at) => at % EVERY === 0);

for (const tier of ['first', 'second'] as const) {
  const scorer = await openScorer({ tier, explained: false });
  const scored = await scorer.score(items.map(({ text, context = [] }) => ({ text, context })));
  const rows = scored.map(({ relevance, labels }, at) => ({
    id: items[at]?.id,
    scores: [relevance, ...Object.values(labels)],
  }));
  writeFileSync(
    join(models, tier, 'recorded.json'),
    `${JSON.stringify({ model: scorer.model, outputs, rows }, null, 1)}\n`,
  );
  await scorer.close();
  console.log(`${tier} tier: ${rows.length} messages recorded, model ${scorer.model}`);
}
