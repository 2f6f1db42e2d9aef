import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openStore } from './open.ts';
import { noteMigrations, testFolder, testHome, testStore } from './testing/home.ts';

const run = promisify(execFile);
const openHere = `
const { openStore } = await import('${new URL('./index.ts', import.meta.url).href}');
try {
  const store = await openStore({ home: process.argv[1], migrations: [], readOnly: process.argv[2] === 'read' });
  console.log('opened', (await store.ledger.page('installation', null, 9)).length);
  await store.close();
} catch (error) { console.log(error.code, error.message); }
`;
const inAnotherProcess = async (home: string, how = 'write', user?: number): Promise<string> => {
  const options = user === undefined ? {} : { uid: user, gid: user };
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', openHere, home, how], options);
  return stdout.trim();
};

describe('a new data folder', () => {
  test('is the owner’s alone, and so are the database and the key', async () => {
    const store = await testStore();
    const mode = async (name: string) => (await stat(join(store.home, name))).mode & 0o777;
    expect(await mode('.')).toBe(0o700);
    expect(await mode('candour.db')).toBe(0o600);
    expect(await mode('ledger-key.pem')).toBe(0o600);
  });

  test('has the settings that evidence needs', async () => {
    const store = await testStore();
    const settings = await store.transaction(async (trx) => {
      const values: unknown[] = [];
      for (const name of ['journal_mode', 'synchronous', 'foreign_keys']) {
        values.push(Object.values((await store.dialect.run(trx, `pragma ${name}`))[0] ?? {})[0]);
      }
      return values;
    });
    expect(settings).toEqual(['wal', 2, 1]);
  });

  test('is made once by four processes that start at the same moment', async () => {
    const home = await testHome();
    const answers = await Promise.all([1, 2, 3, 4].map(() => inAnotherProcess(home)));
    expect(answers).toEqual(Array(4).fill('opened 1'));
  });
});

describe('a data folder that cannot be used is named', () => {
  test('a file in the way', async () => {
    const home = join(await testFolder(), 'home');
    await writeFile(home, '');
    const opening = openStore({ home, migrations: [] });
    await expect(opening).rejects.toMatchObject({ code: 'HOME_UNUSABLE', message: expect.stringContaining(home) });
  });

  test('a folder in a file', async () => {
    const file = join(await testFolder(), 'file');
    await writeFile(file, '');
    const opening = openStore({ home: join(file, 'home'), migrations: [] });
    await expect(opening).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
  });

  test('a folder in the place of the database', async () => {
    const home = await testHome();
    await mkdir(join(home, 'candour.db'), { recursive: true });
    await expect(openStore({ home, migrations: [] })).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
  });

  test('a database that is none', async () => {
    const home = await testHome();
    await mkdir(home);
    await writeFile(join(home, 'candour.db'), 'This is a letter and not a database. '.repeat(200));
    await expect(openStore({ home, migrations: [] })).rejects.toMatchObject({ code: 'INTEGRITY' });
  });

  test('a folder that may only be read, which can still be opened for reading', async () => {
    const store = await testStore({ migrations: [] });
    await store.close();
    // Permissions do not bind root: then another user opens it.
    const root = process.getuid?.() === 0;
    const user = root ? 65_534 : undefined;
    if (root) {
      await chmod(join(store.home, '..'), 0o755);
      for (const name of ['.', 'candour.db', 'ledger-key.pem', 'open'])
        await chown(join(store.home, name), 65_534, 65_534);
    }
    await chmod(store.home, 0o500);
    expect(await inAnotherProcess(store.home, 'write', user)).toMatch(/^HOME_UNUSABLE/);
    await chmod(store.home, 0o700);
    expect(await inAnotherProcess(store.home, 'read', user)).toBe('opened 1');
  });

  test('a missing folder is not made by an opening for reading', async () => {
    const opening = openStore({ home: await testHome(), migrations: [], readOnly: true });
    await expect(opening).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
  });
});

describe('a store opened for reading', () => {
  test('reads, and refuses to write', async () => {
    const store = await testStore();
    const reader = await openStore({ home: store.home, migrations: noteMigrations, readOnly: true });
    expect(await reader.dialect.run(reader.db, 'select count(*) n from note')).toEqual([{ n: 0 }]);
    await expect(reader.transaction(async () => {})).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
    await expect(reader.dialect.run(reader.db, 'delete from note')).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
    await reader.close();
  });
});
