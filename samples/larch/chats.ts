/** The chats, who belonged to them when, and the notices their phones showed. Times are London time. */
import { londonTime } from './clock.ts';
import type { ChatId, NoticeEvent, PersonId } from './model.ts';

export interface HistoryEvent {
  readonly at: number;
  readonly event: NoticeEvent;
  readonly actor: PersonId | null;
  readonly subject: PersonId | null;
  readonly title: string;
  readonly oldTitle: string;
  readonly onlyFor: PersonId | null;
}

export interface ChatSpec {
  readonly id: ChatId;
  readonly app: 'whatsapp' | 'messenger';
  readonly kind: 'group' | 'pair';
  /** Members at the start; the first of a group made it. */
  readonly founders: readonly PersonId[];
  readonly startTitle: string;
  readonly from: number;
  readonly to: number;
  /** Until when everyday talk goes on (scenes may come later). */
  readonly talkUntil: number;
  /** Threads started in 1,000 days, by part of the roster. */
  readonly pace: Readonly<Record<'early' | 'late' | 'night' | 'off', number>>;
  /** First and last minute of the day for talk; null: as the shift has it. */
  readonly hours: readonly [number, number] | null;
  readonly history: readonly HistoryEvent[];
}

/** Half-open in neither direction: the joining and the leaving notice are both inside. */
export interface Membership {
  readonly person: PersonId;
  readonly from: number;
  readonly to: number | null;
}

type Happening = readonly [
  at: string,
  event: NoticeEvent,
  actor: PersonId | null,
  subject?: PersonId | null,
  title?: string,
  oldTitle?: string,
  onlyFor?: PersonId,
];

function history(rows: readonly Happening[]): HistoryEvent[] {
  return rows.map(([at, event, actor, subject = null, title = '', oldTitle = '', onlyFor]) => ({
    at: londonTime(at),
    event,
    actor,
    subject,
    title,
    oldTitle,
    onlyFor: onlyFor ?? null,
  }));
}

function code(at: string, phone: PersonId, other: PersonId): Happening {
  return [at, 'security-code-changed', null, other, '', '', phone];
}

const END = londonTime('2024-03-21T08:00:00');

const MAIN: readonly Happening[] = [
  ['2022-01-09T18:00:45', 'icon-changed', 'alder'],
  ['2022-03-07T13:18:10', 'member-added', 'alder', 'plover'],
  ['2022-04-02T08:05:12', 'subject-changed', 'alder', null, 'B Relief', 'Team B'],
  code('2022-08-19T17:40:00', 'rook', 'teasel'),
  ['2022-09-05T09:12:30', 'member-joined', 'thistle', 'thistle'],
  code('2022-11-03T10:22:00', 'heron', 'linnet'),
  ['2022-12-01T20:30:05', 'subject-changed', 'rook', null, 'B Relief 🎅', 'B Relief'],
  ['2023-01-02T07:15:33', 'subject-changed', 'alder', null, 'B Relief', 'B Relief 🎅'],
  ['2023-02-19T11:02:00', 'member-left', 'wren', 'wren'],
  ['2023-04-03T14:01:20', 'member-added', 'alder', 'sorrel'],
  ['2023-05-02T12:12:00', 'description-changed', 'heron'],
  ['2023-06-11T18:05:00', 'number-changed', 'yarrow', 'yarrow'],
  code('2023-06-11T18:30:10', 'sedge', 'yarrow'),
  ['2023-07-19T13:45:00', 'icon-changed', 'plover'],
  ['2023-10-09T22:58:02', 'member-removed', 'alder', 'sorrel'],
  ['2023-10-14T21:53:40', 'member-added', 'alder', 'sorrel'],
  ['2023-10-14T22:27:40', 'member-left', 'sorrel', 'sorrel'],
  code('2023-11-24T09:09:00', 'alder', 'bracken'),
  ['2023-12-29T19:00:00', 'member-left', 'linnet', 'linnet'],
  ['2024-03-14T16:05:00', 'admin-changed', 'alder', 'heron', '', '', 'heron'],
];

const AFTER: readonly Happening[] = [
  ['2022-02-11T23:01:10', 'icon-changed', 'rook'],
  ['2023-01-20T22:15:00', 'subject-changed', 'teasel', null, 'After hours 🍻', 'After work 🍺'],
  ['2023-06-11T18:05:00', 'number-changed', 'yarrow', 'yarrow'],
  ['2023-09-10T00:22:40', 'member-removed', 'rook', 'yarrow'],
  code('2023-11-24T09:09:30', 'alder', 'bracken'),
];

const SUMMER: readonly Happening[] = [
  ['2023-07-02T09:38:20', 'member-added', 'heron', 'plover'],
  ['2023-07-11T21:31:30', 'member-left', 'plover', 'plover'],
];

const FIVE: readonly Happening[] = [
  ['2022-03-03T12:00:30', 'subject-changed', 'bracken', null, 'Five-a-side Thursdays ⚽', ''],
  ['2022-05-05T18:20:00', 'member-added', 'bracken', 'finch'],
  ['2023-09-14T21:00:00', 'member-left', 'yarrow', 'yarrow'],
];

function group(
  id: ChatId,
  startTitle: string,
  founders: readonly PersonId[],
  from: string,
  pace: ChatSpec['pace'],
  rows: readonly Happening[],
  rest: Partial<Pick<ChatSpec, 'app' | 'to' | 'talkUntil' | 'hours'>> = {},
): ChatSpec {
  return {
    id,
    app: 'whatsapp',
    kind: 'group',
    founders,
    startTitle,
    from: londonTime(from),
    to: END,
    talkUntil: END,
    pace,
    hours: null,
    history: history(rows),
    ...rest,
  };
}

