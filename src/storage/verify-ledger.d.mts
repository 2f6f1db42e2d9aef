/** Types of the stand-alone verifier, for the tests and for the product's own check, which is the same code. */

export interface LedgerVerdict {
  readonly chain: string;
  readonly entries: number;
  readonly consultations: number;
  readonly checkpoints: number;
  /** Hash of the last entry that was read; empty without one. */
  readonly head: string;
  readonly ok: boolean;
  readonly fault?: string;
}

export function verifyLines(
  lines: AsyncIterable<string> | Iterable<string>,
  options?: { readonly held?: readonly unknown[]; readonly key?: string },
): Promise<LedgerVerdict>;

export function linesOf(chunks: AsyncIterable<string>): AsyncIterable<string>;
