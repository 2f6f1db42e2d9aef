/** One review under one rule: reads go in, what to read next and whether to stop come out. */

import { CandourError } from '../../kernel/index.ts';
import { type Certificate, type Counts, certificateOf, type Finding } from './certificate.ts';
import { ControlReview } from './control-rule.ts';
import { DrawingReview, modelAssistedRule, sampleRule } from './drawing-rules.ts';
import { HypergeometricReview } from './hypergeometric-rule.ts';
import type { Read, RuleName, StoppingSettings, Wanted } from './model.ts';

/** The rule used where nobody chooses: see docs/stopping.md for the measurements. */
export const recommended: RuleName = 'model-assisted';

export interface Stopping {
  /** One message was read. Refuses reads beyond the size of the pool, and control reads under another rule. */
  observe(read: Read): void;
  /** Only under `control`: the ranking came to a message of the sealed sample, whose answer is this. */
  reached(relevant: boolean): void;
  /** What to read next; the same answer until something is read. */
  next(): Wanted;
  /** Whether there is enough evidence now, with something still unread. */
  readonly mayStop: boolean;
  certificate(): Certificate;
}

/** What each rule does with reads. */
interface Rule {
  observe(read: Read): void;
  next(): Wanted;
  readonly enough: boolean;
  finding(): Finding;
}

function ruleOf(settings: StoppingSettings): Rule {
  switch (settings.rule) {
    case 'model-assisted':
      return new DrawingReview(settings, modelAssistedRule);
    case 'sample':
      return new DrawingReview(settings, sampleRule);
    case 'control':
      return new ControlReview(settings);
    case 'hypergeometric':
      return new HypergeometricReview(settings);
  }
}

function between(name: string, value: number): void {
  if (value >= 0.5 && value <= 0.999) return;
  throw new CandourError('BAD_USAGE', `The ${name} must lie between 0.5 and 0.999; it was given as ${value}.`);
}

/** Opens a review under the settings. Throws BAD_USAGE where they are out of range. */
export function openStopping(settings: StoppingSettings): Stopping {
  between('recall target', settings.target);
  between('confidence', settings.confidence);
  if (!Number.isSafeInteger(settings.size) || settings.size < 0) {
    throw new CandourError('BAD_USAGE', 'The size of the pool must be a whole number of messages.');
  }
  const rule = ruleOf(settings);
  const read = { ranked: 0, random: 0, control: 0 };
  const found = { ranked: 0, random: 0, control: 0 };
  const unread = (): number => settings.size - read.ranked - read.random - read.control;
  return {
    observe(one) {
      if (unread() <= 0) throw new CandourError('BAD_USAGE', 'More messages were read than the pool holds.');
      if (one.source === 'control' && settings.rule !== 'control') {
        throw new CandourError('BAD_USAGE', 'A sealed control sample belongs to the rule “control” alone.');
      }
      const kind: keyof Omit<Counts, 'total'> = one.source === 'exploration' ? 'random' : one.source;
      read[kind] += 1;
      if (one.relevant) found[kind] += 1;
      rule.observe(one);
    },
    reached(relevant) {
      if (rule instanceof ControlReview) rule.reached(relevant);
      else throw new CandourError('BAD_USAGE', 'Only under the rule “control” are there sealed messages to reach.');
    },
    next: () => (unread() === 0 ? { kind: 'stop' } : rule.next()),
    get mayStop() {
      return unread() > 0 && rule.enough;
    },
    certificate: () => certificateOf(settings, read, found, rule.finding()),
  };
}
