import { describe, expect, test } from 'vitest';
import type { SystemEvent } from '../../formats/index.ts';
import { align } from './align.ts';
import type { AlignableEntry, Alignment, Finding } from './model.ts';
import { reportOf } from './reporting.ts';
import { copiesOf, entryAt, type Phone, type Said, saidOn, tracksOf } from './testing/copies.ts';

/** Forty messages of four people, five minutes apart, each in words of its own. */
const talk: readonly Said[] = Array.from({ length: 40 }, (_, i): Said => {
  const who = ['Alder', 'Rook', 'Teasel', 'Sorrel'][i % 4] ?? '';
  return [i * 300, who, `message ${i}: the keys of van ${(i * 37) % 101} are on hook ${(i * 53) % 97}`];
});

const a: Phone = { label: 'a' };
const b: Phone = { label: 'b', names: { Alder: 'Sarge', Rook: '+44 7700 900121' } };
const without = (phone: Phone, ...lacks: number[]): Phone => ({ ...phone, lacks: new Set(lacks) });

function notice(second: number, phone: Phone, event: SystemEvent, body: string): AlignableEntry {
  return entryAt(second, phone, { kind: 'system', event, sender: null, body });
}

/** Entries in the order of their times. */
function inOrder(entries: readonly AlignableEntry[]): AlignableEntry[] {
  const at = (entry: AlignableEntry): string =>
    entry.time?.kind === 'local' ? entry.time.local.padEnd(19, ':00') : '';
  return entries.toSorted((x, y) => (at(x) < at(y) ? -1 : at(x) > at(y) ? 1 : 0));
}

const plausible = (finding: Finding): string[] =>
  finding.explanations.flatMap((one) => (one.plausible ? [one.code] : []));
const ofKind = (alignment: Alignment, kind: Finding['kind']): readonly Finding[] =>
  alignment.findings.filter((finding) => finding.kind === kind);

