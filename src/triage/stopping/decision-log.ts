/** The certificate made once more from the decision log: by an auditor, or after a restart. */

import { CandourError } from '../../kernel/index.ts';
import type { Certificate } from './certificate.ts';
import { Draws } from './draws.ts';
import type { Read, StoppingSettings } from './model.ts';
import { openStopping, type Stopping } from './stopping.ts';

/** A read, and which message of the pool it was: its position in the pool's fixed order, from 0. */
export interface LoggedRead extends Read {
  readonly kind?: 'read';
  readonly position: number;
}

/** Under the rule `control`: the ranking came to a sealed message that was read before. */
export interface LoggedReach {
  readonly kind: 'reached';
  readonly position: number;
}

export type LogEntry = LoggedRead | LoggedReach;

/**
 * The review as the log tells it. Throws INTEGRITY where the log cannot be true: a message read twice or outside the pool,
 * or a random draw that is not the one the seed draws.
 */
function replay(settings: StoppingSettings, log: readonly LogEntry[]): Stopping {
  const stopping = openStopping(settings);
  const draws = new Draws(settings.seed, settings.size);
  const answers = new Map<number, boolean>();
  const sealed = new Set<number>();
  for (const [i, entry] of log.entries()) {
    const { position } = entry;
    const refuse = (what: string): never => {
      throw new CandourError('INTEGRITY', `Entry ${i + 1} of the decision log ${what}.`);
    };
    if (entry.kind === 'reached') {
      if (!sealed.delete(position)) refuse('reaches a message that is not sealed');
      stopping.reached(answers.get(position) ?? false);
      continue;
    }
    if (!Number.isInteger(position) || position < 0 || position >= settings.size) refuse('lies outside the pool');
    if (answers.has(position)) refuse('reads a message that was read before');
    if (entry.source !== 'ranked' && draws.next((one) => !answers.has(one)) !== position) {
      refuse('says “drawn at random” of a message that the seed does not draw here');
    }
    answers.set(position, entry.relevant);
    if (entry.source === 'control') sealed.add(position);
    stopping.observe(entry);
  }
  return stopping;
}

/** The certificate that the log bears out. */
export function certificateFromLog(settings: StoppingSettings, log: readonly LogEntry[]): Certificate {
  return replay(settings, log).certificate();
}