function pair(
  id: ChatId,
  founders: readonly [PersonId, PersonId],
  from: string,
  talkUntil: string,
  perThousandDays: number,
  rows: readonly Happening[],
  app: ChatSpec['app'] = 'whatsapp',
): ChatSpec {
  const n = perThousandDays;
  return {
    id,
    app,
    kind: 'pair',
    founders,
    startTitle: '',
    from: londonTime(from),
    to: END,
    talkUntil: londonTime(talkUntil),
    pace: { early: n, late: n, night: n, off: n },
    hours: [430, 1400],
    history: history(rows),
  };
}

export const CHATS: readonly ChatSpec[] = [
  group(
    'main',
    'Team B',
    ['alder', 'rook', 'teasel', 'heron', 'sedge', 'bracken', 'yarrow', 'linnet', 'wren'],
    '2022-01-09T18:00:00',
    { early: 1750, late: 1700, night: 1500, off: 680 },
    MAIN,
  ),
  group(
    'after',
    'After work 🍺',
    ['rook', 'alder', 'teasel', 'bracken', 'yarrow'],
    '2022-02-11T23:00:00',
    { early: 260, late: 420, night: 120, off: 480 },
    AFTER,
    { hours: [600, 1425] },
  ),
  group(
    'summer',
    'Summer do ☀️',
    ['heron', 'sedge', 'wren', 'linnet', 'thistle'],
    '2023-06-24T10:10:00',
    { early: 1300, late: 1300, night: 1300, off: 1300 },
    SUMMER,
    { to: londonTime('2023-07-20T20:00:00'), talkUntil: londonTime('2023-07-13T00:00:00'), hours: [540, 1320] },
  ),
  group(
    'five',
    '',
    ['bracken', 'rook', 'linnet', 'yarrow', 'moss'],
    '2022-03-03T12:00:00',
    { early: 210, late: 210, night: 160, off: 260 },
    FIVE,
    { app: 'messenger', hours: [480, 1350] },
  ),
  pair('rook-teasel', ['rook', 'teasel'], '2022-01-15T10:00:00', '2024-03-03T12:00:00', 290, [
    code('2022-08-19T17:41:00', 'rook', 'teasel'),
  ]),
  pair('rook-alder', ['rook', 'alder'], '2022-01-20T08:00:00', '2024-03-03T12:00:00', 130, []),
  pair('heron-sorrel', ['heron', 'sorrel'], '2023-04-05T19:30:00', '2023-10-12T12:00:00', 420, []),
  pair('alder-sorrel', ['alder', 'sorrel'], '2023-04-06T09:00:00', '2023-10-11T12:00:00', 300, [
    ['2023-10-12T20:05:10', 'disappearing-on', 'alder'],
  ]),
  pair('plover-sedge', ['plover', 'sedge'], '2022-03-20T11:00:00', '2024-03-10T12:00:00', 190, [
    code('2023-01-07T15:00:00', 'sedge', 'plover'),
  ]),
  pair('rook-plover', ['rook', 'plover'], '2022-03-10T20:10:30', '2023-12-08T12:00:00', 28, [
    ['2023-12-09T00:36:02', 'blocked', null, 'rook', '', '', 'plover'],
    ['2024-01-08T08:58:30', 'unblocked', null, 'rook', '', '', 'plover'],
  ]),
  pair('bracken-rook', ['bracken', 'rook'], '2022-02-02T12:00:00', '2023-12-01T12:00:00', 85, [], 'messenger'),
];

/** Rook cannot write after his phone was taken; the same instant ends his copies. */
export const ROOK_SEIZED = londonTime('2024-03-04T09:10:00');

/** The chat of an id; refuses an unknown one. */
export function chatOf(id: ChatId): ChatSpec {
  const chat = CHATS.find((one) => one.id === id);
  if (chat === undefined) throw new RangeError(`no chat ${id}`);
  return chat;
}

/** Who belonged to a chat from when to when, as its notices tell. */
export function membershipsOf(chat: ChatSpec): Membership[] {
  const open = new Map<PersonId, number>(chat.founders.map((person) => [person, chat.from]));
  const closed: Membership[] = [];
  for (const event of chat.history) {
    if (event.subject === null || event.onlyFor !== null) continue;
    if (event.event === 'member-added' || event.event === 'member-joined') open.set(event.subject, event.at);
    if (event.event === 'member-left' || event.event === 'member-removed') {
      const from = open.get(event.subject);
      if (from !== undefined) closed.push({ person: event.subject, from, to: event.at });
      open.delete(event.subject);
    }
  }
  for (const [person, from] of open) closed.push({ person, from, to: null });
  return closed.sort((a, b) => a.from - b.from || (a.person < b.person ? -1 : 1));
}

/** Whether a person belonged to a chat at an instant. */
export function isMember(memberships: readonly Membership[], person: PersonId, at: number): boolean {
  return memberships.some((one) => one.person === person && one.from <= at && (one.to === null || at <= one.to));
}

/** What the group is called at an instant. */
export function titleAt(chat: ChatSpec, at: number): string {
  let title = chat.startTitle;
  for (const event of chat.history) if (event.event === 'subject-changed' && event.at <= at) title = event.title;
  return title;
}
