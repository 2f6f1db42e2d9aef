/** The data folder: made private, checked before anything is opened in it. */

import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CandourError } from '../kernel/index.ts';
import { nativeCode, storageError } from './sqlite-errors.ts';

export const databaseName = 'candour.db';
/** Stands in a folder into which a backup is being restored; nothing opens it before everything was checked. */
export const restoreMark = 'restore-unfinished';

/** Names of what stands in a data folder. */
export function databasePath(home: string): string {
  return join(home, databaseName);
}

export function vaultFolder(home: string, operationId: number): string {
  return join(home, 'operations', String(operationId), 'vault');
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** Makes the data folder (mode 0700) where it is missing. Throws HOME_UNUSABLE with its path. */
export async function prepareHome(home: string, readOnly: boolean): Promise<void> {
  try {
    if (!readOnly) await mkdir(home, { recursive: true, mode: 0o700 });
    const found = await stat(home);
    if (await exists(join(home, restoreMark))) {
      throw new CandourError('HOME_UNUSABLE', `A backup was being restored into ${home}, and that did not end well.`, {
        hint: 'Delete the folder and restore the backup again.',
      });
    }
    if (!found.isDirectory()) throw new CandourError('HOME_UNUSABLE', `${home} is a file, not a folder.`);
    await access(home, readOnly ? constants.R_OK | constants.X_OK : constants.R_OK | constants.W_OK | constants.X_OK);
    if (readOnly) {
      await stat(databasePath(home));
      return;
    }
    // Made here, because SQLite would make it readable by others where the folder was not made by us.
    const database = await open(databasePath(home), 'a', 0o600);
    await database.close();
  } catch (error) {
    throw storageError(error, home);
  }
}

/** Makes sure that a new name in the folder outlives a loss of power. Some systems cannot; then it is not needed. */
export async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } catch (error) {
    const code = nativeCode(error);
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
  } finally {
    await folder?.close();
  }
}

/**
 * The content of a small private file (0600), made from `make()` when it is not there. Of two processes that make it
 * at once, one wins and both read the winner's: the name appears complete or not at all.
 */
export async function privateFile(path: string, make: () => string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (nativeCode(error) !== 'ENOENT') throw storageError(error, path);
  }
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(make());
      await file.sync();
    } finally {
      await file.close();
    }
    await link(temporary, path).catch((error: unknown) => {
      if (nativeCode(error) !== 'EEXIST') throw error;
    });
    await syncFolder(dirname(path));
    return await readFile(path, 'utf8');
  } catch (error) {
    throw storageError(error, path);
  } finally {
    await unlink(temporary).catch(() => {});
  }
}
