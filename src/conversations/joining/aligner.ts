/** What aligns copies: a port, so that the work around it can be tested with an alignment made by hand. */

import type { StoredAlignment } from './stored-alignment.ts';
import type { StoredEntry, StoredSource } from './stored-entries.ts';

/** Takes copies one after another, each with its entries in reading order, and aligns them. */
export interface AlignerRun {
  copy(source: StoredSource): void;
  /** Resolves when more can be taken: what is on its way stays bounded. */
  entries(entries: readonly StoredEntry[]): Promise<void>;
  /** Throws CandourError: what the alignment refuses. */
  align(): Promise<StoredAlignment>;
  /** Gives back what the run holds; after it nothing more is asked. */
  close(): Promise<void>;
}

export type Aligner = () => AlignerRun;
