/** What happens to a chat besides talk: its creation, its names, new numbers, timers, blocks, security codes. */
import type { Random } from '../larch/random.ts';
import { type DatedNotice, isMember, type Membership, noticeOf } from './membership.ts';
import type { Interval, Person, Phone } from './model.ts';
import type { CopySettings } from './settings.ts';
import { DAY, instantWithin, MINUTE, SECOND } from './zones.ts';

const TITLES = [
  'Allotment friends',
  'Sunday walkers',
  'Quiz team',
  'Choir altos',
  'Five-a-side ⚽',
  'Street party',
  'Book club',
  'Year 6 parents',
  'Camping 🏕️',
  'Lunch crew',
  'Night bus',
  'Running late',
] as const;

export interface GroupStory {
  readonly notices: readonly DatedNotice[];
  readonly titleAt: (at: number) => string;
}

/** Creation and changes of subject, icon and description. */
export function groupStory(settings: CopySettings, membership: Membership, span: Interval, random: Random): GroupStory {
  if (settings.kind === 'pair') return { notices: [], titleAt: () => '' };
  const titles = random.shuffled(TITLES);
  const first = titles.pop() ?? 'Group';
  const named: { readonly at: number; readonly title: string }[] = [{ at: Number.NEGATIVE_INFINITY, title: first }];
  const notices: DatedNotice[] = [
    { at: span.from - 2 * MINUTE, notice: noticeOf('group-created', { actor: 0, title: first }) },
  ];
  const when = (): number => instantWithin(span, 1, 99, random);
  const actorAt = (at: number): number =>
    random.pick(membership.intervals.flatMap((own, i) => (isMember(own, at) ? i : [])));
  const changes = Array.from({ length: random.between(0, 3) }, when).sort((a, b) => a - b);
  for (const at of changes) {
    const oldTitle = named.at(-1)?.title ?? first;
    const title = titles.pop() ?? first;
    named.push({ at, title });
    notices.push({ at, notice: noticeOf('subject-changed', { actor: actorAt(at), title, oldTitle }) });
  }
  for (let i = random.between(0, 4); i > 0; i--) {
    const at = when();
    const event = random.pick(['icon-changed', 'description-changed'] as const);
    notices.push({ at, notice: noticeOf(event, { actor: actorAt(at) }) });
  }
  return {
    notices,
    titleAt: (at) => named.findLast((one) => one.at <= at)?.title ?? first,
  };
}

/** Some people with a second number from some day on. */
export function changedNumbers(
  people: readonly Person[],
  settings: CopySettings,
  membership: Membership,
  span: Interval,
  random: Random,
): { readonly people: Person[]; readonly notices: DatedNotice[] } {
  const notices: DatedNotice[] = [];
  const changing = new Set(random.shuffled(people.map((_, i) => i)).slice(0, settings.changedNumbers));
  const used = new Set(people.flatMap(({ numbers }) => numbers));
  const changed = people.map((person, i): Person => {
    if (!changing.has(i)) return person;
    let second = String(random.between(100, 999));
    while (used.has(second)) second = String(random.between(100, 999));
    used.add(second);
    const at = instantWithin(span, 20, 80, random);
    if (random.chance(70) && isMember(membership.intervals[i], at)) {
      notices.push({ at, notice: noticeOf('number-changed', { actor: i }) });
    }
    return { ...person, numbers: [...person.numbers, second], numberChangedAt: at };
  });
  return { people: changed, notices };
}

export interface OwnNotice extends DatedNotice {
  /** Copies that show it. */
  readonly only: readonly number[];
}

/** Notices that single phones show: security codes, and the blocks with the stretches in which nothing arrives. */
export function phoneStory(
  settings: CopySettings,
  phones: readonly Phone[],
  membership: Membership,
  span: Interval,
  random: Random,
): { readonly notices: readonly OwnNotice[]; readonly blocks: readonly (Interval & { readonly owner: number })[] } {
  const notices: OwnNotice[] = [];
  const blocks: (Interval & { readonly owner: number })[] = [];
  if (settings.app !== 'whatsapp') return { notices, blocks };
  const people = membership.intervals.length;
  for (const phone of phones) {
    for (let i = random.between(0, 3); i > 0; i--) {
      const subject = random.between(0, people - 1);
      if (subject === phone.owner) continue;
      const at = instantWithin(span, 1, 99, random);
      notices.push({ at, notice: noticeOf('security-code-changed', { subject }), only: [phone.copy] });
    }
  }
  for (let i = 0; i < settings.blocks; i++) {
    const owner = random.between(0, 1);
    const from = instantWithin(span, 10, 80, random);
    const to = instantWithin({ from, to: from + span.to - span.from }, 1, 8, random);
    if (blocks.some((one) => from <= one.to && to >= one.from)) continue;
    blocks.push({ owner, from, to });
    const only = phones.filter((phone) => phone.owner === owner).map(({ copy }) => copy);
    notices.push({ at: from - SECOND, notice: noticeOf('blocked'), only });
    notices.push({ at: to + SECOND, notice: noticeOf('unblocked'), only });
  }
  return { notices, blocks };
}

export interface TimerWindow extends Interval {
  readonly timer: number;
}

const TIMERS = { '24h': DAY, '7d': 7 * DAY, '90d': 90 * DAY } as const;

/** A stretch with disappearing messages, laid so that the phone that was exported first still holds some of them. */
export function timerStory(
  settings: CopySettings,
  phones: readonly Phone[],
  membership: Membership,
  span: Interval,
  random: Random,
): { readonly notices: readonly DatedNotice[]; readonly windows: readonly TimerWindow[] } {
  if (settings.disappearing === null) return { notices: [], windows: [] };
  const timer = TIMERS[settings.disappearing];
  const firstExport = Math.min(span.to, ...phones.map(({ exportedAt }) => exportedAt));
  const from = Math.max(
    span.from + Math.trunc((span.to - span.from) / 10),
    firstExport - Math.trunc((timer * random.between(40, 250)) / 100),
  );
  const to = random.chance(50)
    ? Number.POSITIVE_INFINITY
    : Math.min(span.to, from + Math.trunc((timer * random.between(50, 400)) / 100));
  const actorAt = (at: number): number =>
    random.pick(membership.intervals.flatMap((own, i) => (isMember(own, at) ? i : [])));
  const notices: DatedNotice[] = [{ at: from, notice: noticeOf('disappearing-on', { actor: actorAt(from), timer }) }];
  if (Number.isFinite(to)) notices.push({ at: to, notice: noticeOf('disappearing-off', { actor: actorAt(to) }) });
  return { notices, windows: [{ from, to, timer }] };
}
