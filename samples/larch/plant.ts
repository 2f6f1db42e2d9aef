/**
 * What happened to messages after they were sent: edits, deletions for everyone, deletions on one phone, expiry,
 * blocks. Each is planted on purpose and written into the truth.
 */
import { DAY, HOUR, londonTime, MINUTE, SECOND } from './clock.ts';
import type { ChatId, CopyId, Item } from './model.ts';
import { type Random, randomNamed } from './random.ts';

export type Chats = ReadonlyMap<ChatId, readonly Item[]>;

/** Items that one copy's owner deleted for himself alone. */
export type OwnDeletions = ReadonlyMap<CopyId, ReadonlySet<string>>;

function itemsIn(chats: Chats, chat: ChatId): readonly Item[] {
  return chats.get(chat) ?? [];
}

function byTag(chats: Chats, tag: string): Item {
  for (const items of chats.values()) for (const item of items) if (item.tag === tag) return item;
  throw new RangeError(`no line is tagged ${tag}`);
}

/** A text that nothing else is planned for. */
function isPlain(item: Item): boolean {
  return item.content.kind === 'text' && !item.scripted && item.severity === 0 && item.labels.length === 0;
}

/** The same words by the same person within ten minutes: an absence among them could not be told by anybody. */
function hasTwin(items: readonly Item[], item: Item): boolean {
  const words = JSON.stringify(item.content);
  return items.some(
    (other) =>
      other !== item &&
      other.author === item.author &&
      Math.abs(other.at - item.at) <= 10 * MINUTE &&
      JSON.stringify(other.content) === words,
  );
}

function sample(random: Random, items: readonly Item[], count: number): Item[] {
  return random.shuffled(items).slice(0, count);
}

const EDITS: readonly (readonly [RegExp, (match: string) => string])[] = [
  [/\b\d{1,2}:\d{2}\b/u, (clock) => (clock === '06:30' ? '06:45' : '06:30')],
  [/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/u, (day) => (day === 'Friday' ? 'Thursday' : 'Friday')],
  [/\b[2-7]\b/u, (n) => String(Number(n) + 1)],
];

/** Editing came to the app in May 2023: the words before are known to the truth alone, or to a copy taken earlier. */
function plantEdits(chats: Chats): void {
  const from = londonTime('2023-06-01');
  for (const [chat, count] of [
    ['main', 34],
    ['after', 8],
    ['rook-teasel', 5],
    ['heron-sorrel', 4],
    ['plover-sedge', 6],
  ] as const) {
    const random = randomNamed(`larch/${chat}/edits`);
    const able = itemsIn(chats, chat).filter(
      (item) =>
        item.at >= from &&
        isPlain(item) &&
        item.content.kind === 'text' &&
        !item.content.text.includes('://') &&
        EDITS.some(([pattern]) => item.content.kind === 'text' && pattern.test(item.content.text)),
    );
    for (const item of sample(random, able, count)) {
      if (item.content.kind !== 'text') continue;
      const rule = EDITS.find(([pattern]) => item.content.kind === 'text' && pattern.test(item.content.text));
      if (rule === undefined) continue;
      const text = item.content.text.replace(rule[0], rule[1]);
      item.edit = { at: item.at + random.between(20, 800) * SECOND, text };
    }
  }
  byTag(chats, 'banter').edit = { at: londonTime('2023-10-14T22:19:40'), text: "It's only banter, leave it" };
}

