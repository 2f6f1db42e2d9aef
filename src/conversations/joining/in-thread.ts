/** The thread in which copies are aligned (thread.ts): takes their entries, gives the alignment. */

import { parentPort } from 'node:worker_threads';
import { CandourError, type ErrorCode } from '../../kernel/index.ts';
import { align } from '../alignment/align.ts';
import { type CopyTrack, Interner, TrackBuilder } from '../alignment/track.ts';
import { buffersOf, type StoredAlignment, storedAlignment, turnedBack } from './stored-alignment.ts';
import { alignable, type StoredEntry, type StoredSource, sourceOf } from './stored-entries.ts';

export type ToThread =
  | { readonly kind: 'copy'; readonly source: StoredSource }
  | { readonly kind: 'entries'; readonly entries: readonly StoredEntry[] }
  | { readonly kind: 'align' };

export type FromThread =
  | { readonly kind: 'taken' }
  | { readonly kind: 'aligned'; readonly alignment: StoredAlignment }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly hint: string };

/** Entries by which the order of a track is recognised. */
const REMEMBERED = 64;

const interner = new Interner();
const tracks: CopyTrack[] = [];
/** Copies whose entries the track has the other way round. */
const turned: number[] = [];
let building: { readonly builder: TrackBuilder; readonly orderOpen: boolean; readonly first: string[] } | null = null;

function finishCopy(): void {
  if (building === null) return;
  const track = building.builder.build();
  if (isTurned(track, building.first)) turned.push(tracks.length);
  tracks.push(track);
  building = null;
}

/**
 * A track turns entries round whose times mostly fall, for files that begin with the newest. What is stored is in
 * reading order already; of a handful of entries with a clock set back it is turned nevertheless.
 */
function isTurned({ texts, body, count }: CopyTrack, first: readonly string[]): boolean {
  if (first.every((text, n) => texts[body[n] ?? 0] === text)) return false;
  if (first.every((text, n) => texts[body[count - 1 - n] ?? 0] === text)) return true;
  throw new CandourError('INTERNAL', 'The entries of a copy were put into another order.');
}

function answer(message: ToThread): FromThread | null {
  switch (message.kind) {
    case 'copy':
      finishCopy();
      building = {
        builder: new TrackBuilder(sourceOf(message.source), interner),
        orderOpen: message.source.orderOpen,
        first: [],
      };
      return null;
    case 'entries':
      for (const entry of message.entries) {
        building?.builder.add(alignable(entry, building.orderOpen));
        if (building !== null && building.first.length < REMEMBERED) building.first.push(entry.body);
      }
      return { kind: 'taken' };
    case 'align':
      finishCopy();
      return { kind: 'aligned', alignment: turnedBack(storedAlignment(align(tracks)), turned) };
  }
}

parentPort?.on('message', (message: ToThread) => {
  try {
    const said = answer(message);
    if (said !== null) parentPort?.postMessage(said, said.kind === 'aligned' ? buffersOf(said.alignment) : []);
  } catch (error) {
    if (!(error instanceof CandourError)) throw error;
    const { code, hint } = error;
    parentPort?.postMessage({ kind: 'failed', code, message: error.message, hint } satisfies FromThread);
  }
});
