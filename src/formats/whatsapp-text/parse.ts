/** The WhatsApp text export as a stream of events. */

import type { ParseEvent, ParseOptions, Parser, Warning } from '../entry.ts';
import { EntryMaker } from './entry-maker.ts';
import { ChatReader } from './reader.ts';
import { HEAD_BYTES, isUtf16 } from './sniff.ts';
import { sentences } from './warnings.ts';

const BATCH = 1000;

/**
 * Reads a WhatsApp chat export (`_chat.txt`, `WhatsApp Chat with ….txt`) in one pass. Memory does not grow with the
 * file. Bytes before the first entry are reported as unparsed; everything after belongs to an entry.
 */
export const parseWhatsAppText: Parser = async function* (chunks, options = {}): AsyncGenerator<ParseEvent> {
  const source = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  const { head, rest } = await takeHead(source);
  if (isUtf16(head)) yield* refuseUtf16(head, rest, source);
  else yield* parseUtf8(head, rest, source, options);
};

type Source = AsyncIterator<Uint8Array> | Iterator<Uint8Array>;

/** Enough of the start to see the encoding, whatever the chunks are. */
async function takeHead(source: Source): Promise<{ head: Uint8Array; rest: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const { done, value } = await source.next();
    if (done) return { head: Buffer.concat(parts), rest: false };
    parts.push(value);
    length += value.length;
  }
  return { head: parts.length === 1 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts), rest: true };
}

async function* parseUtf8(
  head: Uint8Array,
  more: boolean,
  source: Source,
  options: ParseOptions,
): AsyncGenerator<ParseEvent> {
  const maker = new EntryMaker(options);
  const reader = new ChatReader(maker, BATCH);
  let begun = false;
  const ready = function* (): Generator<ParseEvent> {
    if (reader.batch.length === 0) return;
    if (!begun) {
      begun = true;
      if (reader.unparsed) yield { kind: 'unparsed', span: reader.unparsed };
      yield { kind: 'chat', chat: { chat: 0, title: maker.title, participants: [] } };
    }
    const entries = reader.batch;
    reader.batch = [];
    yield { kind: 'entries', chat: 0, entries };
  };

  let chunk: Uint8Array | null = head;
  while (chunk !== null) {
    let taken = 0;
    while (taken < chunk.length) {
      taken += reader.fill(chunk, taken);
      while (reader.read(false)) yield* ready();
    }
    chunk = null;
    if (more) {
      const { done, value } = await source.next();
      if (!done) chunk = value;
    }
  }
  while (reader.read(true)) yield* ready();
  yield* ready();
  if (!begun && reader.unparsed) yield { kind: 'unparsed', span: reader.unparsed };

  const bytes = reader.bytesTaken;
  const warnings: Warning[] = [];
  if (!begun) warnings.push({ code: 'NO_ENTRIES', message: sentences.NO_ENTRIES?.(0, []) ?? '' });
  else if (reader.unparsed) {
    const message = sentences.UNPARSED_START?.(1, []) ?? '';
    warnings.push({ code: 'UNPARSED_START', message, lines: [reader.unparsed.line] });
  }
  yield {
    kind: 'end',
    bytes,
    inEntries: reader.inEntries,
    unparsed: bytes - reader.inEntries,
    chats: begun ? [maker.end()] : [],
    warnings,
  };
}

const SAMPLE_CHARACTERS = 200;

async function* refuseUtf16(head: Uint8Array, more: boolean, source: Source): AsyncGenerator<ParseEvent> {
  let bytes = head.length;
  while (more) {
    const { done, value } = await source.next();
    if (done) break;
    bytes += value.length;
  }
  const label = head[0] === 0xfe || (head[0] === 0 && head[1] !== 0) ? 'utf-16be' : 'utf-16le';
  const text = new TextDecoder(label).decode(head.subarray(0, head.length & ~1));
  const sample =
    text
      .trim()
      .split(/\r\n|\n|\r/)[0]
      ?.slice(0, SAMPLE_CHARACTERS)
      .toWellFormed() ?? '';
  yield { kind: 'unparsed', span: { start: 0, end: bytes, line: 1, sample } };
  yield {
    kind: 'end',
    bytes,
    inEntries: 0,
    unparsed: bytes,
    chats: [],
    warnings: [{ code: 'UTF16', message: sentences.UTF16?.(1, []) ?? '' }],
  };
}
