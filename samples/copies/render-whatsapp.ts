/** A whole WhatsApp export: the text, alone or in an archive, with small files where media go along. */

import { appWords } from './app-words.ts';
import { archived, type Member } from './archive.ts';
import { type CopyTruth, printedSecond } from './copy-truth.ts';
import { localeOf } from './locales.ts';
import type { MediaKind, Message, Person, Phone } from './model.ts';
import { WhatsAppPrinter } from './print-whatsapp.ts';
import type { RenderedFile } from './rendered.ts';
import { DAY, dayOf, offsetAt, two } from './zones.ts';

/** Attached files of one export: more would say nothing new. */
const MOST_FILES = 200;

const ANDROID: Readonly<Record<MediaKind, readonly [prefix: string, ending: string]>> = {
  image: ['IMG', 'jpg'],
  video: ['VID', 'mp4'],
  audio: ['PTT', 'opus'],
  gif: ['VID', 'mp4'],
  sticker: ['STK', 'webp'],
  document: ['DOC', 'pdf'],
};

const IOS: Readonly<Record<MediaKind, readonly [prefix: string, ending: string]>> = {
  image: ['PHOTO', 'jpg'],
  video: ['VIDEO', 'mp4'],
  audio: ['AUDIO', 'opus'],
  gif: ['GIF', 'mp4'],
  sticker: ['STICKER', 'webp'],
  document: ['', 'pdf'],
};

/** Names of the files that an export with media has, the newest messages first to get one. */
export function attachedFiles(
  messages: readonly Message[],
  phone: Phone,
  order: readonly number[],
  isPresent: (id: number) => boolean,
): Map<number, string> {
  const names = new Map<number, string>();
  if (!phone.withMedia) return names;
  const media = order.filter((id) => messages[id]?.content.kind === 'media' && isPresent(id)).slice(-MOST_FILES);
  const perDay = new Map<string, number>();
  let number = 0;
  for (const id of media) {
    const message = messages[id];
    if (message?.content.kind !== 'media') continue;
    const { media: kind, document } = message.content;
    const utc = printedSecond(message, phone) * 1000;
    const wall = utc + offsetAt(phone.zone, utc);
    const { iso } = dayOf(Math.floor(wall / DAY));
    number += 1;
    if (phone.platform === 'ios') {
      const rest = Math.trunc((((wall % DAY) + DAY) % DAY) / 1000);
      const clock = [Math.trunc(rest / 3600), Math.trunc(rest / 60) % 60, rest % 60].map(two).join('-');
      const [label, ending] = IOS[kind];
      const lead = String(number).padStart(8, '0');
      names.set(id, kind === 'document' ? `${lead}-${document}` : `${lead}-${label}-${iso}-${clock}.${ending}`);
    } else if (kind === 'document') names.set(id, document);
    else {
      const [label, ending] = ANDROID[kind];
      const key = `${label}-${iso}`;
      const today = (perDay.get(key) ?? -1) + 1;
      perDay.set(key, today);
      names.set(id, `${label}-${iso.replaceAll('-', '')}-WA${String(today).padStart(4, '0')}.${ending}`);
    }
  }
  return names;
}

/** The text of the export. */
function whatsAppText(copy: CopyTruth, people: readonly Person[], messages: readonly Message[]): string {
  const printer = new WhatsAppPrinter(copy, people);
  const parts: string[] = [];
  for (const id of copy.order) {
    const message = messages[id];
    if (message !== undefined) parts.push(printer.entry(message, parts.length === 0).raw);
  }
  const text = parts.join('');
  const { byteOrderMark, lineEnds } = copy.phone;
  const ended = lineEnds === 'own' ? text : text.replace(/\r?\n/gu, lineEnds === 'lf' ? '\n' : '\r\n');
  return byteOrderMark ? `\ufeff${ended}` : ended;
}

/** What the export is called on the phone. */
export function exportName(phone: Phone): string {
  const title = phone.title.replaceAll('/', '-');
  if (phone.platform === 'ios') return `WhatsApp Chat - ${title}`;
  return `${appWords(localeOf(phone.locale).language).fileWith}${title}`;
}

export async function renderWhatsApp(
  copy: CopyTruth,
  people: readonly Person[],
  messages: readonly Message[],
): Promise<RenderedFile[]> {
  const bytes = Buffer.from(whatsAppText(copy, people, messages), 'utf8');
  const { phone } = copy;
  if (!phone.archived) return [{ path: copy.path, bytes }];
  const chat = phone.platform === 'ios' ? '_chat.txt' : `${exportName(phone)}.txt`;
  const members: Member[] = [{ name: chat, bytes }];
  for (const name of new Set(copy.files.values())) {
    members.push({ name, bytes: Buffer.from(`not a real file: ${name}\n`, 'utf8') });
  }
  return [{ path: copy.path, bytes: await archived(members) }];
}
