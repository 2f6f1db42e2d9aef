/** Copies of a data folder that were taken while it was in use, without `candour backup`. */

import { copyFile as copy, cp, mkdir, readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from './open.ts';
import { appendMany, noteMigrations, testHome, testStore } from './testing/home.ts';
import type { Store } from './types.ts';

const reopen = (home: string): Promise<Store> => openStore({ home, migrations: noteMigrations });
const installationActs = async (store: Store) =>
  (await store.ledger.page('installation', null, 10)).map(({ act }) => act).reverse();

describe('a copy of the database taken in mid-write', () => {
  test('of the database file alone opens clean, without its newest acts, and says so', async () => {
    const store = await testStore();
    await appendMany(store, '1', 3);
    await store.close();
    const busy = await reopen(store.home);
    await appendMany(busy, '1', 3);
    const home = await testHome();
    await mkdir(home);
    await copy(join(store.home, 'candour.db'), join(home, 'candour.db'));
    await busy.close();

    const copied = await reopen(home);
    expect(copied.notices).toHaveLength(1);
    expect(copied.notices[0]).toContain('the signing key is not beside it');
    // The three that the log held are not there; what is there is a whole chain.
    expect(await copied.ledger.verify('1')).toMatchObject({ ok: true, entries: 3 });
    expect(await installationActs(copied)).toContain('database.examined');
    await expect(copied.ledger.checkpoint('1')).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
    await copied.close();
  });

  test('of the whole folder opens clean, with all acts where the log came along', async () => {
    const store = await testStore();
    await appendMany(store, '1', 3);
    const home = await testHome();
    await cp(store.home, home, { recursive: true });
    const copied = await reopen(home);
    expect(copied.notices[0]).toContain('the folder was copied while a process had it open');
    expect(await copied.ledger.verify('1')).toMatchObject({ ok: true, entries: 3 });
    await copied.close();
    const later = await reopen(home);
    expect(later.notices).toEqual([]);
    await later.close();
  });

  test('whose log was left behind is examined', async () => {
    const store = await testStore();
    await appendMany(store, '1', 3);
    const home = await testHome();
    await cp(store.home, home, { recursive: true });
    await rm(join(home, 'candour.db-wal'));
    await rm(join(home, 'candour.db-shm'));
    const copied = await reopen(home);
    expect(copied.notices).toHaveLength(1);
    expect(await copied.ledger.verify('1')).toMatchObject({ ok: true });
    await copied.close();
  });

  test('that is torn is refused, each time, and named as damaged', async () => {
    const store = await testStore();
    await store.transaction((trx) =>
      store.dialect.bulkInsert(
        trx,
        'note',
        ['operation_id', 'id', 'text'],
        Array.from({ length: 5_000 }, (_, id) => [1, id, 'x'.repeat(100)]),
      ),
    );
    await store.close();
    const busy = await reopen(store.home);
    const home = await testHome();
    await cp(store.home, home, { recursive: true });
    await truncate(join(home, 'candour.db'), 4096 * 40);
    await busy.close();
    for (let i = 0; i < 2; i++) await expect(reopen(home)).rejects.toMatchObject({ code: 'INTEGRITY' });
  });
});

describe('a data folder that is in order says nothing', () => {
  test('when it was closed, when another process has it open, and when it is moved after closing', async () => {
    const store = await testStore();
    const other = await reopen(store.home);
    expect(other.notices).toEqual([]);
    await other.close();
    expect(await readdir(join(store.home, 'open'))).toHaveLength(1);
    await store.close();
    expect(await readdir(join(store.home, 'open'))).toEqual([]);
    const home = await testHome();
    await cp(store.home, home, { recursive: true });
    const moved = await reopen(home);
    expect(moved.notices).toEqual([]);
    await moved.close();
  });
});
