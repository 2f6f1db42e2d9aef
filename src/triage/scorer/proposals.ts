/** Which spans of a message are worth a try as a reason: those that the first tier, a sum, owes most to. */

import type { FirstJudge } from '../first/judge.ts';
import { outputs } from '../labels.ts';
import { modelTextWithPlaces, type TextBook } from '../text/index.ts';
import type { Span } from './explain.ts';

interface FeltSpan extends Span {
  readonly adds: readonly number[];
}

/** Spans tried for relevance at most, and for each likely label. */
const FOR_RELEVANCE = 3;
const FOR_A_LABEL = 1;

/** The words of a text as written, disguised ones whole, with what each adds to the first tier's logits. */
function feltSpans(text: string, columns: readonly number[], judge: FirstJudge, book: TextBook): FeltSpan[] {
  const read = modelTextWithPlaces(text, book);
  const spans: { start: number; end: number; adds: readonly number[] }[] = [];
  for (const { start, end, adds } of judge.shares(read.text, columns)) {
    if (!/[\p{L}\p{N}]/u.test(read.text.slice(start, end))) continue;
    const from = read.startOf(start);
    const to = read.endOf(end - 1);
    const last = spans.at(-1);
    if (to <= from) continue;
    // What one piece became (an emoji in words, a resolved spelling) is one span.
    if (last !== undefined && from < last.end) {
      last.end = Math.max(last.end, to);
      last.adds = last.adds.map((sum, n) => sum + (adds[n] ?? 0));
    } else spans.push({ start: from, end: to, adds });
  }
  return spans;
}

export interface Proposals {
  /** Every span of the text, in its order. */
  readonly all: readonly Span[];
  /** Those worth a try, in the order of the text. */
  readonly likely: readonly Span[];
}

/** @param scores of the whole text, in the order of `outputs`; labels below `labelFrom` need no reason */
export function proposals(
  text: string,
  scores: Float64Array,
  labelFrom: number,
  judge: FirstJudge,
  book: TextBook,
): Proposals {
  const columns = outputs.map((_, at) => at).filter((at) => at === 0 || (scores[at] ?? 0) >= labelFrom);
  const all = feltSpans(text, columns, judge, book);
  const likely = new Set<FeltSpan>();
  columns.forEach((column, n) => {
    const most = all.toSorted((a, b) => (b.adds[n] ?? 0) - (a.adds[n] ?? 0) || a.start - b.start);
    for (const span of most.slice(0, column === 0 ? FOR_RELEVANCE : FOR_A_LABEL)) likely.add(span);
  });
  return { all, likely: all.filter((span) => likely.has(span)) };
}
