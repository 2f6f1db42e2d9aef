/**
 * Which positions of a conversation are on the page. Browsers cannot draw an element a million rows tall (Chromium
 * stops near 33 million pixels), so the list is a window of ten thousand positions that moves along the conversation.
 */

export const windowSize = 10_000;
/** Entries asked for at once; each question is one consultation in the ledger. */
export const pageSize = 100;
/** How near the edge of the window the reader may come before it moves. */
const margin = 1_000;

/** First position of a window that holds this one, in its middle where there is room. */
export function baseFor(position: number, total: number): number {
  const last = Math.max(0, total - windowSize);
  return Math.min(last, Math.max(0, position - windowSize / 2));
}

/** The base to move to when what is seen (first to last) nears the edge; null while it can stay. */
export function movedBase(base: number, first: number, last: number, total: number): number | null {
  const nearTop = first - base < margin && base > 0;
  const nearEnd = base + windowSize - last < margin && base + windowSize < total;
  if (!nearTop && !nearEnd) return null;
  const moved = baseFor(Math.floor((first + last) / 2), total);
  return moved === base ? null : moved;
}

/** Pages that hold these positions, and the next one when the edge of the last is near. */
export function pagesFor(first: number, last: number, total: number, ahead = 20): readonly number[] {
  if (total === 0) return [];
  const from = Math.floor(Math.max(0, first) / pageSize);
  const to = Math.floor(Math.min(total - 1, last + ahead) / pageSize);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
}

/** True when a move from one place to another is reading; a leap is a flight over pages that need not be loaded. */
export function isReading(before: number, now: number): boolean {
  return Math.abs(now - before) <= pageSize / 2;
}
