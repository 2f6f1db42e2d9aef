/** All items of a chat: talk, the notices of its history, and what each phone alone is told. */
import { type ChatSpec, membershipsOf, titleAt } from './chats.ts';
import { londonTime, SECOND } from './clock.ts';
import type { Content, Item, NoticeEvent, PersonId } from './model.ts';
import { MAIN_SCENES } from './scenes/main.ts';
import {
  AFTER_SCENES,
  ALDER_SORREL_SCENES,
  HERON_SORREL_SCENES,
  ROOK_ALDER_SCENES,
  ROOK_PLOVER_SCENES,
  ROOK_TEASEL_SCENES,
} from './scenes/small.ts';
import { SUMMER_SCENES } from './scenes/summer.ts';
import { parseScript, type Thread } from './script.ts';
import { AFTER } from './talk/after.ts';
import { DUTY } from './talk/duty.ts';
import { BRACKEN_ROOK, FIVE } from './talk/five.ts';
import { LIFE } from './talk/life.ts';
import { MESS } from './talk/mess.ts';
import { ALDER_SORREL, HERON_SORREL, PLOVER_SEDGE, ROOK_ALDER, ROOK_PLOVER, ROOK_TEASEL } from './talk/pairs.ts';
import { PICTURES } from './talk/pictures.ts';
import { YEAR } from './talk/year.ts';
import { draft, talkOf } from './timeline.ts';

/** Everyday threads that fit a garden party among friends as well as the team's own chat. */
const AT_HOME = [
  'joke',
  'telly',
  'garden',
  'holiday-plan',
  'kids-sleep',
  'parkrun',
  'money',
  'recommend',
  'link-funny',
  'sponsor',
  'pets',
  'diy',
  'birthday',
  'teenagers',
  'diet',
  'cake',
  'for-sale',
  'car-trouble',
];

const MAIN_TALK = parseScript(DUTY + MESS + LIFE + YEAR + PICTURES, 'main');

const TALK: Readonly<Record<string, readonly Thread[]>> = {
  main: MAIN_TALK,
  after: parseScript(AFTER, 'after'),
  summer: MAIN_TALK.filter((thread) => AT_HOME.includes(thread.name)).map((thread) => ({ ...thread, when: [] })),
  five: parseScript(FIVE, 'five'),
  'rook-teasel': parseScript(ROOK_TEASEL, 'rook-teasel'),
  'rook-alder': parseScript(ROOK_ALDER, 'rook-alder'),
  'heron-sorrel': parseScript(HERON_SORREL, 'heron-sorrel'),
  'alder-sorrel': parseScript(ALDER_SORREL, 'alder-sorrel'),
  'plover-sedge': parseScript(PLOVER_SEDGE, 'plover-sedge'),
  'rook-plover': parseScript(ROOK_PLOVER, 'rook-plover'),
  'bracken-rook': parseScript(BRACKEN_ROOK, 'bracken-rook'),
};

const SCENES: Readonly<Record<string, readonly Thread[]>> = {
  main: parseScript(MAIN_SCENES, 'main'),
  after: parseScript(AFTER_SCENES, 'after'),
  summer: parseScript(SUMMER_SCENES, 'summer'),
  'rook-teasel': parseScript(ROOK_TEASEL_SCENES, 'rook-teasel'),
  'rook-alder': parseScript(ROOK_ALDER_SCENES, 'rook-alder'),
  'heron-sorrel': parseScript(HERON_SORREL_SCENES, 'heron-sorrel'),
  'alder-sorrel': parseScript(ALDER_SORREL_SCENES, 'alder-sorrel'),
  'rook-plover': parseScript(ROOK_PLOVER_SCENES, 'rook-plover'),
};

/** The summer chat's one-month view needs a quiet day on either side. */
const QUIET: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  summer: [
    ['2023-06-30T00:00:00', '2023-07-02T09:00:00'],
    ['2023-07-11T20:00:00', '2023-07-13T00:00:00'],
  ],
};

type Draft = Omit<Item, 'id'>;

function notice(event: NoticeEvent, subject: PersonId | null, title: string, oldTitle: string): Content {
  return { kind: 'notice', event, subject, title, oldTitle };
}

function noticesOf(chat: ChatSpec): Draft[] {
  const found: Draft[] = [];
  const add = (at: number, author: PersonId | null, content: Content, onlyFor: PersonId | null): void => {
    found.push({ ...draft(chat, at, author, content, 'history'), onlyFor });
  };
  if (chat.app === 'whatsapp') {
    for (const one of membershipsOf(chat)) {
      const joined = one.from === chat.from ? chat.from : one.from - SECOND;
      const again = membershipsOf(chat).some((other) => other.person === one.person && other.from < one.from);
      if (!again) add(joined, null, notice('encryption', null, '', ''), one.person);
    }
    if (chat.kind === 'group') {
      const [founder = '', ...others] = chat.founders;
      add(chat.from + SECOND, founder, notice('group-created', null, chat.startTitle, ''), null);
      for (const other of others) add(chat.from + 2 * SECOND, founder, notice('member-added', other, '', ''), other);
    }
  }
  for (const event of chat.history) {
    const title = event.title === '' ? titleAt(chat, event.at) : event.title;
    add(event.at, event.actor, notice(event.event, event.subject, title, event.oldTitle), event.onlyFor);
  }
  return found;
}

/**
 * Items of a chat in order of time, ids given. Ties are broken by moving everyday talk on by a second; scenes and
 * notices keep their time. What only one phone is told may share a second with what another alone is told.
 */
export function itemsOf(chat: ChatSpec): Item[] {
  const quiet = (QUIET[chat.id] ?? []).map(([from, to]) => [londonTime(from), londonTime(to)] as const);
  const scenes = SCENES[chat.id] ?? [];
  const sceneNames = new Set(scenes.map((scene) => scene.name));
  const talk = talkOf(chat, TALK[chat.id] ?? [], scenes).filter(
    (one) => sceneNames.has(one.source) || !quiet.some(([from, to]) => one.at >= from && one.at <= to),
  );
  const fixed = [...noticesOf(chat), ...talk.filter((one) => sceneNames.has(one.source))];
  const taken = new Set(fixed.map((one) => one.at));
  const moving = talk.filter((one) => !sceneNames.has(one.source)).sort((a, b) => a.at - b.at);
  for (const one of moving) {
    while (taken.has(one.at)) one.at += SECOND;
    taken.add(one.at);
  }
  const all = [...fixed, ...moving].map((one, order) => ({ one, order }));
  all.sort((a, b) => a.one.at - b.one.at || a.order - b.order);
  return all.map(({ one }, i) => ({ ...one, id: `${chat.id}-${String(i + 1).padStart(5, '0')}` }));
}
