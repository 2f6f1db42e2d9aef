/** Where somebody served at a time: postings have days or times for ends, or none where nobody knows. */

import { longDay, shortDay, timeParts } from '../words/time.ts';

/** A stretch of time; an end that nobody knows is null. */
export interface Held {
  readonly from: string | null;
  readonly to: string | null;
}

export interface Posting extends Held {
  readonly unit: string;
  readonly rank: string;
  readonly role: string;
}

/** True where `time` lies between the ends, both included; each is compared as far as it is known. */
export function holdsAt({ from, to }: Held, time: string): boolean {
  const begun = from === null || time.slice(0, from.length) >= from.slice(0, time.length);
  const over = to !== null && time.slice(0, to.length) > to.slice(0, time.length);
  return begun && !over;
}

/** Postings that hold at a day or time of the evidence; those with a known beginning first. */
export function postingsAt<P extends Posting>(postings: readonly P[], time: string): readonly P[] {
  return postings
    .filter((posting) => holdsAt(posting, time))
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : (a.from ?? '') > (b.from ?? '') ? -1 : 0));
}

/** `PC, Team B`: what stands beside a name. */
export function postingName({ rank, unit, role }: Posting): string {
  return [rank === '' ? role : rank, unit].filter((part) => part !== '').join(', ');
}

/** `Constable on Team B at the time`, or that nothing is known of that day. */
export function postingSentence(postings: readonly Posting[], day: string): string {
  const held = postingsAt(postings, day);
  if (held.length === 0) return `No posting is known for ${longDay(day)}.`;
  const said = held.map(({ rank, unit, role }) => {
    const what = rank === '' ? (role === '' ? 'Serving' : role) : rank;
    const also = rank === '' || role === '' ? '' : `, ${role},`;
    return unit === '' ? `${what}${also}` : `${what}${also} on ${unit}`;
  });
  return `${said.join('; ')} at the time.`;
}

/** Of a member: `since 2 Mar 2022`; where neither end is known, as far as the copies go. */
export function memberFor(interval: Held): string {
  return interval.from === null && interval.to === null ? 'throughout the copies' : heldFor(interval);
}

/** `1 Mar 2021 to 4 Apr 2022`, with what is not known said. */
export function heldFor({ from, to }: Held): string {
  const begin = timeParts(from);
  const end = timeParts(to);
  if (begin === null && end === null) return 'dates not known';
  if (begin === null) return `until ${shortDay(end?.day ?? '')}, beginning not known`;
  if (end === null) return `since ${shortDay(begin.day)}`;
  return begin.day === end.day ? `on ${shortDay(begin.day)}` : `${shortDay(begin.day)} to ${shortDay(end.day)}`;
}