/** Deletions for everyone: slips taken back at once, and words taken back when somebody was watching. */
function plantRevocations(chats: Chats): void {
  for (const [chat, count] of [
    ['main', 22],
    ['after', 9],
    ['summer', 1],
    ['rook-teasel', 6],
    ['rook-alder', 3],
    ['heron-sorrel', 2],
    ['alder-sorrel', 2],
    ['plover-sedge', 5],
    ['rook-plover', 3],
    ['five', 5],
    ['bracken-rook', 2],
  ] as const) {
    const random = randomNamed(`larch/${chat}/revocations`);
    const last = londonTime('2024-02-20');
    const able = itemsIn(chats, chat).filter(
      (item) => isPlain(item) && item.edit === null && item.at < last && item.reactions.length === 0,
    );
    for (const item of sample(random, able, count)) item.revokedAt = item.at + random.between(15, 2400) * SECOND;
  }
  byTag(chats, 'oct2').revokedAt = londonTime('2023-10-14T22:35:02');
  const afterSeizure = londonTime('2024-03-04T11:06:00');
  for (const [i, tag] of [
    'late2',
    'late3',
    'late4',
    'late6',
    'amr2',
    'amr3',
    'amr5',
    'amr6',
    'rtm1',
    'rtm2',
    'ram1',
    'ram2',
  ].entries()) {
    byTag(chats, tag).revokedAt = afterSeizure + i * 3 * MINUTE;
  }
}

function plantExpiryAndBlocks(chats: Chats): void {
  const timerOn = londonTime('2023-10-12T20:05:10');
  for (const item of itemsIn(chats, 'alder-sorrel')) {
    if (item.at > timerOn && item.content.kind !== 'notice') item.expiresAt = item.at + 7 * DAY;
  }
  const [blocked, unblocked] = [londonTime('2023-12-09T00:36:02'), londonTime('2024-01-08T08:58:30')];
  for (const item of itemsIn(chats, 'rook-plover')) {
    if (item.author === 'rook' && item.at > blocked && item.at < unblocked) item.blockedFor = 'plover';
  }
}

/** A rule of one owner's clearing out. */
interface Clearing {
  readonly copy: CopyId;
  readonly tags?: readonly string[];
  readonly count?: number;
  readonly choose?: (item: Item) => boolean;
}

function wordsOf(item: Item): number {
  return item.content.kind === 'text' ? item.content.text.split(/\s+/u).length : 0;
}

function graveBy(author: string): (item: Item) => boolean {
  return (item) => item.author === author && item.severity > 0 && item.tag === null;
}

function everyday(from: string, to: string): (item: Item) => boolean {
  const [first, last] = [londonTime(from), londonTime(to)];
  return (item) => item.at >= first && item.at <= last && isPlain(item) && wordsOf(item) >= 3;
}

function between(from: string, to: string): (item: Item) => boolean {
  const [first, last] = [londonTime(from), londonTime(to)];
  return (item) => item.at >= first && item.at <= last && item.content.kind !== 'notice';
}

const CLEARINGS: readonly Clearing[] = [
  { copy: 'alder/main', tags: ['oct1', 'oct3', 'oct4', 'oct5', 'oct6', 'oct7', 'oct8'] },
  { copy: 'alder/main', count: 6, choose: graveBy('alder') },
  { copy: 'alder/after', tags: ['aft1', 'aft2', 'aft3', 'aft4', 'aft5', 'amr1', 'amr4'] },
  { copy: 'alder/after', count: 6, choose: graveBy('rook') },
  { copy: 'alder/rook-alder', tags: ['rac1', 'rac2', 'rac3', 'rao1', 'rao2'] },
  { copy: 'alder/rook-alder', count: 5, choose: (item) => item.severity > 0 },
  { copy: 'alder/alder-sorrel', count: 8, choose: graveBy('alder') },
  { copy: 'teasel/main', count: 5, choose: graveBy('teasel') },
  { copy: 'teasel/after', count: 12, choose: graveBy('teasel') },
  { copy: 'teasel/rook-teasel', tags: ['gear1', 'gear2', 'gear3', 'gear4', 'gear5', 'rto2', 'rtd2', 'rtd4'] },
  { copy: 'teasel/rook-teasel', count: 60, choose: between('2024-01-08', '2024-01-22') },
  { copy: 'rook/main', count: 4, choose: everyday('2022-06-01', '2023-12-01') },
  { copy: 'rook/rook-teasel', tags: ['rtd1', 'rtd3'] },
  { copy: 'plover/rook-plover', count: 3, choose: graveBy('rook') },
  { copy: 'plover/main', count: 3, choose: everyday('2022-06-01', '2024-01-01') },
  { copy: 'heron/main', count: 3, choose: everyday('2023-08-01', '2024-02-01') },
  { copy: 'sedge/main', count: 4, choose: everyday('2022-03-01', '2024-02-01') },
  { copy: 'sedge/plover-sedge', count: 3, choose: everyday('2022-06-01', '2024-01-01') },
  { copy: 'sorrel/main', count: 2, choose: everyday('2023-04-10', '2023-10-01') },
  { copy: 'heron/heron-sorrel', count: 1, choose: everyday('2023-04-20', '2023-10-01') },
];

