/** What the names of exported media tell: kind, date, and the running number of an iOS export. */

import type { MediaKind } from '../entry.ts';

const IOS = /^(\d{8})-([A-Z]+)-(?:(\d{4})-(\d{2})-(\d{2})-)?/;
const ANDROID = /^(IMG|VID|PTT|AUD|STK|DOC)-(\d{4})(\d{2})(\d{2})-WA\d{3,6}\b/;

const iosKinds: Readonly<Record<string, MediaKind>> = {
  PHOTO: 'image',
  VIDEO: 'video',
  AUDIO: 'audio',
  GIF: 'gif',
  STICKER: 'sticker',
};
const androidKinds: Readonly<Record<string, MediaKind>> = {
  IMG: 'image',
  VID: 'video',
  PTT: 'voice',
  AUD: 'audio',
  STK: 'sticker',
  DOC: 'document',
};
const extensions: Readonly<Record<string, MediaKind>> = {
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  heic: 'image',
  webp: 'sticker',
  gif: 'gif',
  mp4: 'video',
  mov: 'video',
  '3gp': 'video',
  mkv: 'video',
  opus: 'voice',
  ogg: 'voice',
  m4a: 'audio',
  mp3: 'audio',
  aac: 'audio',
  amr: 'audio',
  wav: 'audio',
  vcf: 'contact',
  pdf: 'document',
  doc: 'document',
  docx: 'document',
  xls: 'document',
  xlsx: 'document',
  ppt: 'document',
  pptx: 'document',
  txt: 'document',
  csv: 'document',
  zip: 'document',
};

/** Kind by the app's own name for the file, else by its ending. */
export function mediaKindOf(name: string): MediaKind {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const ios = IOS.exec(name)?.[2];
  if (ios !== undefined && ios in iosKinds) return iosKinds[ios] ?? 'file';
  const android = ANDROID.exec(name)?.[1];
  if (android !== undefined) return androidKinds[android] ?? 'file';
  return extensions[extension] ?? 'file';
}

/** A name that only the app gives. */
export function isAppMediaName(name: string): boolean {
  return ANDROID.test(name) || /^\d{8}-(?:PHOTO|VIDEO|AUDIO|GIF|STICKER)-/.test(name);
}

export function looksLikeFileName(name: string): boolean {
  return /\S\.[A-Za-z0-9]{1,8}$/.test(name) && !name.includes('\n');
}

/** Year, month, day that the name carries. */
export function dateInName(name: string): readonly [number, number, number] | null {
  const android = ANDROID.exec(name);
  if (android) return [Number(android[2]), Number(android[3]), Number(android[4])];
  const ios = IOS.exec(name);
  if (ios?.[3] !== undefined) return [Number(ios[3]), Number(ios[4]), Number(ios[5])];
  return null;
}

/** The running number of an iOS export. */
export function numberInName(name: string): number | null {
  const ios = IOS.exec(name);
  return ios ? Number(ios[1]) : null;
}
