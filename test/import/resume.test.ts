/** An import that is killed goes on where it stopped: nothing doubled, nothing lost. */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { candour, start } from '../support/command.ts';
import { androidChat, tempFolder, zipFile } from '../support/exports.ts';

let folder: string;
let archive: string;
const messages = 45_000;

beforeAll(async () => {
  folder = await tempFolder();
  archive = await zipFile(join(folder, 'WhatsApp Chat with Rota.zip'), [
    { name: 'WhatsApp Chat with Rota.txt', content: androidChat(messages) },
  ]);
});

const words = (path: string, exhibit = 'JM/1') => [
  'import',
  path,
  '--operation',
  'Test',
  '--exhibit',
  exhibit,
  '--custodian',
  'Rook Example',
  '--json',
];

async function entriesIn(home: string): Promise<number> {
  const app = await openApp({ home });
  try {
    const rows = await app.store.dialect.run<{ n: number }>(app.store.db, 'select count(*) as n from observation');
    return Number(rows[0]?.n ?? 0);
  } finally {
    await app.close();
  }
}

describe('an import', () => {
  it('killed at several points resumes to exactly the entries of the file, and verifies', async () => {
    const home = join(folder, 'killed');
    // Points within the work, however fast the machine is and whatever runs beside.
    const began = performance.now();
    expect((await candour(words(archive), join(folder, 'whole'))).code).toBe(0);
    const whole = performance.now() - began;
    let killed = 0;
    for (const share of [0.3, 0.6, 0.75, 0.85, 0.95]) {
      const run = start(words(archive), home);
      await sleep(whole * share);
      run.child.kill('SIGKILL');
      if ((await run.ended).signal === 'SIGKILL') killed++;
    }
    expect(killed).toBeGreaterThan(0);
    const last = await candour(words(archive), home);
    expect(last.err).toBe('');
    expect(last.code).toBe(0);
    expect(await entriesIn(home)).toBe(messages + 1);
    const verified = await candour(['verify', '--json'], home);
    expect(verified.code).toBe(0);
  });

  it('run twice does nothing the second time', async () => {
    const home = join(folder, 'killed');
    const again = await candour(words(archive), home);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ state: 'already-sealed' });
    expect(await entriesIn(home)).toBe(messages + 1);
  });

  it('of the same archive under another exhibit links the bytes and does not copy them', async () => {
    const home = join(folder, 'killed');
    const other = await candour(words(archive, 'JM/2'), home);
    expect(other.code).toBe(0);
    expect(JSON.parse(other.out)).toMatchObject({ state: 'sealed', files: [{ linked: true }] });
  });

  it('by two processes at once on one data folder doubles nothing', async () => {
    const home = join(folder, 'two');
    const runs = await Promise.all([start(words(archive), home).ended, start(words(archive), home).ended]);
    expect(runs.map((run) => run.code).sort()[0]).toBe(0);
    const last = await candour(words(archive), home);
    expect(last.code).toBe(0);
    expect(await entriesIn(home)).toBe(messages + 1);
  });

  it('with another hash on the label stores nothing and ends with exit code 4', async () => {
    const home = join(folder, 'label');
    const ran = await candour([...words(archive), '--expect-sha256', 'a'.repeat(64)], home);
    expect(ran.code).toBe(4);
    expect(ran.err).toContain('HASH_MISMATCH');
  });

  it('into a data folder that cannot be made names it', async () => {
    const ran = await candour(words(archive), '/dev/null/candour');
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('/dev/null/candour');
  });
});
