/** What one check tells. `seen` says how much was looked at, so that a check that sees nothing cannot pass unnoticed. */
export interface CheckResult {
  readonly seen: string;
  /** One sentence each, with the place; empty when all is well. */
  readonly findings: readonly string[];
}

/** A check looks at the repository (or a copy of it) at `root` and changes nothing. */
export type Check = (root: string) => CheckResult | Promise<CheckResult>;
