/** A disk that is full: a small file system in memory, where this machine lets us make one. */

import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupStore } from './backup.ts';
import { openStore } from './open.ts';
import { ada, testFolder, testStore } from './testing/home.ts';
import { noteMigrations } from './testing/notes.ts';

const megabyte = new Uint8Array(1024 * 1024).fill(7);

async function smallDisk(megabytes: number): Promise<string | null> {
  const folder = join(await testFolder(), 'disk');
  await mkdir(folder);
  try {
    execFileSync('/bin/sh', ['-c', `mount -t tmpfs -o size=${megabytes}m tmpfs '${folder}'`], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => {
    execFileSync('/bin/sh', ['-c', `umount --lazy '${folder}'`]);
  });
  return folder;
}

describe('a full disk', () => {
  test('is named; what was sealed stays, nothing half is left, and the work goes on when there is room', async (context) => {
    const disk = await smallDisk(12);
    if (disk === null) return context.skip('no right to mount a file system');
    const store = await openStore({ home: join(disk, 'home'), migrations: noteMigrations });
    onTestFinished(() => store.close());
    const vault = store.vault(1);
    const kept = await vault.put(
      (async function* () {
        yield megabyte;
      })(),
    );
    const tooMuch = vault.put(
      (async function* () {
        for (let i = 0; i < 20; i++) yield megabyte;
      })(),
    );
    await expect(tooMuch).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await readdir(join(disk, 'home/operations/1/vault/tmp'))).toEqual([]);
    expect(await vault.rehash(kept.sha256)).toEqual({ state: 'ok' });

    const columns = ['operation_id', 'id', 'text'];
    const rows = Array.from({ length: 10_000 }, (_, id) => [1, id, 'x'.repeat(2_000)]);
    const fill = store.transaction(async (trx) => {
      await store.dialect.bulkInsert(trx, 'note', columns, rows);
      await store.ledger.append(trx, { chain: '1', actor: ada, type: 'collection', act: 'note.taken', subject: {} });
    });
    await expect(fill).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await store.dialect.run(store.db, 'select count(*) n from note')).toEqual([{ n: 0 }]);
    await store.transaction((trx) => store.dialect.bulkInsert(trx, 'note', columns, rows.slice(0, 10)));
    expect(await store.dialect.run(store.db, 'select count(*) n from note')).toEqual([{ n: 10 }]);
    expect(await store.ledger.verify('1')).toMatchObject({ ok: true, entries: 0 });
  });

  test('stops a backup by name, and the unfinished one is not taken for a backup', async (context) => {
    const disk = await smallDisk(4);
    if (disk === null) return context.skip('no right to mount a file system');
    const store = await testStore();
    await store.vault(1).put(
      (async function* () {
        for (let i = 0; i < 8; i++) yield megabyte;
      })(),
    );
    const target = join(disk, 'backup');
    await expect(backupStore({ store, target, actor: ada })).rejects.toMatchObject({ code: 'DISK_FULL' });
    await rm(target, { recursive: true });
  });
});
