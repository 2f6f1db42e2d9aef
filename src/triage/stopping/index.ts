/** The door of the stopping rules. */
export type { Certificate } from './certificate.ts';
export { certificateFromLog, type LogEntry } from './decision-log.ts';
export { Draws, drawOrder } from './draws.ts';
export { missedTargetChance } from './hypergeometric-rule.ts';
export { type RuleName, ruleNames, type Source, type StoppingSettings } from './model.ts';
export { openStopping, recommended, type Stopping } from './stopping.ts';
