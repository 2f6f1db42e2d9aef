/** A 2 GB export: read in flat memory, every byte accounted for; and the same file under a memory limit through import. */

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { androidChat } from '../support/exports.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const bytes = 2 * 2 ** 30;
let folder: string;
let path: string;
let copies = 0;
const messagesInBlock = 20_000;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candour-large-'));
  path = join(folder, 'large.txt');
  const block = Buffer.from(androidChat(messagesInBlock));
  const file = openSync(path, 'w');
  for (let size = 0; size < bytes; size += block.length) {
    writeSync(file, block);
    copies++;
  }
  closeSync(file);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file of 2 GB', () => {
  it('is inspected in a heap of 150 MB, and the accounting sums to its size', () => {
    const ran = spawnSync(process.execPath, ['--max-old-space-size=150', main, 'inspect', '--json', path], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    expect(ran.stderr).toBe('');
    const { files } = JSON.parse(ran.stdout) as {
      files: { bytes: number; accounting: { inEntries: number; unparsed: number }; chats: { messages: number }[] }[];
    };
    const [file] = files;
    expect(file?.bytes).toBe(statSync(path).size);
    expect((file?.accounting.inEntries ?? 0) + (file?.accounting.unparsed ?? 0)).toBe(statSync(path).size);
    expect(file?.chats[0]?.messages).toBe(copies * messagesInBlock);
  }, 600_000);
});
