/**
 * Who stands behind the senders of a chat: a person where one is known, else the sender. A handset that changed hands is
 * one person's for a time and another's after it. Pure.
 */

import { covers, type Interval } from './interval.ts';

/** A handle said to be a person's, for always or for a time. */
export interface Claim extends Interval {
  readonly handleId: number;
  readonly personId: number;
  readonly confidence: number;
}

export interface SenderSeen {
  readonly senderId: number;
  readonly shown: string;
  readonly handles: readonly { readonly handleId: number }[];
}

/** A person who holds a sender, with the times for which they do. */
export interface Holder {
  readonly personId: number;
  readonly confidence: number;
  /** One with two open ends: always. */
  readonly times: readonly Interval[];
}

const always: Interval = { from: null, to: null };
const isAlways = ({ from, to }: Interval): boolean => from === null && to === null;

/**
 * The persons of a sender, the surest first. Of several said to hold it always, the surest does: one sender is one person
 * at a time.
 */
export function holdersOf(handles: readonly number[], claims: readonly Claim[]): Holder[] {
  const own = claims
    .filter(({ handleId }) => handles.includes(handleId))
    .sort((a, b) => b.confidence - a.confidence || a.personId - b.personId);
  const [surest] = own.filter(isAlways);
  const holders: Holder[] =
    surest === undefined ? [] : [{ personId: surest.personId, confidence: surest.confidence, times: [always] }];
  for (const [personId, some] of Map.groupBy(
    own.filter((claim) => !isAlways(claim)),
    (claim) => claim.personId,
  )) {
    if (personId === surest?.personId) continue;
    holders.push({ personId, confidence: some[0]?.confidence ?? 0, times: some.map(({ from, to }) => ({ from, to })) });
  }
  return holders;
}

/** The person who held a sender at a time: said for that time rather than for always. */
export function holderAt(holders: readonly Holder[], time: string | null): Holder | null {
  const held = holders.filter(({ times }) =>
    times.some((one) => isAlways(one) || (time !== null && covers(one, time))),
  );
  return held.find(({ times }) => !times.some(isAlways)) ?? held[0] ?? null;
}

export interface Column {
  /** `p7`: a person; `s3`: a sender nobody is known behind. */
  readonly key: string;
  readonly shown: string;
  readonly personId: number | null;
  readonly writers: readonly (Interval & { readonly senderId: number })[];
}

export interface Columns {
  readonly columns: readonly Column[];
  /** Index of the column that wrote as a sender at a time; null: no such sender. */
  columnOf(senderId: number, time: string | null): number | null;
  /** Indexes of the columns that are ever this sender. */
  columnsOf(senderId: number): readonly number[];
}

/** Columns in the order of their first sender. */
export function columnsOf(
  senders: readonly SenderSeen[],
  claims: readonly Claim[],
  names: ReadonlyMap<number, string>,
): Columns {
  const order: { key: string; shown: string; personId: number | null; writers: Column['writers'][number][] }[] = [];
  const places = new Map<string, number>();
  const held = new Map<number, { holders: Holder[]; columns: number[] }>();
  const place = (key: string, shown: string, personId: number | null): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, order.length);
    order.push({ key, shown, personId, writers: [] });
    return order.length - 1;
  };
  for (const { senderId, shown, handles } of senders) {
    const holders = holdersOf(
      handles.map(({ handleId }) => handleId),
      claims,
    );
    const columns: number[] = [];
    for (const { personId, times } of holders) {
      const at = place(`p${personId}`, names.get(personId) ?? shown, personId);
      columns.push(at);
      for (const { from, to } of times) order[at]?.writers.push({ senderId, from, to });
    }
    // Whatever they wrote outside of those times is nobody's yet.
    if (!holders.some(({ times }) => times.some(isAlways))) {
      const at = place(`s${senderId}`, shown, null);
      columns.push(at);
      order[at]?.writers.push({ senderId, from: null, to: null });
    }
    held.set(senderId, { holders, columns });
  }
  return {
    columns: order,
    columnsOf: (senderId) => held.get(senderId)?.columns ?? [],
    columnOf(senderId, time) {
      const known = held.get(senderId);
      if (known === undefined) return null;
      const holder = holderAt(known.holders, time);
      return places.get(holder === null ? `s${senderId}` : `p${holder.personId}`) ?? null;
    },
  };
}
