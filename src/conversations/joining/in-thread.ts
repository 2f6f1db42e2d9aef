/** The thread in which copies are aligned (thread.ts): takes their entries, gives the alignment. */

import { parentPort } from 'node:worker_threads';
import { CandourError, type ErrorCode } from '../../kernel/index.ts';
import { align } from '../alignment/align.ts';
import { type CopyTrack, Interner, TrackBuilder } from '../alignment/track.ts';
import { buffersOf, type StoredAlignment, storedAlignment } from './stored-alignment.ts';
import { alignable, type StoredEntry, type StoredSource, sourceOf } from './stored-entries.ts';

export type ToThread =
  | { readonly kind: 'copy'; readonly source: StoredSource }
  | { readonly kind: 'entries'; readonly entries: readonly StoredEntry[] }
  | { readonly kind: 'align' };

export type FromThread =
  | { readonly kind: 'taken' }
  | { readonly kind: 'aligned'; readonly alignment: StoredAlignment }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly hint: string };

const interner = new Interner();
const tracks: CopyTrack[] = [];
let building: { readonly builder: TrackBuilder; readonly orderOpen: boolean } | null = null;

function finishCopy(): void {
  if (building === null) return;
  // What is stored is in reading order.
  tracks.push(building.builder.buildInOrder());
  building = null;
}

function answer(message: ToThread): FromThread | null {
  switch (message.kind) {
    case 'copy':
      finishCopy();
      building = {
        builder: new TrackBuilder(sourceOf(message.source), interner),
        orderOpen: message.source.orderOpen,
      };
      return null;
    case 'entries':
      for (const entry of message.entries) building?.builder.add(alignable(entry, building.orderOpen));
      return { kind: 'taken' };
    case 'align':
      finishCopy();
      return { kind: 'aligned', alignment: storedAlignment(align(tracks)) };
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
