/** Plays a chat: scenes at their hour, everyday threads between them, notices among both. Yields its items in order. */
import { type Cast, castThread, isPart } from './cast.ts';
import type { ChatSpec, Membership } from './chats.ts';
import { isMember, membershipsOf, ROOK_SEIZED } from './chats.ts';
import { DAY, HOUR, londonDate, londonTime, MINUTE, SECOND, wallClock } from './clock.ts';
import { contentOf, expand, type Meaning } from './expand.ts';
import type { Content, Item, PersonId } from './model.ts';
import { type Random, randomNamed } from './random.ts';
import { daysBetween, hoursOf, seasonsOf, shiftOn } from './roster.ts';
import type { Line, Thread } from './script.ts';
import { handleAt, PEOPLE, personOf } from './team.ts';
import { typed } from './voice.ts';

type Draft = Omit<Item, 'id'>;

/** Seconds people take to answer, in rough shares of a hundred. */
const PAUSES: readonly (readonly [share: number, from: number, to: number])[] = [
  [32, 6, 22],
  [30, 22, 70],
  [24, 70, 240],
  [11, 240, 900],
  [3, 900, 3300],
];

const REACTIONS = [
  '😂',
  '😂😂',
  '👍',
  '👍',
  '👏',
  'ok',
  'Ok',
  '🙄',
  'lol',
  'haha',
  '🤣',
  '💯',
  '😆',
  '👀',
  'Ha',
  'Brilliant',
  '🙈',
  '🤦',
  '👌',
  '🫡',
  'hahaha',
  'Love this team',
  '😬',
  'Noted',
  'yep',
] as const;

function pause(random: Random, sameAuthor: boolean): number {
  if (sameAuthor) return random.between(3, 20);
  const [, from, to] = random.weighted(PAUSES, ([share]) => share);
  return random.between(from, to);
}

function changeOf(id: PersonId): number | null {
  const at = personOf(id).numberChange;
  return at === null ? null : londonTime(at);
}

/** A draft with nothing special about it. */
export function draft(chat: ChatSpec, at: number, author: PersonId | null, content: Content, source: string): Draft {
  return {
    chat: chat.id,
    at,
    author,
    content,
    labels: [],
    severity: 0,
    targets: [],
    tag: null,
    source,
    scripted: false,
    onlyFor: null,
    edit: null,
    revokedAt: null,
    expiresAt: null,
    blockedFor: null,
    reactions: [],
    handle: author === null ? null : handleAt(personOf(author), at, changeOf(author)),
  };
}

class Stage {
  readonly chat: ChatSpec;
  readonly memberships: readonly Membership[];
  readonly random: Random;
  readonly drafts: Draft[] = [];

  constructor(chat: ChatSpec) {
    this.chat = chat;
    this.memberships = membershipsOf(chat);
    this.random = randomNamed(`larch/${chat.id}/talk`);
  }

  /** Who may write in the chat at an instant. */
  present(at: number): PersonId[] {
    const ids = new Set(this.memberships.map((one) => one.person));
    return [...ids].filter((id) => isMember(this.memberships, id, at) && !(id === 'rook' && at >= ROOK_SEIZED));
  }

  /** Plays a thread from an instant on; returns false where it cannot be cast. */
  play(thread: Thread, start: number, known: readonly PersonId[]): boolean {
    // A scene may begin before one of its people is added; the check at each line still holds.
    const everybody = [...new Set(this.memberships.map((one) => one.person))];
    const cast = castThread(thread, thread.on === null ? this.present(start) : everybody, known, this.random);
    if (cast === null) return false;
    let at = start;
    let last: PersonId | null = null;
    for (const line of thread.lines) {
      const author = isPart(line.part) ? cast.get(line.part) : line.part;
      if (author === undefined) continue;
      if (line.percent < 100 && !this.random.chance(line.percent)) continue;
      if (last !== null || line.at !== null) at = this.timeOf(line, thread, at, author === last);
      if (!this.present(at).includes(author)) {
        if (thread.on !== null) throw new RangeError(`${author} is no member when scene ${thread.name} wants a line`);
        continue;
      }
      at = this.say(line, thread, cast, author, at);
      last = author;
    }
    const grave = thread.lines.some((line) => line.severity > 0);
    if (thread.on === null && !grave && last !== null && this.chat.kind === 'group') this.react(at, last);
    return true;
  }

  timeOf(line: Line, thread: Thread, at: number, sameAuthor: boolean): number {
    if (line.at !== null) return londonTime(`${thread.on ?? londonDate(at)}T${line.at}`);
    if (line.delay === null) return at + pause(this.random, sameAuthor) * SECOND;
    const slack = Math.max(1, Math.trunc(line.delay / 6));
    return at + (line.delay + this.random.between(0, slack)) * SECOND;
  }

  meaning(cast: Cast, author: PersonId): Meaning {
    const { random } = this;
    const who = (part: string): PersonId | undefined => (part === 'my' ? author : cast.get(part));
    return {
      random,
      nameOf: (part) => random.pick(personOf(cast.get(part) ?? part).called),
      factOf: (part, fact) => {
        const facts = personOf(who(part) ?? part).facts[fact];
        return facts === undefined ? null : random.pick(facts);
      },
    };
  }

