/** Whom the notices of a chat name, and what they tell of their membership. Pure. */

import { EXPORTER, noticeFact } from '../conversations/index.ts';
import type { MemberNotice, Moment } from './stays.ts';

/** A notice as a copy words it. */
export interface WordedNotice extends Moment {
  readonly event: string;
  readonly body: string;
  /** Name before the colon, where the format has one. */
  readonly shown: string | null;
  readonly copyId: number;
}

/** One notice about one person, under the name of that copy; `EXPORTER` for the person whose phone it is. */
export interface ToldOf {
  readonly copyId: number;
  readonly name: string;
  readonly notice: MemberNotice;
}

const several = /,\s+(?:and\s+)?|\s+(?:and|und|y|e|et|en)\s+/u;

/** `Anna, Ben and Carl`, unless somebody is called so. */
function apart(name: string, isName: (name: string) => boolean): string[] {
  if (name === EXPORTER || isName(name)) return [name];
  return name.split(several).flatMap((part) => (part.trim() === '' ? [] : part.trim()));
}

const events = {
  'group-created': 'created',
  'member-added': 'added',
  'member-joined': 'joined',
  'member-left': 'left',
  'member-removed': 'removed',
} as const satisfies Record<string, MemberNotice['event']>;

function isMemberEvent(event: string): event is keyof typeof events {
  return Object.hasOwn(events, event);
}

/**
 * @param isName whether somebody is called that in a copy: tells one name with a comma in it from several
 * @returns in the order given; notices whose words name nobody are left out
 */
export function toldByNotices(
  notices: readonly WordedNotice[],
  isName: (copyId: number, name: string) => boolean,
): ToldOf[] {
  return notices.flatMap(({ event: named, body, shown, copyId, position, time }) => {
    if (!isMemberEvent(named)) return [];
    const event = events[named];
    const fact = noticeFact(named, body, shown);
    const about = event === 'added' || event === 'removed' ? (fact?.affected ?? []) : [fact?.actor ?? null];
    return about
      .flatMap((name) => (name === null ? [] : apart(name, (part) => isName(copyId, part))))
      .map((name) => ({ copyId, name, notice: { event, position, time } }));
  });
}
