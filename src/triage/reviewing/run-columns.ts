/** The JSON columns of reviews and the rows of their logs, read through schemas. */

import { z } from 'zod';
import { unjudgedReasons } from '../kinds.ts';
import { type Label, labels } from '../labels.ts';
import type { LearnerSettings, Wanted } from '../learner/index.ts';
import { ruleNames, type StoppingSettings } from '../stopping/index.ts';
import type { TriageDecisionTable, TriageRunTable } from '../tables.ts';
import type { Decided, Reached, Undone } from './review-log.ts';

const Stopping = z.object({
  rule: z.enum(ruleNames),
  target: z.number(),
  confidence: z.number(),
  seed: z.string(),
});

const Learner: z.ZodType<LearnerSettings> = z.object({
  scales: z.object({ words: z.number(), dense: z.number(), around: z.number(), bias: z.number() }),
  gain: z.number(),
  cost: z.number(),
  balance: z.number(),
  epochs: z.number(),
  alike: z.number(),
  schedule: z.object({ every: z.number(), growth: z.number() }),
  exploration: z.number(),
});

const Outside = z.object({
  unjudged: z.array(z.object({ reason: z.enum(unjudgedReasons), messages: z.number().int() })),
  withheld: z.number().int(),
});
export type Outside = z.infer<typeof Outside>;

const Codes = z.array(z.enum(labels));
const Source = z.enum(['ranked', 'random', 'exploration', 'control']);

const read =
  <T>(schema: z.ZodType<T>) =>
  (text: string): T =>
    schema.parse(JSON.parse(text));

export const stoppingOf = read(Stopping);
export const learnerOf = read(Learner);
export const outsideOf = read(Outside);

export function settingsOf(run: TriageRunTable): StoppingSettings {
  return { ...stoppingOf(run.stopping), size: run.size ?? 0 };
}

export function labelOf(run: Pick<TriageRunTable, 'label'>): Label | null {
  return labels.find((label) => label === run.label) ?? null;
}

/** What the learner looks for. The pool of a review about one person holds that person's messages alone. */
export function wantedOf(run: TriageRunTable): Wanted {
  const label = labelOf(run);
  return run.kind === 'code' && label !== null ? { kind: 'code', label } : { kind: 'relevant' };
}

export function entryOf(row: TriageDecisionTable): Decided | Reached | Undone {
  switch (row.kind) {
    case 'undone':
      return { kind: 'undone' };
    case 'reached':
      return { kind: 'reached', position: row.position };
    case 'decided':
      return {
        kind: 'decided',
        position: row.position,
        source: Source.parse(row.source),
        relevant: row.relevant === 1,
        probability: row.probability,
        codes: Codes.parse(JSON.parse(row.codes)),
      };
  }
}
