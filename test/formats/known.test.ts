/** What is known and not read is named and explained: never "unknown file", never an empty chat. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { FileReport } from '../../src/evidence/index.ts';
import { androidChat, tempFolder, type ZipMember, zipFile } from '../support/exports.ts';
import { holdsSums } from './expectation.ts';
import { report } from './report.ts';

async function placed(name: string): Promise<string> {
  const path = join(await tempFolder(), name);
  await mkdir(dirname(path), { recursive: true });
  return path;
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = await placed(name);
  await writeFile(path, content);
  return path;
}

async function database(name: string, ...statements: string[]): Promise<string> {
  const path = await placed(name);
  const db = new Database(path);
  for (const statement of statements) db.exec(statement);
  db.close();
  return path;
}

async function zip(name: string, ...members: ZipMember[]): Promise<string> {
  return zipFile(await placed(name), members);
}

async function refused(path: string): Promise<FileReport> {
  const { files, exit } = await report(path);
  expect(files.length).toBeGreaterThan(0);
  for (const one of files) {
    holdsSums(one);
    expect({ status: one.status, chats: one.chats }).toEqual({ status: 'refused', chats: [] });
    expect(one.reason?.message).toContain(one.path);
    expect(one.reason?.message).not.toMatch(/unknown file/i);
  }
  expect(exit).toBe(3);
  const [first] = files;
  if (!first) throw new Error('no file');
  return first;
}

const legacyTables = [
  'CREATE TABLE messages (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, key_from_me INTEGER, key_id TEXT, status INTEGER, data TEXT, timestamp INTEGER, media_wa_type TEXT, remote_resource TEXT)',
  'CREATE TABLE chat_list (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, subject TEXT)',
  'CREATE TABLE group_participants (_id INTEGER PRIMARY KEY, gjid TEXT, jid TEXT, admin INTEGER)',
];
const modernTables = [
  'CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT, sender_jid_row_id INTEGER, status INTEGER, timestamp INTEGER, message_type INTEGER, text_data TEXT, sort_id INTEGER)',
  'CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, subject TEXT, created_timestamp INTEGER)',
  'CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, raw_string TEXT, type INTEGER)',
];
const chatStorage = [
  'CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZISFROMME INTEGER, ZMESSAGEDATE REAL, ZTEXT TEXT)',
  'CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID TEXT, ZPARTNERNAME TEXT)',
];
const appleMessages = [
  'CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, attributedBody BLOB, handle_id INTEGER, service TEXT, date INTEGER, is_from_me INTEGER)',
  'CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT)',
  'CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT)',
  'CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER)',
  'CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER)',
  'CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, guid TEXT)',
];
const signalDesktop = [
  'CREATE TABLE messages (id TEXT PRIMARY KEY, json TEXT, sent_at INTEGER, received_at INTEGER, conversationId TEXT, sourceServiceId TEXT, type TEXT)',
  'CREATE TABLE conversations (id TEXT PRIMARY KEY, json TEXT, type TEXT, members TEXT, name TEXT)',
];

describe('databases are told by their tables, whatever their name', () => {
  it.each([
    ['msgstore.db', modernTables, 'whatsapp-msgstore', /WhatsApp/],
    ['renamed.bin', modernTables, 'whatsapp-msgstore', /WhatsApp/],
    ['old/msgstore.db', legacyTables, 'whatsapp-msgstore', /WhatsApp/],
    ['both/msgstore.db', [...legacyTables, ...modernTables], 'whatsapp-msgstore', /WhatsApp/],
    ['ChatStorage.sqlite', chatStorage, 'whatsapp-chatstorage', /iPhone/],
    ['7c7fba66680ef796b916b067077cc246adacf01d', chatStorage, 'whatsapp-chatstorage', /iPhone/],
    [
      'wa.db',
      ['CREATE TABLE wa_contacts (_id INTEGER PRIMARY KEY, jid TEXT, display_name TEXT)'],
      'whatsapp-contacts-db',
      /contact/,
    ],
    ['chat.db', appleMessages, 'imessage-db', /Apple/],
    ['sms.db', appleMessages, 'imessage-db', /Apple/],
    ['signal.sqlite', signalDesktop, 'signal-db', /Signal/],
    ['recipes.sqlite', ['CREATE TABLE recipes (id INTEGER PRIMARY KEY, flour TEXT)'], 'sqlite', /SQLite/],
  ] as const)('%s', async (name, tables, format, said) => {
    const one = await refused(await database(name, ...tables));
    expect(one.format).toBe(format);
    expect(one.reason?.message).toMatch(said);
  });

  it('a database in a zip', async () => {
    const path = await database('msgstore.db', ...modernTables);
    const one = await refused(await zip('phone.zip', { name: 'Databases/msgstore.db', content: await readFile(path) }));
    expect(one.reason?.message).toMatch(/msgstore|WhatsApp/);
  });
});

const noise = Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7919 + 13) % 251));

describe('encrypted backups are told by name and the key is asked for', () => {
  it.each(['msgstore.db.crypt12', 'msgstore.db.crypt14', 'msgstore.db.crypt15', 'wa-2024.CRYPT15'])(
    '%s',
    async (name) => {
      const one = await refused(await file(name, noise));
      expect(one.format).toBe('whatsapp-crypt');
      expect(one.reason?.message).toMatch(/key/);
    },
  );
});

const reportXml =
  '<?xml version="1.0" encoding="utf-8"?>\n<project id="1" name="Phone" xmlns="http://pa.cellebrite.com/report/2.0"><decodedData><modelType type="Chat"></modelType></decodedData></project>\n';

describe('reports of laboratories', () => {
  it.each([
    ['phone.ufdr', reportXml],
    ['phone.zip', reportXml],
    ['fragment.ufdr', reportXml.replace(/ xmlns="[^"]*"/, '')],
  ])('UFDR: %s', async (name, xml) => {
    const path = await zip(name, { name: 'report.xml', content: xml }, { name: 'files/Image/1.jpg', content: 'x' });
    expect((await refused(path)).format).toBe('ufdr');
  });
  it('an RSMF file', async () => {
    const mail = [
      'X-RSMF-Version: 2.0.0',
      'X-RSMF-Generator: example',
      'X-RSMF-EventCount: 1',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      ...['', '--b', 'Content-Type: text/plain', '', 'Hello', '--b'],
      ...[
        'Content-Type: application/zip; name="rsmf.zip"',
        'Content-Transfer-Encoding: base64',
        '',
        'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
        '--b--',
        '',
      ],
    ].join('\r\n');
    expect((await refused(await file('day.rsmf', mail))).format).toBe('rsmf');
    expect((await refused(await file('day.eml', mail))).format).toBe('rsmf');
  });
  it.each([
    ['case.jsonld', 'uco-observable', 'case.jsonld'],
    ['graph.json', 'uco-observable', 'graph.json'],
    ['other-prefix.json', 'obs', 'prefixes of its own'],
  ])('CASE/UCO: %s', async (name, prefix) => {
    const graph = {
      '@context': {
        [prefix]: 'https://ontology.unifiedcyberontology.org/uco/observable/',
        kb: 'http://example.org/kb/',
      },
      '@graph': [
        {
          '@id': 'kb:1',
          '@type': `${prefix}:Message`,
          'uco-core:hasFacet': [
            { '@id': 'kb:2', '@type': `${prefix}:MessageFacet`, [`${prefix}:messageText`]: 'Hello' },
          ],
        },
      ],
    };
    expect((await refused(await file(name, JSON.stringify(graph, null, 2)))).format).toBe('case-uco');
  });
});

const telegramChat = {
  name: 'Mill Rota',
  type: 'private_group',
  id: 4_001,
  messages: [
    {
      id: 1,
      type: 'message',
      date: '2024-03-01T10:30:05',
      date_unixtime: '1709289005',
      from: 'Bracken Lowe',
      from_id: 'user1',
      text: 'Hello',
      text_entities: [],
    },
  ],
};

describe('other messengers', () => {
  it.each([
    ['result.json', telegramChat],
    ['renamed.json', telegramChat],
    ['account/result.json', { about: 'Here is the data you requested.', chats: { about: '', list: [telegramChat] } }],
  ])('Telegram: %s', async (name, value) => {
    expect((await refused(await file(name, JSON.stringify(value, null, 1)))).format).toBe('telegram-json');
  });
  it('SMS Backup & Restore, with and without a byte-order mark', async () => {
    const xml =
      '<?xml version=\'1.0\' encoding=\'UTF-8\' standalone=\'yes\' ?>\n<smses count="1">\n  <sms protocol="0" address="+447700900123" date="1709289005000" type="1" body="Hello" read="1" status="-1" contact_name="Bracken Lowe" readable_date="1 Mar 2024 10:30:05" />\n</smses>\n';
    expect((await refused(await file('sms-20240301.xml', xml))).format).toBe('sms-backup-xml');
    expect((await refused(await file('sms.xml', `\ufeff${xml}`))).format).toBe('sms-backup-xml');
  });
  it('a dump named after Signal', async () => {
    const dump = '[2024-03-13, 10:30] Bracken Lowe: Hello\n[2024-03-13, 10:31] Ash Harrow: Hello\n';
    const one = await refused(await file('Signal chat with Ash.txt', dump));
    expect(one.reason?.message).toMatch(/Signal/);
  });
});

describe('archives and files of other kinds', () => {
  it('an encrypted zip is told by its flag', async () => {
    const path = await zip('WhatsApp Chat - Mill Rota.zip', { name: '_chat.txt', content: androidChat(3) });
    const bytes = await readFile(path);
    bytes.writeUInt16LE(bytes.readUInt16LE(6) | 1, 6);
    const central = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8);
    await writeFile(path, bytes);
    const one = await refused(path);
    expect(one.format).toBe('encrypted-zip');
    expect(one.reason?.message).toMatch(/password/);
  });
  it('7z', async () => {
    const bytes = Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), noise]);
    expect((await refused(await file('phone.7z', bytes))).format).toBe('7z');
    expect((await refused(await file('phone.zip', bytes))).format).toBe('7z');
  });
  it('gzip', async () => {
    expect((await refused(await file('chat.txt.gz', gzipSync(androidChat(3))))).format).toBe('gzip');
  });
  it.each([
    ['photo.png', '89504e470d0a1a0a0000000d49484452', /picture|image|photo/i],
    ['photo.jpg', 'ffd8ffe000104a46494600010100', /picture|image|photo/i],
    ['WhatsApp Chat with Bracken.txt', 'ffd8ffe000104a46494600010100', /picture|image|photo/i],
    ['statement.pdf', '255044462d312e370a', /PDF|document/i],
  ])('%s', async (name, start, said) => {
    const one = await refused(await file(name, Buffer.concat([Buffer.from(start, 'hex'), noise])));
    expect(one.reason?.message).toMatch(said);
  });
  it.each(['utf16le', 'utf16be'] as const)('a chat saved as %s', async (order) => {
    const text = Buffer.from(`\ufeff${androidChat(3)}`, 'utf16le');
    const one = await refused(await file('WhatsApp Chat with Ash.txt', order === 'utf16le' ? text : text.swap16()));
    expect(one.format).toBe('utf-16-text');
    expect(one.reason?.message).toMatch(/UTF-16/);
  });
});

describe('beside a chat that is read', () => {
  it('a known file that is not read makes the exit code 1, and both are told', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'WhatsApp Chat with Ash.txt'), androidChat(5));
    await writeFile(join(folder, 'msgstore.db.crypt15'), noise);
    const { files, exit } = await report(folder);
    expect(files.map((one) => [one.format, one.status]).sort()).toEqual([
      ['whatsapp-crypt', 'refused'],
      ['whatsapp-text', 'read'],
    ]);
    expect(exit).toBe(1);
  });
});

/** `entries` messages behind an opening notice or not. */
function longChat(entries: number, first: string | null): string {
  const lines = first === null ? [] : [first];
  for (let i = lines.length; i < entries; i++) {
    const at = new Date(Date.UTC(2023, 0, 13, 9, 0) + i * 11 * 60_000).toISOString();
    lines.push(
      `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)} - ${i % 2 ? 'Bracken Lowe' : 'Ash Harrow'}: note ${i}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const cut = /truncat|cut (off|short)|older (messages|entries)|may be missing/i;

async function doubts(path: string): Promise<{ entries: number; said: string }> {
  const { files, exit } = await report(path);
  const [chat] = files.flatMap((one) => one.chats);
  expect(exit).toBe(0);
  return { entries: chat?.entries ?? 0, said: (chat?.warnings ?? []).map((w) => `${w.code} ${w.message}`).join('\n') };
}

describe('a chat near the limit of the export may be cut at its start', () => {
  const opening = '13/01/2023, 08:59 - Messages and calls are end-to-end encrypted. Tap to learn more.';
  it('39,990 entries without media', async () => {
    const { entries, said } = await doubts(await file('WhatsApp Chat with Ash.txt', longChat(39_990, opening)));
    expect(entries).toBe(39_990);
    expect(said).toMatch(cut);
  });
  it('39,990 entries that start with speech', async () => {
    const { said } = await doubts(await file('WhatsApp Chat with Ash.txt', longChat(39_990, null)));
    expect(said).toMatch(cut);
  });
  it('9,990 entries with media', async () => {
    const path = await zip(
      'WhatsApp Chat with Ash.zip',
      {
        name: 'WhatsApp Chat with Ash.txt',
        content: `${longChat(9_990, null)}31/03/2023, 23:59 - Ash Harrow: IMG-20230331-WA0000.jpg (file attached)\n`,
      },
      { name: 'IMG-20230331-WA0000.jpg', content: 'x' },
    );
    expect((await doubts(path)).said).toMatch(cut);
  });
  it('2,000 entries that start with the opening notice are not suspected', async () => {
    const { said } = await doubts(await file('WhatsApp Chat with Ash.txt', longChat(2_000, opening)));
    expect(said).not.toMatch(cut);
  });
});
