import { describe, expect, test } from 'vitest';
import type { Scorer } from '../scoring.ts';
import { blocksOf, type LineBlock } from './blocks.ts';
import { answerLines, jsonLine, messageOf } from './lines.ts';

async function* stream(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function blocks(text: string, size: number, atLeast: number): Promise<LineBlock[]> {
  const found: LineBlock[] = [];
  for await (const block of blocksOf(stream(text, size), atLeast)) found.push(block);
  return found;
}

describe('a line of input', () => {
  test.each([
    ['nonsense', 'the line is not JSON'],
    ['', 'the line is empty'],
    ['[1]', 'the line is not a JSON object'],
    ['{"text":"hello"}', 'the message has no id, or one that is neither text nor number'],
    ['{"id":"a"}', 'the message has no text'],
    ['{"id":"a","text":7}', 'the text is not a string'],
    ['{"id":"a","text":"b","context":"c"}', 'the context is not a list of strings'],
  ])('%j is answered with what is wrong', (line, error) => {
    expect(messageOf(line)).toBe(error);
  });

  test('an id may be a number, and a context may be left out', () => {
    expect(messageOf('{"id":7,"text":""}')).toEqual({ id: 7, text: '', context: [] });
  });

  test('a broken line is answered in its place, and the rest all the same', async () => {
    const scorer: Scorer = {
      model: 'm',
      threshold: 0.5,
      score: async (messages) =>
        messages.map(({ text }) => ({ relevance: text.length / 10, labels: {} as never, why: [], tier: 'first' })),
      close: async () => undefined,
    };
    const answers = await answerLines(['{"id":"a","text":"xx"}', '?', '{"id":"c","text":"xxx"}'], 5, scorer);
    expect(answers.map((answer) => JSON.parse(jsonLine(answer, scorer)))).toEqual([
      { id: 'a', relevance: 0.2, threshold: 0.5, labels: {}, why: [], model: 'm' },
      { line: 6, error: 'the line is not JSON' },
      { id: 'c', relevance: 0.3, threshold: 0.5, labels: {}, why: [], model: 'm' },
    ]);
  });
});

describe('blocks of lines', () => {
  const text = 'one\ntwo\n\nlonger than a block at least\nlast without an end';

  test('however the bytes arrive, the lines and their numbers are the same', async () => {
    for (const size of [1, 3, 7, 1000]) {
      for (const atLeast of [1, 4, 10, 1000]) {
        const cut = await blocks(text, size, atLeast);
        expect(cut.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')).toBe(text);
        for (const { bytes, firstLine } of cut) {
          const first = new TextDecoder().decode(bytes).split('\n')[0];
          expect(text.split('\n')[firstLine - 1]).toBe(first);
        }
      }
    }
  });

  test('no line is cut in two', async () => {
    const cut = await blocks(text, 5, 6);
    for (const { bytes } of cut.slice(0, -1)) expect(bytes.at(-1)).toBe(10);
  });
});
