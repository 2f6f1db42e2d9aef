import { describe, expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { codes, told } from '../testing/collect.ts';
import { parseWhatsAppText } from './index.ts';

const MARK = '\u200e';
const encryption =
  'Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.';

async function read(lines: readonly string[], name?: string) {
  const { entries, ends } = await told(parseWhatsAppText, lines.join('\n'), name === undefined ? {} : { name });
  return { entries: entries[0] ?? [], warnings: codes(ends[0]?.warnings), title: ends[0]?.title };
}

const ios = (text: string): string => `[18/03/22, 14:56:01] ${text}`;
const android = (text: string): string => `18/03/22, 14:56 - ${text}`;
const kindOf = ({ kind, event, sender }: Entry): string => [kind, event, sender ?? '-'].filter(Boolean).join(' ');

async function last(lines: readonly string[], name?: string): Promise<string> {
  const { entries } = await read(lines, name);
  const entry = entries.at(-1);
  return entry === undefined ? 'none' : kindOf(entry);
}

describe('a notice is told from a message', () => {
  it('by standing without a name', async () => {
    expect(await last([android('Anna left')])).toBe('system member-left -');
    expect(await last([android('Anna hat etwas getan, das wir nicht kennen')])).toBe('system unclassified -');
  });

  it('by a mark and a known text together, also under the name of the one who acted', async () => {
    expect(await last([ios(`Boris: ${MARK}Boris created group “Larch”`)])).toBe('system group-created Boris');
    expect(await last([ios(`Larch: ${MARK}Boris added you`)])).toBe('system member-added Larch');
    expect(await last([`${MARK}${ios('Larch: Anna left')}`])).toBe('system member-left Larch');
  });

  it('never by a mark alone', async () => {
    const { entries, warnings } = await read([ios(`Kim: ${MARK}what I say`)]);
    expect(entries.map(kindOf)).toEqual(['unknown-marked Kim']);
    expect(warnings).toContain('UNKNOWN_MARKED');
  });

  it.each([
    'messages and calls are end-to-end encrypted',
    encryption,
    'You blocked this contact. Tap to unblock.',
    'Anna left',
    'Boris created group “Larch”',
  ])('never by a text alone: %j is a message of the person who types it', async (text) => {
    expect(await last([android('Kim: hi'), android(`Kim: ${text}`)])).toBe('text Kim');
    expect(await last([ios('Kim: hi'), ios(`Dana: ${text}`)])).toBe('text Dana');
  });

  it('never by the mark before every line of an export that runs from right to left', async () => {
    expect(await last([android('Kim: hi'), `\u200f${android('Kim: Anna left')}`])).toBe('text Kim');
    expect(await last([ios('Kim: hi'), `\u200f${ios('Kim: Anna left')}`])).toBe('text Kim');
  });

  it('by the chat’s own name and a known text, where an editor took the marks away', async () => {
    const { entries, warnings, title } = await read([
      ios(`Larch: ${encryption}`),
      ios('Boris: hi'),
      ios('Larch: Your security code with Anna changed. Tap to learn more.'),
    ]);
    expect(entries.map(kindOf)).toEqual([
      'system encryption Larch',
      'text Boris',
      'system security-code-changed Larch',
    ]);
    expect(warnings).toContain('NOTICE_WITHOUT_MARK');
    expect(title).toBe('Larch');
  });

  it('never because a person bears the name of the chat: she writes, and reports who left', async () => {
    const lines = [
      ios(`Kim: ${MARK}${encryption}`),
      ios('Kim: Anna left'),
      ios('Kim: You were added'),
      ios('Kim: hello'),
    ];
    const { entries } = await read(lines);
    expect(entries.map(kindOf)).toEqual(['system encryption Kim', 'text Kim', 'text Kim', 'text Kim']);
  });

  it('knows the chat’s name from the file, and then from the text', async () => {
    const line = ios('Larch: You blocked this contact. Tap to unblock.');
    expect(await last([ios('Kim: hi'), line])).toBe('text Larch');
    expect(await last([ios('Kim: hi'), line], 'WhatsApp Chat - Larch.zip/_chat.txt')).toBe('system blocked Larch');
  });

  it('although a colon stands inside a quoted name', async () => {
    expect(await last([android('Anna changed the subject from "Trip: Rome" to "Trip: Oslo"')])).toBe(
      'system subject-changed -',
    );
    expect(await last([android('Anna created group "Trip: Rome"')])).toBe('system group-created -');
    expect(await last([android('Anna a changé le nom du groupe de « Trajet : x » en « Trajet: y »')])).toBe(
      'system unclassified -',
    );
    expect(await last([android('Anna added you to a group in the community: Trees')])).toBe('system member-added -');
    expect(await last([android('Anna changed the subject to Lunch:')])).toBe('system subject-changed -');
  });

  it('but a quotation mark in a name makes no notice', async () => {
    expect(await last([android('Kim "the tree" Reed: hello')])).toBe('text Kim "the tree" Reed');
    expect(await last([android('Kim 5": he said "no"')])).toBe('text Kim 5"');
  });
});

describe('a call record', () => {
  it('belongs to the person under whose name it stands, in both phones’ forms', async () => {
    expect(await last([android('Kim: Missed voice call')])).toBe('call Kim');
    expect(await last([ios(`Kim: ${MARK}Missed group video call`)])).toBe('call Kim');
    expect(await last([ios(`Kim: ${MARK}Video call, ${MARK}5 min`)])).toBe('call Kim');
    expect(await last([ios(`Kim: ${MARK}${encryption}`), ios(`Kim: ${MARK}Missed voice call`)])).toBe('call Kim');
  });

  it('is a notice without a name, or under the name of a group', async () => {
    expect(await last([android('Missed video call')])).toBe('system missed-call -');
    const group = [ios(`Larch: ${MARK}${encryption}`), ios(`Larch: ${MARK}Boris added you`)];
    expect(await last([...group, ios(`Larch: ${MARK}Missed voice call`)])).toBe('system missed-call Larch');
    expect(await last([android('Anna started a video call')])).toBe('system call-started -');
  });

  it('is no word somebody says about calls', async () => {
    expect(await last([android('Kim: Missed voice call from you, why?')])).toBe('text Kim');
    expect(await last([android('Kim: Video call, at five?')])).toBe('text Kim');
    expect(await last([android('Kim: Voice call. I said no')])).toBe('text Kim');
  });
});

describe('a name', () => {
  it.each([
    ['User:)', 'User:)'],
    ['Kim 🌲', 'Kim 🌲'],
    ['~\u202fKim', '~ Kim'],
    ['Kim ', 'Kim'],
    ['\u202a+44\u00a07700\u00a0900123\u202c', '+44 7700 900123'],
    ['\u200eKim', 'Kim'],
    ['Zoe\u0308', 'Zoë'],
  ])('is shown without marks and odd blanks: %j as %j', async (printed, shown) => {
    expect(await last([android(`${printed}: hello: you`)])).toBe(`text ${shown}`);
  });

  it('ends at the first colon with a blank, and stands alone before an empty body', async () => {
    const { entries } = await read([android('Kim: a: b'), android('Kim: '), android('Kim:'), android('Kim:  ')]);
    expect(entries.map(({ kind, sender, body }) => [kind, sender, body])).toEqual([
      ['text', 'Kim', 'a: b'],
      ['empty', 'Kim', ''],
      ['empty', 'Kim', ''],
      ['empty', 'Kim', ''],
    ]);
  });
});

describe('a placeholder', () => {
  it('is one without a mark too, and doubted where the file marks its own', async () => {
    const plain = await read([android('Kim: This message was deleted')]);
    expect(plain.entries[0]).toMatchObject({ kind: 'deleted', flags: [] });
    const doubted = await read([ios(`Kim: ${MARK}image omitted`), ios('Dana: This message was deleted')]);
    expect(doubted.entries[1]).toMatchObject({ kind: 'deleted', flags: ['unmarked-placeholder'] });
    expect(doubted.warnings).toContain('UNMARKED_PLACEHOLDER');
  });

  it('is not doubted on Android, where file names bear marks and placeholders do not', async () => {
    const { entries } = await read([
      android(`Kim: ${MARK}IMG-20220318-WA0001.jpg (file attached)`),
      android('Kim: <Media omitted>'),
    ]);
    expect(entries[1]?.flags).toEqual([]);
  });

  it('is none when other words stand around it', async () => {
    for (const text of [
      'he sent <Media omitted> again',
      'This message was deleted, was it?',
      'image omitted by me',
      'I wrote null',
      'the POLL: tomorrow',
      'location: unknown',
      'see report (file attached)',
      '"This message was deleted"',
    ]) {
      expect(await last([android(`Kim: ${text}`)])).toBe('text Kim');
    }
  });

  it('does not name the exporting person when the tombstone was typed', async () => {
    const { entries, ends } = await told(
      parseWhatsAppText,
      [ios(`Kim: ${MARK}image omitted`), ios('Dana: You deleted this message')].join('\n'),
    );
    expect(entries[0]?.[1]?.deletedBy).toBe('exporter');
    expect(ends[0]?.exporter).toBeNull();
  });
});
