/**
 * A media file of a message, from the sealed evidence. Never as active content: only pictures, sound and film that
 * their own bytes prove are shown; everything else is a file to keep (design, security).
 */

import { openMedia } from '../evidence/index.ts';
import { CandourError } from '../kernel/index.ts';
import { type Asking, type ConversationDeps, consult } from './consult.ts';
import { findObservation } from './observation.ts';
import { sniffMedia } from './sniff-media.ts';
import { extraOf } from './views.ts';

export interface MediaFile {
  /** null: not one of the kinds that are shown. */
  readonly mime: string | null;
  readonly bytes: number;
  /** Safe for a header: ASCII letters, digits, dots, dashes. */
  readonly name: string;
  stream(): AsyncIterable<Uint8Array>;
}

const SNIFFED = 64;

export async function readMedia(deps: ConversationDeps, asking: Asking, id: number, n: number): Promise<MediaFile> {
  const reading = await consult(deps, asking, 'evidence.read');
  const { row } = await findObservation(reading, id);
  const media = extraOf(row).media[n];
  if (media === undefined || media.state !== 'there' || media.sha256 === undefined) {
    throw new CandourError('NOT_FOUND', 'The exhibit does not hold this media file.');
  }
  await reading.record('media.read', { observation: id, media: n });
  const place = { sha256: media.sha256, member: media.member ?? null };
  const opened = await openMedia({ store: deps.store }, asking.operationId, place);
  const stream = opened.stream()[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFFED) {
    const next = await stream.next();
    if (next.done === true) break;
    head.push(next.value);
    length += next.value.byteLength;
  }
  return {
    mime: sniffMedia(Buffer.concat(head).subarray(0, SNIFFED)),
    bytes: opened.bytes,
    name:
      (media.name ?? '')
        .split(/[/\\]/)
        .at(-1)
        ?.replace(/[^A-Za-z0-9._-]+/g, '_')
        .slice(-100) || 'media',
    async *stream() {
      try {
        yield* head;
        for (;;) {
          const next = await stream.next();
          if (next.done === true) return;
          yield next.value;
        }
      } finally {
        await stream.return?.();
      }
    },
  };
}
