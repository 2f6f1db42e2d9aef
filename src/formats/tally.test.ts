import { describe, expect, it } from 'vitest';
import type { ChatEnd, Entry, EntryTime, ParseEvent } from './entry.ts';
import { type ChatReport, createTally } from './tally.ts';
import { bytesOf } from './testing/collect.ts';
import { readTime } from './time.ts';
import { parseWhatsAppText } from './whatsapp-text/index.ts';

async function tallied(text: string, has: (name: string) => boolean = () => false): Promise<ChatReport> {
  const tally = createTally({ has });
  for await (const event of parseWhatsAppText([bytesOf(text)])) tally.take(event);
  const [report] = tally.reports();
  if (!report) throw new Error('no report');
  return report;
}

const android = (...said: string[]): string => said.map((text) => `18/03/22, 14:56 - ${text}`).join('\n');

function entry(part: Partial<Entry>): Entry {
  return {
    index: 0,
    kind: 'text',
    sender: 'Kim',
    body: '',
    rawBody: '',
    time: null,
    start: 0,
    end: 1,
    line: 1,
    lines: 1,
    flags: [],
    ...part,
  };
}

function report(entries: readonly Entry[], end: Partial<ChatEnd> = {}): ChatReport | undefined {
  const tally = createTally({ has: () => true });
  const events: ParseEvent[] = [
    { kind: 'chat', chat: { chat: 0, title: 'Larch', participants: ['Kim'], threadPath: 'inbox/larch_1' } },
    { kind: 'entries', chat: 0, entries },
    {
      kind: 'end',
      bytes: 1,
      inEntries: 1,
      unparsed: 0,
      warnings: [],
      chats: [{ chat: 0, title: 'Larch', participants: [], exporter: null, warnings: [], ...end }],
    },
  ];
  for (const event of events) tally.take(event);
  return tally.reports()[0];
}

const printed = (a: number, b: number, c: number, hour = 10): EntryTime => ({
  kind: 'printed',
  raw: '',
  fields: [a, b, c],
  hour,
  minute: 0,
  second: null,
});
const utc = (ms: number): EntryTime => ({ kind: 'utc', raw: '', ms });

