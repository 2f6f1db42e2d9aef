import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Entry, parserFor } from '../src/formats/index.ts';
import { writeBulkWhatsApp } from './bulk.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(path: string): Promise<{ entries: Entry[]; unparsed: number }> {
  const entries: Entry[] = [];
  let unparsed = -1;
  for await (const event of parserFor('whatsapp-text')([readFileSync(path)], { name: path })) {
    if (event.kind === 'entries') entries.push(...event.entries);
    if (event.kind === 'end') unparsed = event.unparsed;
  }
  return { entries, unparsed };
}

describe('a big synthetic export', () => {
  it.each(['android', 'ios'] as const)(
    'in the style of %s is read as so many messages and one notice',
    async (style) => {
      const [file] = writeBulkWhatsApp(join(folder, `${style}.txt`), { messages: 4000, seed: 1, style });
      expect(file?.bytes).toBe(statSync(join(folder, `${style}.txt`)).size);
      const { entries, unparsed } = await read(join(folder, `${style}.txt`));
      expect(unparsed).toBe(0);
      expect(entries.filter((entry) => entry.kind !== 'system').length).toBe(4000);
      const bodies = entries.filter((entry) => entry.kind === 'text').map((entry) => entry.body);
      const arabic = bodies.filter((body) => /\p{Script=Arabic}/u.test(body)).length / 4000;
      expect(arabic).toBeGreaterThan(0.13);
      expect(arabic).toBeLessThan(0.17);
      const common = bodies.filter((body) => body.split(/\s/u).includes(file?.words.mostCommon ?? '')).length;
      const rarer = bodies.filter((body) => body.split(/\s/u).includes(file?.words.common ?? '')).length;
      expect(common).toBeGreaterThan(5 * rarer);
      expect(rarer).toBeGreaterThan(0);
    },
  );

  it('has the same bytes for the same seed and others for another', () => {
    const digest = (name: string, seed: number): string => {
      writeBulkWhatsApp(join(folder, name), { messages: 500, seed });
      return createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
    };
    expect(digest('a.txt', 7)).toBe(digest('b.txt', 7));
    expect(digest('c.txt', 8)).not.toBe(digest('a.txt', 7));
  });

  it('of several chats is several files that differ', () => {
    const files = writeBulkWhatsApp(join(folder, 'many.txt'), { messages: 50, seed: 3, chats: 3 });
    expect(files.map((file) => file.path.slice(folder.length + 1))).toEqual(['many-1.txt', 'many-2.txt', 'many-3.txt']);
    expect(new Set(files.map((file) => readFileSync(file.path, 'utf8'))).size).toBe(3);
  });
});
