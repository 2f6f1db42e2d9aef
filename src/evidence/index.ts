/** The door of the evidence room. */

export { IntakeCreate } from './contract.ts';
export { exhibitNamed, receivedFiles } from './exhibit-store.ts';
export { openMedia } from './exhibits.ts';
export type { EvidenceDeps, EvidenceHandlers } from './handlers.ts';
export { type FileReport, type InspectOptions, inspect, inspectExit } from './inspect.ts';
export { beginIntake, lookAtIntake, receiveFile } from './intake.ts';
export { LongWork } from './long-work.ts';
export { evidenceMigrations } from './migrations.ts';
export { operationIdNamed } from './operation-store.ts';
export {
  enterEvent,
  listOperations,
  openOperation,
  operationFor,
} from './operations.ts';
export { evidenceRoutes } from './routes.ts';
export { alreadySealed, sealIntake } from './seal.ts';
export { type ChatFile, type GivenFile, gather, hashFile, readChunks, Survey } from './sources.ts';
export type * from './tables.ts';
export { type VerifyResult, verifyOperation } from './verify.ts';