describe('the report of a chat', () => {
  it('counts messages, notices and calls apart, and every one once', async () => {
    const found = await tallied(
      android(
        'Anna left',
        'Kim: hi',
        'Kim: <Media omitted>',
        'Dana: This message was deleted',
        'Kim: You deleted this message',
        'Dana: null',
        'Dana: POLL:\nLunch?\nOPTION: a (1 vote)',
        'Dana: location: https://maps.google.com/?q=1.5,2.5',
        'Dana: live location shared',
        'Dana: Missed voice call',
        'Dana: good <This message was edited>',
      ),
    );
    expect(found).toMatchObject({
      entries: 11,
      messages: 9,
      notices: 1,
      calls: 1,
      senders: { Kim: 3, Dana: 6 },
      deleted: { byExporter: 1, byOthers: 1 },
      media: { omitted: 1, attached: 0, missing: 0 },
      polls: 1,
      locations: 2,
      emptyBodies: 1,
      edited: 1,
      multiLine: 1,
      unsent: 0,
      reactions: 0,
      exporter: 'Kim',
    });
    expect(found.entries).toBe(found.messages + found.notices + found.calls);
    expect(Object.values(found.kinds).reduce((sum, n) => sum + n, 0)).toBe(found.entries);
    expect(Object.values(found.senders).reduce((sum, n) => sum + n, 0)).toBe(found.messages);
  });

  it('asks for every file named whether it is there', async () => {
    const text = android(
      'Kim: \u200eIMG-20220318-WA0001.jpg (file attached)',
      'Kim: \u200eIMG-20220318-WA0002.jpg (file attached)',
    );
    const found = await tallied(text, (name) => name === 'IMG-20220318-WA0002.jpg');
    expect(found.media).toEqual({ omitted: 0, attached: 1, missing: 1 });
  });

  it('gives an undecided chat day first, with the other reading beside it', async () => {
    const found = await tallied('01/02/24, 10:00 - Kim: a\n03/02/24, 11:00 - Kim: b\n02/02/24, 11:00 - Kim: c');
    expect(found).toMatchObject({
      first: '2024-02-01T10:00',
      last: '2024-02-02T11:00',
      earliest: '2024-02-01T10:00',
      latest: '2024-02-03T11:00',
      chronological: false,
    });
    expect(found.dateOrder).toMatchObject({
      value: 'AMBIGUOUS',
      otherReading: { order: 'MDY', first: '2024-01-02T10:00', last: '2024-02-02T11:00' },
    });
  });

  it('gives no other reading where the order is decided or makes no difference', async () => {
    expect((await tallied('13/02/24, 10:00 - Kim: a')).dateOrder?.otherReading).toBeUndefined();
    expect((await tallied('02/02/24, 10:00 - Kim: a')).dateOrder?.otherReading).toBeUndefined();
    expect((await tallied('02/13/24, 10:00 - Kim: a')).first).toBe('2024-02-13T10:00');
  });

  it('reads lines that put the year first as they are, in a file of mixed orders too', async () => {
    const found = await tallied('2024-01-13, 10:00 - Kim: a\n14/01/24, 10:00 - Kim: b\n2024-01-15, 10:00 - Kim: c');
    expect(found).toMatchObject({ first: '2024-01-13T10:00', last: '2024-01-15T10:00', chronological: true });
    expect(found.dateOrder).toMatchObject({ value: 'MIXED', otherReading: { first: '2024-01-13T10:00' } });
  });

  it('keeps earliest and latest by value where the newest entry stands first', () => {
    const found = report([entry({ time: utc(2000) }), entry({ time: utc(1000) }), entry({ time: null })]);
    expect(found).toMatchObject({
      first: '1970-01-01T00:00:02.000Z',
      last: '1970-01-01T00:00:01.000Z',
      earliest: '1970-01-01T00:00:01.000Z',
      latest: '1970-01-01T00:00:02.000Z',
      chronological: false,
      threadPath: 'inbox/larch_1',
      participants: ['Kim'],
    });
  });

  it('counts a reaction for each actor, and what was unsent apart from what was deleted', () => {
    const reactions = [
      { actor: 'Kim', reaction: '👍' },
      { actor: 'Dana', reaction: '👍' },
    ];
    const found = report([entry({ reactions }), entry({ kind: 'deleted', deletedBy: 'sender', flags: ['unsent'] })]);
    expect(found).toMatchObject({ reactions: 2, unsent: 1, deleted: { byExporter: 0, byOthers: 0 } });
  });

  it('keeps the chats of a file apart, in their order', () => {
    const tally = createTally({ has: () => false });
    for (const chat of [1, 0]) {
      tally.take({ kind: 'chat', chat: { chat, title: `chat ${chat}`, participants: [] } });
      tally.take({ kind: 'entries', chat, entries: [entry({})] });
    }
    expect(tally.reports().map(({ title, entries }) => [title, entries])).toEqual([
      ['chat 0', 1],
      ['chat 1', 1],
    ]);
  });

  it('is taken in by no name that objects have already', () => {
    const found = report([entry({ sender: '__proto__' }), entry({ sender: 'constructor' })]);
    expect(Object.entries(found?.senders ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 1],
    ]);
  });
});

describe('a printed time', () => {
  it.each([
    [printed(3, 4, 2022), 'DMY', '2022-04-03T10:00'],
    [printed(3, 4, 2022), 'MDY', '2022-03-04T10:00'],
    [printed(13, 4, 2022), 'MDY', '2022-04-13T10:00'],
    [printed(3, 14, 2022), 'DMY', '2022-03-14T10:00'],
    [printed(22, 3, 2018), 'YMD', '2022-03-18T10:00'],
    [{ ...printed(2022, 3, 18), order: 'YMD' } as EntryTime, 'DMY', '2022-03-18T10:00'],
  ] as const)('%# is read in the order given, or in the only one it can have', (time, order, text) => {
    const read = readTime(time, order);
    expect(read).toEqual({ text, ms: Date.parse(`${text}:00Z`), precision: 'minute' });
  });
});