  /** Says one line; returns the time of the last thing said. */
  say(line: Line, thread: Thread, cast: Cast, author: PersonId, at: number): number {
    const meaning = this.meaning(cast, author);
    const slots = line.text.replaceAll('{laugh}', () => this.random.pick(personOf(author).voice.laugh));
    const filled = expand(slots, meaning);
    let content = contentOf(filled, this.random);
    let correction: string | null = null;
    if (content.kind === 'text' && !line.verbatim) {
      const voice = personOf(author).voice;
      // Scenes are written out, and grave words stay as written: only the look of the thumb is added.
      const written = thread.on !== null || line.labels.length > 0;
      const habits = written ? { ...voice, typos: 0, kiss: 0, emoji: 0 } : voice;
      const result = typed(content.text, habits, this.random);
      content = { kind: 'text', text: result.text };
      correction = this.random.chance(35) ? result.correction : null;
    }
    const { labels, severity, targets, tag } = line;
    const scripted = thread.on !== null;
    this.drafts.push({
      ...draft(this.chat, at, author, content, thread.name),
      labels,
      severity,
      targets,
      tag,
      scripted,
    });
    if (correction === null) return at;
    const later = at + this.random.between(4, 15) * SECOND;
    this.drafts.push(draft(this.chat, later, author, { kind: 'text', text: `*${correction}` }, thread.name));
    return later;
  }

  react(after: number, last: PersonId): void {
    let at = after;
    for (const percent of [34, 22, 12]) {
      if (!this.random.chance(percent)) return;
      at += pause(this.random, false) * SECOND;
      const able = this.present(at).filter((id) => id !== last);
      if (able.length === 0) return;
      const author = this.random.weighted(able, (id) => personOf(id).talks);
      this.drafts.push(draft(this.chat, at, author, { kind: 'text', text: this.random.pick(REACTIONS) }, 'reaction'));
    }
  }

  /** Whether a thread fits a day: season, weekday, span, shift. */
  fits(thread: Thread, day: number, shift: string): boolean {
    const date = londonDate(day);
    return (
      (thread.when.length === 0 || thread.when.includes('any') || thread.when.includes(shift)) &&
      (thread.seasons.length === 0 || thread.seasons.some((season) => seasonsOf(day).includes(season))) &&
      (thread.weekdays.length === 0 || thread.weekdays.includes(wallClock(day, 'Europe/London').weekday)) &&
      (thread.from === null || thread.from <= date) &&
      (thread.to === null || thread.to >= date)
    );
  }
}

/** Hours around a scene that everyday talk keeps out of. */
const HUSH = 3 * HOUR;

function everyday(stage: Stage, pool: readonly Thread[], scenes: readonly (readonly [number, number])[]): void {
  const { chat, random } = stage;
  const uses = new Map<string, number>();
  const lastUse = new Map<string, number>();
  const rest = (pool.length > 40 ? 30 : 6) * DAY;
  const staff = PEOPLE.filter((one) => one.numbers.length > 0).map((one) => one.id);
  for (const day of daysBetween(chat.from, chat.talkUntil)) {
    const shift = shiftOn(day + DAY / 2);
    const pace = chat.pace[shift];
    const count = Math.trunc(pace / 1000) + (random.chance((pace % 1000) / 10) ? 1 : 0) + (random.chance(9) ? 1 : 0);
    const [first, last] = chat.hours ?? hoursOf(shift);
    for (let n = 0; n < (random.chance(14) ? 0 : count); n++) {
      const start = day + random.between(first, last) * MINUTE + random.between(0, 59) * SECOND;
      const taken = scenes.some(([from, to]) => start > from - HUSH && start < to + HUSH);
      if (start < chat.from || start > chat.talkUntil || taken) continue;
      const dated = pool.filter((t) => t.once && t.from !== null && !uses.has(t.name) && stage.fits(t, day, shift));
      const open = pool.filter(
        (t) =>
          stage.fits(t, day, shift) &&
          !(t.once && uses.has(t.name)) &&
          day - (lastUse.get(t.name) ?? Number.NEGATIVE_INFINITY) >= rest,
      );
      const choice = dated.length > 0 ? dated : open;
      if (choice.length === 0) continue;
      const thread = random.weighted(choice, (t) => (t.weight * 100) / (1 + (uses.get(t.name) ?? 0)));
      const known = staff.filter((id) =>
        id === 'sorrel' ? start > londonTime('2023-04-05') && start < londonTime('2023-10-14') : true,
      );
      if (!stage.play(thread, start, known)) continue;
      uses.set(thread.name, (uses.get(thread.name) ?? 0) + 1);
      lastUse.set(thread.name, day);
    }
  }
}

/** When a scene begins and ends, so that nothing else is said then. */
function spanOf(scene: Thread): readonly [number, number] {
  const first = scene.lines.find((line) => line.at !== null)?.at ?? '12:00:00';
  const start = londonTime(`${scene.on ?? ''}T${first}`);
  return [start, start + HOUR];
}

/** Everything said in a chat, in order of time, seconds apart, without notices. */
export function talkOf(chat: ChatSpec, pool: readonly Thread[], scenes: readonly Thread[]): Draft[] {
  const stage = new Stage(chat);
  for (const scene of scenes) {
    if (!stage.play(scene, spanOf(scene)[0], [])) throw new RangeError(`scene ${scene.name} cannot be cast`);
  }
  everyday(stage, pool, scenes.map(spanOf));
  return stage.drafts.filter((one) => one.at <= chat.to);
}
