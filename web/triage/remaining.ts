/** How long work still takes, from how far it was and how far it is. Pure. */

export interface Reading {
  /** Milliseconds, monotonic. */
  readonly at: number;
  readonly done: number;
}

/** Nothing is said from less than this: the first seconds tell little. */
const LEAST_MS = 3_000;

/** `about 4 minutes left`, `less than a minute left`; '' while nothing can be said. */
export function remainingWords(first: Reading, now: Reading, total: number): string {
  const passed = now.at - first.at;
  const done = now.done - first.done;
  if (passed < LEAST_MS || done <= 0 || now.done >= total) return '';
  const minutes = ((total - now.done) * passed) / done / 60_000;
  if (minutes < 1) return 'less than a minute left';
  if (minutes < 90) return `about ${Math.round(minutes)} ${Math.round(minutes) === 1 ? 'minute' : 'minutes'} left`;
  return `about ${Math.round(minutes / 60)} hours left`;
}
