import { describe, expect, it } from 'vitest';
import { excerpt, piecesOf } from './highlight.ts';

const span = (start: number, end: number, why: string | null = null) => ({ start, end, term: 't', why });

describe('hits in their text', () => {
  it('gives back every character, marked or not', () => {
    const text = 'Who has the keys for 4?';
    const pieces = piecesOf(text, [span(12, 16), span(0, 3)]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter((piece) => piece.span !== null).map((piece) => piece.text)).toEqual(['Who', 'keys']);
  });

  it('cuts the later of two that overlap and drops one past the end', () => {
    const pieces = piecesOf('abcdef', [span(0, 4), span(2, 6), span(9, 12)]);
    expect(pieces.map((piece) => piece.text)).toEqual(['abcd', 'ef']);
  });

  it('shows a long message around its first hit', () => {
    const text = `${'word '.repeat(400)}needle${' word'.repeat(400)}`;
    const shown = excerpt(text, [span(2000, 2006)]);
    expect(shown.text.length).toBe(600);
    expect(text.slice(shown.shift, shown.shift + 600)).toBe(shown.text);
    expect(shown.text).toContain('needle');
  });

  it('shows a short message whole', () => {
    expect(excerpt('short', [span(0, 5)])).toEqual({ text: 'short', shift: 0 });
  });
});
