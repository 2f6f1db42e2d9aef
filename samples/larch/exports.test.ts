/** The exports as the product reads them: every entry of the truth, no other, and not a byte left over. */
import { describe, expect, it } from 'vitest';
import { type Entry, type ParseEvent, parserFor } from '../../src/formats/index.ts';
import { buildLarch, type ExpectedEntry, type RenderedCopy } from './index.ts';

const larch = buildLarch();

interface Read {
  readonly entries: readonly Entry[];
  readonly end: Extract<ParseEvent, { kind: 'end' }>;
}

async function read(bytes: Uint8Array, name: string, format: 'whatsapp-text' | 'messenger-json'): Promise<Read> {
  const entries: Entry[] = [];
  let end: Read['end'] | undefined;
  for await (const event of parserFor(format)([bytes], { name })) {
    if (event.kind === 'entries') entries.push(...event.entries);
    if (event.kind === 'end') end = event;
  }
  if (end === undefined) throw new Error('the parser did not end');
  return { entries, end };
}

/** The chat member of a stored archive: it is the first, its size stands in its header. */
function firstMember(zip: Uint8Array): Uint8Array {
  const view = Buffer.from(zip);
  const start = 30 + view.readUInt16LE(26) + view.readUInt16LE(28);
  return view.subarray(start, start + view.readUInt32LE(22));
}

function chatFile(copy: RenderedCopy): Uint8Array {
  const bytes = copy.files[0]?.bytes ?? new Uint8Array(0);
  return copy.member === null ? bytes : firstMember(bytes);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Local time of an entry in the day order of the phone; UTC to the second for Messenger. */
function timeOf(entry: Entry, order: 'DMY' | 'MDY' | null): string {
  const { time } = entry;
  if (time === null) return '';
  if (time.kind === 'utc') return `${new Date(time.ms).toISOString().slice(0, 19)}Z`;
  if (time.kind === 'local') return time.local;
  const [a, b, year] = time.fields;
  const [day, month] = order === 'MDY' ? [b, a] : [a, b];
  const seconds = time.second === null ? '' : `:${two(time.second)}`;
  return `${year}-${two(month)}-${two(day)}T${two(time.hour)}:${two(time.minute)}${seconds}`;
}

/** A card in an export is a contact or a file with its name: both readings are true. */
function sameKind(expected: ExpectedEntry, entry: Entry): boolean {
  if (expected.kind === entry.kind) return true;
  const card = expected.kind === 'contact-card' || expected.media?.endsWith('.vcf') === true;
  return card && ['contact-card', 'media-attached', 'media-omitted'].includes(entry.kind);
}

function compare(expected: readonly ExpectedEntry[], entries: readonly Entry[], order: 'DMY' | 'MDY' | null): void {
  expect(entries.length).toBe(expected.length);
  for (const [i, want] of expected.entries()) {
    const got = entries[i];
    if (got === undefined) throw new Error(`entry ${i} is missing`);
    const about = `${want.item}, entry ${i}`;
    expect(sameKind(want, got), `${about}: ${want.kind} was read as ${got.kind}`).toBe(true);
    expect(got.sender, about).toBe(want.sender);
    expect(timeOf(got, order), about).toBe(want.time);
    expect(got.flags.includes('edited'), about).toBe(want.edited);
    if (want.text !== null && want.kind === 'text') expect(got.body, about).toBe(want.text);
    if (want.media !== null)
      expect(
        got.media?.map((media) => media.name),
        about,
      ).toContain(want.media);
  }
}

describe('every generated export', () => {
  const chats = larch.copies.filter((copy) => copy.handset.platform !== 'messenger');
  it.each(chats.map((copy) => [copy.spec.id, copy] as const))('of %s is read to the last byte', async (_id, copy) => {
    const bytes = chatFile(copy);
    const { entries, end } = await read(bytes, copy.member ?? copy.path.split('/').at(-1) ?? '', 'whatsapp-text');
    expect(end.unparsed).toBe(0);
    expect(end.inEntries).toBe(bytes.length);
    compare(copy.entries, entries, copy.handset.dateOrder);
    const order = end.chats[0]?.dateOrder?.value;
    expect(order).toBe(copy.spec.id === 'plover/summer' ? 'AMBIGUOUS' : copy.handset.dateOrder);
  });

  const threads = larch.copies.filter((copy) => copy.handset.platform === 'messenger');
  it.each(threads.map((copy) => [copy.spec.id, copy] as const))(
    'of %s is read from all its parts',
    async (_id, copy) => {
      const parts = copy.files.filter((file) => /message_\d+\.json$/u.test(file.path));
      const newestFirst: Entry[] = [];
      for (const part of parts.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
        const { entries, end } = await read(part.bytes, part.path, 'messenger-json');
        expect(end.unparsed).toBe(0);
        newestFirst.push(...entries);
      }
      if (copy.spec.chat === 'five') expect(parts.length).toBeGreaterThanOrEqual(2);
      compare(copy.entries, newestFirst.toReversed(), null);
    },
  );
});
