/** Real-format exports for tests: small, invented, written byte by byte. */

import { createWriteStream } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

export async function tempFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'candour-test-'));
}

/** An Android export, day first and proven so, of `count` messages by two people. */
export function androidChat(count: number, from = Date.UTC(2017, 0, 28, 9, 0)): string {
  const lines = [
    '28/01/2017, 08:59 - Messages to this group are now secured with end-to-end encryption. Tap for more info.',
  ];
  for (let i = 0; i < count; i++) {
    const at = new Date(from + i * 7 * 60_000).toISOString();
    const date = `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)}`;
    lines.push(
      `${date} - ${i % 2 === 0 ? 'Rook Example' : 'Teasel Example'}: note ${i} about the rota${i % 11 === 0 ? '\nsecond line' : ''}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

export interface ZipMember {
  readonly name: string;
  readonly content: string | Buffer;
}

export async function zipFile(path: string, members: readonly ZipMember[]): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const member of members)
    zip.addBuffer(Buffer.from(member.content), member.name, {
      mtime: new Date(Date.UTC(2018, 0, 1)),
      forceDosTimestamp: true,
    });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

export async function textFile(folder: string, name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
