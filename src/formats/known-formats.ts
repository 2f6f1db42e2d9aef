/**
 * What is known but not read: a label for people, and a sentence that says what the file is and what to ask for.
 * Nothing in this list may be answered with "unknown file".
 */
import type { Sniff } from './entry.ts';

interface KnownFormat {
  readonly label: string;
  readonly why: string;
}

const ownExport = 'ask the owner of the phone for the app’s own export of the chat (“Export chat”)';

export const knownFormats = {
  'whatsapp-crypt': {
    label: 'encrypted WhatsApp backup',
    why:
      'This is an encrypted WhatsApp backup (.crypt12, .crypt14 or .crypt15). Without its key (64 hexadecimal digits, or the key file of the phone) nobody can read it, and it is not read here yet; keep it sealed, ask for the key, or ' +
      ownExport +
      '.',
  },
  'whatsapp-msgstore': {
    label: 'WhatsApp message database (Android)',
    why: `This is WhatsApp’s message database from an Android phone (msgstore.db). It is not read yet; keep it sealed together with the file ending in -wal beside it, and ${ownExport}.`,
  },
  'whatsapp-chatstorage': {
    label: 'WhatsApp message database (iPhone)',
    why: `This is WhatsApp’s message database from an iPhone (ChatStorage.sqlite). It is not read yet; keep it sealed, and ${ownExport}.`,
  },
  'whatsapp-contacts-db': {
    label: 'WhatsApp contact database',
    why: 'This is WhatsApp’s database of contact names (wa.db or ContactsV2.sqlite). It holds no messages and is not read yet; keep it sealed beside the message database.',
  },
  'imessage-db': {
    label: 'Apple Messages database',
    why: 'This is the database of Apple’s Messages (chat.db on a Mac, sms.db in an iPhone backup). It is not read yet; keep it sealed with the files ending in -wal and -shm beside it.',
  },
  'android-sms-db': {
    label: 'Android SMS database',
    why: 'This is the SMS and MMS database of an Android phone (mmssms.db). It is not read yet; keep it sealed.',
  },
  'signal-db': {
    label: 'Signal database',
    why: 'This is a Signal database. It is not read yet; keep it sealed and record which tool decrypted it, and with which version.',
  },
  'signal-text': {
    label: 'Signal text dump',
    why: 'This is a text dump made from Signal by another program. It is not read yet; ask which tool and version made it, and for the decrypted database it came from.',
  },
  'signal-backup': {
    label: 'encrypted Signal backup',
    why: 'This is an encrypted Signal backup. It cannot be read without its 30-digit passphrase and is not read here yet; keep it sealed and ask for the passphrase.',
  },
  'ios-backup': {
    label: 'iPhone backup',
    why: 'This is an iPhone backup (or part of one). It is not read as a whole yet; keep it sealed, and take the message databases out of it with a forensic tool.',
  },
  'android-backup': {
    label: 'Android backup',
    why: 'This is an Android backup (.ab). It is not read yet; keep it sealed, and take the message databases out of it with a forensic tool.',
  },
  sqlite: {
    label: 'SQLite database',
    why: 'This is an SQLite database of an application that is not recognised. Databases are not read yet; keep it sealed with the files ending in -wal beside it, and ask which application it is from.',
  },
  'sqlite-wal': {
    label: 'SQLite write-ahead log',
    why: 'This is the write-ahead log of an SQLite database: it can hold recent or deleted rows. It is not read yet; keep it sealed beside its database.',
  },
  'telegram-json': {
    label: 'Telegram export (JSON)',
    why: 'This is a Telegram export (result.json). It is not read yet; keep it sealed.',
  },
  'telegram-html': {
    label: 'Telegram export (HTML)',
    why: 'This is a Telegram export as web pages. It is not read yet; ask for the export in JSON form (result.json) and keep both sealed.',
  },
  'sms-backup-xml': {
    label: 'SMS Backup & Restore file',
    why: 'This is an XML file of the app SMS Backup & Restore. It is not read yet; keep it sealed.',
  },
  rsmf: {
    label: 'RSMF file',
    why: 'This is a Relativity Short Message Format file. It is not read yet; keep it sealed, and ask for the export of the phone that it was made from.',
  },
  ufdr: {
    label: 'Cellebrite report (UFDR)',
    why: 'This is a Cellebrite UFDR report. It is not read yet; keep it sealed, and ask the laboratory for the chats as the apps export them, or as RSMF.',
  },
  'case-uco': {
    label: 'CASE/UCO evidence graph',
    why: 'This is a CASE/UCO evidence graph (JSON-LD). It is not read yet; keep it sealed, and ask the laboratory for the chats as the apps export them.',
  },
  'meta-download-part': {
    label: 'part of a Facebook or Instagram download',
    why: 'This is a part of a Facebook or Instagram download that holds no message thread. The threads are the files message_1.json, message_2.json… under messages/inbox and the folders beside it.',
  },
  'meta-secret-conversations': {
    label: 'list of Messenger secret conversations',
    why: 'This file of a Facebook download tells of secret conversations without their messages. Those are in a separate download (“secure storage”); ask for it.',
  },
  'encrypted-zip': {
    label: 'encrypted zip archive',
    why: 'This is an encrypted zip archive: it needs a password. Open it with the password, keep both files, and give the opened one.',
  },
  zip: {
    label: 'zip archive',
    why: 'This is a zip archive inside another; archives in archives are not opened. Take it out and give it on its own.',
  },
  '7z': {
    label: '7z archive',
    why: 'This is a 7z archive; only zip archives are opened. Unpack it, keep both, and give what is in it.',
  },
  rar: {
    label: 'RAR archive',
    why: 'This is a RAR archive; only zip archives are opened. Unpack it, keep both, and give what is in it.',
  },
  gzip: {
    label: 'gzip file',
    why: 'This is a gzip-compressed file; only zip archives are opened. Unpack it, keep both, and give what is in it.',
  },
  archive: {
    label: 'archive',
    why: 'This is an archive of a kind that is not opened (tar, xz or bzip2). Unpack it, keep both, and give what is in it.',
  },
  'disk-image': {
    label: 'forensic disk image',
    why: 'This is a forensic disk image. It is not read; keep it sealed, and give the chats taken out of it.',
  },
  'apple-plist': {
    label: 'Apple property list',
    why: 'This is an Apple property list, a settings file that holds no chat. Keep it sealed beside what it belongs to.',
  },
  'utf-16-text': {
    label: 'text saved as UTF-16',
    why: 'This is text saved as UTF-16. No phone exports chats so: somebody opened and saved the file. Ask for the export as the phone made it; if there is none, save a copy as UTF-8, keep both, and give the copy.',
  },
} as const satisfies Record<string, KnownFormat>;

export type KnownFormatId = keyof typeof knownFormats;

/** The answer for a known format. */
export function known(format: KnownFormatId): Sniff {
  return { kind: 'known', format, ...knownFormats[format] };
}
