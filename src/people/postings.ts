/** Where somebody served and in which rank, at the time and not today: the rank of the conduct is what counts. Pure. */

import { covers, type Interval } from './interval.ts';

export interface Posting extends Interval {
  readonly unit: string;
  readonly rank: string;
  readonly role: string;
}

const unknown = 'rank and unit not known';

/** Postings that hold at a time, those with the later beginning first. */
function postingsAt<P extends Posting>(postings: readonly P[], at: string): P[] {
  return postings
    .filter((posting) => covers(posting, at))
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : (a.from ?? '') > (b.from ?? '') ? -1 : 0));
}

function says({ unit, rank, role }: Posting, between: string): string {
  const what = rank === '' ? role : role === '' ? rank : `${rank} (${role})`;
  return [what, unit].filter((part) => part !== '').join(between);
}

/** `constable, Team B` at a time; two postings at once are both said; "rank and unit not known" where none holds. */
export function statement(postings: readonly Posting[], at: string): string {
  const held = postingsAt(postings, at).map((posting) => says(posting, ', '));
  return held.filter((said) => said !== '').join('; ') || unknown;
}

/** `constable on Team B at the time`. */
export function during(postings: readonly Posting[], at: string): string {
  const held = postingsAt(postings, at).map((posting) => says(posting, ' on '));
  return `${held.filter((said) => said !== '').join('; ') || unknown} at the time`;
}

/** The posting today, or the last that ended; '' where none is known. */
export function latest(postings: readonly Posting[], today: string): string {
  const [held] = postingsAt(postings, today);
  if (held !== undefined) return says(held, ', ');
  const begun = postings.filter(({ from }) => from === null || from <= today);
  const [ended] = begun.sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1));
  return ended === undefined ? '' : says(ended, ', ');
}
