/** A file of a copy, before it is written. */
export interface RenderedFile {
  /** Relative to the folder in which the copies are written. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
