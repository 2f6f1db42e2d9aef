/** The door of the learner: what is read next, from the classifier's prior and the decisions so far. */

export { groupsOf } from './duplicates.ts';
export { featuresOf } from './features.ts';
export { Learner } from './learner.ts';
export { buildPool, type Pool, type PoolMessage } from './pool.ts';
export { exploresNext } from './schedule.ts';
export { defaultSettings, type LearnerSettings } from './settings.ts';
export type { Wanted } from './wanted.ts';
