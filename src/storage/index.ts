/** The door of the storage room. */

export { backupStore } from './backup.ts';
export { privateFile } from './home.ts';
export { openStore } from './open.ts';
export { restoreStore } from './restore.ts';
export { Rounds, takeJob } from './rounds.ts';
export { isUniqueViolation } from './sqlite-errors.ts';
export type * from './types.ts';
