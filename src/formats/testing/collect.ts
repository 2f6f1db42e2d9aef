/** For tests: a parser run over bytes in chosen chunks, and what it told, with the accounting checked on the way. */
import { expect } from 'vitest';
import type { ChatEnd, ChatHeader, Entry, ParseEvent, ParseOptions, Parser, UnparsedSpan, Warning } from '../entry.ts';

export interface Told {
  readonly chats: readonly ChatHeader[];
  readonly entries: readonly (readonly Entry[])[];
  readonly spans: readonly UnparsedSpan[];
  readonly ends: readonly ChatEnd[];
  readonly warnings: readonly Warning[];
  readonly bytes: number;
  readonly inEntries: number;
  readonly unparsed: number;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** `size`: bytes a chunk. */
export function* chunked(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

/** Runs the parser and holds it to its contract: the sum, the last event, spans apart and inside the file. */
export async function told(
  parser: Parser,
  input: Uint8Array | string,
  options: ParseOptions & { readonly chunk?: number } = {},
): Promise<Told> {
  const bytes = typeof input === 'string' ? bytesOf(input) : input;
  const { chunk = bytes.length + 1, ...rest } = options;
  const events: ParseEvent[] = [];
  for await (const event of parser(chunked(bytes, chunk), rest)) {
    events.push(event);
  }
  const end = events.at(-1);
  if (end?.kind !== 'end') {
    throw new Error('the last event is not the end');
  }
  const spans = events.flatMap((event) => (event.kind === 'unparsed' ? event.span : []));
  expect(end.bytes).toBe(bytes.length);
  expect(end.inEntries + end.unparsed).toBe(bytes.length);
  expect(spans.reduce((sum, span) => sum + span.end - span.start, 0)).toBe(end.unparsed);
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  for (const [index, span] of sorted.entries()) {
    expect(span.start).toBeGreaterThanOrEqual(sorted[index - 1]?.end ?? 0);
    expect(span.end).toBeGreaterThan(span.start);
    expect(span.end).toBeLessThanOrEqual(bytes.length);
  }
  const chats = events.flatMap((event) => (event.kind === 'chat' ? event.chat : []));
  const entries = chats.map(({ chat }) =>
    events.flatMap((event) => (event.kind === 'entries' && event.chat === chat ? [...event.entries] : [])),
  );
  return {
    chats,
    entries,
    spans,
    ends: end.chats,
    warnings: end.warnings,
    bytes: end.bytes,
    inEntries: end.inEntries,
    unparsed: end.unparsed,
  };
}

/** Codes of the warnings of a chat, or of the file. */
export function codes(warnings: readonly Warning[] | undefined): string[] {
  return (warnings ?? []).map(({ code }) => code);
}
