/**
 * Every shape a real export comes in, one small file or folder each, and beside them what is true of it. The
 * expectations were written from the description of the formats, not from what the parsers say.
 */

import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder, zipFile } from '../support/exports.ts';
import { type Expected, holds } from './expectation.ts';
import { report } from './report.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
/** Packed when its name ends in `.zip`, copied when it is given under another name, else as it lies. */
async function given(path: string, as: string | undefined): Promise<string> {
  const packed = path.endsWith('.zip');
  if (!packed && as === undefined) return path;
  const target = join(await tempFolder(), as ?? 'export.zip');
  await mkdir(dirname(target), { recursive: true });
  if (!packed) {
    await cp(path, target, { recursive: true });
    return target;
  }
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const members = files.sort().map(async (file) => ({ name: relative(path, file), content: await readFile(file) }));
  return zipFile(target, await Promise.all(members));
}

for (const group of (await readdir(fixtures, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
  const folder = join(fixtures, group.name);
  const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as Record<string, Expected>;
  describe(group.name.replaceAll('-', ' '), () => {
    it('has an expectation for every fixture and a fixture for every expectation', async () => {
      const there = (await readdir(folder)).filter((name) => name !== 'expected.json').sort();
      expect(Object.keys(expected).sort()).toEqual(there);
    });
    for (const [name, facts] of Object.entries(expected)) {
      const run = async () => {
        const { files, exit } = await report(await given(join(folder, name), facts.as), facts.options);
        holds(files, exit, facts);
      };
      if (facts.known === undefined) it(`${name}: ${facts.says}`, run);
      else it.fails(`${name}: ${facts.says} (known: ${facts.known})`, run);
    }
  });
}
