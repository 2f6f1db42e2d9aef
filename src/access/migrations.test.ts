import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { openStore } from '../storage/index.ts';
import { libraryOptions } from './library.ts';
import { accessMigrations } from './migrations.ts';

test('better-auth finds every table and column that it asks for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-auth-'));
  const store = await openStore({ home: join(folder, 'home'), migrations: accessMigrations });
  try {
    const options = libraryOptions('a secret of the test alone, long enough', 'http://127.0.0.1');
    const { toBeCreated, toBeAdded } = await getMigrations({ ...options, database: { db: store.db, type: 'sqlite' } });
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});
