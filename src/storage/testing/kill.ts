/** For tests: a process that writes until it is killed, and the check of what it leaves behind. */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../open.ts';
import { noteMigrations } from './notes.ts';

/**
 * Writes batches of rows, each with its ledger entry and a file in the vault, and says on its output which batch was
 * acknowledged, before it begins the next.
 */
const writer = `
const { writeSync } = await import('node:fs');
const { openStore } = await import('${new URL('../index.ts', import.meta.url).href}');
const { noteMigrations } = await import('${new URL('./notes.ts', import.meta.url).href}');
const [, home, operation] = process.argv;
const operationId = Number(operation);
const store = await openStore({ home, migrations: noteMigrations });
const actor = { id: 'w', name: 'Writer', role: 'test', session: 'cli:' + process.pid };
const [last] = await store.dialect.run(store.db, 'select max(id) id from note where operation_id = ?', [operationId]);
let id = (last.id ?? 0) + 1;
const vault = store.vault(operationId);
for (;;) {
  const first = id;
  await vault.put((async function* () { yield Buffer.from(operation + ' ' + first); })());
  await store.transaction(async (trx) => {
    const rows = Array.from({ length: 50 }, () => [operationId, id++, 'a row of text']);
    await store.dialect.bulkInsert(trx, 'note', ['operation_id', 'id', 'text'], rows);
    await store.ledger.append(trx, { chain: operation, actor, type: 'collection', act: 'rows.written', subject: { to: id - 1 } });
  });
  writeSync(1, id - 1 + '\\n');
  await store.ledger.consult({ chain: operation, actor, act: 'rows.read', subject: { from: first } });
}
`;

/** Lets a writer work on the operation, kills it after so many milliseconds, returns the last acknowledged row. */
async function writeUntilKilled(home: string, operationId: number, ms: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, home, String(operationId)]);
  let said = '';
  let complained = '';
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    complained += data.toString();
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  while (!said.includes('\n') && child.exitCode === null) await sleep(5);
  await sleep(ms);
  child.kill('SIGKILL');
  await ended;
  if (complained !== '') throw new Error(complained);
  const lines = said.split('\n').slice(0, -1);
  return Number(lines.at(-1) ?? 0);
}

export interface Aftermath {
  readonly acknowledged: readonly number[];
  /** Rows that are there, for each writer. */
  readonly rows: readonly number[];
  /** Last row that the ledger speaks of, for each writer. */
  readonly recorded: readonly number[];
  readonly chains: readonly boolean[];
  readonly integrity: string;
  readonly notices: readonly string[];
  /** Files of the vaults that are not what their names say. */
  readonly damaged: number;
}

/** Two writers on one data folder at once, both killed; then the folder is opened and looked at. */
export async function killTwoWriters(home: string, ms: readonly [number, number]): Promise<Aftermath> {
  const operations = [1, 2] as const;
  const acknowledged = await Promise.all(operations.map((id, i) => writeUntilKilled(home, id, ms[i] ?? 0)));
  const store = await openStore({ home, migrations: noteMigrations });
  try {
    const rows: number[] = [];
    const recorded: number[] = [];
    const chains: boolean[] = [];
    let damaged = 0;
    for (const id of operations) {
      const [found] = await store.dialect.run<{ n: number }>(
        store.db,
        'select count(*) n from note where operation_id = ?',
        [id],
      );
      rows.push(found?.n ?? 0);
      const [entry] = await store.ledger
        .page(String(id), null, 100)
        .then((page) => page.filter((e) => e.act === 'rows.written'));
      recorded.push(Number(entry?.subject.to ?? 0));
      chains.push((await store.ledger.verify(String(id))).ok);
      await store.vault(id).sweep();
      damaged += await damagedFiles(store.vault(id).path('0'.repeat(64)));
    }
    const [check] = await store.dialect.run<{ integrity_check: string }>(store.db, 'pragma integrity_check');
    const integrity = check?.integrity_check ?? '';
    return { acknowledged, rows, recorded, chains, integrity, notices: store.notices, damaged };
  } finally {
    await store.close();
  }
}

async function damagedFiles(anyPath: string): Promise<number> {
  const folder = dirname(dirname(anyPath));
  let damaged = 0;
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    const path = join(folder, name);
    const hash = name.replace(/[/\\]/g, '');
    if (!/^[0-9a-f]{64}$/.test(hash)) continue;
    if (
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex') !== hash
    )
      damaged++;
  }
  return damaged;
}
