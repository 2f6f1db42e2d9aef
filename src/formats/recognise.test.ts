import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sniff } from './entry.ts';
import { knownFormats } from './known-formats.ts';
import { sniff, sniffArchive } from './recognise.ts';
import { bytesOf } from './testing/collect.ts';
import { fixture } from './testing/fixture.ts';

const here = import.meta.dirname;
const HEAD = 64 * 1024;

function answer(found: Sniff | null): string {
  switch (found?.kind) {
    case 'chat':
      return `${found.format} ${found.certainty}`;
    case 'known':
      return found.format;
    case 'media':
      return found.label;
    case 'unknown':
      return 'unknown';
    case undefined:
      return 'null';
  }
}

function ofText(text: string, name = 'file'): string {
  return answer(sniff(bytesOf(text).subarray(0, HEAD), name));
}

function ofBytes(latin1: string, name = 'file'): string {
  return answer(sniff(Buffer.from(latin1.padEnd(600, '\0\x01'), 'latin1'), name));
}

describe('recognising chats that are read', () => {
  it.each([
    ['messenger-json', 'old-one-to-one.json', 'messenger-json certain'],
    ['messenger-json', 'new-group.json', 'messenger-json certain'],
    ['instagram-json', 'direct.json', 'instagram-json certain'],
    ['messenger-e2ee-json', 'Anna Berg_12.json', 'messenger-e2ee-json certain'],
    ['messenger-html', 'messages.htm', 'messenger-html certain'],
    ['messenger-html', 'message_1.html', 'messenger-html certain'],
  ])('knows the fixture %s/%s', (folder, name, expected) => {
    expect(answer(sniff(fixture(`${here}/${folder}`, name), name))).toBe(expected);
  });

  const message = '{"sender_name": "A", "timestamp_ms": 1, "content": "x"}';
  const encrypted = '{"senderName": "A", "timestamp": 1, "text": "x"}';

  it.each([
    [
      'any order of keys',
      `{"title": "t", "thread_path": "inbox/a_1", "messages": [${message}]}`,
      'messenger-json likely',
    ],
    [
      'messages first, their list longer than the beginning at hand',
      `{"messages": [${`${message},`.repeat(2_000)}`,
      'messenger-json likely',
    ],
    ['one message longer than the beginning at hand', `{"messages": [{"content": "${'x'.repeat(70_000)}`, 'unknown'],
    [
      'one message longer than that, its sender first',
      `{"messages": [{"sender_name": "A", "content": "${'x'.repeat(70_000)}`,
      'messenger-json likely',
    ],
    ['a byte-order mark', `\ufeff\n{"messages": [${message}]}`, 'messenger-json likely'],
    ['an empty thread', '{"participants": [{"name": "A"}], "messages": [], "title": "t"}', 'messenger-json likely'],
    [
      'an empty encrypted thread',
      '{"participants": ["A", "B"], "threadName": "A_1", "messages": []}',
      'messenger-e2ee-json certain',
    ],
    [
      'an encrypted thread, messages first',
      `{"messages": [${encrypted}], "threadName": "A_1"}`,
      'messenger-e2ee-json certain',
    ],
    ['an encrypted thread without a name', `{"messages": [${encrypted}]}`, 'messenger-e2ee-json likely'],
    ['a habit of Instagram', `{"messages": [${message.replace('x', 'Liked a message')}]}`, 'instagram-json likely'],
    ['a field of Messenger', `{"thread_type": "Regular", "messages": [${message}]}`, 'messenger-json certain'],
  ])('knows %s', (_what, text, expected) => {
    expect(ofText(text)).toBe(expected);
  });

  it('lets the path in the download decide between Messenger and Instagram', () => {
    const text = `{"messages": [${message}]}`;
    expect(ofText(text, 'x/your_instagram_activity/messages/inbox/a_1/message_1.json')).toBe('instagram-json certain');
    expect(ofText(text, 'your_facebook_activity/messages/inbox/a_1/message_1.json')).toBe('messenger-json certain');
    expect(ofText(text, 'messages/inbox/a_1/message_1.json')).toBe('messenger-json likely');
    expect(ofText(`{"messages": [{"content": "${'x'.repeat(70_000)}`, 'message_1.json')).toBe('messenger-json likely');
  });

  it('takes a page by its outline; by its name alone it is only likely', () => {
    const fresh = '<html><body><div class="_a6-g"><div class="_2ph_ _a6-h">A</div></div></body></html>';
    expect(ofText(fresh, 'inbox/a_1/message_1.html')).toBe('messenger-html certain');
    expect(ofText(fresh, 'saved.html')).toBe('messenger-html likely');
    expect(ofText(fresh, 'your_posts__check_ins.html')).toBe('meta-download-part');
    expect(ofText('<html><body><p>x</p></body></html>', 'message_1.html')).toBe('messenger-html likely');
    expect(ofText('<html><body><p>x</p></body></html>', 'page.html')).toBe('unknown');
    expect(answer(sniff(fixture(`${here}/messenger-html`, 'look-alike.html'), 'chat.html'))).toBe('unknown');
  });

  it('knows WhatsApp text, and is not certain of a shape that Signal dumps share', () => {
    const ios = '[18/03/22, 14:56:01] Anna: hello\r\n[18/03/22, 14:57:02] Bo: hi\r\n';
    expect(ofText(ios, 'export.txt')).toBe('whatsapp-text certain');
    expect(ofText('18/03/2022, 14:56 - Anna: hello\n')).toBe('whatsapp-text certain');
    expect(ofText(`${'words\n'.repeat(60)}18/03/2022, 14:56 - Anna: hello\n`)).toBe('whatsapp-text likely');
    const dump = '[2022-03-18, 14:56] Anna: hello\n[2022-03-18, 14:57] Bo: hi\n';
    expect(ofText(dump, 'chat.txt')).not.toBe('whatsapp-text certain');
    expect(ofText(dump, 'chat.txt')).not.toBe('unknown');
    expect(ofText(dump, 'signal-export.txt')).toBe('signal-text');
  });
});

