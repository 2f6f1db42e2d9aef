/** The joinings in the order in which somebody looks at them, and what each is called. */

import type { JoiningView } from '../contract.ts';

export interface Standing {
  /** To be decided, failed, and at work: a card stays where it is while its copies are being joined. */
  readonly open: readonly JoiningView[];
  readonly joined: readonly JoiningView[];
  /** Refused and separated. */
  readonly apart: readonly JoiningView[];
}

export function standingOf(joinings: readonly JoiningView[]): Standing {
  const inState = (...states: readonly JoiningView['state'][]) => joinings.filter((one) => states.includes(one.state));
  return {
    open: inState('failed', 'proposed', 'aligning').sort((a, b) => b.confidence - a.confidence || a.id - b.id),
    joined: inState('joined').sort((a, b) => (b.messages ?? 0) - (a.messages ?? 0) || a.id - b.id),
    apart: inState('refused', 'separated'),
  };
}

/** The title most of the copies have; the first where none has more than the others. */
export function titleOf(copies: readonly { readonly title: string | null }[]): string {
  const times = new Map<string, number>();
  for (const { title } of copies) if (title !== null) times.set(title, (times.get(title) ?? 0) + 1);
  const most = Math.max(0, ...times.values());
  return [...times].find(([, number]) => number === most)?.[0] ?? 'A chat without a title';
}
