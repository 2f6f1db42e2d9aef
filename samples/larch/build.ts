/** Puts the demonstration together: people, talk, planting, sightings, exports, truth, manifest. */
import { CHATS } from './chats.ts';
import { COPIES, HANDSETS, handsetOf } from './handsets.ts';
import { itemsOf } from './items.ts';
import { manifestOf } from './manifest.ts';
import { renderMessenger } from './messenger.ts';
import type { ChatId, Item, RenderedCopy, RenderedFile } from './model.ts';
import { type OwnDeletions, plant } from './plant.ts';
import { sightingsOf } from './sightings.ts';
import { personOf } from './team.ts';
import { truthOf } from './truth.ts';
import { renderWhatsApp } from './whatsapp.ts';

export interface Larch {
  readonly chats: ReadonlyMap<ChatId, readonly Item[]>;
  readonly ownDeletions: OwnDeletions;
  readonly copies: readonly RenderedCopy[];
  /** Everything to be written: exports, truth.json, manifest.json. */
  readonly files: readonly RenderedFile[];
}

/** Folder of an exhibit: `exports/JM-1 Rook`. */
function folderOf(ref: string, custodian: string): string {
  return `exports/${ref.replace('/', '-')} ${personOf(custodian).name.split(' ').at(-1) ?? ''}`;
}

/** One picture whose file the laboratory's archive lost: named in the chat, not there. */
function lostFile(items: readonly Item[]): ReadonlySet<string> {
  const pictures = items.filter((item) => item.content.kind === 'media' && item.content.media === 'image');
  const lost = pictures[Math.trunc(pictures.length / 3)];
  return new Set(lost === undefined ? [] : [lost.id]);
}

/** Builds everything in memory; the same on every machine. */
export function buildLarch(): Larch {
  const chats = new Map(CHATS.map((chat) => [chat.id, itemsOf(chat)] as const));
  const ownDeletions = plant(chats);
  const copies = COPIES.map((spec): RenderedCopy => {
    const handset = handsetOf(spec.handset);
    const items = chats.get(spec.chat) ?? [];
    const sightings = sightingsOf(spec, handset, items, ownDeletions.get(spec.id) ?? new Set());
    const folder = folderOf(handset.ref, handset.custodian);
    if (handset.platform === 'messenger')
      return renderMessenger(spec, handset, sightings, `${folder}/facebook-${handset.id}`);
    const withheld = spec.id === 'teasel/main' ? lostFile(items) : new Set<string>();
    return renderWhatsApp(spec, handset, sightings, folder, withheld);
  });
  const exports = copies.flatMap((copy) => copy.files);
  const text = new TextEncoder();
  return {
    chats,
    ownDeletions,
    copies,
    files: [
      ...exports,
      { path: 'truth.json', bytes: text.encode(truthOf(chats, copies, ownDeletions)) },
      { path: 'manifest.json', bytes: text.encode(manifestOf(HANDSETS, copies)) },
    ],
  };
}