describe('recognising what is known and not read', () => {
  it.each([
    ['msgstore.db.crypt15', '\x12\x34\x56\x78\x9a', 'whatsapp-crypt'],
    ['msgstore.db.crypt14', 'BM\x00', 'whatsapp-crypt'],
    ['msgstore.db', 'SQLite format 3\0 CREATE TABLE message (_id INTEGER, chat_row_id INTEGER)', 'whatsapp-msgstore'],
    ['copy', 'SQLite format 3\0 CREATE TABLE messages (key_remote_jid TEXT)', 'whatsapp-msgstore'],
    ['x/ChatStorage.sqlite', 'SQLite format 3\0', 'whatsapp-chatstorage'],
    ['copy', 'SQLite format 3\0 CREATE TABLE ZWAMESSAGE (Z_PK)', 'whatsapp-chatstorage'],
    ['wa.db', 'SQLite format 3\0 CREATE TABLE wa_contacts', 'whatsapp-contacts-db'],
    ['sms.db', 'SQLite format 3\0', 'imessage-db'],
    ['copy', 'SQLite format 3\0 CREATE TABLE chat_message_join', 'imessage-db'],
    ['signal.sqlite', 'SQLite format 3\0', 'signal-db'],
    ['mmssms.db', 'SQLite format 3\0', 'android-sms-db'],
    ['Manifest.db', 'SQLite format 3\0 CREATE TABLE Files (fileID TEXT, domain TEXT, relativePath TEXT)', 'ios-backup'],
    ['other.db', 'SQLite format 3\0 CREATE TABLE birds', 'sqlite'],
    ['msgstore.db-wal', '\x37\x7f\x06\x82', 'sqlite-wal'],
    ['signal-2024-01-01-10-00-00.backup', '\x00\x00\x00\x32\x0a', 'signal-backup'],
    ['case.ufdr', 'PK\x03\x04', 'ufdr'],
    ['locked.zip', 'PK\x03\x04\x14\x00\x01\x00', 'encrypted-zip'],
    ['inner.zip', 'PK\x03\x04\x14\x00\x00\x00', 'zip'],
    ['a.7z', "7z\xbc\xaf'\x1c", '7z'],
    ['a.rar', 'Rar!\x1a\x07\x01', 'rar'],
    ['a.gz', '\x1f\x8b\x08', 'gzip'],
    ['a.xz', '\xfd7zXZ\0', 'archive'],
    ['a.ab', 'ANDROID BACKUP\n5\n', 'android-backup'],
    ['a.E01', 'EVF\t\r\n\xff\0', 'disk-image'],
    ['Info.plist', 'bplist00', 'apple-plist'],
  ])('knows the binary file %s', (name, bytes, expected) => {
    expect(ofBytes(bytes, name)).toBe(expected);
  });

  it.each([
    [
      'a Telegram chat',
      '{"name": "A", "type": "personal_chat", "id": 1, "messages": [{"id": 1, "type": "message", "date": "2024-01-01T10:00:00", "from_id": "user1"}]}',
      'telegram-json',
    ],
    [
      'a Telegram account',
      '{"about": "Here is the data you requested", "chats": {"about": "x", "list": [{"name": "A", "messages": [{"id": 1, "date": "2024"',
      'telegram-json',
    ],
    [
      'SMS Backup & Restore',
      "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!-- x -->\n<smses count=\"1\"><sms address=\"1\" /></smses>",
      'sms-backup-xml',
    ],
    ['RSMF', 'Date: Mon, 1 Jan 2024 10:00:00 +0000\r\nX-RSMF-Version: 2.0.0\r\nMIME-Version: 1.0\r\n', 'rsmf'],
    ['an RSMF manifest', '{"version": "2.0.0", "participants": [], "conversations": [], "events": []}', 'rsmf'],
    ['a UFDR report', '<?xml version="1.0"?><project xmlns="http://pa.cellebrite.com/report/2.0">', 'ufdr'],
    [
      'CASE/UCO',
      '{"@context": {"x": "https://ontology.unifiedcyberontology.org/uco/observable/"}, "@graph": []}',
      'case-uco',
    ],
    ['an Apple property list', '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "x">', 'apple-plist'],
    ['Telegram pages', '<!DOCTYPE html><html><body><div class="message default clearfix">', 'telegram-html'],
  ])('knows %s', (_what, text, expected) => {
    expect(ofText(text)).toBe(expected);
  });

  it('knows the files of a download that hold no thread', () => {
    expect(ofText('{"autofill_information_v2": {}}', 'messages/autofill_information.json')).toBe('meta-download-part');
    expect(ofText('{"secret_conversations_v2": {}}', 'messages/secret_conversations.json')).toBe(
      'meta-secret-conversations',
    );
    expect(ofText('<html><body></body></html>', 'secret_conversations.html')).toBe('meta-secret-conversations');
    expect(ofText('{"a": 1}', 'your_facebook_activity/posts/x.json')).toBe('meta-download-part');
    expect(ofText('{"comments_v2": []}', 'comments.json')).toBe('meta-download-part');
  });

  it('knows text saved as UTF-16, with and without its mark', () => {
    const text = '18/03/2022, 14:56 - Anna: hello\n';
    expect(answer(sniff(Buffer.from(`\ufeff${text}`, 'utf16le'), 'a.txt'))).toBe('utf-16-text');
    expect(answer(sniff(Buffer.from(text, 'utf16le'), 'a.txt'))).toBe('utf-16-text');
    expect(answer(sniff(Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'a.txt'))).toBe('utf-16-text');
  });

  it('says what each known file is and what to do about it, in whole sentences', () => {
    for (const { label, why } of Object.values(knownFormats)) {
      expect(label).not.toBe('');
      expect(why).toMatch(/^This .+\. ?.*\.$/su);
    }
  });
});

