/** How long somebody must wait after failed sign-ins. Pure. */

const second = 1_000;
const minute = 60 * second;

/** Failures are forgotten when so much time has passed without another. */
export const forgottenAfterMs = 60 * minute;
const longestWaitMs = 15 * minute;

/** A name is slowed down soon; an address later, because a whole office may share one. */
export const freeFailures = { name: 5, address: 30 } as const;

export interface Failures {
  readonly count: number;
  readonly lastAt: Date;
}

/** Milliseconds still to wait before another attempt is heard: doubling from five seconds, at most a quarter of an hour. */
export function waitMs(failures: Failures | null, kind: keyof typeof freeFailures, now: Date): number {
  if (failures === null) return 0;
  const since = now.getTime() - failures.lastAt.getTime();
  const over = failures.count - freeFailures[kind];
  if (over < 0 || since >= forgottenAfterMs) return 0;
  const whole = Math.min(longestWaitMs, 5 * second * 2 ** Math.min(over, 20));
  return Math.max(0, whole - Math.max(since, 0));
}

/** What to remember after one more failure. */
export function oneMore(failures: Failures | null, now: Date): Failures {
  const old = failures === null || now.getTime() - failures.lastAt.getTime() >= forgottenAfterMs;
  return { count: old ? 1 : failures.count + 1, lastAt: now };
}
