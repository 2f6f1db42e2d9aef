import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createTally } from '../tally.ts';
import { bytesOf, chunked, codes, told } from '../testing/collect.ts';
import { parseWhatsAppText } from './index.ts';
import { looksLikeWhatsAppText } from './sniff.ts';

describe('bad input', () => {
  it('an empty file yields no chat and says so', async () => {
    const read = await told(parseWhatsAppText, '');
    expect(read).toMatchObject({ chats: [], bytes: 0, unparsed: 0 });
    expect(codes(read.warnings)).toEqual(['NO_ENTRIES']);
  });

  it('a text without a header is unparsed, and its first visible line is quoted', async () => {
    const read = await told(parseWhatsAppText, '\n  \nDear diary,\nnothing happened.\n', { chunk: 3 });
    expect(read.chats).toEqual([]);
    expect(read.spans).toEqual([{ start: 0, end: 34, line: 3, sample: 'Dear diary,' }]);
  });

  it('bytes of a picture are unparsed', async () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff);
    const read = await told(parseWhatsAppText, bytes, { chunk: 1000 });
    expect(read.inEntries).toBe(0);
    expect(read.spans[0]?.sample.length).toBeLessThanOrEqual(200);
  });

  it.each(['utf-16le', 'utf-16be'])('%s is named as such, with and without its mark', async (label) => {
    const text = '18/03/22, 14:56 - Kim: hello\n'.repeat(50);
    for (const mark of ['\ufeff', '']) {
      const little = Buffer.from(mark + text, 'utf16le');
      const bytes = label === 'utf-16le' ? little : Buffer.from(little).swap16();
      const read = await told(parseWhatsAppText, bytes, { chunk: 999 });
      expect(read.unparsed).toBe(bytes.length);
      expect(codes(read.warnings)).toEqual(['UTF16']);
      expect(read.spans[0]?.sample).toContain('18/03/22, 14:56 - Kim: hello');
    }
  });

  it('bytes that are no UTF-8 and surrogates on their own are shown as U+FFFD and flagged', async () => {
    const line = bytesOf('18/03/22, 14:56 - Kim: caf');
    for (const broken of [[0xe9], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98], [0xc3]]) {
      const bytes = Uint8Array.from([...line, ...broken, 0x0a, ...bytesOf('18/03/22, 14:57 - Kim: \ufffd typed')]);
      const { entries, ends } = await told(parseWhatsAppText, bytes, { chunk: 5 });
      expect(entries[0]?.[0]?.body).toMatch(/^caf\ufffd+$/);
      expect(entries[0]?.map(({ flags }) => flags)).toEqual([['invalid-text'], []]);
      expect(codes(ends[0]?.warnings)).toContain('INVALID_TEXT');
    }
  });

  it('zero bytes inside a body stay there', async () => {
    const { entries } = await told(parseWhatsAppText, '18/03/22, 14:56 - Kim: a\0b');
    expect(entries[0]?.[0]?.body).toBe('a\0b');
  });

  it('a chat of one entry, without a line end, is a chat', async () => {
    const { entries, chats } = await told(parseWhatsAppText, '18/03/22, 14:56 - Kim: hi');
    expect(chats).toHaveLength(1);
    expect(entries[0]).toHaveLength(1);
  });

  it('a long text is cut at a whole character, its byte range is not', async () => {
    for (const filler of ['x', 'é', '😀']) {
      const bytes = bytesOf(`18/03/22, 14:56 - Kim: a${filler.repeat(200_000)}\n18/03/22, 14:57 - Kim: b`);
      const whole = await told(parseWhatsAppText, bytes);
      const parts = await told(parseWhatsAppText, bytes, { chunk: 7001 });
      expect(isDeepStrictEqual(parts, whole)).toBe(true);
      const [first, second] = whole.entries[0] ?? [];
      const cut = bytesOf(first?.body ?? '').length > 250_000 && first?.flags.includes('truncated-body');
      expect(cut).toBe(filler !== 'x');
      expect(first?.body.includes('\ufffd')).toBe(false);
      expect(first?.end).toBe(second?.start);
      expect(second).toMatchObject({ body: 'b', line: 2, flags: [] });
    }
  });

  it('a line of 50 MB, and an entry of a million lines, take no more memory than others', async () => {
    const long = 50 * 1024 * 1024;
    function* chunks(): Generator<Uint8Array> {
      yield bytesOf('18/03/22, 14:56 - Kim: ');
      const filler = new Uint8Array(1 << 20).fill(0x61);
      for (let sent = 0; sent < long; sent += filler.length) yield filler;
      yield bytesOf('\n18/03/22, 14:57 - Kim: b\n');
      for (let i = 0; i < 1000; i++) yield bytesOf('no header here\n'.repeat(1000));
      yield bytesOf('18/03/22, 14:58 - Kim: c\n');
    }
    const before = process.memoryUsage();
    const tally = createTally({ has: () => false });
    const seen: [number, number, number][] = [];
    for await (const event of parseWhatsAppText(chunks())) {
      tally.take(event);
      if (event.kind !== 'entries') continue;
      for (const { body, lines, start, end } of event.entries) seen.push([body.length, lines, end - start]);
    }
    expect(seen).toEqual([
      [256 * 1024, 1, 23 + long + 1],
      [256 * 1024, 1_000_001, 25 + 15_000_000],
      [1, 1, 25],
    ]);
    expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(20 * 1024 * 1024);
    expect(tally.reports()[0]).toMatchObject({ entries: 3, multiLine: 1 });
  });

  it('a single line without end before any header is counted, not kept', async () => {
    const bytes = new Uint8Array(3_000_000).fill(0x61);
    const read = await told(parseWhatsAppText, bytes, { chunk: 65_536 });
    expect(read.spans).toEqual([{ start: 0, end: 3_000_000, line: 1, sample: 'a'.repeat(200) }]);
  });

  it('long runs of one character are read in the time of any other text', async () => {
    const started = performance.now();
    for (const filler of ['.', ' ', '\u200e', '<', '(abc) ', '"', ': ', '<attached: ', 'https://', '\n ']) {
      for (const opening of ['', 'Kim: ', 'Kim: \u200e']) {
        for (const ending of ['x', '>', ')', '<This message was edited>']) {
          const body = filler.repeat(200_000 / filler.length);
          await told(parseWhatsAppText, `[18/03/22, 14:56:01] ${opening}${body}${ending}`);
        }
      }
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('ten thousand different names before colons are no burden', async () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `18/03/22, 14:56 - Name ${i}: hi`).join('\n');
    const { entries } = await told(parseWhatsAppText, text);
    expect(entries[0]?.every(({ sender }, i) => sender === `Name ${i}`)).toBe(true);
  });
});

describe('the first bytes of a file', () => {
  it('tell how many of a hundred lines that hold something are headers', () => {
    const lines = ['', '18/03/22, 14:56 - Kim: hi', 'second line', '\u200e[18/03/22, 14:56:01] Kim: hi', 'x'];
    expect(looksLikeWhatsAppText(bytesOf(lines.join('\r\n')))).toEqual({ headers: 2, lines: 4 });
    expect(looksLikeWhatsAppText(bytesOf('a\n'.repeat(500)))).toEqual({ headers: 0, lines: 100 });
    expect(looksLikeWhatsAppText(new Uint8Array())).toEqual({ headers: 0, lines: 0 });
    for (const part of chunked(bytesOf('18/03/22, 14:56 - Kim: hi'), 9)) {
      expect(looksLikeWhatsAppText(part).headers).toBe(0);
    }
  });
});
