/** What each copy makes of each item: the rule by which exports and truth are both derived. */
import { chatOf, isMember, type Membership, membershipsOf } from './chats.ts';
import type { CopySpec, CopyState, Handset, Item, Sighting } from './model.ts';
import { SHOWN } from './model.ts';

function reaches(memberships: readonly Membership[], handset: Handset, at: number, pair: boolean): boolean {
  return at <= handset.exportedAt && (pair || isMember(memberships, handset.custodian, at));
}

function stateOf(
  item: Item,
  handset: Handset,
  memberships: readonly Membership[],
  pair: boolean,
  gone: ReadonlySet<string>,
): CopyState {
  const owner = handset.custodian;
  if (item.onlyFor !== null && item.onlyFor !== owner) return 'not-shown';
  if (item.at > handset.exportedAt) return 'after-end';
  const joining = item.content.kind === 'notice' && item.content.event === 'encryption';
  if (!joining && !isMember(memberships, owner, item.at)) return 'not-member';
  if (item.blockedFor === owner) return 'blocked';
  if (item.expiresAt !== null && item.expiresAt <= handset.exportedAt) return 'disappeared';
  if (gone.has(item.id)) return 'deleted-for-self';
  if (item.revokedAt !== null && reaches(memberships, handset, item.revokedAt, pair)) return 'tombstone';
  if (item.edit !== null && reaches(memberships, handset, item.edit.at, pair)) return 'edited';
  return 'present';
}

/** State of every item of the chat in one copy, in order of time; an export limit keeps the newest entries. */
export function sightingsOf(
  copy: CopySpec,
  handset: Handset,
  items: readonly Item[],
  gone: ReadonlySet<string>,
): Sighting[] {
  const chat = chatOf(copy.chat);
  const memberships = membershipsOf(chat);
  const found = items.map(
    (item): Sighting => ({
      item,
      state: stateOf(item, handset, memberships, chat.kind === 'pair', gone),
    }),
  );
  if (copy.limit === null) return found;
  const shown = found.filter((one) => SHOWN.has(one.state));
  const first = shown.at(-copy.limit)?.item.at ?? Number.NEGATIVE_INFINITY;
  return found.map((one) =>
    one.item.at < first && (SHOWN.has(one.state) || one.state === 'deleted-for-self')
      ? { ...one, state: 'before-start' }
      : one,
  );
}
