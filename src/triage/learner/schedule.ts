/**
 * When the learner learns, and when it looks away from its own order. Both follow from the number of decisions alone, so
 * that whoever has the log can work out which model chose a message.
 */

export interface Schedule {
  /** Decisions between two trainings at the beginning. */
  readonly every: number;
  /** Later, the share by which the decisions must have grown. */
  readonly growth: number;
}

/** How many of so many decisions the model in force has learnt from: the last training at or before them. */
export function learntFrom(decisions: number, { every, growth }: Schedule): number {
  const steady = Math.ceil(every / growth);
  if (decisions < steady) return decisions - (decisions % every);
  let trained = steady - (steady % every);
  for (;;) {
    const next = trained + Math.max(every, Math.floor(growth * trained));
    if (next > decisions) return trained;
    trained = next;
  }
}

/**
 * True if the next read should be one drawn at random from all unread, against what the model is blind to.
 *
 * @param reads made from the queue so far
 * @param share of reads drawn, 0 to 1
 */
export function exploresNext(reads: number, share: number): boolean {
  return Math.floor((reads + 1) * share) > Math.floor(reads * share);
}
