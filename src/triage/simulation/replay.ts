/** One replay of the review queue: labels for answers, the rule of stopping at the wheel. */

import { exploresNext, Learner, type LearnerSettings, type Pool } from '../learner/index.ts';
import { Draws, openStopping, type RuleName, type Source } from '../stopping/index.ts';
import { type Run, runOf } from './report.ts';

export interface ReplaySettings {
  /** Share of the relevant to find, and how sure to be of it. */
  readonly target: number;
  readonly confidence: number;
  /** null: the order alone is replayed, and nothing is drawn for a rule. */
  readonly rule: RuleName | null;
  readonly seed: number;
  readonly learner: LearnerSettings;
  /** Positions read before anything else, in this order: what began the review. */
  readonly start?: readonly number[];
}

/** Messages asked of the learner at a time; it learns no oftener than that. */
const AHEAD = 64;
const RANKED = { kind: 'ranked', count: 1 } as const;

/**
 * Reads everything: what the rule asks for until it says stop, and the rest in the learner's order, so that the effort
 * for a recall can be told even where it lies behind the stop.
 *
 * @param relevant the answer for each position of the pool
 */
export function replay(pool: Pool, relevant: readonly boolean[], settings: ReplaySettings): Run {
  const { rule, target, confidence, seed } = settings;
  const size = pool.size;
  const drawSeed = `simulation ${seed}`;
  const stopping = rule === null ? null : openStopping({ rule, target, confidence, size, seed: drawSeed });
  const draws = new Draws(drawSeed, size);
  const learner = new Learner(pool, { kind: 'relevant' }, settings.learner);
  const read = new Uint8Array(size);
  const sealed = new Set<number>();
  const found: boolean[] = [];
  let stop: { rule: string; read: number } | null = null;
  let ahead: number[] = [];
  let learntAt = -1;
  let offered = 0;

  const top = (): number | null => {
    const learnt = learner.learnt;
    if (learnt !== learntAt || ahead.length === 0) {
      learntAt = learnt;
      ahead = learner.next(AHEAD).reverse();
    }
    for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) if (read[at] === 0 || sealed.has(at)) return at;
    return null;
  };
  const unread = (position: number): boolean => read[position] === 0;

  const ask = (at: number, source: Source): void => {
    const answer = relevant[at] === true;
    const probability = learner.probability(at);
    read[at] = 1;
    found.push(answer);
    if (source === 'control') sealed.add(at);
    else learner.decide({ position: at, wanted: answer });
    if (stop === null) stopping?.observe({ source, relevant: answer, probability });
  };

  for (const at of settings.start ?? []) ask(at, 'ranked');
  while (found.length < size) {
    const wanted = stop === null && stopping !== null ? stopping.next() : RANKED;
    if (wanted.kind === 'stop') {
      if (rule === null || stopping?.mayStop !== true) break;
      stop = { rule, read: found.length };
      continue;
    }
    const explores = wanted.kind === 'ranked' && exploresNext(offered, settings.learner.exploration);
    if (wanted.kind === 'ranked') offered++;
    const at = (wanted.kind === 'ranked' && !explores ? top() : null) ?? draws.next(unread);
    if (at === null) break;
    if (sealed.delete(at)) {
      // The order came to a message of the sealed sample: read long ago, learnt from now.
      if (stop === null) stopping?.reached(relevant[at] === true);
      learner.decide({ position: at, wanted: relevant[at] === true });
    } else ask(at, explores ? 'exploration' : wanted.kind);
  }
  return runOf(seed, found, stop);
}
