/** What of an entry is covered until somebody asks for it (R49), and what the cover says. */

import type { EntryView, MediaView } from '../contract.ts';
import { mediaName } from '../words/kind.ts';
import { bytes } from '../words/number.ts';
import { isWithheld } from './withheld.ts';

export type Covered = { readonly what: 'media'; readonly n: number } | { readonly what: 'text' };

export function coverKey(observation: number, covered: Covered): string {
  return covered.what === 'text' ? `${observation} text` : `${observation} media ${covered.n}`;
}

/** Everything of this entry that starts covered: media that are there, and words for readers who asked for it. */
export function coversOf(entry: EntryView, coverWords: boolean): readonly Covered[] {
  if (isWithheld(entry)) return [];
  const media = entry.media.flatMap((one) => (one.state === 'there' ? [{ what: 'media' as const, n: one.n }] : []));
  const words = coverWords && entry.kind !== 'system' && entry.body !== '' ? [{ what: 'text' as const }] : [];
  return [...words, ...media];
}

/** The first thing of an entry that is still covered: what the space bar reveals next. */
export function nextCovered(entry: EntryView, coverWords: boolean, revealed: ReadonlySet<string>): Covered | undefined {
  return coversOf(entry, coverWords).find((covered) => !revealed.has(coverKey(entry.observation, covered)));
}

/** `Picture, 84.2 kB`: what kind, never what is in it. */
export function coverWords(media: MediaView): string {
  return media.bytes === null ? mediaName(media.kind) : `${mediaName(media.kind)}, ${bytes(media.bytes)}`;
}

/** Media that cannot be shown, in a sentence. */
export function absentMedia(media: MediaView): string {
  const name = mediaName(media.kind);
  if (media.state === 'omitted') return `${name}: left out by the export`;
  return media.name === null
    ? `${name}: not among the files given`
    : `${name} ${media.name}: not among the files given`;
}
