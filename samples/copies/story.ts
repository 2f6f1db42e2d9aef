/** A chat before anybody exports it: its people, who belonged to it when, what they said, what happened to the group. */
import type { Random } from '../larch/random.ts';
import { changedNumbers, groupStory } from './events.ts';
import { type DatedNotice, type Membership, noticeOf, playMembership } from './membership.ts';
import type { Interval, Person } from './model.ts';
import { inventPeople } from './people.ts';
import type { CopySettings } from './settings.ts';
import { type Said, Timeline } from './timeline.ts';
import { DAY, MINUTE } from './zones.ts';

/** The source of chance for a part of the work, by its name. */
export type Streams = (name: string) => Random;

export interface Story {
  readonly span: Interval;
  readonly people: readonly Person[];
  readonly membership: Membership;
  readonly said: readonly Said[];
  readonly notices: readonly DatedNotice[];
  /** Name of the group at an instant. */
  readonly titleAt: (at: number) => string;
}

const LONGEST_DAYS = 6 * 365;

/** First and last instant of the talk. */
function spanOf(settings: CopySettings, random: Random): Interval {
  const days = Math.min(LONGEST_DAYS, Math.max(3, Math.ceil(settings.messages / settings.messagesPerDay)));
  const years = Math.ceil(days / 365);
  const from = Date.UTC(random.between(2017, 2024 - years), random.between(0, 11), random.between(1, 28), 5);
  return { from, to: from + days * DAY };
}

export function tellStory(settings: CopySettings, stream: Streams): Story {
  const span = spanOf(settings, stream('span'));
  const invented = inventPeople(settings.kind === 'pair' ? 2 : settings.people, stream('people'));
  const membership = playMembership(settings, span.from, span.to, stream('membership'));
  const numbers = changedNumbers(invented, settings, membership, span, stream('numbers'));
  const group = groupStory(settings, membership, span, stream('group'));
  const days = Math.round((span.to - span.from) / DAY);
  const timeline = new Timeline(settings, numbers.people, membership, span.from, days, stream('timeline'));
  const opening: DatedNotice = { at: span.from - 3 * MINUTE, notice: noticeOf('encryption') };
  return {
    span,
    people: numbers.people,
    membership,
    said: timeline.play(),
    notices: [opening, ...group.notices, ...membership.notices, ...numbers.notices],
    titleAt: group.titleAt,
  };
}