describe('what a phone lacks', () => {
  test('a message that another phone has, and that nothing innocent explains, was deleted there', () => {
    const alignment = align(copiesOf(talk, [a, without(b, 20)]));
    expect(alignment.findings).toHaveLength(1);
    expect(alignment.findings[0]).toMatchObject({ kind: 'missing', copy: 1, in: [0], deletion: true });
    expect(alignment.findings[0]?.confidence).toBeGreaterThan(0.95);
    expect(alignment.findings[0]?.explanations.map((one) => one.code)).toEqual([
      'before-copy-starts',
      'after-copy-ends',
      'not-a-member',
      'export-limit',
      'disappearing-messages',
      'view-once',
      'media-difference',
      'clock',
      'blocked-contact',
      'placeholder-language',
      'unsent-before-copy',
      // Two phones: one's word against the other's.
      'added-elsewhere',
    ]);
  });

  test('what lies before the first or after the last entry of a copy is not called deleted', () => {
    const alignment = align(copiesOf(talk, [a, without(b, 0, 1, 2, 38, 39)]));
    expect(alignment.findings.map((finding) => [finding.deletion, ...plausible(finding)])).toEqual([
      [false, 'before-copy-starts', 'export-limit'],
      [false, 'before-copy-starts', 'export-limit'],
      [false, 'before-copy-starts', 'export-limit'],
      [false, 'after-copy-ends'],
      [false, 'after-copy-ends'],
    ]);
  });

  test('a message that B’s phone lacks because B joined later is not a deletion', () => {
    const phone = without(b, ...Array.from({ length: 15 }, (_, i) => i));
    const tracks = tracksOf([
      { phone: a, entries: inOrder([...saidOn(a, talk), notice(4400, a, 'member-added', 'Alder added Sorrel')]) },
      { phone, entries: inOrder([notice(4400, phone, 'member-added', 'Sarge added you'), ...saidOn(phone, talk)]) },
    ]);
    const alignment = align(tracks);
    expect(alignment.findings).toHaveLength(15);
    expect(
      alignment.findings.every((finding) => !finding.deletion && plausible(finding).includes('not-a-member')),
    ).toBe(true);
    const { exporter } = alignment.copies[1] ?? { exporter: -1 };
    expect(alignment.senders[exporter]?.names[0]).toEqual(['Sorrel']);
    expect(alignment.membership.find((row) => row.sender === exporter)).toMatchObject({
      basis: 'notice: added',
      toMs: null,
    });
  });

  test('what was said while B was out of the chat is not called deleted, what B deleted before is', () => {
    const out = Array.from({ length: 10 }, (_, i) => 15 + i);
    const phone = without(b, 8, ...out);
    const tracks = tracksOf([
      {
        phone: a,
        entries: inOrder([
          ...saidOn(a, talk),
          notice(4400, a, 'member-removed', 'Alder removed Sorrel'),
          notice(7300, a, 'member-added', 'Alder added Sorrel'),
        ]),
      },
      {
        phone,
        entries: inOrder([
          ...saidOn(phone, talk),
          notice(4400, phone, 'member-removed', 'Sarge removed you'),
          notice(7300, phone, 'member-added', 'Sarge added you'),
        ]),
      },
    ]);
    const deleted = align(tracks).findings.filter((finding) => finding.deletion);
    expect(deleted).toHaveLength(1);
    expect(align(tracks).messages.entry[align(tracks).messages.first[deleted[0]?.message ?? 0] ?? 0]).toBe(8);
  });

  test('a phone that counts to its export limit lacks the oldest innocently', () => {
    const short = without(b, ...Array.from({ length: 20 }, (_, i) => i));
    const alignment = align(copiesOf(talk, [a, short]));
    expect(alignment.findings.every((finding) => plausible(finding).includes('export-limit'))).toBe(true);
  });

  test('messages that a timer took are explained; one that is gone among surviving ones is not', () => {
    const phone = without(b, 10, 11, 12, 13, 14, 30);
    const on = (one: Phone, who: string) =>
      notice(
        2900,
        one,
        'disappearing-messages',
        `${who} turned on disappearing messages. New messages will disappear from this chat 24 hours after they're sent, except when kept.`,
      );
    const tracks = tracksOf([
      { phone: a, entries: inOrder([...saidOn(a, talk), on(a, 'Alder')]) },
      { phone, entries: inOrder([...saidOn(phone, talk), on(phone, 'Sarge')]) },
    ]);
    const { findings } = align(tracks);
    expect(findings.map((finding) => [finding.deletion, ...plausible(finding)])).toEqual([
      ...Array.from({ length: 5 }, () => [false, 'disappearing-messages']),
      [true],
    ]);
  });

  test('blocking explains a gap in a chat of two and only there', () => {
    const pair = talk.map(([second, , text], i): Said => [second, i % 2 === 0 ? 'Alder' : 'Rook', text]);
    const phone: Phone = { ...without(b, 21, 23), source: { title: 'Rook', exporter: 'Alder' }, names: {} };
    const one: Phone = { ...a, source: { title: 'Alder', exporter: 'Rook' } };
    const tracks = tracksOf([
      { phone: one, entries: saidOn(one, pair) },
      {
        phone,
        entries: inOrder([
          ...saidOn(phone, pair),
          notice(6100, phone, 'blocked', 'You blocked this contact. Tap to unblock.'),
          notice(7100, phone, 'blocked', 'You unblocked this contact.'),
        ]),
      },
    ]);
    const { findings } = align(tracks);
    expect(findings.map(plausible)).toEqual([['blocked-contact'], ['blocked-contact']]);
    const group = align(copiesOf(talk, [a, without(b, 21)])).findings[0];
    expect(group?.explanations.find((one) => one.code === 'blocked-contact')?.reason).toMatch(/group/);
  });

  test('notices that one phone alone receives are no findings', () => {
    const tracks = tracksOf([
      { phone: a, entries: saidOn(a, talk) },
      {
        phone: b,
        entries: inOrder([
          ...saidOn(b, talk),
          notice(3100, b, 'security-code-changed', 'Your security code with Sarge changed. Tap to learn more.'),
        ]),
      },
    ]);
    expect(align(tracks).findings).toEqual([]);
  });

  test('a block that one of three phones alone has may have been put in there: nobody is said to have deleted it', () => {
    const block = talk.map(
      (_, i): Said => [6001 + i * 3, 'Rook', `put in ${i}: words that nobody else has, number ${i * 91}`],
    );
    const c: Phone = { label: 'c' };
    const tracks = tracksOf([
      { phone: a, entries: inOrder([...saidOn(a, talk), ...saidOn(a, block.slice(0, 8))]) },
      { phone: b, entries: saidOn(b, talk) },
      { phone: c, entries: saidOn(c, talk) },
    ]);
    const alignment = align(tracks);
    expect(ofKind(alignment, 'missing')).toHaveLength(16);
    expect(ofKind(alignment, 'missing').every((finding) => plausible(finding).includes('added-elsewhere'))).toBe(true);
    expect(alignment.findings.some((finding) => finding.deletion)).toBe(false);
    expect(ofKind(alignment, 'extra-run').map(({ copy, in: having, span }) => [copy, having, span])).toEqual([
      [1, [0], 8],
      [2, [0], 8],
    ]);
  });
});

