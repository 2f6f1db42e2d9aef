/** The door of the storage room. */
export { privateFile } from './home.ts';
export { openStore } from './open.ts';
export { isUniqueViolation } from './sqlite-errors.ts';
export type * from './types.ts';
