/** The door of the storage room. */
export type * from './types.ts';
