/** For tests: data folders that go away, clocks that are moved, people who act. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '../open.ts';
import type { LedgerActor, LedgerDraft, OpenOptions, Store } from '../types.ts';
import { noteMigrations } from './notes.ts';

export { type NoteTables, noteMigrations } from './notes.ts';

/** A folder that is removed after the test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-storage-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A data folder that is not made yet. */
export async function testHome(): Promise<string> {
  return join(await testFolder(), 'home');
}

/** A store that is closed after the test. */
export async function testStore(options: Partial<OpenOptions> = {}): Promise<Store> {
  const store = await openStore({ home: await testHome(), migrations: noteMigrations, ...options });
  onTestFinished(() => store.close());
  return store;
}

export const ada: LedgerActor = { id: 'a-1', name: 'Ada Sample', role: 'investigator', session: 's-1' };

export function draft(chain: string, n: number, actor = ada): LedgerDraft {
  return { chain, actor, type: 'collection', act: 'note.taken', subject: { n } };
}

/** Appends `count` entries to the chain, each in a transaction of its own. */
export async function appendMany(store: Store, chain: string, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await store.transaction((trx) => store.ledger.append(trx, draft(chain, n)));
}

export async function* chunksOf(...texts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}
