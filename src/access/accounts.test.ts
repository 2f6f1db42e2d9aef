import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../storage/index.ts';
import { localActor } from './accounts.ts';
import { accessMigrations } from './migrations.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-accounts-'));
  store = await openStore({ home: join(folder, 'home'), migrations: accessMigrations });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

describe('the person at the command line', () => {
  test("acts as the owner, who is made on first use under the operating system's name", async () => {
    const first = await localActor(store);
    expect(first).toMatchObject({ made: true, actor: { name: userInfo().username, owner: true } });
    const second = await localActor(store, { name: 'Another Name' });
    expect(second.made).toBe(false);
    expect(second.actor.id).toBe(first.actor.id);
    expect(first.actor.session).toMatch(/^cli:\d+-[0-9a-f]{8}$/);
    const entries = await store.ledger.page('installation', null, 10);
    expect(entries.filter(({ act }) => act === 'owner.made')).toHaveLength(1);
  });

  test('may give name and role on first use; an empty role is refused (R3)', async () => {
    await expect(localActor(store, { name: 'Ada', role: ' \u200b ' })).rejects.toMatchObject({ code: 'BAD_USAGE' });
    expect((await localActor(store, { name: 'Ada', role: 'examiner' })).actor).toMatchObject({ role: 'examiner' });
  });

  test('two commands that start at once make one owner', async () => {
    const other = await openStore({ home: store.home, migrations: accessMigrations });
    try {
      const [a, b] = await Promise.all([localActor(store), localActor(other)]);
      expect(a.actor.id).toBe(b.actor.id);
      expect([a.made, b.made].toSorted()).toEqual([false, true]);
    } finally {
      await other.close();
    }
  });
});