describe('recognising what lies beside chats', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'picture (JPEG)'],
    ['\x89PNG\r\n\x1a\n', 'picture (PNG)'],
    ['RIFF\x01\x02\x03\x04WEBP', 'picture or sticker (WebP)'],
    ['OggS', 'sound recording (Ogg, Opus)'],
    ['\0\0\0\x18ftypmp42', 'video (MP4)'],
    ['\0\0\0\x18ftypM4A ', 'sound recording (M4A)'],
    ['%PDF-1.7', 'document (PDF)'],
    [`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`, 'document (Office)'],
  ])('knows %j by its first bytes', (bytes, label) => {
    expect(ofBytes(bytes)).toBe(label);
  });

  it('knows a contact card', () => {
    expect(ofText('BEGIN:VCARD\r\nVERSION:3.0\r\n')).toBe('contact card (vCard)');
  });

  it('leaves the rest unknown, with a reason', () => {
    for (const text of ['', '   \n', 'Dear diary,\n', '{"a": 1}', '[1, 2]', '<x/>', '{"a": ']) {
      const found = sniff(bytesOf(text), 'file');
      expect(found.kind).toBe('unknown');
      expect(found.kind === 'unknown' ? found.why : '').toMatch(/\.$/u);
    }
    expect(
      answer(
        sniff(
          Uint8Array.from({ length: 600 }, (_, at) => (at * 7) % 31),
          'file',
        ),
      ),
    ).toBe('unknown');
  });

  it('never throws, on any bytes under any name', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map(bytesOf),
          fc.string().map((text) => bytesOf(`<${text}`)),
        ),
        fc.string(),
        (head, name) => {
          expect(['chat', 'known', 'media', 'unknown']).toContain(sniff(head, name).kind);
        },
      ),
    );
  });
});

