/** Lexicon, emoji and vocabulary from the folder `models`, as the product reads them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBook } from '../../src/triage/scorer/models-store.ts';
import type { LexiconEntry, TextBook } from '../../src/triage/text/index.ts';

export function loadBook(folder: string): { book: TextBook; lexicon: readonly LexiconEntry[] } {
  const { entries } = JSON.parse(readFileSync(join(folder, 'text', 'lexicon.json'), 'utf8')) as {
    entries: LexiconEntry[];
  };
  return { book: readBook(), lexicon: entries };
}
