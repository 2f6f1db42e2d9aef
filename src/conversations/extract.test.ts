import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv } from './csv.ts';
import { sniffMedia } from './sniff-media.ts';
import { android, openRoom, type Room } from './testing/room.ts';

let room: Room;
let ids: number[];

beforeAll(async () => {
  room = await openRoom();
  const chat = android([
    [0, 'Rook', 'one'],
    [1, 'Teasel', '=HYPERLINK("http://x.example")'],
    [2, 'Rook', '<b>three</b> & "more"'],
    [3, 'Teasel', 'four\nand a second line'],
    [4, 'Rook', 'five'],
  ]);
  await room.import('JM/1', 'WhatsApp Chat with Relief.txt', chat);
  ids = (await room.service.entries(room.asking(), 1, { limit: 10 })).entries.map((entry) => entry.observation);
});
afterAll(() => room.close());

const take = (format: 'html' | 'csv', observations: number[], context = 1) =>
  room.service.extract(room.asking(), { observations, context, format, title: 'For the hearing' });

describe('An extract', () => {
  it('has the chosen messages with their context, each with exhibit, line, bytes and hash', async () => {
    const file = await take('html', [ids[2] ?? 0]);
    const html = file.bytes.toString();
    expect(html.match(/<li class="entry/g)).toHaveLength(3);
    expect(html.match(/<li class="entry chosen/g)).toHaveLength(1);
    expect(html).toMatch(/JM\/1 \(Rook Example\).*line 3, bytes \d+–\d+, SHA-256 [0-9a-f]{64}/);
    expect(html).not.toContain('one</p>');
  });

  it('shows text as text: nothing in it can run or load', async () => {
    const html = (await take('html', ids)).bytes.toString();
    expect(html).toContain('&lt;b&gt;three&lt;/b&gt; &amp; &quot;more&quot;');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<img|src=|href=/);
    expect(html).toContain('<html lang="en-GB">');
  });

  it('is a table with one row a message and one a file, and no cell is a formula', async () => {
    const text = (await take('csv', [ids[1] ?? 0])).bytes.toString();
    const rows = text.split('\r\n');
    expect(rows.filter((row) => row.startsWith('"chosen"'))).toHaveLength(1);
    expect(rows.filter((row) => row.startsWith('"context"'))).toHaveLength(2);
    expect(rows.filter((row) => row.startsWith('"file"'))).toHaveLength(1);
    expect(text).toContain(`"'=HYPERLINK(""http://x.example"")"`);
  });

  it('is a disclosure in the ledger, with the hash of the file given', async () => {
    const file = await take('csv', ids.slice(0, 2), 0);
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(file.sha256);
    const [entry] = await room.store.ledger.page(String(room.operationId), null, 1);
    expect(entry).toMatchObject({ type: 'disclosure', act: 'extract.made' });
    expect(entry?.subject).toMatchObject({ observations: ids.slice(0, 2), sha256: file.sha256, format: 'csv' });
  });

  it('is refused when a chosen message is not there', async () => {
    await expect(take('html', [ids[0] ?? 0, 12345])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('A table for spreadsheets', () => {
  it('quotes every cell and disarms what a spreadsheet would run', () => {
    expect(csv([['a"b', 3, null, '-2+3', '@x', 'plain']])).toBe('\ufeff"a""b","3","","\'-2+3","\'@x","plain"\r\n');
  });
});

describe('The bytes of a media file', () => {
  it.each([
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['video/mp4', [0, 0, 0, 24, ...Buffer.from('ftypisom')]],
    ['audio/mp4', [0, 0, 0, 24, ...Buffer.from('ftypM4A ')]],
    ['audio/ogg', [...Buffer.from('OggS')]],
    ['audio/mpeg', [0xff, 0xfb, 0x90, 0]],
    [null, [...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')]],
    [null, [...Buffer.from('<!doctype html>')]],
    [null, [...Buffer.from('%PDF-1.7')]],
    [null, [0, 0, 0, 24, ...Buffer.from('ftypheic')]],
    [null, []],
  ])('prove %s', (mime, bytes) => {
    expect(sniffMedia(Uint8Array.from(bytes))).toBe(mime);
  });
});
