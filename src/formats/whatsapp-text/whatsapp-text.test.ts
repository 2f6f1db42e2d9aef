import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTally } from '../tally.ts';
import { bytesOf, chunked, codes, told } from '../testing/collect.ts';
import { expected, fixture } from '../testing/fixture.ts';
import { outline } from '../testing/outline.ts';
import { parseWhatsAppText } from './index.ts';

const here = import.meta.dirname;
const now = Date.UTC(2026, 0, 1);
const shapes = readdirSync(`${here}/fixtures`)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -4));

interface Expected {
  readonly chat: {
    readonly name: string;
    readonly title: string | null;
    readonly exporter: string | null;
    readonly dateOrder?: string;
    readonly warnings: readonly string[];
    readonly unparsed: number;
    readonly otherReading?: object;
  };
  readonly entries: readonly object[];
}

describe('a WhatsApp text export', () => {
  it.each(shapes)('reads the shape %s as written beside it, in any chunks', async (shape) => {
    const bytes = fixture(here, `${shape}.txt`);
    const { chat, entries } = expected(here, `${shape}.expected.json`) as Expected;
    const { name, warnings, unparsed, title, exporter, dateOrder, otherReading, ...counts } = chat;
    for (const chunk of [1, 7, 1000, 1_000_000]) {
      const read = await told(parseWhatsAppText, bytes, { name, now, chunk });
      expect(read.entries[0]?.map(outline)).toEqual(entries);
      expect(read.unparsed).toBe(unparsed);
      const end = read.ends[0];
      expect({ title: end?.title, exporter: end?.exporter, dateOrder: end?.dateOrder?.value }).toEqual({
        title,
        exporter,
        dateOrder,
      });
      const said = [...read.warnings, ...(end?.warnings ?? [])];
      expect(said.map(({ code, lines }) => (lines ? `${code} ${lines.join(',')}` : code))).toEqual(warnings);
    }
    const tally = createTally({ has: () => false });
    for await (const event of parseWhatsAppText([bytes], { name, now })) tally.take(event);
    const [report] = tally.reports();
    expect(report).toMatchObject(counts);
    expect(report?.dateOrder?.otherReading).toEqual(otherReading);
  });

  it('gives every entry the bytes from its header to the next, and its line', async () => {
    const bytes = fixture(here, 'android-group.txt');
    const text = new TextDecoder().decode(bytes);
    const { entries } = await told(parseWhatsAppText, bytes, { chunk: 13 });
    let at = 0;
    for (const entry of entries[0] ?? []) {
      expect(entry.start).toBe(at);
      at = entry.end;
      const own = new TextDecoder().decode(bytes.subarray(entry.start, entry.end));
      expect(own).toMatch(/^\d\d\/\d\d\/\d{4}, \d\d:\d\d - /);
      expect(own).toContain(entry.rawBody);
      expect(own.split('\n').length - 1).toBe(entry.lines);
      expect(text.split('\n')[entry.line - 1]).toBe(own.split('\n')[0]);
    }
    expect(at).toBe(bytes.length);
  });

  it('keeps marks in the raw body, because they are evidence, and takes them out of the one that is read', async () => {
    const { entries } = await told(parseWhatsAppText, fixture(here, 'ios-group.txt'));
    const marked = entries[0]?.find(({ kind }) => kind === 'unknown-marked');
    expect(marked?.rawBody.charCodeAt(0)).toBe(0x200e);
    expect(marked?.body.charCodeAt(0)).toBe(0x49);
    const edited = entries[0]?.find(({ flags }) => flags.includes('edited'));
    expect(edited?.rawBody).toContain('edited>');
    expect(edited?.body).not.toContain('edited>');
  });

  it('prints no seconds where the phone printed none', async () => {
    const { entries } = await told(parseWhatsAppText, '18/03/22, 14:56 - Kim: a\n18/03/22, 14:56:07 - Kim: b');
    expect(entries[0]?.map(({ time }) => time?.kind === 'printed' && time.second)).toEqual([null, 7]);
  });

  it('hands on at most a thousand entries at a time', async () => {
    const text = Array.from({ length: 2500 }, (_, i) => `18/03/22, 14:56 - Kim: ${i}`).join('\n');
    const sizes: number[] = [];
    for await (const event of parseWhatsAppText(chunked(bytesOf(text), 60_000))) {
      if (event.kind === 'entries') sizes.push(event.entries.length);
    }
    expect(sizes).toEqual([1000, 1000, 500]);
  });

  it('tells times that lie in the future of the reading clock, and not those a day ahead of UTC could explain', async () => {
    const text = '18/03/22, 14:56 - Kim: a\n19/03/22, 13:00 - Kim: b\n20/03/22, 10:00 - Kim: c';
    const { entries, ends } = await told(parseWhatsAppText, text, { now: Date.UTC(2022, 2, 19, 0, 0) });
    expect(entries[0]?.map(({ flags }) => flags)).toEqual([[], [], ['future-time']]);
    expect(codes(ends[0]?.warnings)).toContain('FUTURE_TIME');
  });

  it('takes a long run in the past for a second export, not for a pasted chat', async () => {
    const first = Array.from({ length: 5 }, (_, i) => `18/03/22, 14:5${i} - Kim: a`);
    const second = Array.from({ length: 300 }, () => '18/01/22, 10:00 - Kim: b');
    const { entries } = await told(parseWhatsAppText, [...first, ...second].join('\n'));
    const quoted = entries[0]?.map(({ flags }) => flags.includes('possible-quoted-export')) ?? [];
    expect(quoted.lastIndexOf(true)).toBe(5 + 199);
    expect(quoted.at(-1)).toBe(false);
  });

  it.each([
    [9_950, true],
    [40_200, true],
    [9_000, false],
    [20_000, false],
  ])('says of %i entries whether they are close to what exports keep: %s', async (count, near) => {
    const opening = '18/03/22, 14:56 - Messages and calls are end-to-end encrypted.';
    const text = [opening, ...new Array(count - 1).fill('18/03/22, 14:56 - Kim: a')].join('\n');
    const { ends } = await told(parseWhatsAppText, text);
    expect(codes(ends[0]?.warnings).includes('POSSIBLY_TRUNCATED_START')).toBe(near);
  });

  it('does not name an exporting person when two names carry the exporter’s tombstone', async () => {
    const line = (name: string): string => `18/03/22, 14:56 - ${name}: You deleted this message`;
    const { ends } = await told(parseWhatsAppText, [line('Kim'), line('Dana')].join('\n'));
    expect(ends[0]?.exporter).toBeNull();
    expect(codes(ends[0]?.warnings)).toContain('EXPORTER_CONFLICT');
  });
});
