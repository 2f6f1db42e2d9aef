/** Spans of a hit as pieces of its text, in order and without overlap. */

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly term: string;
  readonly why: string | null;
}

export interface Piece {
  readonly start: number;
  readonly text: string;
  /** Null for text between the hits. */
  readonly span: Span | null;
}

/** Where spans overlap the earlier keeps its place and the later is cut; spans past the text are dropped. */
export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(at, span.start);
    const end = Math.min(text.length, span.end);
    if (start >= end) continue;
    if (start > at) pieces.push({ start: at, text: text.slice(at, start), span: null });
    pieces.push({ start, text: text.slice(start, end), span });
    at = end;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), span: null });
  return pieces;
}

/** What a long hit shows: the words around its first span, on word borders, with what is left out marked. */
export function excerpt(text: string, spans: readonly Span[], length = 600): { text: string; shift: number } {
  const first = spans.reduce((least, span) => Math.min(least, span.start), Number.POSITIVE_INFINITY);
  if (text.length <= length || !Number.isFinite(first)) return { text: text.slice(0, length), shift: 0 };
  const wished = Math.max(0, Math.min(first - length / 3, text.length - length));
  const blank = wished === 0 ? -1 : text.indexOf(' ', wished);
  const start = wished === 0 ? 0 : blank >= 0 && blank < first ? blank + 1 : Math.floor(wished);
  return { text: text.slice(start, start + length), shift: start };
}
