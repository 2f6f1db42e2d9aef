/**
 * A backup: a folder of plain files with a manifest, taken while the store is in use. A folder and not an archive: it
 * can be looked at, copied on by any tool, compared file by file, and it has no size that a format cannot hold.
 *
 * The manifest is written last: a folder without its last line is an unfinished backup and is not restored.
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CandourError } from '../kernel/index.ts';
import { type BackupFile, manifestEnd, manifestHeader, manifestName } from './backup-manifest.ts';
import { databaseName, databasePath, syncFolder } from './home.ts';
import { marksFolder } from './open-marks.ts';
import { openSqlite } from './sqlite.ts';
import { nativeCode, storageError } from './sqlite-errors.ts';
import { copyDatabase } from './sqlite-file.ts';
import type { BackupRequest, BackupResult } from './types.ts';

const chunkBytes = 1024 * 1024;

/** Files of a vault are read-only, everything else (keys among it) is the owner's alone: whatever the copy came over. */
function modeOf(path: string): number {
  return /(?:^|[\\/])vault[\\/]/.test(path) ? 0o444 : 0o600;
}

/** Copies one file, fsyncs the copy and reads it again; returns the size and hash that both have. */
export async function copyFile(from: string, to: string): Promise<Omit<BackupFile, 'path'>> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  let file: FileHandle | undefined;
  try {
    await stat(from);
    file = await open(to, 'wx', 0o600);
    for await (const chunk of createReadStream(from, { highWaterMark: chunkBytes })) {
      const data = chunk as Uint8Array;
      hash.update(data);
      bytes += data.length;
      await file.writeFile(data);
    }
    await file.chmod(modeOf(to));
    await file.sync();
  } finally {
    await file?.close();
  }
  await syncFolder(dirname(to));
  const sha256 = hash.digest('hex');
  const written = await hashFile(to);
  if (written.sha256 !== sha256) throw new CandourError('HASH_MISMATCH', `${to} does not read as it was written.`);
  return { bytes, sha256 };
}

async function hashFile(path: string): Promise<Omit<BackupFile, 'path'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    const data = chunk as Uint8Array;
    hash.update(data);
    bytes += data.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Everything in the data folder but the database's own files, marks of open processes and unfinished files. */
async function* filesOf(home: string, folder = home): AsyncIterable<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const own = folder === home && (entry.name.startsWith(databaseName) || entry.name === marksFolder);
    if (own || entry.name.endsWith('.part')) continue;
    if (entry.isDirectory()) yield* filesOf(home, path);
    else if (entry.isFile()) yield path;
  }
}

/** A file of a vault is named by its hash: one that differs is found here and not years later. */
function checkVaultFile({ path, sha256 }: BackupFile): void {
  const named = /(?:^|\/)vault\/([0-9a-f]{2})\/([0-9a-f]{62})$/.exec(path);
  if (named === null || `${named[1]}${named[2]}` === sha256) return;
  throw new CandourError('INTEGRITY', `The stored file ${path} does not have the hash of its name.`);
}

async function emptyTarget(target: string, home: string): Promise<void> {
  const inside = relative(resolve(home), resolve(target));
  if (!isAbsolute(inside) && inside.split(sep)[0] !== '..') {
    throw new CandourError('BAD_USAGE', 'A backup cannot stand inside the data folder.', {
      hint: 'Name a folder elsewhere, best on another disk.',
    });
  }
  try {
    await mkdir(target, { recursive: true, mode: 0o700 });
    if ((await readdir(target)).length === 0) return;
  } catch (error) {
    throw storageError(error, target);
  }
  throw new CandourError('ALREADY_EXISTS', `${target} is not empty.`, { hint: 'Name a new folder for each backup.' });
}

/**
 * Makes a backup of the open store in the folder `target` (new or empty). Every chain of the ledger gets an entry's
 * worth of proof first: a signed checkpoint, so that the backup also attests the state it holds.
 */
export async function backupStore({ store, target, actor, progress }: BackupRequest): Promise<BackupResult> {
  await emptyTarget(target, store.home);
  await store.transaction(async (trx) => {
    await store.ledger.append(trx, {
      chain: 'installation',
      actor,
      type: 'disclosure',
      act: 'backup.made',
      subject: { target },
    });
  });
  for (const chain of await store.ledger.chains()) await store.ledger.checkpoint(chain);
  try {
    const manifest = await open(join(target, manifestName), 'wx', 0o600);
    const hash = createHash('sha256');
    const write = async (line: object): Promise<void> => {
      const text = `${JSON.stringify(line)}\n`;
      hash.update(text);
      await manifest.writeFile(text);
    };
    try {
      // The database first: whatever it names was in the vault before its row was written.
      const copy = join(target, databaseName);
      await copyDatabase(databasePath(store.home), copy, (done, total) =>
        progress?.({ stage: 'database', done, total }),
      );
      await write(manifestHeader(store.now()));
      let files = 1;
      let bytes = 0;
      const database = { path: databaseName, ...(await hashFile(copy)) };
      bytes += database.bytes;
      await write(database);
      for await (const from of filesOf(store.home)) {
        const path = relative(store.home, from).split(sep).join('/');
        const copied = await copyFile(from, join(target, path)).catch((error: unknown) => {
          if (nativeCode(error) === 'ENOENT') return null;
          throw error;
        });
        // An unfinished upload that was dropped meanwhile. Files of a vault never go.
        if (copied === null) continue;
        const file: BackupFile = { path, ...copied };
        checkVaultFile(file);
        await write(file);
        files++;
        bytes += file.bytes;
        progress?.({ stage: 'files', done: files, total: null });
      }
      await write(manifestEnd(files, bytes, await headsOf(copy)));
      await manifest.sync();
      await syncFolder(target);
      return { target, files, bytes, manifestSha256: hash.digest('hex') };
    } finally {
      await manifest.close();
    }
  } catch (error) {
    throw storageError(error, target);
  }
}

/** Opens the copy as a database of its own: it must be whole, and its heads are what the manifest says. */
async function headsOf(copy: string): Promise<Readonly<Record<string, string>>> {
  const sqlite = await openSqlite({ path: copy, readOnly: true, waitMs: 0 });
  try {
    const [problem] = sqlite.integrityProblems();
    if (problem !== undefined) throw new CandourError('INTEGRITY', `The copy of the database is damaged (${problem}).`);
    const rows = await sqlite.dialect.run<{ chain: string; hash: string }>(
      sqlite.db,
      'select chain, hash from ledger_entry e where seq = (select max(seq) from ledger_entry where chain = e.chain) order by chain',
    );
    return Object.fromEntries(rows.map(({ chain, hash }) => [chain, hash]));
  } finally {
    await sqlite.close();
  }
}
