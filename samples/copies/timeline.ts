/** When people of a chat write, and what: bursts of talk by day and evening, few by night, single lines between. */
import type { Random } from '../larch/random.ts';
import { isMember, type Membership } from './membership.ts';
import type { Content, MediaKind, Person } from './model.ts';
import type { CopySettings } from './settings.ts';
import { Talk, type TalkLanguage } from './talk.ts';
import { DAY, HOUR, MINUTE, SECOND, zoneChanges } from './zones.ts';

export interface Said {
  readonly at: number;
  readonly author: number;
  readonly content: Content;
}

/** Weight of each hour, in the local time of most of them. */
const HOURS = [3, 2, 1, 1, 1, 3, 10, 30, 40, 30, 28, 30, 40, 38, 28, 26, 30, 42, 55, 62, 60, 48, 28, 12] as const;
const ALL_HOURS = HOURS.map((_, hour) => hour);

const BACKWARDS_ZONES = ['Europe/London', 'America/New_York', 'Australia/Sydney'] as const;

const POLL_OPTIONS = [
  'Monday',
  'Tuesday',
  'Friday',
  'at noon',
  'after work',
  'the park',
  'at home',
  'not at all',
] as const;

const MEDIA: readonly (readonly [MediaKind, number])[] = [
  ['image', 50],
  ['video', 12],
  ['audio', 15],
  ['sticker', 10],
  ['gif', 6],
  ['document', 7],
];

export class Timeline {
  private readonly settings: CopySettings;
  private readonly people: readonly Person[];
  private readonly membership: Membership;
  private readonly random: Random;
  private readonly talk: Talk;
  private readonly start: number;
  private readonly days: number;
  private readonly languages: readonly TalkLanguage[];

  constructor(
    settings: CopySettings,
    people: readonly Person[],
    membership: Membership,
    start: number,
    days: number,
    random: Random,
  ) {
    this.settings = settings;
    this.people = people;
    this.membership = membership;
    this.random = random;
    this.talk = new Talk(random, settings.shortPercent, settings.forwardedPercent);
    this.start = start;
    this.days = days;
    this.languages = random.pick([
      ['en'],
      ['en'],
      ['en', 'en', 'de'],
      ['en', 'es'],
      ['de', 'de', 'en'],
      ['es'],
    ] as const);
  }

  /** All messages, oldest first. */
  play(): Said[] {
    const said: Said[] = [];
    const { settings } = this;
    for (const at of this.repeatedHours()) this.session(said, Math.min(20, settings.messages), at);
    while (said.length < settings.messages) this.session(said, settings.messages - said.length);
    said.sort((a, b) => a.at - b.at);
    return said;
  }

  /** One burst; mostly of some lines, now and then of a hundred. */
  private session(into: Said[], left: number, from: number = this.anyTime()): void {
    const { random } = this;
    let at = from;
    const speakers = this.speakers(at);
    if (speakers.length === 0) return;
    const dice = random.between(0, 99);
    const length = Math.min(left, dice < 25 ? 1 : dice < 90 ? random.between(2, 24) : random.between(25, 140));
    const language = random.pick(this.languages);
    let last = random.pick(speakers);
    for (let i = 0; i < length; i++) {
      if (!random.chance(35)) last = random.pick(speakers);
      const present = isMember(this.membership.intervals[last], at);
      if (present) {
        if (random.chance(2)) {
          at = this.repeated(into, at, last, language);
        } else {
          const content = this.content(language);
          into.push({ at, author: last, content });
          // An album: pictures that nothing tells apart.
          if (content.kind === 'media' && content.media === 'image' && random.chance(12)) {
            for (let left = random.between(1, 4); left > 0; left--) {
              at += random.between(0, 2_500);
              into.push({ at, author: last, content: { ...content, caption: '' } });
            }
          }
        }
      }
      at += random.chance(70) ? random.between(1_500, 45_000) : random.between(30_000, 6 * MINUTE);
    }
  }

  private anyTime(): number {
    const { random } = this;
    const day = random.between(0, this.days - 1);
    const hour = random.weighted(ALL_HOURS, (one) => HOURS[one] ?? 0);
    return this.start + day * DAY + hour * HOUR + random.between(0, 3_599_999);
  }

  /** Instants within an hour of the moment at which clocks go back in one of the zones phones are in. */
  private repeatedHours(): number[] {
    const { random, start, days } = this;
    const backwards = BACKWARDS_ZONES.flatMap((zone) => {
      const changes = zoneChanges(zone);
      return changes.flatMap(({ at, offset }, i) => (offset < (changes[i - 1]?.offset ?? offset) ? at : []));
    }).filter((at) => at - HOUR > start && at + HOUR < start + days * DAY);
    if (backwards.length === 0) return [];
    return Array.from(
      { length: this.settings.repeatedHours },
      () => random.pick(backwards) + random.between(-HOUR, HOUR - 10 * MINUTE),
    );
  }

  /** The same person says the same short thing several times within a minute. */
  private repeated(into: Said[], from: number, author: number, language: TalkLanguage): number {
    const { random } = this;
    const text = this.talk.short(language);
    let at = from;
    const times = random.between(2, 4);
    for (let i = 0; i < times; i++) {
      into.push({ at, author, content: { kind: 'text', text } });
      at += random.between(800, 14 * SECOND);
    }
    return at;
  }

  private speakers(at: number): number[] {
    const { random, people, membership } = this;
    const members = people.flatMap((_, i) => (isMember(membership.intervals[i], at) ? i : []));
    if (members.length <= 2) return members;
    const count = Math.min(members.length, random.between(2, 6));
    return Array.from({ length: count }, () => random.weighted(members, (i) => people[i]?.weight ?? 1));
  }

  private content(language: TalkLanguage): Content {
    const { random, settings, talk } = this;
    const dice = random.next() % 10_000;
    if (dice < settings.mediaPercent * 100) return this.medium(language);
    const once = settings.mediaPercent * 100 + settings.viewOncePercent * 100;
    if (dice < once && settings.app === 'whatsapp') return { kind: 'view-once' };
    if (dice < once + 20 && settings.app === 'whatsapp') {
      const link = `https://maps.google.com/?q=55.${random.between(1000, 9999)},3.${random.between(1000, 9999)}`;
      return { kind: 'location', link };
    }
    if (dice < once + 28 && settings.app === 'whatsapp') return this.poll(language);
    const text = talk.line(language);
    if (dice < once + 180 && settings.kind === 'group') {
      const whom = random.between(0, this.people.length - 1);
      const mention = `{@${whom}}`;
      return { kind: 'text', text: random.chance(70) ? `${mention} ${text}` : `${talk.sentence(language)} ${mention}` };
    }
    return { kind: 'text', text };
  }

  private poll(language: TalkLanguage): Content {
    const { random, talk } = this;
    const options = random.shuffled(POLL_OPTIONS).slice(0, random.between(2, 5));
    return {
      kind: 'poll',
      question: talk.sentence(language),
      options: options.map((option) => [option, random.between(0, this.people.length)]),
    };
  }

  private medium(language: TalkLanguage): Content {
    const { random, talk } = this;
    const [media] = random.weighted(MEDIA, ([, weight]) => weight);
    const captioned = (media === 'image' || media === 'video') && random.chance(25);
    return {
      kind: 'media',
      media,
      caption: captioned ? talk.sentence(language) : '',
      document: `${random.pick(['Plan', 'Rota', 'Invoice', 'Recipe', 'Minutes'])} ${random.between(1, 999)}.pdf`,
      pages: random.between(1, 12),
    };
  }
}
