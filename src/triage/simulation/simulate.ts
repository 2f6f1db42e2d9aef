/** The review queue, replayed with labels for answers: `candour simulate`. Pure, given the classifier. */

import { defaultSettings, type LearnerSettings } from '../learner/index.ts';
import type { Scored, Scorer } from '../scoring.ts';
import { type RuleName, recommended } from '../stopping/index.ts';
import type { LabelledMessage } from './labelled.ts';
import { poolOf } from './pool-of.ts';
import { replay } from './replay.ts';
import { type Run, reportOf, type SimulationReport } from './report.ts';

export interface SimulationSettings {
  /** Runs, with seeds from 1: the first is the same however many there are. */
  readonly seeds: number;
  readonly target: number;
  readonly confidence: number;
  readonly rule?: RuleName;
  readonly learner?: LearnerSettings;
  readonly onProgress?: (step: 'scoring' | 'replaying', done: number, total: number) => void;
}

/** As much of a scorer as a replay needs. */
export interface Classifier {
  readonly model: Scorer['model'];
  score(messages: readonly LabelledMessage[]): Promise<readonly Scored[]>;
}

/** Messages scored at a time. */
const BATCH = 256;

export async function simulate(
  messages: readonly LabelledMessage[],
  scorer: Classifier,
  settings: SimulationSettings,
): Promise<SimulationReport> {
  const { seeds, target, confidence, rule = recommended, learner = defaultSettings, onProgress } = settings;
  const scores: Scored[] = [];
  for (let start = 0; start < messages.length; start += BATCH) {
    onProgress?.('scoring', start, messages.length);
    scores.push(...(await scorer.score(messages.slice(start, start + BATCH))));
  }
  const pool = poolOf(messages, scores);
  const relevant = messages.map((message) => message.relevant);
  const runs: Run[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    onProgress?.('replaying', seed - 1, seeds);
    runs.push(replay(pool, relevant, { rule, target, confidence, seed, learner }));
  }
  return reportOf(messages.length, relevant.filter((one) => one).length, runs, scorer.model);
}