/** Pictures go too: each of these owners made room by throwing out a few. */
const PICTURES: readonly (readonly [CopyId, number])[] = [
  ['rook/main', 4],
  ['teasel/main', 3],
  ['sorrel/main', 1],
  ['plover/plover-sedge', 2],
];

/**
 * Plans the deletions on single phones. Never twice the same message, never one that was taken back, never one that
 * a neighbour of the same words would hide.
 */
function planOwnDeletions(chats: Chats): Map<CopyId, Set<string>> {
  const plan = new Map<CopyId, Set<string>>();
  const gone = new Set<string>();
  const take = (copy: CopyId, item: Item): void => {
    if (gone.has(item.id)) return;
    gone.add(item.id);
    const set = plan.get(copy) ?? new Set<string>();
    plan.set(copy, set.add(item.id));
  };
  const usable = (chat: ChatId, item: Item): boolean =>
    item.revokedAt === null &&
    item.edit === null &&
    item.expiresAt === null &&
    item.blockedFor === null &&
    // What can be opened once is gone from a phone by itself: its absence would be no deletion to find.
    item.content.kind !== 'view-once' &&
    !gone.has(item.id) &&
    !hasTwin(itemsIn(chats, chat), item);
  for (const rule of CLEARINGS) for (const tag of rule.tags ?? []) take(rule.copy, byTag(chats, tag));
  for (const { copy, count = 0, choose = () => false } of CLEARINGS) {
    const chat = copy.slice(copy.indexOf('/') + 1);
    const random = randomNamed(`larch/${copy}/cleared`);
    const able = itemsIn(chats, chat).filter((item) => choose(item) && usable(chat, item));
    for (const item of sample(random, able, count)) take(copy, item);
  }
  for (const [copy, count] of PICTURES) {
    const chat = copy.slice(copy.indexOf('/') + 1);
    const random = randomNamed(`larch/${copy}/pictures`);
    const able = itemsIn(chats, chat).filter(
      (item) =>
        item.content.kind === 'media' &&
        item.content.media === 'image' &&
        item.at > londonTime('2023-05-01') &&
        item.at < londonTime('2023-10-01') + 12 * HOUR &&
        usable(chat, item),
    );
    for (const item of sample(random, able, count)) take(copy, item);
  }
  return plan;
}

/** Reactions of the Messenger group: hearts and laughter, a few a week. */
function plantReactions(chats: Chats): void {
  const random = randomNamed('larch/five/reactions');
  for (const chat of ['five', 'bracken-rook']) {
    const people = [...new Set(itemsIn(chats, chat).flatMap((item) => (item.author === null ? [] : [item.author])))];
    for (const item of itemsIn(chats, chat)) {
      if (item.content.kind === 'notice' || item.content.kind === 'call' || !random.chance(13)) continue;
      const able = people.filter(
        (person) => person !== item.author && !(person === 'yarrow' && item.at > londonTime('2023-09-01')),
      );
      const reaction = { actor: random.pick(able), emoji: random.pick(['😆', '👍', '❤', '😮', '⚽']) };
      Object.assign(item, { reactions: [reaction] });
    }
  }
}

/** Plants everything into the items (edits, revocations, expiry, blocks) and returns the deletions of single phones. */
export function plant(chats: Chats): OwnDeletions {
  plantReactions(chats);
  plantEdits(chats);
  plantRevocations(chats);
  plantExpiryAndBlocks(chats);
  return planOwnDeletions(chats);
}
