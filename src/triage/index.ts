/** The door of the triage room: what the machine suggests, and reviews that follow it. */

export { withTriage } from './handlers.ts';
export { type Label, labels, outputs } from './labels.ts';
export {
  buildPool,
  defaultSettings,
  featuresOf,
  Learner,
  type Pool,
} from './learner/index.ts';
export { triageMigrations } from './migrations.ts';
export { triageRoutes } from './routes.ts';
export type { ScoreRow } from './scorer/in-thread.ts';
export { scoreLines } from './scorer/thread.ts';
export { openScorer, type Tier, tiers } from './scorer.ts';
export type { Scored } from './scoring.ts';
export { type TriageOptions, triageService } from './service.ts';
export {
  effortSvg,
  type LabelledMessage,
  labelledMessages,
  poolOf,
  replay,
  type SimulationReport,
  shares,
  simulate,
} from './simulation/index.ts';
export { Draws, missedTargetChance, openStopping, type RuleName, recommended, ruleNames } from './stopping/index.ts';
