import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, codes, type Told, told } from '../testing/collect.ts';
import { expected, fixture } from '../testing/fixture.ts';
import { outline } from '../testing/outline.ts';
import { parseMessengerHtml } from './index.ts';

const here = import.meta.dirname;

function escaped(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/'/gu, '&#039;');
}

function section(sender: string, content: string, time: string): string {
  return `<section class="_a6-g"><h2 class="_2ph_ _a6-h">${sender}</h2><div class="_2ph_ _a6-p"><div><div></div><div>${content}</div></div></div><footer class="_3-94 _a6-o"><div class="_a72d">${time}</div></footer></section>`;
}

function page(...sections: readonly string[]): string {
  return `<html><head><title>Anna</title></head><body><main class="_a706" role="main">${sections.join('')}</main></body></html>`;
}

const TIME = 'Mar 14, 2022 5:32:11 pm';

function all(result: Told): ReturnType<typeof outline>[] {
  return result.entries.flat().map(outline);
}

describe('the Messenger download as HTML', () => {
  it.each(['messages.htm', 'message_1.html', 'message_1-2019.html'])(
    'reads %s as written beside it, in any chunks',
    async (name) => {
      const bytes = fixture(here, name);
      for (const chunk of [1, 97, 1_000_000]) {
        expect(all(await told(parseMessengerHtml, bytes, { chunk }))).toEqual(expected(here, `${name}.expected.json`));
      }
    },
  );

  it('makes one chat of each thread of the old page, and names its owner as the exporting person', async () => {
    const { chats, ends, spans } = await told(parseMessengerHtml, fixture(here, 'messages.htm'));
    expect(chats.map(({ participants }) => participants)).toEqual([
      ['Anna Berg', 'Zoë Larch'],
      ['Anna Berg', 'Will Ash', 'Zoë Larch'],
    ]);
    expect(ends.map(({ exporter }) => exporter)).toEqual(['Zoë Larch', 'Zoë Larch']);
    expect(spans.map(({ sample }) => sample)).toEqual(['no time here']);
  });

  it('gives every entry the bytes of its block', async () => {
    const bytes = fixture(here, 'message_1.html');
    const { entries } = await told(parseMessengerHtml, bytes, { chunk: 50 });
    const blocks = (entries[0] ?? []).map(({ start, end }) => new TextDecoder().decode(bytes.slice(start, end)));
    expect(blocks).toHaveLength(6);
    for (const block of blocks) {
      expect(block).toMatch(/^<section class="_a6-g"><h2.*<\/section>$/su);
    }
    const old = fixture(here, 'messages.htm');
    for (const { start, end } of (await told(parseMessengerHtml, old)).entries.flat()) {
      expect(new TextDecoder().decode(old.slice(start, end))).toMatch(/^<div class="message">.*<\/p>$/su);
    }
  });

  it('warns of what the form loses, quoting the zone as printed', async () => {
    const warning = (result: Told): string | undefined =>
      result.ends[0]?.warnings.find(({ code }) => code === 'ZONE')?.message;
    expect(warning(await told(parseMessengerHtml, fixture(here, 'messages.htm')))).toMatch(
      /“PDT”.*[Ss]econds.*unsent/su,
    );
    expect(warning(await told(parseMessengerHtml, fixture(here, 'message_1.html')))).toMatch(
      /no zone.*[Ss]econds.*unsent/su,
    );
  });

  it('refuses pages that only look alike, whole and with a reason', async () => {
    const pages = [
      new TextDecoder().decode(fixture(here, 'look-alike.html')),
      '<div class="thread"><div class="message"><div class="meta">Anna - Mar 14, 2022, 5:32 PM</div></div><p>x</p></div>',
      '<html><body><p>nothing</p></body></html>',
      page(),
      page(section('Bo', 'x', TIME).replace('section class="_a6-g"', 'section class="bubble"')),
      page(section('Bo', 'x', TIME).replace('_2ph_ _a6-h', 'author')),
      page(section('Bo', 'x', TIME).replace('_2ph_ _a6-p', 'words')),
      page(section('Bo', 'x', TIME).replace('_3-94 _a6-o', 'when')),
      page(section('Bo', 'x', 'yesterday')),
      'no page at all',
      '',
    ];
    for (const text of pages) {
      const { chats, ends, inEntries, warnings } = await told(parseMessengerHtml, text);
      expect([chats, ends, inEntries]).toEqual([[], [], 0]);
      expect(codes(warnings)).toEqual(['HTML_NOT_RECOGNISED']);
    }
  });

  it('takes notices only with their actor, as in the JSON download', async () => {
    const entries = all(
      await told(
        parseMessengerHtml,
        page(section('Bo Ek', 'Bo left the group.', TIME), section('Bo Ek', 'Anna left the group.', TIME)),
      ),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['system', 'text']);
  });

  it('reads a block whose heading and content share a wrapper, and one without heading', async () => {
    const wrapped = `<div class="_a6-g"><div aria-labelledby="x"><h2 class="_2ph_ _a6-h">Bo</h2><div class="_2ph_ _a6-p">one</div></div><footer class="_3-94 _a6-o">${TIME}</footer></div>`;
    const nameless = section('Bo', 'two', TIME).replace(/<h2.*<\/h2>/u, '');
    const { entries, ends } = await told(parseMessengerHtml, page(wrapped, section('Bo', 'x', TIME), nameless));
    expect(entries[0]?.map(({ sender, body }) => [sender, body])).toEqual([
      ['Bo', 'one'],
      ['Bo', 'x'],
      [null, 'two'],
    ]);
    expect(codes(ends[0]?.warnings)).toContain('NO_SENDER');
  });

  it('keeps what stands before a cut and counts the rest as unparsed', async () => {
    const whole = page(section('Bo', 'kept', TIME), section('Bo', 'lost', TIME));
    const cut = whole.slice(0, whole.indexOf('lost') + 4);
    const { entries, spans, ends, unparsed } = await told(parseMessengerHtml, cut);
    expect(entries[0]?.map(({ body }) => body)).toEqual(['kept']);
    expect(unparsed).toBe(cut.length - cut.lastIndexOf('<section'));
    expect(spans[0]?.sample).toContain('lost');
    expect(codes(ends[0]?.warnings)).toEqual(expect.arrayContaining(['FILE_UNCLOSED', 'MESSAGE_DAMAGED']));
    for (const before of ['', '<div>', '</b>', 'text', '<!-- x -->']) {
      const inTag = await told(parseMessengerHtml, `${page(section('Bo', 'kept', TIME))}${before}<div class="x`, {
        chunk: 9,
      });
      expect(inTag.spans.map(({ sample }) => sample)).toEqual([`${before === '</b>' ? before : ''}<div class="x`]);
    }
  });

  it('decodes entities beyond ASCII as what they stand for, beside bytes of UTF-8', async () => {
    const text = 'caf&eacute; &#8217; &#x1F600; é ’ 😀';
    const { entries } = await told(parseMessengerHtml, page(section('Zo&euml;', text, TIME)), { chunk: 7 });
    expect(entries[0]?.[0]).toMatchObject({ sender: 'Zoë', body: 'café ’ 😀 é ’ 😀', flags: [] });
  });

  it('shows bytes that are not UTF-8 with a mark and a flag', async () => {
    const bytes = bytesOf(page(section('Bo', '#', TIME)));
    bytes[bytes.indexOf(0x23)] = 0xff;
    expect((await told(parseMessengerHtml, bytes)).entries[0]?.[0]).toMatchObject({
      body: '\ufffd',
      flags: ['invalid-text'],
    });
  });

  it('does not drown in nesting or in one long text', async () => {
    const deep = page(section('Bo', 'kept', TIME), '<div>'.repeat(200_000));
    const result = await told(parseMessengerHtml, deep, { chunk: 65_536 });
    expect(result.entries[0]).toHaveLength(1);
    expect(result.unparsed).toBeGreaterThan(900_000);
    const long = page(section('Bo', 'y'.repeat(10_000_000), TIME), section('Bo', 'after', TIME));
    const { entries } = await told(parseMessengerHtml, long, { chunk: 65_536 });
    expect(entries[0]?.map(({ flags }) => flags)).toEqual([['truncated-body'], []]);
    expect(entries[0]?.[1]?.body).toBe('after');
  });

  it('takes the thread path from the place in the download', async () => {
    const { ends } = await told(parseMessengerHtml, page(section('Bo', 'x', TIME)), {
      name: 'your_facebook_activity/messages/inbox/bo_123/message_2.html',
    });
    expect(ends[0]?.threadPath).toBe('inbox/bo_123');
  });

  it('reads back every message it is given (parse after render)', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((value) => `.${value.toWellFormed().replace(/[\s\u200e\u200f\u00a0]+/gu, '.')}.`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 1, max: 200 }),
        async (messages, chunk) => {
          const fresh = page(...messages.map(([sender, body]) => section(escaped(sender), escaped(body), TIME)));
          const old = `<div class="thread">A, B${messages
            .map(
              ([sender, body]) =>
                `<div class="message"><span class="user">${escaped(sender)}</span><span class="meta">${TIME}</span></div><p>${escaped(body)}</p>`,
            )
            .join('')}</div>`;
          for (const rendered of [fresh, old]) {
            const { entries } = await told(parseMessengerHtml, rendered, { chunk });
            expect(entries[0]?.map(({ rawBody }) => rawBody)).toEqual(messages.map(([, body]) => body));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('accounts for every byte of anything, in any chunks', async () => {
    const wholes = ['messages.htm', 'message_1.html'].map((name) => fixture(here, name));
    const damaged = fc
      .tuple(fc.constantFrom(...wholes), fc.nat(2_600), fc.nat(60), fc.uint8Array({ maxLength: 10 }))
      .map(([whole, at, gone, fresh]) => Buffer.concat([whole.slice(0, at), fresh, whole.slice(at + gone)]));
    const tagSoup = fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '</',
          'div',
          ' class="thread"',
          ' class="message"',
          'p',
          '&amp;',
          '&#',
          '<!--',
          '-->',
          'ä',
        ),
      )
      .map((parts) => bytesOf(parts.join('')));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(damaged, tagSoup, fc.uint8Array({ maxLength: 200 })),
        fc.integer({ min: 1, max: 400 }),
        async (bytes, chunk) => {
          const cut = await told(parseMessengerHtml, bytes, { chunk });
          const whole = await told(parseMessengerHtml, bytes);
          expect(cut.entries).toEqual(whole.entries);
          expect(cut.unparsed).toBe(whole.unparsed);
        },
      ),
      { numRuns: 150 },
    );
  });
});
