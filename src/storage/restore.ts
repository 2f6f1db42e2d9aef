/** A backup put back into an empty data folder, everything checked before it may be opened. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CandourError } from '../kernel/index.ts';
import { copyFile } from './backup.ts';
import { type BackupEnd, type BackupFile, manifestLine, manifestName } from './backup-manifest.ts';
import { systemActor } from './examine.ts';
import { databasePath, restoreMark, syncFolder } from './home.ts';
import { openLedger } from './ledger.ts';
import { publicKeyOf } from './ledger-key.ts';
import { openSqlite } from './sqlite.ts';
import { nativeCode, storageError } from './sqlite-errors.ts';
import type { RestoreRequest, RestoreResult } from './types.ts';
import { linesOf } from './verify-ledger.mjs';

async function emptyHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    if ((await readdir(home)).length === 0) return;
  } catch (error) {
    throw storageError(error, home);
  }
  throw new CandourError('ALREADY_EXISTS', `${home} is not empty; a backup is restored only into an empty folder.`, {
    hint: 'Name a new folder with CANDOUR_HOME; what is in this one stays as it is.',
  });
}

interface Manifest {
  readonly madeAt: string;
  readonly sha256: string;
  readonly end: BackupEnd;
}

/** Reads the manifest through, handing each file's line on. Throws BAD_INPUT when it is cut off. */
async function readManifest(source: string, each: (file: BackupFile) => Promise<void>): Promise<Manifest> {
  const path = join(source, manifestName);
  const hash = createHash('sha256');
  const input = createReadStream(path, { encoding: 'utf8' });
  let madeAt = '';
  let end: BackupEnd | undefined;
  let number = 0;
  try {
    for await (const text of linesOf(input)) {
      number++;
      if (end !== undefined) throw new CandourError('BAD_INPUT', `Something stands after the end of ${manifestName}.`);
      hash.update(`${text}\n`);
      const line = manifestLine(text, number);
      if (line.kind === 'header') madeAt = line.madeAt;
      else if (line.kind === 'file') await each(line.file);
      else end = line.end;
    }
  } catch (error) {
    if (nativeCode(error) !== 'ENOENT' || number > 0) throw error;
    throw new CandourError('BAD_INPUT', `${source} is not a backup: it has no ${manifestName}.`, { cause: error });
  }
  if (end === undefined) {
    throw new CandourError('BAD_INPUT', `The backup in ${source} is unfinished: its manifest has no last line.`);
  }
  return { madeAt, sha256: hash.digest('hex'), end };
}

/**
 * Restores the backup in `source` into `home` (new or empty). Every file must have the size and hash of the manifest,
 * the database must be whole, every chain of the ledger must hold and end as the manifest says; before that the folder
 * cannot be opened. Throws BAD_INPUT, HASH_MISMATCH, INTEGRITY, ALREADY_EXISTS, DISK_FULL.
 */
export async function restoreStore({ source, home, progress, now }: RestoreRequest): Promise<RestoreResult> {
  // The whole manifest first: nothing is written for a backup that is unfinished.
  let named = 0;
  const { end } = await readManifest(source, async () => {
    named++;
  });
  if (named !== end.files)
    throw new CandourError('BAD_INPUT', `${manifestName} lacks lines: ${named} of ${end.files}.`);
  await emptyHome(home);
  const mark = join(home, restoreMark);
  try {
    await writeFile(mark, 'A backup is being restored into this folder.\n', { mode: 0o600 });
    let files = 0;
    const manifest = await readManifest(source, async ({ path, bytes, sha256 }) => {
      const copied = await copyFile(join(source, path), join(home, path)).catch((error: unknown) => {
        if (nativeCode(error) !== 'ENOENT') throw error;
        throw new CandourError('HASH_MISMATCH', `The backup lacks its file ${path}.`, { cause: error });
      });
      if (copied.bytes !== bytes || copied.sha256 !== sha256) {
        throw new CandourError('HASH_MISMATCH', `The file ${path} of the backup is not the one that was backed up.`);
      }
      files++;
      progress?.({ stage: 'files', done: files, total: end.files });
    });
    const chains = await checkDatabase(home, manifest, now);
    await unlink(mark);
    await syncFolder(home);
    return { home, files, bytes: end.bytes, chains, madeAt: manifest.madeAt, manifestSha256: manifest.sha256 };
  } catch (error) {
    throw storageError(error, home);
  }
}

async function checkDatabase(home: string, manifest: Manifest, now: () => Date): Promise<number> {
  const sqlite = await openSqlite({ path: databasePath(home), readOnly: false, waitMs: 10_000 });
  try {
    const [problem] = sqlite.integrityProblems();
    if (problem !== undefined)
      throw new CandourError('INTEGRITY', `The database in the backup is damaged (${problem}).`);
    const key = await publicKeyOf(sqlite.db);
    const ledger = openLedger({ home, sqlite, key, now });
    const chains = await ledger.chains();
    for (const chain of chains) {
      const { ok, fault } = await ledger.verify(chain);
      if (!ok) throw new CandourError('INTEGRITY', `The ledger's chain ${chain} in the backup does not hold: ${fault}`);
      const [last] = await ledger.page(chain, null, 1);
      if (last?.hash !== manifest.end.heads[chain]) {
        throw new CandourError('INTEGRITY', `The ledger's chain ${chain} does not end as the manifest says.`);
      }
    }
    await sqlite.transaction(async (trx) => {
      await ledger.append(trx, {
        chain: 'installation',
        actor: systemActor(),
        type: 'alteration',
        act: 'installation.restored',
        subject: { manifest: manifest.sha256, madeAt: manifest.madeAt },
      });
    });
    return chains.length;
  } finally {
    await sqlite.close();
  }
}
