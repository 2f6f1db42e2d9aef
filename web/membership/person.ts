/** The senders of a membership with the person behind each, where one is known. */

import type { MembershipView } from '../contract.ts';
import type { Cast, CastMember } from '../people/useCast.ts';

type Row = MembershipView['rows'][number];

export interface Member extends Row {
  readonly person: CastMember | undefined;
  /** The person's name, else the sender as the first phone shows it. */
  readonly name: string;
}

/** Person by the surest attribution of the sender's names; posting at the first day they were a member. */
export function peopleOf(rows: readonly Row[], cast: Cast): readonly Member[] {
  return rows.map((row) => {
    const at = row.intervals[0]?.from ?? (row.months[0] === undefined ? null : `${row.months[0].month}-01`);
    const known = row.names
      .flatMap(({ handleId }) => cast(handleId, at) ?? [])
      .sort((a, b) => b.confidence - a.confidence)[0];
    return { ...row, person: known, name: known?.name ?? row.shown };
  });
}

/** The names under which the phones show a sender, each once, the person's own name left out. */
export function otherNames(member: Member): readonly string[] {
  return [...new Set(member.names.map(({ shown }) => shown))].filter((shown) => shown !== member.name);
}
