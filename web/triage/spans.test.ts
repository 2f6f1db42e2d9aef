import { expect, test } from 'vitest';
import { piecesOf } from './spans.ts';

test('spans that overlap underline each letter once, and the pieces put together are the text', () => {
  const text = 'one two three';
  const pieces = piecesOf(text, [
    { start: 4, end: 7 },
    { start: 0, end: 5 },
    { start: 4, end: 7 },
    { start: 8, end: 99 },
  ]);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.map(({ text: part, carried }) => (carried ? `[${part}]` : part)).join('')).toBe('[one t][wo] [three]');
});
