/** Who stands behind a handle of a conversation at a time of the evidence. */

import type { CastView, Category } from '../contract.ts';
import { holdsAt, postingName, postingsAt } from './posting.ts';

export interface CastMember {
  readonly personId: number;
  readonly name: string;
  readonly category: Category;
  /** `PC, Team B` at the time; empty where no posting is known for it. */
  readonly posting: string;
  /** Of the attribution, 0 to 1. */
  readonly confidence: number;
}

/** The person behind a handle at a time of the evidence; undefined where nobody has attributed it for that time. */
export type Cast = (handleId: number | null, time: string | null) => CastMember | undefined;

/**
 * Of a handle that several people had, the one whose time it is; of several at once the surest. A message without a
 * time is anybody's who had the handle, and has no posting.
 */
export function castOf(view: CastView | undefined): Cast {
  const handles = Map.groupBy(view?.people ?? [], (one) => one.handleId);
  return (handleId, time) => {
    const found = (handleId === null ? [] : (handles.get(handleId) ?? []))
      .filter(({ from = null, to = null }) => time === null || holdsAt({ from, to }, time))
      .toSorted((a, b) => b.confidence - a.confidence)[0];
    if (found === undefined) return undefined;
    const { personId, name, category, confidence } = found;
    const held = time === null ? undefined : postingsAt(found.postings, time)[0];
    return { personId, name, category, confidence, posting: held === undefined ? '' : postingName(held) };
  };
}
