/** Names of media files as each platform gives them, and the files themselves. */
import { contactCard, pageFile, sticker, voiceNote } from './attachments.ts';
import { two, wallClock } from './clock.ts';
import type { Handset, Item, MediaContent, Sighting } from './model.ts';
import { SHOWN } from './model.ts';
import { jpegNamed } from './pictures.ts';

/** Kinds that an export with media writes out; moving pictures stay placeholders, as over the size limit. */
const WRITTEN: ReadonlySet<MediaContent> = new Set(['image', 'voice', 'sticker', 'document', 'contact']);

const IOS_WORD: Readonly<Record<MediaContent, string>> = {
  image: 'PHOTO',
  video: 'VIDEO',
  voice: 'AUDIO',
  gif: 'GIF',
  sticker: 'STICKER',
  document: '',
  contact: '',
};

const ANDROID_WORD: Readonly<Record<MediaContent, string>> = {
  image: 'IMG',
  video: 'VID',
  voice: 'PTT',
  gif: 'VID',
  sticker: 'STK',
  document: 'DOC',
  contact: '',
};

const ENDING: Readonly<Record<MediaContent, string>> = {
  image: 'jpg',
  video: 'mp4',
  voice: 'opus',
  gif: 'mp4',
  sticker: 'webp',
  document: 'pdf',
  contact: 'vcf',
};

function iosName(item: Item, media: MediaContent, name: string, place: number, handset: Handset): string {
  const number = String(place).padStart(8, '0');
  if (media === 'document') return `${number}-${name}`;
  if (media === 'contact') return `${number}-${name}.vcf`;
  const w = wallClock(item.at, handset.zone);
  const stamp = [w.year, two(w.month), two(w.day), two(w.hour), two(w.minute), two(w.second)].join('-');
  return `${number}-${IOS_WORD[media]}-${stamp}.${ENDING[media]}`;
}

/**
 * Names of the files that one copy names, by item. iOS numbers the places of the whole chat on that phone, Android
 * counts anew each day: what the owner deleted still took a number, so a gap stays.
 */
export function mediaNames(sightings: readonly Sighting[], handset: Handset): Map<string, string> {
  const names = new Map<string, string>();
  const counters = new Map<string, number>();
  let place = 0;
  for (const { item, state } of sightings) {
    if (!SHOWN.has(state) && state !== 'deleted-for-self') continue;
    place += 1;
    if (item.content.kind !== 'media') continue;
    const { media, name } = item.content;
    if (handset.platform === 'ios') {
      if (WRITTEN.has(media) && state === 'present') names.set(item.id, iosName(item, media, name, place, handset));
      continue;
    }
    if (media === 'contact') {
      if (state === 'present') names.set(item.id, `${name}.vcf`);
      continue;
    }
    const w = wallClock(item.at, handset.zone);
    const day = `${w.year}${two(w.month)}${two(w.day)}`;
    const count = counters.get(day) ?? 0;
    counters.set(day, count + 1);
    if (!WRITTEN.has(media) || state !== 'present') continue;
    names.set(item.id, `${ANDROID_WORD[media]}-${day}-WA${String(count).padStart(4, '0')}.${ENDING[media]}`);
  }
  return names;
}

/** The file of a media item: the same bytes on every phone that has it. */
export function mediaFile(item: Item): Uint8Array {
  if (item.content.kind !== 'media') throw new TypeError(`${item.id} has no media`);
  const { media, name, size } = item.content;
  switch (media) {
    case 'image':
      return jpegNamed(item.id);
    case 'voice':
      return voiceNote(item.id, size);
    case 'sticker':
      return sticker(item.id);
    case 'document':
      return pageFile(name, size);
    case 'contact':
      return contactCard(name);
    case 'video':
    case 'gif':
      throw new TypeError('moving pictures are never written out');
  }
}