describe('recognising an archive by its members', () => {
  it.each([
    ['a UFDR', ['report.xml', 'files/Image/1.jpg'], 'ufdr'],
    ['an RSMF zip', ['rsmf_manifest.json', '1.jpg'], 'rsmf'],
    ['an iPhone backup', ['00008030/Manifest.db', '00008030/Info.plist', '00008030/3d/3d0d7e'], 'ios-backup'],
    ['an iOS chat', ['_chat.txt', '00000035-PHOTO-2022-03-27-21-41-55.jpg'], 'whatsapp-text certain'],
    ['an Android chat', ['WhatsApp Chat with Anna.txt', 'IMG-20220323-WA0002.jpg'], 'whatsapp-text certain'],
    ['a Facebook download', ['your_facebook_activity/messages/inbox/a_1/message_1.json'], 'messenger-json certain'],
    ['an old Facebook download', ['messages/inbox/a_1/message_1.json'], 'messenger-json likely'],
    [
      'an Instagram download',
      ['x/your_instagram_activity/messages/inbox/a_1/message_1.json'],
      'instagram-json certain',
    ],
    [
      'a Facebook download as pages',
      ['your_facebook_activity/messages/inbox/a_1/message_1.html'],
      'messenger-html certain',
    ],
    ['an encrypted download', ['messages/Anna Berg_12.json', 'media/1.jpeg'], 'messenger-e2ee-json likely'],
    ['a Telegram export', ['ChatExport/result.json', 'ChatExport/photos/1.jpg'], 'telegram-json'],
    ['an Office document', ['[Content_Types].xml', 'word/document.xml'], 'document (Office)'],
    ['other parts of a download', ['your_instagram_activity/likes/liked_posts.json'], 'meta-download-part'],
    ['a folder of pictures', ['1.jpg', '2.jpg', '__MACOSX/._chat.txt'], 'null'],
  ])('knows %s', (_what, names, expected) => {
    expect(answer(sniffArchive(names))).toBe(expected);
  });
});
