import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes, told } from '../testing/collect.ts';
import { expected, fixture } from '../testing/fixture.ts';
import { outline } from '../testing/outline.ts';
import { parseMessengerE2eeJson } from './index.ts';

const here = import.meta.dirname;

describe('the end-to-end Messenger download', () => {
  it('reads the fixture as written beside it, clean text untouched, in any chunks', async () => {
    const bytes = fixture(here, 'Anna Berg_12.json');
    for (const chunk of [1, 500, 1_000_000]) {
      const { entries, unparsed, ends } = await told(parseMessengerE2eeJson, bytes, { chunk });
      expect(entries[0]?.map(outline)).toEqual(expected(here, 'expected.json'));
      expect(unparsed).toBe(0);
      expect(ends[0]).toMatchObject({
        title: 'Anna Berg',
        threadPath: 'Anna Berg_12',
        participants: ['Anna Berg', 'Zoë Larch'],
      });
    }
  });

  it('reads both directions and flags only what goes against the file', async () => {
    const file = (times: readonly number[]): string =>
      JSON.stringify({
        participants: ['A'],
        messages: times.map((timestamp) => ({ senderName: 'A', text: 'x', timestamp })),
      });
    const flagged = async (times: readonly number[]): Promise<boolean[]> => {
      const { entries } = await told(parseMessengerE2eeJson, file(times));
      return (entries[0] ?? []).map(({ flags }) => flags.includes('inverted-order'));
    };
    expect(await flagged([1, 2, 2, 3])).toEqual([false, false, false, false]);
    expect(await flagged([9, 8, 7])).toEqual([false, false, false]);
    expect(await flagged([9, 8, 10, 7])).toEqual([false, false, true, false]);
  });

  it('tolerates a thread without name, participants, times or senders', async () => {
    const { entries, ends } = await told(
      parseMessengerE2eeJson,
      '{"messages": [{"text": "hello"}, {"senderName": "A"}]}',
    );
    expect(entries[0]?.map(outline)).toEqual([
      { kind: 'text', sender: null, body: 'hello', time: null, line: 1 },
      { kind: 'empty', sender: 'A', body: '', time: null, line: 1 },
    ]);
    expect(ends[0]).toMatchObject({ title: null, participants: [] });
    expect(codes(ends[0]?.warnings)).toEqual(expect.arrayContaining(['NO_TIME', 'NO_SENDER', 'EMPTY_MESSAGES']));
  });

  it('does not read the ordinary download, whose text it would leave broken', async () => {
    const ordinary =
      '{"participants": [{"name": "A"}], "messages": [{"sender_name": "A", "timestamp_ms": 1, "content": "x"}]}';
    const { chats, warnings } = await told(parseMessengerE2eeJson, ordinary);
    expect(chats).toEqual([]);
    expect(warnings[0]?.code).toBe('NOT_A_THREAD');
  });

  it('reads back every message it is given (parse after render)', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).map((value) => `.${value.toWellFormed()}`);
    await fc.assert(
      fc.asyncProperty(fc.array(text), fc.integer({ min: 1, max: 200 }), async (texts, chunk) => {
        const messages = texts.map((body, timestamp) => ({
          senderName: 'A',
          text: body,
          timestamp,
          type: 'text',
          isUnsent: false,
        }));
        const { entries } = await told(parseMessengerE2eeJson, JSON.stringify({ threadName: 'A_1', messages }), {
          chunk,
        });
        expect((entries[0] ?? []).map(({ rawBody }) => rawBody)).toEqual(texts);
      }),
    );
  });
});
