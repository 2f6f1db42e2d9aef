/**
 * Second step of training, for the first tier: the hashed features of prepared rows as columns of numbers.
 *
 *   node models/training/features.ts ROWS OUT     (writes OUT.ids, OUT.weights, OUT.starts)
 */

import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf } from '../../src/triage/first/features.ts';
import { loadBook } from './book.ts';

const [rows, out] = process.argv.slice(2);
if (rows === undefined || out === undefined) {
  console.error('usage: node models/training/features.ts ROWS OUT');
  process.exit(2);
}
const { book } = loadBook(join(import.meta.dirname, '..'));
const ids = openSync(`${out}.ids`, 'w');
const weights = openSync(`${out}.weights`, 'w');
const starts = [0];
for (const line of readFileSync(rows, 'utf8').split('\n')) {
  if (line === '') continue;
  const { text, context } = JSON.parse(line) as { text: string; context: string[] };
  const features = featuresOf(text, context, book.words);
  writeSync(ids, Int32Array.from(features.buckets));
  writeSync(weights, Float32Array.from(features.weights));
  starts.push((starts.at(-1) ?? 0) + features.buckets.length);
}
writeFileSync(`${out}.starts`, BigInt64Array.from(starts.map(BigInt)));
closeSync(ids);
closeSync(weights);
