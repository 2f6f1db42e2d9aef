import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tempFolder, zipFile } from '../../test/support/exports.ts';
import { CandourError } from '../kernel/index.ts';
import { Archive } from './sources-archive.ts';

let folder: string;
beforeAll(async () => {
  folder = await tempFolder();
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return error instanceof CandourError ? error.code : String(error);
  }
}

/** Renames a member in the bytes of a zip, in local header and directory alike. */
async function renamed(from: string, to: string): Promise<string> {
  const path = await zipFile(join(folder, `${to.replace(/\W/g, '_')}.zip`), [{ name: from, content: 'x' }]);
  const bytes = await readFile(path);
  const changed = Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
  await writeFile(path, changed);
  return path;
}

async function read(archive: Archive, name: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of archive.stream(name)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

describe('archives', () => {
  it('gives members and their bytes', async () => {
    const archive = await Archive.open(
      await zipFile(join(folder, 'good.zip'), [{ name: 'a/b.txt', content: 'hello' }]),
      'good.zip',
    );
    expect(archive.members).toEqual([{ name: 'a/b.txt', bytes: 5, encrypted: false }]);
    expect(await read(archive, 'a/b.txt')).toBe('hello');
    archive.close();
  });
  it('refuses a name that climbs out of its folder', async () => {
    expect(await codeOf(Archive.open(await renamed('aaaa.txt', '../b.txt'), 'x.zip'))).toBe('UNSAFE_ARCHIVE');
  });
  it('refuses an absolute name', async () => {
    expect(await codeOf(Archive.open(await renamed('aaaaaa.txt', '/root/.txt'), 'x.zip'))).toBe('UNSAFE_ARCHIVE');
  });
  it('refuses two members of one name', async () => {
    const path = await zipFile(join(folder, 'double.zip'), [
      { name: 'one.txt', content: 'first' },
      { name: 'two.txt', content: 'second' },
    ]);
    await writeFile(
      path,
      Buffer.from((await readFile(path)).toString('latin1').replaceAll('two.txt', 'one.txt'), 'latin1'),
    );
    expect(await codeOf(Archive.open(path, 'double.zip'))).toBe('UNSAFE_ARCHIVE');
  });
  it('refuses a member that unpacks to two hundred times its size', async () => {
    const path = await zipFile(join(folder, 'bomb.zip'), [{ name: 'zeros.txt', content: Buffer.alloc(3_000_000) }]);
    const limits = { members: 10, unpackedBytes: 1e9, ratio: 200, ratioFrom: 1_000_000 };
    expect(await codeOf(Archive.open(path, 'bomb.zip', limits))).toBe('LIMIT_EXCEEDED');
  });
  it('refuses more members than the limit', async () => {
    const path = await zipFile(join(folder, 'many.zip'), [
      { name: '1', content: '' },
      { name: '2', content: '' },
    ]);
    expect(
      await codeOf(Archive.open(path, 'many.zip', { members: 1, unpackedBytes: 1e9, ratio: 200, ratioFrom: 1e9 })),
    ).toBe('LIMIT_EXCEEDED');
  });
  it('names a zip that was cut off in transfer', async () => {
    const path = await zipFile(join(folder, 'cut.zip'), [{ name: 'a.txt', content: 'x'.repeat(5000) }]);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length - 30));
    expect(await codeOf(Archive.open(path, 'cut.zip'))).toBe('BAD_INPUT');
  });
  it('refuses a member whose checksum is not that of its bytes', async () => {
    const path = await zipFile(join(folder, 'altered.zip'), [
      { name: 'a.bin', content: Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]) },
    ]);
    const bytes = await readFile(path);
    const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    bytes.writeUInt32LE(0x12345678, directory + 16);
    await writeFile(path, bytes);
    const archive = await Archive.open(path, 'altered.zip');
    expect(await codeOf(read(archive, 'a.bin'))).toBe('BAD_INPUT');
    archive.close();
  });
});
