import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, codes, told } from '../testing/collect.ts';
import { expected, fixture } from '../testing/fixture.ts';
import { outline } from '../testing/outline.ts';
import { parseMessengerJson } from './index.ts';

const here = import.meta.dirname;

/** Text as the download writes it: UTF-8 bytes read as Latin-1, then escaped. */
function misread(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function thread(messages: readonly object[], around: object = {}): string {
  const participants = [{ name: 'Anna Berg' }, { name: 'Bo Lund' }, { name: 'Cy Ek' }];
  return JSON.stringify({ participants, messages, title: 'Larch', thread_path: 'inbox/larch_1', ...around });
}

async function one(message: object): Promise<ReturnType<typeof outline>> {
  const { entries } = await told(parseMessengerJson, thread([{ sender_name: 'Bo Lund', timestamp_ms: 1, ...message }]));
  const entry = entries[0]?.[0];
  if (entry === undefined) {
    throw new Error('no entry');
  }
  return outline(entry);
}

describe('the ordinary Messenger download', () => {
  it.each(['old-one-to-one', 'new-group'])('reads %s as written beside it, in any chunks', async (name) => {
    const bytes = fixture(here, `${name}.json`);
    for (const chunk of [1, 777, 1_000_000]) {
      const { entries, chats, unparsed } = await told(parseMessengerJson, bytes, { chunk });
      expect(chats).toHaveLength(1);
      expect(entries[0]?.map(outline)).toEqual(expected(here, `${name}.expected.json`));
      expect(unparsed).toBe(0);
    }
  });

  it('gives every entry the bytes of its message', async () => {
    const bytes = fixture(here, 'new-group.json');
    const { entries } = await told(parseMessengerJson, bytes, { chunk: 100 });
    for (const { start, end, time } of entries[0] ?? []) {
      const value = JSON.parse(new TextDecoder().decode(bytes.slice(start, end)));
      expect(time?.kind === 'utc' ? time.ms : null).toBe(value.timestamp_ms);
    }
  });

  it('repairs names and titles, keeps the unrepaired body, and tells the thread path that comes after the messages', async () => {
    const content = misread('grüße 😀');
    const { ends, entries } = await told(
      parseMessengerJson,
      thread([{ sender_name: misread('Zoë'), timestamp_ms: 5, content }], { title: misread('Lärchen') }),
    );
    expect(entries[0]?.[0]).toMatchObject({ sender: 'Zoë', body: 'grüße 😀', rawBody: content });
    expect(ends[0]).toMatchObject({
      title: 'Lärchen',
      threadPath: 'inbox/larch_1',
      participants: ['Anna Berg', 'Bo Lund', 'Cy Ek'],
    });
  });

  it('leaves a string that is whole already, and says where one can be repaired only in part', async () => {
    const { entries, ends } = await told(
      parseMessengerJson,
      thread([
        { sender_name: 'Bo', timestamp_ms: 3, content: 'curly “quotes” and é' },
        { sender_name: 'Bo', timestamp_ms: 2, content: `${misread('é')} “mixed”` },
      ]),
    );
    expect(entries[0]?.map(({ body }) => body)).toEqual(['curly “quotes” and é', `${misread('é')} “mixed”`]);
    expect(ends[0]?.warnings.find(({ code }) => code === 'ENCODING_LEFT')?.message).toContain('1 text');
  });

  it('takes a sentence of the app as a notice only with its actor in front', async () => {
    expect(await one({ content: 'Bo Lund changed the group photo.' })).toMatchObject({
      kind: 'system',
      event: 'icon-changed',
    });
    expect(await one({ content: 'Bo added Cy Ek to the group.' })).toMatchObject({
      kind: 'system',
      event: 'member-added',
    });
    expect(await one({ content: 'You removed Cy Ek from the group.' })).toMatchObject({
      kind: 'system',
      event: 'member-removed',
    });
    expect(await one({ content: 'Anna Berg left the group.' })).toMatchObject({ kind: 'text' });
    expect(await one({ content: 'You left the group' })).toMatchObject({ kind: 'text' });
    expect(await one({ content: 'Bo left the group yesterday and nobody noticed' })).toMatchObject({ kind: 'text' });
    expect(await one({ content: 'You called Cy Ek.' })).toMatchObject({ kind: 'text' });
  });

  it('believes fields before words', async () => {
    expect(await one({ content: 'x', is_unsent: true })).toMatchObject({
      kind: 'deleted',
      deletedBy: 'sender',
      flags: ['unsent'],
    });
    expect(await one({ type: 'Unsubscribe', users: [{ name: 'Cy Ek' }] })).toMatchObject({
      event: 'member-removed',
      body: 'Cy Ek',
    });
    expect(await one({ type: 'Subscribe', users: [{ name: 'Bo Lund' }] })).toMatchObject({ event: 'member-joined' });
    expect(await one({ content: 'Bo called you.', call_duration: 7 })).toMatchObject({ kind: 'call', callSeconds: 7 });
  });

  it('calls a message with nothing in it empty and reports it', async () => {
    expect(await one({ content: null })).toMatchObject({ kind: 'empty', body: '' });
    const { ends } = await told(parseMessengerJson, thread([{ sender_name: 'Bo', timestamp_ms: 1 }]));
    expect(codes(ends[0]?.warnings)).toContain('EMPTY_MESSAGES');
  });

  it('proves the exporting person from a field that nobody can type, never from words', async () => {
    const added = { sender_name: 'Bo Lund', timestamp_ms: 2, content: 'You added Cy Ek to the group.' };
    expect((await told(parseMessengerJson, thread([added]))).ends[0]?.exporter).toBeNull();
    const recorded = thread([{ ...added, type: 'Subscribe', users: [{ name: 'Cy Ek' }] }]);
    expect((await told(parseMessengerJson, recorded)).ends[0]?.exporter).toBe('Bo Lund');
  });

  it('warns where “You …” stands under two senders', async () => {
    const notices = ['Bo Lund', 'Cy Ek'].map((sender_name, at) => ({
      sender_name,
      timestamp_ms: 9 - at,
      content: 'You changed the group photo.',
    }));
    expect(codes((await told(parseMessengerJson, thread(notices))).ends[0]?.warnings)).toContain('YOU_DISPUTED');
  });

  it('says of every one-to-one chat that its encrypted messages are elsewhere', async () => {
    const pair = { participants: [{ name: 'Anna' }, { name: 'Bo' }] };
    const messages = [{ sender_name: 'Bo', timestamp_ms: 1, content: 'x' }];
    expect(codes((await told(parseMessengerJson, thread(messages, pair))).ends[0]?.warnings)).toContain(
      'E2EE_ELSEWHERE',
    );
    expect(codes((await told(parseMessengerJson, thread(messages))).ends[0]?.warnings)).not.toContain('E2EE_ELSEWHERE');
  });

  it('is uncertain of the platform until the path, a media path or a habit tells it', async () => {
    const messages = [{ sender_name: 'Bo', timestamp_ms: 1, content: 'x' }];
    const warned = async (text: string, name?: string): Promise<string[]> =>
      codes((await told(parseMessengerJson, text, name === undefined ? {} : { name })).ends[0]?.warnings);
    expect(await warned(thread(messages))).toContain('PLATFORM_UNCERTAIN');
    expect(await warned(thread(messages), 'your_facebook_activity/messages/inbox/a_1/message_1.json')).not.toContain(
      'PLATFORM_UNCERTAIN',
    );
    const photos = [{ uri: 'your_instagram_activity/messages/inbox/a_1/photos/1.jpg' }];
    expect(await warned(thread([{ sender_name: 'Bo', timestamp_ms: 1, photos }]))).toContain('PLATFORM_MISMATCH');
  });

  it('flags a time to come and a message against the newest-first order', async () => {
    const times = [30, 10, 20, 5];
    const { entries } = await told(
      parseMessengerJson,
      thread(times.map((timestamp_ms) => ({ sender_name: 'Bo', timestamp_ms, content: 'x' }))),
      { now: 25 },
    );
    expect(entries[0]?.map(({ flags }) => flags)).toEqual([['future-time'], [], ['inverted-order'], []]);
  });

  it('leaves the values of unknown and doubled keys unparsed, to the byte', async () => {
    const text = `{"participants": [{"name": "A"}], "odd": {"a": 1}, "messages": [
      {"sender_name": "A", "timestamp_ms": 1, "content": "x", "mood": "blue", "content": "y", "photos": "none"}]}`;
    const { spans, entries, ends, unparsed } = await told(parseMessengerJson, text);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['{"a": 1}', '"x"', '"blue"', '"none"']);
    expect(spans.map(({ line }) => line)).toEqual([1, 2, 2, 2]);
    expect(unparsed).toBe(8 + 3 + 6 + 6);
    expect(entries[0]?.[0]?.body).toBe('y');
    const unknown = ends[0]?.warnings.find(({ code }) => code === 'UNKNOWN_KEY');
    expect(unknown?.message).toContain('“odd”, “mood”, “photos”');
    expect(codes(ends[0]?.warnings)).toContain('DOUBLED_KEY');
  });

  it('keeps what was read before a file is cut off, and counts the rest as unparsed', async () => {
    const whole = thread([
      { sender_name: 'A', timestamp_ms: 2, content: 'kept' },
      { sender_name: 'A', timestamp_ms: 1, content: 'lost' },
    ]);
    const cut = whole.slice(0, whole.indexOf('lost'));
    const { entries, spans, ends } = await told(parseMessengerJson, cut, { chunk: 10 });
    expect(entries[0]?.map(({ body }) => body)).toEqual(['kept']);
    expect(spans).toHaveLength(1);
    expect(cut.slice(spans[0]?.start)).toMatch(/^\{"sender_name"/);
    expect(codes(ends[0]?.warnings)).toContain('FILE_BROKEN');
  });

  it('goes on after one message that is not JSON', async () => {
    const text =
      '{"participants": [{"name": "A"}], "messages": [{"sender_name": "A", "content": \\x}, {"sender_name": "A", "timestamp_ms": 1}]}';
    const { entries, unparsed } = await told(parseMessengerJson, text);
    expect(entries[0]).toHaveLength(1);
    expect(unparsed).toBe('{"sender_name": "A", "content": \\x}'.length);
  });

  it('replaces lone surrogates and bytes that are not UTF-8, and flags both', async () => {
    const lone = thread([]).replace(
      '"messages":[]',
      '"messages":[{"sender_name":"A","timestamp_ms":1,"content":"\\ud83d!"}]',
    );
    const { entries } = await told(parseMessengerJson, lone);
    expect(entries[0]?.[0]).toMatchObject({ body: '\ufffd!', flags: ['invalid-text'] });
    const bytes = bytesOf(thread([{ sender_name: 'A', timestamp_ms: 1, content: '#' }]));
    bytes[bytes.indexOf(0x23)] = 0xff;
    const broken = await told(parseMessengerJson, bytes);
    expect(broken.entries[0]?.[0]).toMatchObject({ body: '\ufffd', flags: ['invalid-text'] });
  });

  it('never makes a chat of a file that is none, and keeps an empty thread apart from it', async () => {
    for (const text of [
      '',
      '{}',
      '[]',
      '{"messages": []}',
      '{"messages": [1, {"a": 2}]}',
      '{"messages": {"a": 1}}',
      'no',
    ]) {
      const { chats, inEntries, warnings, ends } = await told(parseMessengerJson, text);
      expect(chats).toEqual([]);
      expect(ends).toEqual([]);
      expect(inEntries).toBe(0);
      expect(warnings[0]?.code).toBe('NOT_A_THREAD');
    }
    const { ends, inEntries, bytes } = await told(parseMessengerJson, thread([]));
    expect(inEntries).toBe(bytes);
    expect(codes(ends[0]?.warnings)[0]).toBe('EMPTY_THREAD');
  });

  it('keeps the sum where more unknown keys stand before the messages than are held apart', async () => {
    const odd = Array.from({ length: 25_000 }, (_, at) => `"k${at}": ${at}`).join(', ');
    const whole = `{${odd}, "messages": [{"sender_name": "A", "timestamp_ms": 1, "content": "x"}], "k": 1}`;
    const { entries, spans, unparsed } = await told(parseMessengerJson, whole, { chunk: 4_096 });
    expect(entries[0]).toHaveLength(1);
    expect(spans.length).toBeLessThan(12_000);
    expect(unparsed).toBeGreaterThan(100_000);
    expect((await told(parseMessengerJson, `{${odd}}`)).inEntries).toBe(0);
  });

  it('leaves a key that is no JSON unparsed together with its value', async () => {
    const text = '{"participants": [{"name": "A"}], "\\x": 1, "messages": [{"sender_name": "A", "timestamp_ms": 1}]}';
    const { spans } = await told(parseMessengerJson, text, { chunk: 3 });
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['"\\x": 1']);
  });

  it('survives one message of 20 MB and reads on behind it', async () => {
    const huge = thread([
      { sender_name: 'A', timestamp_ms: 2, content: 'x'.repeat(20_000_000) },
      { sender_name: 'A', timestamp_ms: 1, content: 'after' },
    ]);
    const { entries, spans, ends } = await told(parseMessengerJson, huge, { chunk: 65_536 });
    expect(entries[0]?.map(({ body }) => body)).toEqual(['after']);
    expect((spans[0]?.end ?? 0) - (spans[0]?.start ?? 0)).toBeGreaterThan(20_000_000);
    expect(codes(ends[0]?.warnings)).toContain('VALUE_TOO_LARGE');
  });

  it('hands entries on in batches of at most a thousand', async () => {
    const messages = Array.from({ length: 2_500 }, (_, at) => ({
      sender_name: 'A',
      timestamp_ms: 9_000 - at,
      content: 'x',
    }));
    const sizes: number[] = [];
    for await (const event of parseMessengerJson([bytesOf(thread(messages))])) {
      if (event.kind === 'entries') {
        sizes.push(event.entries.length);
      }
    }
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  it('reads back every message it is given (parse after render)', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.toWellFormed());
    const message = fc.record({ sender: text, content: text, ms: fc.integer({ min: 0, max: 2e12 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { maxLength: 20 }),
        fc.integer({ min: 1, max: 300 }),
        async (messages, chunk) => {
          const rendered = thread(
            messages.map(({ sender, content, ms }) => ({
              sender_name: misread(sender),
              timestamp_ms: ms,
              content: misread(`. ${content}`),
            })),
          );
          const { entries, unparsed } = await told(parseMessengerJson, rendered, { chunk });
          expect(unparsed).toBe(0);
          const read = entries[0] ?? [];
          expect(read.map(({ rawBody }) => rawBody)).toEqual(messages.map(({ content }) => misread(`. ${content}`)));
          expect(read.map(({ time }) => (time?.kind === 'utc' ? time.ms : null))).toEqual(messages.map(({ ms }) => ms));
          expect(read.every(({ kind }) => kind === 'text')).toBe(true);
        },
      ),
    );
  });

  it('accounts for every byte of anything, in any chunks', async () => {
    const whole = new TextDecoder('latin1').decode(fixture(here, 'new-group.json'));
    const damaged = fc
      .tuple(fc.nat(whole.length), fc.nat(40), fc.uint8Array({ maxLength: 10 }))
      .map(([at, gone, fresh]) =>
        Buffer.concat([
          Buffer.from(whole.slice(0, at), 'latin1'),
          fresh,
          Buffer.from(whole.slice(at + gone), 'latin1'),
        ]),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })),
        fc.integer({ min: 1, max: 999 }),
        async (bytes, chunk) => {
          const cut = await told(parseMessengerJson, bytes, { chunk });
          expect(cut).toEqual(await told(parseMessengerJson, bytes));
        },
      ),
      { numRuns: 60 },
    );
  });
});
