/** `candour reconcile` as a person runs it: copies that agree, copies that do not, and words it cannot use. */

import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReconciliationReport } from '../../src/conversations/index.ts';
import { candour, type Ran } from '../support/command.ts';
import { androidChat, tempFolder, textFile } from '../support/exports.ts';

let folder: string;
let whole: string;
let short: string;

beforeAll(async () => {
  folder = await tempFolder();
  const text = androidChat(60);
  whole = await textFile(folder, 'phone-a.txt', text);
  const lines = text.split('\n');
  short = await textFile(folder, 'phone-b.txt', lines.filter((_, i) => i !== 30).join('\n'));
});

const reconcile = (...words: string[]): Promise<Ran> => candour(['reconcile', ...words], join(folder, 'home'));

describe('reconcile', () => {
  it('prints one object for copies of one chat, and ends with 0 although something is missing', async () => {
    const ran = await reconcile(whole, short, '--json');
    expect([ran.code, ran.err]).toEqual([0, '']);
    const report = JSON.parse(ran.out) as ReconciliationReport;
    expect(Object.keys(report)).toEqual([
      'copies',
      'sameChat',
      'senders',
      'messages',
      'matched',
      'membership',
      'findings',
    ]);
    expect(report.copies.map(({ path, precision, offsetSeconds }) => [path, precision, offsetSeconds])).toEqual([
      [whole, 'minute', 0],
      [short, 'minute', 0],
    ]);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({ kind: 'missing', copy: short, in: [whole], deletion: true });
    expect(report.matched).toEqual({ all: report.messages - 1, some: 0, one: 1 });
  });

  it('tells people where, when and by whom, and the words only when asked', async () => {
    const [plain, words] = [await reconcile(whole, short), await reconcile(whole, short, '--text')];
    const report = JSON.parse((await reconcile(whole, short, '--json')).out) as ReconciliationReport;
    const gone = report.findings[0]?.text.slice(0, 12) ?? '';
    expect(plain.code).toBe(0);
    expect(plain.out).toContain('deleted there');
    expect(plain.out).not.toContain(gone);
    expect(words.out).toContain(gone);
  });

  it('finds nothing between a file and itself, given twice', async () => {
    const ran = await reconcile(whole, whole, '--json');
    expect((JSON.parse(ran.out) as ReconciliationReport).findings).toEqual([]);
  });

  it('ends with 1 and without findings for different chats', async () => {
    const other = await textFile(
      folder,
      'other.txt',
      Array.from(
        { length: 40 },
        (_, i) => `${14 + (i % 10)}/10/2017, 10:${10 + i} - Wren: line ${i} of quite another chat`,
      ).join('\n'),
    );
    const ran = await reconcile(whole, other, '--json');
    expect(ran.code).toBe(1);
    const report = JSON.parse(ran.out) as ReconciliationReport;
    expect(report.sameChat.confidence).toBeLessThan(0.5);
    expect(report.findings).toEqual([]);
  });

  it('takes a zone for a path and gives the same findings', async () => {
    const ran = await reconcile(
      whole,
      short,
      '--zone',
      `${short}=Europe/London`,
      '--zone',
      `${whole}=Europe/London`,
      '--json',
    );
    expect(ran.code).toBe(0);
    expect((JSON.parse(ran.out) as ReconciliationReport).findings).toHaveLength(1);
  });

  it.each([
    ['one path alone', () => [whole], 2, 'at least two'],
    ['a zone without a path', () => [whole, short, '--zone', 'Europe/London'], 2, 'PATH=ZONE'],
    [
      'a zone for a path that was not given',
      () => [whole, short, '--zone', 'phone-c.txt=Europe/London'],
      2,
      'not among the paths',
    ],
    ['a zone that is not known', () => [whole, short, '--zone', `${whole}=Europe/Nowhere`], 2, 'not a time zone'],
    ['an option that is not known', () => [whole, short, '--merge'], 2, 'unknown option'],
  ] as const)('refuses %s', async (_, words, code, says) => {
    const ran = await reconcile(...words());
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(says);
    expect(ran.out).toBe('');
  });

  it('names the path that holds no chat', async () => {
    const path = await textFile(folder, 'shopping.txt', 'bread and milk\neggs\n');
    const ran = await reconcile(whole, path);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('shopping.txt');
  });

  it('names a path that is not there', async () => {
    const ran = await reconcile(whole, join(folder, 'nowhere.zip'));
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('nowhere.zip');
  });

  it('asks for one chat where a folder holds two', async () => {
    const two = join(folder, 'two');
    await mkdir(two);
    await copyFile(whole, join(two, 'WhatsApp Chat with Larch.txt'));
    await copyFile(short, join(two, 'WhatsApp Chat with Rook.txt'));
    const ran = await reconcile(whole, two);
    expect(ran.code).toBe(3);
    expect(ran.err).toContain('holds 2 chats');
  });
});
