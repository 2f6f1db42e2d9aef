/** One byte that differs is found and named, wherever it is; the command ends with exit code 4. */

import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { candour } from '../support/command.ts';
import { androidChat, tempFolder, zipFile } from '../support/exports.ts';

let home: string;

beforeEach(async () => {
  const folder = await tempFolder();
  home = join(folder, 'home');
  const archive = await zipFile(join(folder, 'WhatsApp Chat with Rota.zip'), [
    { name: 'WhatsApp Chat with Rota.txt', content: androidChat(300) },
  ]);
  const imported = await candour(
    [
      'import',
      archive,
      '--operation',
      'Test',
      '--exhibit',
      'JM/1',
      '--custodian',
      'Rook Example',
      '--zone',
      'Europe/London',
    ],
    home,
  );
  expect(imported.code).toBe(0);
});

function altered(sql: string): void {
  const db = new Database(join(home, 'candour.db'));
  db.exec(sql);
  db.close();
}

async function verified(): Promise<{ code: number | null; faults: string[] }> {
  const ran = await candour(['verify', '--operation', 'Test', '--json'], home);
  const { operations } = JSON.parse(ran.out) as { operations: { faults: string[] }[] };
  return { code: ran.code, faults: operations[0]?.faults ?? [] };
}

describe('verify', () => {
  it('finds an untouched operation whole', async () => {
    expect(await verified()).toEqual({ code: 0, faults: [] });
  });

  it('names the line and bytes of an observation whose words were changed', async () => {
    altered("update observation set body = body || '!' where entry_index = 12");
    const { code, faults } = await verified();
    expect(code).toBe(4);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /^JM\/1, WhatsApp Chat with Rota\.txt, line \d+, bytes \d+–\d+: the stored observation has other words\.$/,
    );
  });

  it('names an observation that was taken out', async () => {
    altered('delete from observation where entry_index = 12');
    const { code, faults } = await verified();
    expect(code).toBe(4);
    expect(faults.length).toBeGreaterThan(0);
  });

  it('names an observation whose time was moved', async () => {
    altered("update observation set time = '2017-02-01T00:00' where entry_index = 5");
    expect((await verified()).faults[0]).toContain('has another time');
  });

  it('names a sealed file of which one byte differs', async () => {
    const vault = join(home, 'operations');
    const files = (await readdir(vault, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const file = files[0];
    if (!file) throw new Error('no sealed file');
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    await chmod(path, 0o644);
    await writeFile(path, bytes);
    const { code, faults } = await verified();
    expect(code).toBe(4);
    expect(faults.join()).toMatch(/now has SHA-256 [0-9a-f]{64}, recorded [0-9a-f]{64}/);
  });

  it('names the ledger entry that was changed by somebody who first took the guard away', async () => {
    const db = new Database(join(home, 'candour.db'));
    const guards = db.prepare("select name from sqlite_master where type = 'trigger'").all() as { name: string }[];
    for (const { name } of guards) db.exec(`drop trigger "${name}"`);
    db.close();
    altered("update ledger_entry set record = replace(record, 'intake.begun', 'intake.other')");
    const { code, faults } = await verified();
    expect(code).toBe(4);
    expect(faults.join()).toMatch(/Ledger chain/);
  });

  it('says which operations there are when the name is wrong', async () => {
    const ran = await candour(['verify', '--operation', 'Tset'], home);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('Test');
  });
});
