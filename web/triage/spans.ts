/** The spans that carried a score as pieces of a text, without overlap: what of it is underlined. Pure. */

export interface SpanPiece {
  readonly start: number;
  readonly text: string;
  readonly carried: boolean;
}

export function piecesOf(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly SpanPiece[] {
  const pieces: SpanPiece[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(at, span.start);
    const end = Math.min(text.length, span.end);
    if (start >= end) continue;
    if (start > at) pieces.push({ start: at, text: text.slice(at, start), carried: false });
    pieces.push({ start, text: text.slice(start, end), carried: true });
    at = end;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), carried: false });
  return pieces;
}