describe('what a phone shows otherwise', () => {
  const changed = (change: (entry: AlignableEntry) => Partial<AlignableEntry>): Alignment => {
    const entries = saidOn(b, talk).map((entry, i) => (i === 20 ? { ...entry, ...change(entry) } : entry));
    return align(
      tracksOf([
        { phone: a, entries: saidOn(a, talk) },
        { phone: b, entries },
      ]),
    );
  };

  test('a tombstone whose words survive elsewhere', () => {
    const alignment = changed(() => ({ kind: 'deleted', body: 'This message was deleted', deletedBy: 'sender' }));
    expect(alignment.findings).toMatchObject([{ kind: 'tombstone', copy: 1, in: [0], deletion: false }]);
  });

  test('an edit, by its marker', () => {
    const alignment = changed(() => ({ body: 'never mind the keys', flags: ['edited'] }));
    expect(alignment.findings).toMatchObject([{ kind: 'edited', copy: 1, in: [0], deletion: false }]);
  });

  test('other words in the same place, without a marker', () => {
    const alignment = changed(() => ({ body: 'something else altogether' }));
    expect(alignment.findings).toMatchObject([{ kind: 'text-differs', deletion: false }]);
    expect(alignment.messages.count).toBe(40);
  });

  test('a line that was cut', () => {
    const [finding] = changed((entry) => ({ body: entry.body.slice(0, 30) })).findings;
    expect(finding).toMatchObject({ kind: 'text-differs', copy: 1 });
    expect(finding === undefined ? [] : plausible(finding)).toEqual(['export-limit']);
  });

  test('media left out by one export and attached by the other is one message', () => {
    const place = (phone: Phone, media: AlignableEntry): AlignableEntry[] =>
      saidOn(phone, talk).map((entry, i) =>
        i === 20 ? { ...entry, ...media, sender: entry.sender, time: entry.time } : entry,
      );
    const there = entryAt(0, a, {
      kind: 'media-attached',
      sender: null,
      body: '',
      media: [{ kind: 'image', name: 'x.jpg' }],
    });
    const left = entryAt(0, b, {
      kind: 'media-omitted',
      sender: null,
      body: '<Medien ausgeschlossen>',
      media: [{ kind: 'unknown', name: null }],
    });
    const alignment = align(
      tracksOf([
        { phone: a, entries: place(a, there) },
        { phone: b, entries: place(b, left) },
      ]),
    );
    expect(alignment.findings).toEqual([]);
  });

  test('a message moved to another place', () => {
    const entries = saidOn(b, talk);
    const [moved] = entries.splice(10, 1);
    if (moved !== undefined) entries.splice(25, 0, moved);
    const alignment = align(
      tracksOf([
        { phone: a, entries: saidOn(a, talk) },
        { phone: b, entries },
      ]),
    );
    expect(alignment.findings).toMatchObject([{ kind: 'order-differs', copy: 1, in: [0] }]);
  });
});

