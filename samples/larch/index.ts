/** The door of the demonstration operation: build it in memory, or write it into a folder. */
export { buildLarch } from './build.ts';
export { writeLarch } from './generate.ts';
export type { ExpectedEntry, RenderedCopy } from './model.ts';
