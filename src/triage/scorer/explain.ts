/**
 * Why a message has its score: the spans without which it is lower. Found by taking them out and scoring again
 * (occlusion, Zeiler and Fergus 2014), on the text as written, so that anybody can check a reason the same way.
 */

import { type Output, outputs } from '../labels.ts';
import type { Reason } from '../scoring.ts';

/** Half-open range in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Probabilities in the order of `outputs`; may be asked of a thread or a network. */
export type Judging = (text: string) => Float64Array | Promise<Float64Array>;

const REASONS_FOR_RELEVANCE = 3;
/** A label is explained when it is at least so likely, */
export const LABEL_SAID_FROM = 0.2;
/** and a span named when the score falls by at least this share of itself without it. */
const SHARE_AT_LEAST = 0.05;

function without(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(end);
}

/** What each span's absence does, in the order of the spans. */
async function absences(text: string, spans: readonly Span[], judge: Judging): Promise<Float64Array[]> {
  const found: Float64Array[] = [];
  for (const span of spans) found.push(await judge(without(text, span)));
  return found;
}

/**
 * @param scores of the whole text
 * @param spans all of the text, and those worth a try
 * @returns few reasons, the weightiest first: of relevance, then of each likely label the one that carries it
 */
export async function explain(
  text: string,
  scores: Float64Array,
  spans: { readonly all: readonly Span[]; readonly likely: readonly Span[] },
  judge: Judging,
): Promise<Reason[]> {
  const absent = await absences(text, spans.likely, judge);
  const reasons: Reason[] = [];
  for (const [at, label] of outputs.entries()) {
    const score = scores[at] ?? 0;
    if (label !== 'relevance' && score < LABEL_SAID_FROM) continue;
    const falls = spans.likely
      .map((span, n): Reason => reason(span, label, score - (absent[n]?.[at] ?? score)))
      .filter(({ weight }) => weight > score * SHARE_AT_LEAST)
      .toSorted((a, b) => b.weight - a.weight || a.start - b.start);
    reasons.push(...falls.slice(0, label === 'relevance' ? REASONS_FOR_RELEVANCE : 1));
  }
  if (reasons.some(({ label }) => label === 'relevance')) return reasons;
  return [...(await wider(text, scores, spans.all, judge)), ...reasons];
}

function reason({ start, end }: Span, label: Output, weight: number): Reason {
  return { start, end, label, weight: Math.round(weight * 1e6) / 1e6 };
}

/** Runs of spans tried where no likely span carries the score. */
const RUNS_AT_MOST = 60;

/** Where no likely span carries the score: of single spans and of runs of two and more, the one that carries most. */
async function wider(text: string, scores: Float64Array, spans: readonly Span[], judge: Judging): Promise<Reason[]> {
  const score = scores[outputs.indexOf('relevance' satisfies Output)] ?? 0;
  let best: Reason | null = null;
  for (const run of runsOf(spans)) {
    const weight = score - ((await judge(without(text, run)))[0] ?? score);
    if (weight > (best?.weight ?? 0)) best = reason(run, 'relevance', weight);
    // The first runs are the shortest: what carries enough ends the search.
    if (best !== null && best.weight > score * SHARE_AT_LEAST) break;
  }
  return best === null || best.weight === 0 ? [] : [best];
}

/** Single spans, then runs of two, four and so on, each half over the one before; last, the whole. */
function* runsOf(spans: readonly Span[]): Generator<Span> {
  let runs = 0;
  for (let length = 1; ; length *= 2) {
    const step = Math.max(1, Math.floor(length / 2), Math.ceil((spans.length * 2) / RUNS_AT_MOST));
    for (let at = 0; at < spans.length; at += step) {
      const first = spans[at];
      const last = spans[Math.min(spans.length, at + length) - 1];
      if (first === undefined || last === undefined || runs >= RUNS_AT_MOST * 2) return;
      runs += 1;
      yield { start: first.start, end: last.end };
    }
    if (length >= spans.length) return;
  }
}
