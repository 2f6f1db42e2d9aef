/** The pool of a file of messages: its features, neighbours and near-duplicates. */

import { outputs } from '../labels.ts';
import { buildPool, featuresOf, groupsOf, type Pool } from '../learner/index.ts';
import type { Scored } from '../scoring.ts';
import type { LabelledMessage } from './labelled.ts';

/** Probabilities this near to 0 or 1 say no more than this. */
const LEAST = 1e-6;

/** @param scores of the classifier, one a message in the same order */
export function poolOf(messages: readonly LabelledMessage[], scores: readonly Scored[]): Pool {
  const groups = groupsOf(messages.map(({ text }) => text));
  const { previous, next } = neighboursOf(messages);
  return buildPool(
    messages.map(({ text }, i) => {
      const scored = scores[i];
      return {
        features: featuresOf(text),
        prior: outputs.map((output) =>
          logOdds(scored === undefined ? 0.5 : output === 'relevance' ? scored.relevance : scored.labels[output]),
        ),
        previous: previous[i] ?? -1,
        next: next[i] ?? -1,
        group: groups[i] ?? -1,
      };
    }),
    outputs.length,
  );
}

function logOdds(probability: number): number {
  const bounded = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(bounded / (1 - bounded));
}

/**
 * A file has no conversations, but a message names what was said before it: where that is a message of the file, with the
 * same words before it as far as both say, the two are neighbours.
 */
function neighboursOf(messages: readonly LabelledMessage[]): { previous: Int32Array; next: Int32Array } {
  const previous = new Int32Array(messages.length).fill(-1);
  const next = new Int32Array(messages.length).fill(-1);
  const saying = new Map<string, number[]>();
  for (const [i, { text }] of messages.entries()) {
    const list = saying.get(text);
    if (list === undefined) saying.set(text, [i]);
    else list.push(i);
  }
  for (const [i, { context }] of messages.entries()) {
    const before = context.at(-1);
    if (before === undefined) continue;
    const candidates = (saying.get(before) ?? []).filter(
      (at) => at !== i && agrees(messages[at]?.context ?? [], context),
    );
    const found = candidates[0];
    // Words that several messages say lead nowhere.
    if (found === undefined || candidates.length > 1) continue;
    previous[i] = found;
    if (next[found] === -1) next[found] = i;
  }
  return { previous, next };
}

/** Whether what stands before a message is what stands before the last line of `context`. */
function agrees(earlier: readonly string[], context: readonly string[]): boolean {
  const shared = Math.min(earlier.length, context.length - 1);
  for (let back = 1; back <= shared; back++) if (earlier.at(-back) !== context.at(-1 - back)) return false;
  return true;
}
