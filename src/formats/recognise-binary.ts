/** Recognises files that are not text, by their first bytes; names decide only among databases that hide their tables. */
import type { Sniff } from './entry.ts';
import { type KnownFormatId, known } from './known-formats.ts';

const latin1 = (head: Uint8Array, from = 0, to = head.length): string =>
  Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1', from, Math.min(to, head.length));

type Rule = readonly [offset: number, magic: string, label: string];

const media: readonly Rule[] = [
  [0, '\xff\xd8\xff', 'picture (JPEG)'],
  [0, '\x89PNG\r\n\x1a\n', 'picture (PNG)'],
  [0, 'GIF87a', 'picture (GIF)'],
  [0, 'GIF89a', 'picture (GIF)'],
  [8, 'WEBP', 'picture or sticker (WebP)'],
  [8, 'WAVE', 'sound recording (WAV)'],
  [8, 'AVI ', 'video (AVI)'],
  [0, 'II*\0', 'picture (TIFF)'],
  [0, 'MM\0*', 'picture (TIFF)'],
  [4, 'ftypheic', 'picture (HEIC)'],
  [4, 'ftypheix', 'picture (HEIC)'],
  [4, 'ftypmif1', 'picture (HEIC)'],
  [4, 'ftypavif', 'picture (AVIF)'],
  [4, 'ftypM4A', 'sound recording (M4A)'],
  [4, 'ftyp', 'video (MP4)'],
  [4, 'moov', 'video (QuickTime)'],
  [0, 'OggS', 'sound recording (Ogg, Opus)'],
  [0, 'ID3', 'sound recording (MP3)'],
  [0, '\xff\xfb', 'sound recording (MP3)'],
  [0, '\xff\xf1', 'sound recording (AAC)'],
  [0, '\xff\xf9', 'sound recording (AAC)'],
  [0, '#!AMR', 'sound recording (AMR)'],
  [0, 'fLaC', 'sound recording (FLAC)'],
  [0, 'caff', 'sound recording (CAF)'],
  [0, '\x1a\x45\xdf\xa3', 'video (WebM or Matroska)'],
  [0, '%PDF-', 'document (PDF)'],
  [0, '{\\rtf', 'document (RTF)'],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'document (old Office)'],
];

const archives: readonly (readonly [offset: number, magic: string, format: KnownFormatId])[] = [
  [0, "7z\xbc\xaf'\x1c", '7z'],
  [0, 'Rar!\x1a\x07', 'rar'],
  [0, '\x1f\x8b', 'gzip'],
  [0, '\xfd7zXZ\0', 'archive'],
  [0, 'BZh', 'archive'],
  [257, 'ustar', 'archive'],
  [0, 'ANDROID BACKUP', 'android-backup'],
  [0, 'EVF\t\r\n\xff\0', 'disk-image'],
  [0, 'EVF2\r\n\x81\0', 'disk-image'],
  [0, 'bplist0', 'apple-plist'],
  [0, '\x37\x7f\x06\x82', 'sqlite-wal'],
  [0, '\x37\x7f\x06\x83', 'sqlite-wal'],
];

/** What the first bytes prove, or null: text, or nothing known. */
export function sniffBinary(head: Uint8Array, name: string): Sniff | null {
  const at = (offset: number, magic: string): boolean => latin1(head, offset, offset + magic.length) === magic;
  if (at(0, 'SQLite format 3\0')) {
    return known(databaseOf(latin1(head), name));
  }
  if (at(0, 'PK\x03\x04') || at(0, 'PK\x05\x06') || at(0, 'PK\x07\x08')) {
    return zipOf(head, name);
  }
  if (/\.crypt(1[0-9]|[5-9])?$/iu.test(name)) {
    return known('whatsapp-crypt');
  }
  const archive = archives.find(([offset, magic]) => at(offset, magic));
  if (archive !== undefined) {
    return known(archive[2]);
  }
  const [, , label] = media.find(([offset, magic]) => at(offset, magic)) ?? [];
  if (label !== undefined) {
    return { kind: 'media', label };
  }
  if (/(^|\/)signal-[^/]*\.backup$/iu.test(name)) {
    return known('signal-backup');
  }
  return null;
}

/** Tables are looked for in the pages at hand; databases with a long schema show them later, then the name speaks. */
const tables: readonly (readonly [RegExp, KnownFormatId])[] = [
  [/ZWAMESSAGE/u, 'whatsapp-chatstorage'],
  [/wa_contacts|ZWAADDRESSBOOKCONTACT/u, 'whatsapp-contacts-db'],
  [/key_remote_jid|chat_row_id|message_add_on|jid_row_id|message_ephemeral/u, 'whatsapp-msgstore'],
  [/chat_message_join|chat_handle_join|attributedBody/u, 'imessage-db'],
  [/sourceServiceId|signedPreKeys|serviceId.*expireTimer|groupsV2|sourceUuid/su, 'signal-db'],
  [/canonical_addresses/u, 'android-sms-db'],
  [/fileID[^)]{0,80}relativePath/su, 'ios-backup'],
];

const databaseNames: readonly (readonly [RegExp, KnownFormatId])[] = [
  [/(^|\/)msgstore[^/]*\.db$/iu, 'whatsapp-msgstore'],
  [/(^|\/)chatstorage[^/]*\.sqlite$/iu, 'whatsapp-chatstorage'],
  [/(^|\/)(wa\.db|contactsv2\.sqlite)$/iu, 'whatsapp-contacts-db'],
  [/(^|\/)(chat|sms|3d0d7e5fb2ce288813306e4d4636395e047a3d28)(\.db)?$/iu, 'imessage-db'],
  [/(^|\/)mmssms[^/]*\.db$/iu, 'android-sms-db'],
  [/signal/iu, 'signal-db'],
  [/(^|\/)manifest\.db$/iu, 'ios-backup'],
];

function databaseOf(pages: string, name: string): KnownFormatId {
  const byTable = tables.find(([pattern]) => pattern.test(pages));
  const byName = databaseNames.find(([pattern]) => pattern.test(name));
  return (byTable ?? byName)?.[1] ?? 'sqlite';
}

/** A zip seen from its first member only: its flag of encryption, and the folder names of office documents. */
function zipOf(head: Uint8Array, name: string): Sniff {
  const first = latin1(head, 30, 30 + 80);
  if (/\.ufdr$/iu.test(name)) {
    return known('ufdr');
  }
  if (((head[6] ?? 0) & 1) === 1) {
    return known('encrypted-zip');
  }
  const office = /\.(docx|xlsx|pptx|odt|ods)$/iu.exec(name)?.[1];
  if (
    office !== undefined ||
    /^(\[Content_Types\]\.xml|word\/|xl\/|ppt\/|mimetypeapplication\/vnd\.oasis)/u.test(first)
  ) {
    return { kind: 'media', label: `document (${(office ?? 'Office').toUpperCase()})`.replace('OFFICE', 'Office') };
  }
  return known('zip');
}
