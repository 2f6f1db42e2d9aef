/** The synthetic families: templates × slots, written by hand in contrast pairs, drawn deterministically. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Label, labels } from '../../src/triage/labels.ts';
import { generator } from './masking.ts';
import { type Row, targets } from './rows.ts';
import { byteOf } from './sets.ts';

interface Item {
  readonly text: string;
  readonly context?: readonly string[];
  readonly labels: readonly Label[];
  readonly pair?: string;
}

interface Family {
  readonly id: string;
  readonly failure: string;
  readonly slots?: Readonly<Record<string, readonly string[]>>;
  readonly items: readonly Item[];
}

export interface Synthetic extends Row {
  readonly topic: string;
  readonly failure: string;
  readonly pair: string | null;
  readonly labels: readonly Label[];
}

const slot = /\{([a-z0-9_]+)\}/gi;

function filled(text: string, chosen: Readonly<Record<string, string>>): string {
  return text.replace(slot, (whole, name: string) => chosen[name] ?? whole);
}

/** How many fillings an item is worth: one where it has no slot, more with more slots. */
function fillings(item: Item, most: number): number {
  const names = new Set(
    [item.text, ...(item.context ?? [])].flatMap((text) => [...text.matchAll(slot)].map((match) => match[1])),
  );
  return Math.min(most, names.size === 0 ? 1 : names.size === 1 ? 4 : 8);
}

/** All rows of a folder of family files. `most`: fillings an item at most. */
export function* syntheticRows(folder: string, most: number): Generator<Synthetic> {
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()) {
    const { topic, families } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      topic: string;
      families: Family[];
    };
    for (const family of families) {
      for (const [number, item] of family.items.entries()) {
        const random = generator(
          Buffer.from(`${family.id}/${number}`).reduce((sum, byte) => Math.imul(sum, 31) + byte, 7),
        );
        const seen = new Set<string>();
        for (let time = 0; time < fillings(item, most); time++) {
          const chosen: Record<string, string> = {};
          for (const [name, values] of Object.entries(family.slots ?? {}))
            chosen[name] = values[Math.floor(random() * values.length)] ?? '';
          const text = filled(item.text, chosen);
          const context = (item.context ?? []).map((said) => filled(said, chosen));
          const key = JSON.stringify([text, context]);
          if (seen.has(key)) continue;
          seen.add(key);
          const unknown = item.labels.filter((label) => !labels.includes(label));
          if (unknown.length > 0)
            throw new Error(`${file}, family ${family.id}: no label called ${unknown.join(', ')}`);
          yield {
            set: 'synthetic',
            id: `${family.id}/${number}/${time}`,
            text,
            context,
            targets: targets(
              item.labels.some((label) => label !== 'challenge') ? 1 : 0,
              Object.fromEntries(item.labels.map((label) => [label, 1])),
              0,
            ),
            weight: 1,
            group: `synthetic:${family.id}`,
            topic,
            failure: family.failure,
            pair: item.pair === undefined ? null : `${family.id}/${item.pair}`,
            labels: item.labels,
          };
        }
      }
    }
  }
}

/** A tenth of the families is kept to choose with. */
export const familyHeldOut = (group: string): boolean => byteOf(group) < 26;
