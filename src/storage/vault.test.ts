import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunksOf, testFolder } from './testing/home.ts';
import { openVault } from './vault.ts';

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

async function testVault() {
  const folder = join(await testFolder(), 'vault');
  const leftovers = () => readdir(join(folder, 'tmp')).catch(() => []);
  return { folder, vault: openVault(folder), leftovers };
}

describe('a file in the vault', () => {
  test('stands under its hash, read-only, and comes back byte for byte (R1)', async () => {
    const { folder, vault, leftovers } = await testVault();
    const stored = await vault.put(chunksOf('first part, ', 'second part'));
    const text = 'first part, second part';
    expect(stored).toEqual({ sha256: hash(text), bytes: text.length, existed: false });
    expect(vault.path(stored.sha256)).toBe(join(folder, stored.sha256.slice(0, 2), stored.sha256.slice(2)));
    expect((await stat(vault.path(stored.sha256))).mode & 0o777).toBe(0o444);
    expect((await collect(vault.stream(stored.sha256))).toString()).toBe(text);
    expect(await vault.size(stored.sha256)).toBe(text.length);
    expect(await vault.rehash(stored.sha256)).toEqual({ state: 'ok' });
    expect(await leftovers()).toEqual([]);
  });

  test('is written once: the same bytes again leave the first file untouched', async () => {
    const { vault } = await testVault();
    const first = await vault.put(chunksOf('the same'));
    const before = await stat(vault.path(first.sha256));
    const second = await vault.put(chunksOf('the ', 'same'));
    expect(second).toEqual({ ...first, existed: true });
    expect((await stat(vault.path(first.sha256))).ino).toBe(before.ino);
  });

  test('may be put by several at once; one makes it and all find it', async () => {
    const { vault, leftovers } = await testVault();
    const puts = await Promise.all([1, 2, 3, 4].map(() => vault.put(chunksOf('the same'))));
    expect(new Set(puts.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(puts.filter(({ existed }) => !existed)).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
  });

  test('may be empty', async () => {
    const { vault } = await testVault();
    const { sha256, bytes } = await vault.put(chunksOf());
    expect(bytes).toBe(0);
    expect((await collect(vault.stream(sha256))).length).toBe(0);
    expect(await vault.read(sha256, 0, 10)).toEqual(new Uint8Array(0));
  });

  test('gives any byte range, streamed or read', async () => {
    const { vault } = await testVault();
    const bytes = Uint8Array.from({ length: 700_000 }, (_, i) => (i * 31) % 251);
    const halves = [bytes.subarray(0, 300_001), bytes.subarray(300_001)];
    const { sha256 } = await vault.put(
      (async function* () {
        yield* halves;
      })(),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(710_000), fc.nat(710_000), async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const expected = Buffer.from(bytes.subarray(start, end));
        expect(Buffer.compare(Buffer.from(await vault.read(sha256, start, end)), expected)).toBe(0);
        expect(Buffer.compare(await collect(vault.stream(sha256, start, end)), expected)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the vault refuses', () => {
  test('names that are no hash, so that none leads out of it', async () => {
    const { vault } = await testVault();
    for (const name of ['../../candour.db', 'A'.repeat(64), `${'a'.repeat(63)}/`, '']) {
      expect(() => vault.path(name)).toThrow('64 lower-case');
      await expect(vault.has(name)).rejects.toMatchObject({ code: 'BAD_USAGE' });
    }
  });

  test('a range that is too long for memory, or none', async () => {
    const { vault } = await testVault();
    const { sha256 } = await vault.put(chunksOf('short'));
    await expect(vault.read(sha256, 0, 16 * 1024 * 1024 + 1)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    await expect(vault.read(sha256, 3, 2)).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await expect(collect(vault.stream(sha256, -1, 2))).rejects.toMatchObject({ code: 'BAD_USAGE' });
  });

  test('what it does not hold, as a fault of integrity', async () => {
    const { vault } = await testVault();
    const absent = hash('absent');
    expect(await vault.has(absent)).toBe(false);
    expect(await vault.rehash(absent)).toEqual({ state: 'missing' });
    const asks = [() => vault.size(absent), () => vault.read(absent, 0, 1), () => collect(vault.stream(absent))];
    for (const ask of asks) await expect(ask()).rejects.toMatchObject({ code: 'INTEGRITY' });
  });
});

describe('when something goes wrong', () => {
  test('a source that fails leaves nothing behind, and its own error comes through', async () => {
    const { folder, vault, leftovers } = await testVault();
    async function* broken() {
      yield new Uint8Array(1000);
      throw Object.assign(new Error('the phone was unplugged'), { code: 'ENOENT' });
    }
    await expect(vault.put(broken())).rejects.toThrow('the phone was unplugged');
    expect(await leftovers()).toEqual([]);
    expect(await readdir(folder)).toEqual(['tmp']);
  });

  test('one changed byte is found, and the bytes that came are not taken for it', async () => {
    const { vault } = await testVault();
    const { sha256 } = await vault.put(chunksOf('evidence'));
    await chmod(vault.path(sha256), 0o600);
    await writeFile(vault.path(sha256), 'evidencf');
    expect(await vault.rehash(sha256)).toEqual({ state: 'differs', actual: hash('evidencf') });
    await writeFile(vault.path(sha256), 'evidence and more');
    await expect(vault.put(chunksOf('evidence'))).rejects.toMatchObject({ code: 'INTEGRITY' });
  });

  test('what a killed process left is swept; finished files and those being written are not', async () => {
    const { folder, vault, leftovers } = await testVault();
    const { sha256 } = await vault.put(chunksOf('finished'));
    const dead = 4_194_305;
    await writeFile(join(folder, 'tmp', `${dead}-0.part`), 'half');
    await writeFile(join(folder, 'tmp', `${process.pid}-0.part`), 'half of a process before us with our number');
    let during: readonly string[] = [];
    await vault.put(
      (async function* () {
        yield new Uint8Array(10);
        expect(await vault.sweep()).toBe(2);
        during = await leftovers();
      })(),
    );
    expect(during).toHaveLength(1);
    expect(await vault.has(sha256)).toBe(true);
    expect(await vault.sweep()).toBe(0);
  });

  test('a folder in the place of the vault’s file is named', async () => {
    const { vault, leftovers } = await testVault();
    const path = vault.path(hash('blocked'));
    await mkdir(dirname(dirname(path)), { recursive: true });
    await writeFile(dirname(path), 'a file where a folder should be');
    await expect(vault.put(chunksOf('blocked'))).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
    expect(await leftovers()).toEqual([]);
    await unlink(dirname(path));
  });
});
