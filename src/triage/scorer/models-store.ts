/** Reads the shipped models from the folder they lie in. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CandourError } from '../../kernel/index.ts';
import { type FirstWeights, readFirstWeights } from '../first/weights.ts';
import { type SecondHead, secondHead } from '../second/head.ts';
import { type TextBook, wordBook, wordKinds } from '../text/index.ts';

const folder = fileURLToPath(new URL('../../../models/', import.meta.url));

const lexicon = z.object({ entries: z.array(z.object({ word: z.string(), kind: z.enum(wordKinds) })) });
const emojiNames = z.object({ names: z.record(z.string(), z.string()) });

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(`${folder}${path}`);
  } catch (cause) {
    throw new CandourError('INTERNAL', `The model file ${path} cannot be read.`, {
      hint: 'Install Candour again: its models are part of it.',
      cause,
    });
  }
}

const jsonOf = (path: string): unknown => JSON.parse(bytesOf(path).toString('utf8'));

const pieces = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

/** Ordinary words, the commonest first: the vocabulary of the second tier without pieces and signs. */
function vocabulary(): string[] {
  return Object.entries(pieces.parse(jsonOf('second/tokenizer.json')).model.vocab)
    .filter(([word]) => /^[a-z]{3,}$/.test(word))
    .toSorted((a, b) => a[1] - b[1])
    .map(([word]) => word);
}

export function readBook(): TextBook {
  const { entries } = lexicon.parse(jsonOf('text/lexicon.json'));
  const { names } = emojiNames.parse(jsonOf('text/emoji.json'));
  return { words: wordBook(entries, vocabulary()), emoji: new Map(Object.entries(names)) };
}

export function readFirst(): { readonly weights: FirstWeights; readonly sha256: string } {
  const bytes = bytesOf('first/weights.bin');
  return { weights: readFirstWeights(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}

export interface SecondFiles {
  readonly head: SecondHead;
  /** The network, as ONNX. */
  readonly network: Buffer;
  /** `tokenizer.json` as @huggingface/tokenizers takes it. */
  readonly tokenizer: unknown;
}

/** null where this installation has none. */
export function readSecond(): SecondFiles | null {
  if (!existsSync(`${folder}second/network.onnx`)) return null;
  return {
    head: secondHead.parse(jsonOf('second/head.json')),
    network: bytesOf('second/network.onnx'),
    tokenizer: jsonOf('second/tokenizer.json'),
  };
}
