/**
 * Marks of the processes that have the data folder open, in `open/`. With them an opening can tell a database whose
 * last writes are safe from one whose write-ahead log (`candour.db-wal`) was left behind when somebody copied files
 * while they were in use: SQLite would open the second without a word, without the last acts or, torn in a checkpoint,
 * with a broken tree.
 *
 * - Killed process: its mark is there and the log too. SQLite recovers; nothing to do.
 * - Log lost: a mark of a process that is gone, and no log. Examine.
 * - Folder copied in use: the mark names another folder. Examine, for log and database may be of two moments.
 * - Database copied alone: the key file is missing (open.ts asks that). Examine.
 */

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databasePath, exists } from './home.ts';
import { isRunning } from './process.ts';
import { storageError } from './sqlite-errors.ts';

export const marksFolder = 'open';

/** Marks of this process, which may open one folder more than once. */
const ours = new Set<string>();

export type LostLog = 'log-missing' | 'folder-copied';

export interface Marks {
  /** What the marks found at opening say, or null. */
  readonly lost: LostLog | null;
  /** Before the database is opened. */
  enter(): Promise<void>;
  /** After it was opened and, where needed, examined: the marks of the dead have been heard. */
  settle(): Promise<void>;
  /** After it could not be opened: what the marks of the dead say must still be heard by the next. */
  withdraw(): Promise<void>;
  /** After it was closed. */
  leave(): Promise<void>;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

function isDead(name: string): boolean {
  const pid = Number.parseInt(name, 10);
  return pid === process.pid ? !ours.has(name) : !isRunning(pid);
}

/** Reads the marks of the folder; to be called before the database is opened. */
export async function readMarks(home: string): Promise<Marks> {
  const folder = join(home, marksFolder);
  const mark = `${process.pid}-${randomUUID()}`;
  const here = await realpath(home);

  async function found(): Promise<readonly string[]> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return await readdir(folder);
    } catch (error) {
      throw storageError(error, folder);
    }
  }

  const dead: string[] = [];
  const foreign: string[] = [];
  for (const name of await found()) {
    const where = await readFile(join(folder, name), 'utf8').catch(() => here);
    // Empty: its process is just writing it.
    if (where !== here && where !== '') foreign.push(name);
    // Still there after its process was found gone: a process that ends well takes its mark away first.
    else if (isDead(name) && (await exists(join(folder, name)))) dead.push(name);
  }
  const hasDatabase = (await sizeOf(databasePath(home))) > 0;
  const hasLog = (await sizeOf(`${databasePath(home)}-wal`)) > 0;
  const lost: LostLog | null = !hasDatabase
    ? null
    : foreign.length > 0
      ? 'folder-copied'
      : dead.length > 0 && !hasLog
        ? 'log-missing'
        : null;

  async function withdraw(): Promise<void> {
    ours.delete(mark);
    await unlink(join(folder, mark)).catch(() => {});
  }

  return {
    lost,
    async enter() {
      try {
        ours.add(mark);
        await writeFile(join(folder, mark), here, { mode: 0o600 });
      } catch (error) {
        throw storageError(error, folder);
      }
    },
    async settle() {
      for (const name of [...dead, ...foreign]) await unlink(join(folder, name)).catch(() => {});
    },
    withdraw,
    async leave() {
      await withdraw();
      // The last one to close has written the log into the database: what the dead left open is safe now.
      if ((await sizeOf(`${databasePath(home)}-wal`)) > 0) return;
      for (const name of await readdir(folder).catch(() => [])) {
        if (isDead(name)) await unlink(join(folder, name)).catch(() => {});
      }
    },
  };
}
