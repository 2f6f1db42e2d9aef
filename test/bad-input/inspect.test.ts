/** Bad input is normal input: each case names the file and the way out, with the documented exit code. */

import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileReport } from '../../src/evidence/index.ts';
import { candour } from '../support/command.ts';
import { androidChat, tempFolder, textFile, zipFile } from '../support/exports.ts';

let folder: string;
beforeAll(async () => {
  folder = await tempFolder();
});

async function inspected(...words: string[]): Promise<{ code: number | null; files: FileReport[]; err: string }> {
  const ran = await candour(['inspect', '--json', ...words], join(folder, 'home'));
  return {
    code: ran.code,
    files: ran.out === '' ? [] : (JSON.parse(ran.out) as { files: FileReport[] }).files,
    err: ran.err,
  };
}

function only(files: readonly FileReport[]): FileReport {
  expect(files).toHaveLength(1);
  const [file] = files;
  if (!file) throw new Error('no file');
  expect(file.accounting.inEntries + file.accounting.unparsed).toBe(file.accounting.bytes);
  return file;
}

async function refused(path: string): Promise<FileReport> {
  const { code, files } = await inspected(path);
  expect(code).toBe(3);
  const file = only(files);
  expect(file.status).toBe('refused');
  expect(file.chats).toEqual([]);
  expect(file.reason?.message).toContain(path);
  return file;
}

describe('inspect refuses, names the file and says why', () => {
  it('an empty file', async () => {
    expect((await refused(await textFile(folder, 'empty.txt', ''))).reason?.code).toBe('EMPTY_FILE');
  });
  it('a binary file', async () => {
    const file = await refused(
      await textFile(folder, 'program.bin', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251))),
    );
    expect(file.reason?.code).toBe('NOT_RECOGNISED');
  });
  it('text that is no chat, quoting its first line', async () => {
    const file = await refused(await textFile(folder, 'shopping.txt', 'bread and milk\neggs\n'));
    expect(file.reason?.message).toContain('bread and milk');
  });
  it('a zip cut off in transfer', async () => {
    const path = await zipFile(join(folder, 'WhatsApp Chat - Cut.zip'), [
      { name: '_chat.txt', content: androidChat(200) },
    ]);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    expect((await refused(path)).reason?.code).toBe('DAMAGED_ARCHIVE');
  });
  it('a zip bomb', async () => {
    const path = await zipFile(join(folder, 'bomb.zip'), [
      { name: '_chat.txt', content: Buffer.alloc(100_000_000, 0x20) },
    ]);
    expect((await refused(path)).reason?.code).toBe('ZIP_BOMB');
  });
  it('a member name that climbs out of the archive', async () => {
    const path = await zipFile(join(folder, 'climb.zip'), [{ name: 'xx/xx/evil.txt', content: androidChat(3) }]);
    await writeFile(
      path,
      Buffer.from((await readFile(path)).toString('latin1').replaceAll('xx/xx/evil.txt', '../../evil.txt'), 'latin1'),
    );
    expect((await refused(path)).reason?.code).toBe('UNSAFE_ARCHIVE');
  });
  it('two members of one name', async () => {
    const path = await zipFile(join(folder, 'double.zip'), [
      { name: 'chat1.txt', content: androidChat(3) },
      { name: 'chat2.txt', content: androidChat(4) },
    ]);
    await writeFile(
      path,
      Buffer.from((await readFile(path)).toString('latin1').replaceAll('chat2.txt', 'chat1.txt'), 'latin1'),
    );
    expect((await refused(path)).reason?.code).toBe('UNSAFE_ARCHIVE');
  });
  it('a zip of zips', async () => {
    const inner = await zipFile(join(folder, 'inner.zip'), [{ name: '_chat.txt', content: androidChat(3) }]);
    const path = await zipFile(join(folder, 'outer.zip'), [{ name: 'inner.zip', content: await readFile(inner) }]);
    expect((await refused(path)).reason?.code).toBe('NESTED_ARCHIVE');
  });
  it('a symbolic link', async () => {
    const path = join(folder, 'link.txt');
    await symlink(await textFile(folder, 'target.txt', androidChat(3)), path);
    expect((await refused(path)).reason?.code).toBe('SYMBOLIC_LINK');
  });
  it('UTF-16 text', async () => {
    const file = await refused(await textFile(folder, 'utf16.txt', Buffer.from(`\ufeff${androidChat(5)}`, 'utf16le')));
    expect(file.reason?.message).toMatch(/UTF-16/);
  });
  it('an encrypted backup, by its name', async () => {
    const file = await refused(
      await textFile(
        folder,
        'msgstore.db.crypt15',
        Buffer.from(Array.from({ length: 2048 }, (_, i) => (i * 31) % 256)),
      ),
    );
    expect(file.reason?.message).toMatch(/encrypted/i);
  });
  it('a path that is not there, with exit code 2', async () => {
    const ran = await candour(['inspect', join(folder, 'nowhere.txt')], join(folder, 'home'));
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('nowhere.txt');
  });
  it('an option that does not exist, with exit code 2', async () => {
    const ran = await candour(['inspect', '--jsn', folder], join(folder, 'home'));
    expect(ran.code).toBe(2);
  });
});

