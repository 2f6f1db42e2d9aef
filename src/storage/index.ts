/** The door of the storage room. */
export { openStore } from './open.ts';
export { isUniqueViolation } from './sqlite-errors.ts';
export type * from './types.ts';
