/** The generated exports as the product reads them: every entry of the truth, no other, and not a byte left over. */
import { describe, expect, it } from 'vitest';
import { type ChatFormat, type Entry, type ParseEvent, parserFor, readTime } from '../../src/formats/index.ts';
import { randomNamed } from '../larch/random.ts';
import { generateCopies } from './generate.ts';
import { localeOf } from './locales.ts';
import type { Printed } from './printed.ts';
import type { RenderedFile } from './rendered.ts';
import { PRESETS, randomSettings, settingsOf } from './settings.ts';
import type { Truth } from './truth.ts';

interface Read {
  readonly entries: readonly Entry[];
  readonly unparsed: number;
  readonly accounted: boolean;
}

async function read(bytes: Uint8Array, name: string, format: ChatFormat): Promise<Read> {
  const entries: Entry[] = [];
  let end: Extract<ParseEvent, { kind: 'end' }> | undefined;
  for await (const event of parserFor(format)([bytes], { name })) {
    if (event.kind === 'entries') entries.push(...event.entries);
    if (event.kind === 'end') end = event;
  }
  if (end === undefined) throw new Error('the parser did not end');
  return { entries, unparsed: end.unparsed, accounted: end.inEntries + end.unparsed === bytes.length };
}

/** The chat of a stored archive: its first member, without a data descriptor's help. */
function chatOf({ path, bytes }: RenderedFile): Uint8Array {
  if (!path.endsWith('.zip')) return bytes;
  const view = Buffer.from(bytes);
  const directory = view.readUInt32LE(view.length - 22 + 16);
  const size = view.readUInt32LE(directory + 24);
  const start = 30 + view.readUInt16LE(26) + view.readUInt16LE(28);
  return view.subarray(start, start + size);
}

const RANDOM_MIXES = 12;

const FORMATS: Readonly<Record<string, ChatFormat>> = {
  android: 'whatsapp-text',
  ios: 'whatsapp-text',
  messenger: 'messenger-json',
  'messenger-e2ee': 'messenger-e2ee-json',
  instagram: 'instagram-json',
};

/** What the copy says, oldest first, as the truth has it. */
function expected(truth: Truth, copy: number): Printed[] {
  return (truth.copies[copy]?.order ?? []).flatMap((id) => truth.printed(copy, id) ?? []);
}

async function readCopy(truth: Truth, files: readonly RenderedFile[], copy: number): Promise<Entry[]> {
  const own = truth.copies[copy];
  if (own === undefined) throw new Error('no such copy');
  const { platform } = own.phone;
  const parts = files.filter(({ path }) => path === own.path || path.startsWith(`${own.path}/`));
  expect(parts.length).toBeGreaterThan(0);
  const entries: Entry[] = [];
  for (const part of parts) {
    const told = await read(chatOf(part), part.path, FORMATS[platform] ?? 'whatsapp-text');
    expect(told.unparsed, part.path).toBe(0);
    expect(told.accounted, part.path).toBe(true);
    entries.push(...told.entries);
  }
  const downwards =
    platform === 'messenger' || platform === 'instagram' || (platform === 'messenger-e2ee' && copy % 2 === 0);
  return downwards ? entries.reverse() : entries;
}

function compare(truth: Truth, copy: number, entries: readonly Entry[]): void {
  const wanted = expected(truth, copy);
  expect(entries.length).toBe(wanted.length);
  const order = localeOf(truth.copies[copy]?.phone.locale ?? 'en-GB').order;
  for (const [i, want] of wanted.entries()) {
    const got = entries[i];
    if (got === undefined || got.time === null) throw new Error(`entry ${i} has no time`);
    const same =
      got.kind === want.kind &&
      got.sender === want.sender &&
      readTime(got.time, order).text === want.local &&
      got.time.raw === want.time &&
      got.body === want.body &&
      got.flags.includes('edited') === want.edited &&
      (want.file === null ||
        got.media?.[0]?.name === want.file ||
        got.media?.[0]?.name === want.file.split('/').at(-1));
    // Asserted in whole only where something differs: there are tens of thousands of entries.
    if (!same) {
      expect({
        kind: got.kind,
        sender: got.sender,
        local: readTime(got.time, order).text,
        body: got.body,
        media: got.media,
      }).toEqual({ kind: want.kind, sender: want.sender, local: want.local, body: want.body, media: want.file });
      throw new Error(`entry ${i} differs: ${JSON.stringify([got, want])}`);
    }
  }
}

describe('every export of the preset', () => {
  it.each(Object.keys(PRESETS))('%s is read to the last byte, entry by entry as the truth says', async (preset) => {
    const { truth, files } = await generateCopies(settingsOf({ messages: 600 }, preset), 7);
    for (const [copy] of truth.copies.entries()) compare(truth, copy, await readCopy(truth, files, copy));
  });

  it.each(Array.from({ length: RANDOM_MIXES }, (_, i) => i))(
    'mix %i drawn by chance is read in the same way',
    async (i) => {
      const settings = randomSettings(randomNamed(`read-back/${i}`), 300);
      const { truth, files } = await generateCopies(settings, `read-back-${i}`);
      for (const [copy] of truth.copies.entries()) compare(truth, copy, await readCopy(truth, files, copy));
    },
  );
});
