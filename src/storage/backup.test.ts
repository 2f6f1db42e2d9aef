import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupStore } from './backup.ts';
import { openStore } from './open.ts';
import { restoreStore } from './restore.ts';
import { ada, appendMany, chunksOf, noteMigrations, testFolder, testHome, testStore } from './testing/home.ts';
import type { Store } from './types.ts';

const now = () => new Date();
const columns = ['operation_id', 'id', 'text'];

/** A store with two operations, files, rows and a ledger. */
async function filled(): Promise<{ store: Store; sha256: string }> {
  const store = await testStore();
  const { sha256 } = await store.vault(1).put(chunksOf('an export'));
  await store.vault(2).put(chunksOf('another export'));
  await store.transaction((trx) => store.dialect.bulkInsert(trx, 'note', columns, [[1, 1, 'kept']]));
  await appendMany(store, '1', 3);
  return { store, sha256 };
}

async function backedUp() {
  const { store, sha256 } = await filled();
  const target = join(await testFolder(), 'backup');
  const result = await backupStore({ store, target, actor: ada });
  return { store, sha256, target, result };
}

describe('a backup', () => {
  test('restored into an empty folder is the same store, verified, and both acts are in the ledger', async () => {
    const { store, sha256, target, result } = await backedUp();
    const home = await testHome();
    const restored = await restoreStore({ source: target, home, now });
    expect(restored).toMatchObject({ files: result.files, chains: 2, manifestSha256: result.manifestSha256 });
    const again = await openStore({ home, migrations: noteMigrations });
    expect(again.notices).toEqual([]);
    expect(await again.dialect.run(again.db, 'select text from note')).toEqual([{ text: 'kept' }]);
    expect(await again.vault(1).rehash(sha256)).toEqual({ state: 'ok' });
    expect(await again.ledger.verify('1')).toMatchObject({ ok: true, entries: 3, checkpoints: 1 });
    const acts = (await again.ledger.page('installation', null, 10)).map(({ act, type }) => `${type} ${act}`);
    expect(acts.slice(0, 2)).toEqual(['alteration installation.restored', 'disclosure backup.made']);
    // The key came along: the restored store signs as the first one did.
    const [checkpoint] = await store.ledger.checkpoints('1');
    await appendMany(again, '1', 1);
    await again.ledger.checkpoint('1');
    expect((await again.ledger.checkpoints('1'))[0]?.record.key).toBe(checkpoint?.record.key);
    await again.close();
  });

  test('keeps keys private and files of the vault read-only, also over a copy that lost the permissions', async () => {
    const { target, sha256 } = await backedUp();
    const vaultFile = (root: string) => join(root, 'operations/1/vault', sha256.slice(0, 2), sha256.slice(2));
    await chmod(join(target, 'ledger-key.pem'), 0o666);
    await chmod(vaultFile(target), 0o666);
    const home = await testHome();
    await restoreStore({ source: target, home, now });
    expect((await stat(join(home, 'ledger-key.pem'))).mode & 0o777).toBe(0o600);
    expect((await stat(vaultFile(home))).mode & 0o777).toBe(0o444);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
  });

  test('taken while another task writes is of one moment, and does not make the writer wait', async () => {
    const store = await testStore();
    const target = join(await testFolder(), 'backup');
    let written = 0;
    let stop = false;
    const writing = (async () => {
      while (!stop) {
        const id = written++;
        await store.transaction(async (trx) => {
          await store.dialect.bulkInsert(trx, 'note', columns, [[1, id, 'x'.repeat(2_000)]]);
          await store.ledger.append(trx, {
            chain: '1',
            actor: ada,
            type: 'collection',
            act: 'note.taken',
            subject: { id },
          });
        });
      }
    })();
    while (written < 200) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = written;
    await backupStore({ store, target, actor: ada });
    stop = true;
    await writing;
    expect(written).toBeGreaterThan(before);
    const home = await testHome();
    await restoreStore({ source: target, home, now });
    const again = await openStore({ home, migrations: noteMigrations });
    const [rows] = await again.dialect.run<{ n: number }>(again.db, 'select count(*) n from note');
    expect(rows?.n).toBeGreaterThanOrEqual(before - 1);
    expect(await again.ledger.verify('1')).toMatchObject({ ok: true, entries: rows?.n });
    await again.close();
  });

  test('leaves out unfinished files and marks of open processes', async () => {
    const { store } = await filled();
    await writeFile(join(store.home, 'operations/1/vault/tmp/1-x.part'), 'half');
    const target = join(await testFolder(), 'backup');
    await backupStore({ store, target, actor: ada });
    expect((await readdir(target)).toSorted()).toEqual([
      'candour.db',
      'ledger-key.pem',
      'manifest.jsonl',
      'operations',
    ]);
    expect(await readFile(join(target, 'manifest.jsonl'), 'utf8')).not.toContain('.part');
  });

  test('finds a vault file that does not have the hash of its name', async () => {
    const { store, sha256 } = await filled();
    const path = store.vault(1).path(sha256);
    await chmod(path, 0o600);
    await writeFile(path, 'an exporT');
    const target = join(await testFolder(), 'backup');
    await expect(backupStore({ store, target, actor: ada })).rejects.toMatchObject({ code: 'INTEGRITY' });
    await expect(restoreStore({ source: target, home: await testHome(), now })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('is refused into a folder that holds something, and into the data folder itself', async () => {
    const { store } = await filled();
    const target = await testFolder();
    await writeFile(join(target, 'letter.txt'), 'mine');
    await expect(backupStore({ store, target, actor: ada })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    const inside = backupStore({ store, target: join(store.home, 'backup'), actor: ada });
    await expect(inside).rejects.toMatchObject({ code: 'BAD_USAGE' });
  });
});

describe('a restore refuses', () => {
  test('a folder that is not empty', async () => {
    const { store, target } = await backedUp();
    await expect(restoreStore({ source: target, home: store.home, now })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    expect(await store.ledger.verify('1')).toMatchObject({ ok: true });
  });

  test('what is no backup, and a backup without an end', async () => {
    const { target } = await backedUp();
    const nothing = restoreStore({ source: await testFolder(), home: await testHome(), now });
    await expect(nothing).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const manifest = join(target, 'manifest.jsonl');
    const lines = (await readFile(manifest, 'utf8')).trimEnd().split('\n');
    await writeFile(manifest, `${lines.slice(0, -1).join('\n')}\n`);
    const home = await testHome();
    await expect(restoreStore({ source: target, home, now })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(stat(home)).rejects.toThrow('ENOENT');
  });

  test('one changed byte, a missing file, and leaves a folder that cannot be opened', async () => {
    const { target, sha256 } = await backedUp();
    const path = join(target, 'operations/1/vault', sha256.slice(0, 2), sha256.slice(2));
    await chmod(path, 0o600);
    await writeFile(path, 'an exporT');
    const home = await testHome();
    await expect(restoreStore({ source: target, home, now })).rejects.toMatchObject({ code: 'HASH_MISMATCH' });
    await expect(openStore({ home, migrations: noteMigrations })).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
    await rm(path);
    const second = restoreStore({ source: target, home: await testHome(), now });
    await expect(second).rejects.toMatchObject({ code: 'HASH_MISMATCH' });
  });

  test('a manifest that leads out of the folder', async () => {
    const source = await testFolder();
    const sha = 'a'.repeat(64);
    for (const path of ['../escape', '/etc/passwd', 'a/../../b', 'a\\..\\b', 'C:\\x']) {
      const lines = [
        { format: 'candour-backup', v: 1, madeAt: '' },
        { path, bytes: 0, sha256: sha },
        { end: true, files: 1, bytes: 0, heads: {} },
      ];
      await writeFile(join(source, 'manifest.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
      const restoring = restoreStore({ source, home: await testHome(), now });
      await expect(restoring).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
  });

  test('a backup of a later version', async () => {
    const source = await testFolder();
    await writeFile(join(source, 'manifest.jsonl'), '{"format":"candour-backup","v":2}\n');
    const restoring = restoreStore({ source, home: await testHome(), now });
    await expect(restoring).rejects.toMatchObject({ code: 'NEWER_DATA' });
  });

  test('a target that is a file', async () => {
    const { target } = await backedUp();
    const home = join(await testFolder(), 'file');
    await mkdir(join(home, '..'), { recursive: true });
    await writeFile(home, '');
    await expect(restoreStore({ source: target, home, now })).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
  });
});