describe('inspect reads', () => {
  it('a chat under a wrong extension', async () => {
    const { code, files } = await inspected(await textFile(folder, 'chat.dat', androidChat(20)));
    expect(code).toBe(0);
    expect(only(files).chats[0]?.messages).toBe(20);
  });
  it('a chat of one entry', async () => {
    const { files } = await inspected(
      await textFile(folder, 'one.txt', '13/05/2019, 10:00 - Rook Example: only this\n'),
    );
    expect(only(files).chats[0]?.messages).toBe(1);
  });
  it('bytes that are not UTF-8, keeping the count', async () => {
    const text = Buffer.concat([
      Buffer.from('13/05/2019, 10:00 - Rook Example: broken '),
      Buffer.from([0xed, 0xa0, 0x80, 0xff]),
      Buffer.from('\n13/05/2019, 10:01 - Rook Example: next\n'),
    ]);
    const { files } = await inspected(await textFile(folder, 'surrogates.txt', text));
    expect(only(files).chats[0]?.messages).toBe(2);
  });
  it('a line of 50 MB', async () => {
    const { files } = await inspected(
      await textFile(
        folder,
        'long.txt',
        `13/05/2019, 10:00 - Rook Example: ${'x'.repeat(50_000_000)}\n13/05/2019, 10:01 - Rook Example: next\n`,
      ),
    );
    expect(only(files).chats[0]?.messages).toBe(2);
  });
  it('what can be read beside what cannot, and says so with exit code 1', async () => {
    const mixed = join(folder, 'mixed');
    await mkdir(mixed);
    await textFile(mixed, 'good.txt', androidChat(5));
    await textFile(mixed, 'empty.txt', '');
    const { code, files } = await inspected(mixed);
    expect(code).toBe(1);
    expect(files.map((file) => file.status).sort()).toEqual(['read', 'refused']);
  });
  it('an ambiguous date order with both readings and exit code 1, and decides it when told', async () => {
    const path = await textFile(
      folder,
      'ambiguous.txt',
      '03/04/2019, 10:00 - Rook Example: one\n05/04/2019, 10:01 - Rook Example: two\n',
    );
    const first = await inspected(path);
    expect(first.code).toBe(1);
    const order = only(first.files).chats[0]?.dateOrder;
    expect(order?.value).toBe('AMBIGUOUS');
    expect(order?.otherReading).toEqual({ order: 'MDY', first: '2019-03-04T10:00', last: '2019-05-04T10:01' });
    const second = await inspected('--date-order', 'mdy', path);
    expect(second.code).toBe(0);
    expect(only(second.files).chats[0]?.first).toBe('2019-03-04T10:00');
  });
});
