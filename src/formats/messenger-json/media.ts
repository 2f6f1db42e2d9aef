/** Media references as the downloads give them: a path in the archive, its kind told by list, folder or extension. */
import type { MediaKind, MediaRef } from '../entry.ts';

const byExtension: Readonly<Record<string, MediaKind>> = {
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  heic: 'image',
  webp: 'image',
  gif: 'gif',
  mp4: 'video',
  mov: 'video',
  webm: 'video',
  '3gp': 'video',
  ogg: 'audio',
  oga: 'audio',
  opus: 'audio',
  m4a: 'audio',
  mp3: 'audio',
  aac: 'audio',
  wav: 'audio',
  amr: 'audio',
  pdf: 'document',
  doc: 'document',
  docx: 'document',
  vcf: 'contact',
};

const byFolder: readonly (readonly [RegExp, MediaKind])[] = [
  [/(^|\/)stickers_used\//u, 'sticker'],
  [/(^|\/)photos\//u, 'image'],
  [/(^|\/)videos\//u, 'video'],
  [/(^|\/)audio\//u, 'audio'],
  [/(^|\/)gifs\//u, 'gif'],
  [/(^|\/)files\//u, 'file'],
];

/** The kind a path tells: its folder in the download first (an audio clip can be called .mp4), then its extension. */
export function mediaKindOf(path: string): MediaKind {
  for (const [folder, kind] of byFolder) {
    if (folder.test(path)) {
      return kind;
    }
  }
  const extension = /\.([0-9a-z]{1,5})$/iu.exec(path)?.[1]?.toLowerCase();
  return (extension === undefined ? undefined : byExtension[extension]) ?? 'file';
}

/** A reference to a file of the archive; an empty path or a web address names nothing that could be there. */
export function mediaRef(kind: MediaKind, path: string): MediaRef {
  return path === '' ? { kind, name: null, state: 'omitted' } : { kind, name: path, state: 'named' };
}
