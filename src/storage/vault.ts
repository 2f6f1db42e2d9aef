/**
 * The vault of one operation: files by SHA-256, written once, read-only afterwards (R1).
 * `…/vault/ab/cdef…`; unfinished files stand under `…/vault/tmp` and never have a hash for a name.
 */

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CandourError } from '../kernel/index.ts';
import { syncFolder } from './home.ts';
import { isRunning } from './process.ts';
import { nativeCode, storageError } from './sqlite-errors.ts';
import type { StoredFile, Vault } from './types.ts';

const chunkBytes = 256 * 1024;
const readLimit = 16 * 1024 * 1024;

/** Temporary files this process writes now. A process number alone does not tell: containers hand out the same ones. */
const unfinished = new Set<string>();

/** Links the finished file to its name without ever replacing what stands there. True when the name was taken. */
async function nameOnce(temporary: string, final: string): Promise<boolean> {
  try {
    await link(temporary, final);
    return false;
  } catch (error) {
    const code = nativeCode(error);
    if (code === 'EEXIST') return true;
    // File systems without hard links (exFAT): the same bytes under the same name, so a race does no harm.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS' && code !== 'EMLINK')
      throw error;
    if (await exists(final)) return true;
    await rename(temporary, final);
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (nativeCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** Carries a failure of what gives the bytes past the translation of failures of the disk. */
class SourceFailure extends Error {}

async function* fromSource(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw new SourceFailure('The source of the bytes failed.', { cause: error });
  }
}

async function writeAll(
  file: FileHandle,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of fromSource(chunks)) {
    hash.update(chunk);
    let from = 0;
    while (from < chunk.length) from += (await file.write(chunk, from, chunk.length - from)).bytesWritten;
    bytes += chunk.length;
  }
  await file.sync();
  return { sha256: hash.digest('hex'), bytes };
}

/** The vault in the folder given. Nothing is made on disk before the first `put`. */
export function openVault(folder: string): Vault {
  const temporaries = join(folder, 'tmp');

  function path(sha256: string): string {
    // The check keeps a crafted name from leaving the vault.
    if (!/^[0-9a-f]{64}$/.test(sha256))
      throw new CandourError('BAD_USAGE', 'A SHA-256 has 64 lower-case hexadecimal digits.');
    return join(folder, sha256.slice(0, 2), sha256.slice(2));
  }

  async function size(sha256: string): Promise<number> {
    try {
      return (await stat(path(sha256))).size;
    } catch (error) {
      throw lost(error, sha256);
    }
  }

  function lost(error: unknown, sha256: string): unknown {
    if (nativeCode(error) !== 'ENOENT') return storageError(error, path(sha256));
    return new CandourError('INTEGRITY', `The vault lacks the file ${sha256}.`, { cause: error });
  }

  function checkRange(start: number, end: number): void {
    if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end >= start) return;
    throw new CandourError('BAD_USAGE', `${start} to ${end} is not a byte range.`);
  }

  return {
    path,
    size,

    async put(chunks): Promise<StoredFile> {
      const temporary = join(temporaries, `${process.pid}-${randomUUID()}.part`);
      unfinished.add(temporary);
      try {
        await mkdir(temporaries, { recursive: true, mode: 0o700 });
        const file = await open(temporary, 'wx', 0o600);
        let written: { sha256: string; bytes: number };
        try {
          written = await writeAll(file, chunks);
        } finally {
          await file.close();
        }
        const final = path(written.sha256);
        await chmod(temporary, 0o444);
        await mkdir(dirname(final), { recursive: true, mode: 0o700 });
        const existed = await nameOnce(temporary, final);
        if (existed && (await stat(final)).size !== written.bytes) {
          throw new CandourError('INTEGRITY', `The vault holds other bytes under ${written.sha256}.`);
        }
        await syncFolder(dirname(final));
        await syncFolder(folder);
        return { ...written, existed };
      } catch (error) {
        throw error instanceof SourceFailure ? error.cause : storageError(error, folder);
      } finally {
        unfinished.delete(temporary);
        await unlink(temporary).catch(() => {});
      }
    },

    async has(sha256) {
      return await exists(path(sha256));
    },

    async *stream(sha256, start = 0, end = Number.POSITIVE_INFINITY) {
      if (end !== Number.POSITIVE_INFINITY) checkRange(start, end);
      if (end <= start) {
        await size(sha256);
        return;
      }
      const last = end === Number.POSITIVE_INFINITY ? {} : { end: end - 1 };
      try {
        for await (const chunk of createReadStream(path(sha256), { start, highWaterMark: chunkBytes, ...last })) {
          yield chunk as Uint8Array;
        }
      } catch (error) {
        throw lost(error, sha256);
      }
    },

    async read(sha256, start, end) {
      checkRange(start, end);
      if (end - start > readLimit) {
        throw new CandourError(
          'LIMIT_EXCEEDED',
          `At most ${readLimit} bytes are read at once; ${end - start} were asked for.`,
        );
      }
      let file: FileHandle;
      try {
        file = await open(path(sha256), 'r');
      } catch (error) {
        throw lost(error, sha256);
      }
      try {
        const buffer = new Uint8Array(end - start);
        let filled = 0;
        while (filled < buffer.length) {
          const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, start + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      } finally {
        await file.close();
      }
    },

    async rehash(sha256) {
      try {
        const actual = await hashOf(path(sha256));
        return actual === sha256 ? { state: 'ok' } : { state: 'differs', actual };
      } catch (error) {
        if (nativeCode(error) === 'ENOENT') return { state: 'missing' };
        throw storageError(error, path(sha256));
      }
    },

    async sweep() {
      let names: string[];
      try {
        names = await readdir(temporaries);
      } catch (error) {
        if (nativeCode(error) === 'ENOENT') return 0;
        throw storageError(error, temporaries);
      }
      let removed = 0;
      for (const name of names) {
        const temporary = join(temporaries, name);
        const writer = Number.parseInt(name, 10);
        const busy = writer === process.pid ? unfinished.has(temporary) : isRunning(writer);
        if (!name.endsWith('.part') || busy) continue;
        await unlink(temporary).catch(() => {});
        removed++;
      }
      return removed;
    },
  };
}