describe('clocks and dates', () => {
  test('another zone and another precision are found', () => {
    const alignment = align(copiesOf(talk, [a, { ...b, ahead: 19_800, precision: 'minute' }]));
    expect(alignment.copies.map((copy) => [copy.offsetSeconds, copy.precision])).toEqual([
      [0, 'second'],
      [19_800, 'minute'],
    ]);
    expect(alignment.findings).toEqual([]);
  });

  test('a change of the clock is found at its place', () => {
    const late = talk.map(([second, who, text], i): Said => [i < 18 ? second : second + 3600, who, text]);
    const phone: Phone = { ...b };
    const tracks = tracksOf([
      { phone: a, entries: saidOn(a, talk) },
      { phone, entries: saidOn(phone, late) },
    ]);
    const alignment = align(tracks);
    expect(alignment.copies[1]?.offsetSeconds).toBe(3600);
    expect(reportOf(alignment, tracks).copies[1]?.offsetChanges).toEqual([
      { from: '2023-03-06T11:30:00', offsetSeconds: 3600 },
    ]);
    expect(alignment.findings).toEqual([]);
  });

  test('a phone that travelled is followed there and back, and nothing is said to be missing', () => {
    const away = (i: number): number => (i >= 12 && i < 26 ? 8 * 3600 : 0);
    const moved = talk.map(([second, who, text], i): Said => [second + away(i), who, text]);
    const tracks = tracksOf([
      { phone: a, entries: saidOn(a, talk) },
      { phone: b, entries: saidOn(b, moved) },
    ]);
    const alignment = align(tracks);
    const [, phone] = reportOf(alignment, tracks).copies;
    expect(phone?.offsetSeconds).toBe(0);
    expect(phone?.offsetChanges.map((change) => change.offsetSeconds)).toEqual([28_800, 0]);
    expect(alignment.findings).toEqual([]);
  });

  test('a date order that a copy leaves open is proven by its neighbour', () => {
    const days = talk.map(([second, who, text], i): Said => [second + Math.floor(i / 8) * 86_400, who, text]);
    const open: Phone = { ...b, source: { dateOrder: null } };
    const entries = saidOn(open, days).map((entry): AlignableEntry => {
      const local = entry.time?.kind === 'local' ? entry.time.local : '';
      const [year = 0, month = 0, day = 0] = local.slice(0, 10).split('-').map(Number);
      const [hour = 0, minute = 0, second = 0] = local.slice(11).split(':').map(Number);
      return { ...entry, time: { kind: 'printed', raw: local, fields: [month, day, year], hour, minute, second } };
    });
    const tracks = tracksOf([
      { phone: a, entries: saidOn(a, days) },
      { phone: open, entries },
    ]);
    const alignment = align(tracks);
    expect(alignment.copies.map((copy) => copy.dateOrderProven)).toEqual([null, 'MDY']);
    expect(reportOf(alignment, tracks).copies[1]?.first).toBe('2023-03-06T09:00:00');
    expect(alignment.findings).toEqual([]);
  });
});

describe('people', () => {
  test('names that differ from phone to phone are one sender', () => {
    const { senders } = align(copiesOf(talk, [a, b]));
    expect(senders.map(({ names }) => names)).toEqual([
      [['Alder'], ['Sarge']],
      [['Rook'], ['+44 7700 900121']],
      [['Teasel'], ['Teasel']],
      [['Sorrel'], ['Sorrel']],
    ]);
  });

  test('somebody who changed number shows under two names and is one sender', () => {
    const renamed = talk.map(
      ([second, who, text], i): Said => [second, who === 'Rook' && i > 20 ? 'Rook new' : who, text],
    );
    const { senders } = align(
      tracksOf([
        { phone: a, entries: saidOn(a, talk) },
        { phone: { ...b, names: {} }, entries: saidOn({ ...b, names: {} }, renamed) },
      ]),
    );
    expect(senders).toHaveLength(4);
    expect(senders.find(({ names }) => names[0]?.[0] === 'Rook')?.names[1]).toEqual(['Rook', 'Rook new']);
  });

  test('two people whom one phone keeps under one name stay two', () => {
    const same: Phone = { label: 'b', names: { Alder: 'Boss', Rook: 'Boss' } };
    const { senders, findings } = align(copiesOf(talk, [a, same]));
    expect(senders.map(({ names }) => names[0]?.[0])).toEqual(['Alder', 'Rook', 'Teasel', 'Sorrel']);
    expect(findings).toEqual([]);
  });
});

describe('different chats', () => {
  test('of the same people are not taken for one, and nothing is found between them', () => {
    const other = talk.map(
      ([second, who], i): Said => [second + 100, who, `another chat, line ${i}, about ${(i * 71) % 89}`],
    );
    const alignment = align(
      tracksOf([
        { phone: a, entries: saidOn(a, talk) },
        { phone: b, entries: saidOn(b, other) },
      ]),
    );
    expect(alignment.sameChat.confidence).toBeLessThan(0.5);
    expect([alignment.messages.count, alignment.findings]).toEqual([0, []]);
  });

  test('that share a few forwarded jokes are not taken for one', () => {
    const other = talk.map(
      ([second, who, text], i): Said =>
        i % 13 === 0 ? [second + 50_000 * (i + 1), who, text] : [second, who, `another chat, line ${i}`],
    );
    const alignment = align(
      tracksOf([
        { phone: a, entries: saidOn(a, talk) },
        { phone: b, entries: inOrder(saidOn(b, other)) },
      ]),
    );
    expect(alignment.sameChat.confidence).toBeLessThan(0.5);
  });

  test('one copy is not aligned with nothing', () => {
    expect(() => align(copiesOf(talk, [a]))).toThrow(/single copy/);
  });
});
