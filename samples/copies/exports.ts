/** The phones of a chat, what happened on them, and what each copy makes of every message. */
import type { Random } from '../larch/random.ts';
import { type CopyTruth, printedSecond } from './copy-truth.ts';
import { phoneStory, timerStory } from './events.ts';
import { fabricatedIn, livesOf } from './lives.ts';
import { type DatedNotice, noticeOf } from './membership.ts';
import type { Message, Phone } from './model.ts';
import { drawPhones } from './phones.ts';
import { NO_TAMPERING, plantDeletions, plantTampering, type Tampering } from './plants.ts';
import { JSON_NOTICES, jsonPath } from './render-json.ts';
import { attachedFiles, exportName } from './render-whatsapp.ts';
import type { CopySettings } from './settings.ts';
import { type Block, baseStates, cutToLimit, isShown, stateOf } from './states.ts';
import type { Story, Streams } from './story.ts';
import { Talk } from './talk.ts';

export interface Exported {
  readonly messages: readonly Message[];
  readonly copies: readonly CopyTruth[];
}

type Loose = Omit<Message, 'id'>;

function asMessages(notices: readonly (DatedNotice & { readonly only?: readonly number[] })[]): Loose[] {
  return notices.map(({ at, notice, only }) => ({
    at,
    author: null,
    content: { kind: 'notice', notice },
    ...(only === undefined ? {} : { only }),
  }));
}

/** Encryption notices of copies that do not begin with the chat. */
function openings(phones: readonly Phone[], joinedAt: (owner: number) => number, random: Random): Loose[] {
  return asMessages(
    phones.flatMap((phone) => {
      const encryption = noticeOf('encryption');
      if (phone.startReason === 'cleared' && phone.noticeAfterClearing) {
        return { at: phone.clearedAt, notice: encryption, only: [phone.copy] };
      }
      if (phone.startReason === 'joined-later' && random.chance(60)) {
        return { at: joinedAt(phone.owner), notice: encryption, only: [phone.copy] };
      }
      return [];
    }),
  );
}

function inOrder(loose: Loose[]): Message[] {
  // The encryption notice opens whatever stands at the same instant.
  const rank = ({ content }: Loose): number =>
    content.kind === 'notice' ? (content.notice.event === 'encryption' ? 0 : 1) : 2;
  return loose.sort((a, b) => a.at - b.at || rank(a) - rank(b)).map((message, id) => ({ ...message, id }));
}

/** Talk, notices and made-up entries as one list, and the stretches in which a contact was blocked. */
function messagesOf(
  story: Story,
  settings: CopySettings,
  phones: readonly Phone[],
  talk: Talk,
  stream: Streams,
): { readonly messages: readonly Message[]; readonly blocks: readonly Block[] } {
  const { span, membership } = story;
  const own = phoneStory(settings, phones, membership, span, stream('own'));
  const timers = timerStory(settings, phones, membership, span, stream('timers'));
  // Nobody writes to whom they have blocked.
  const lives = livesOf(story.said, settings, phones, timers.windows, talk, stream('lives')).filter(
    ({ at, author }) => !own.blocks.some((block) => block.owner === author && block.from <= at && at <= block.to),
  );
  const forger = phones[stream('forger').between(0, phones.length - 1)];
  const forged =
    forger === undefined ? [] : fabricatedIn(forger, settings, membership, span, talk, stream('fabricated'));
  const notices = asMessages([...story.notices, ...timers.notices, ...own.notices]);
  if (settings.app === 'whatsapp') {
    const joinedAt = (owner: number): number => membership.intervals[owner]?.[0]?.from ?? span.from;
    notices.push(...openings(phones, joinedAt, stream('openings')));
    return { messages: inOrder([...lives, ...forged, ...notices]), blocks: own.blocks };
  }
  const printable = notices.filter(
    ({ content }) => content.kind === 'notice' && JSON_NOTICES.has(content.notice.event),
  );
  return { messages: inOrder([...lives, ...forged, ...printable]), blocks: own.blocks };
}

/** The order in which a copy is written, before anything is cut. */
function fileOrder(
  messages: readonly Message[],
  phone: Phone,
  states: Uint8Array,
  moved: Tampering['moved'],
): number[] {
  let order = messages.flatMap(({ id }) => (isShown(states[id]) ? id : []));
  if (phone.sorted) {
    const seconds = new Map(messages.map((message) => [message.id, printedSecond(message, phone)]));
    order = order.toSorted((a, b) => (seconds.get(a) ?? 0) - (seconds.get(b) ?? 0) || a - b);
  }
  for (const [id, by] of moved) {
    const at = order.indexOf(id);
    if (at < 0) continue;
    order.splice(at, 1);
    order.splice(Math.min(order.length, Math.max(1, at + by)), 0, id);
  }
  return order;
}

/** What is given to the command for a copy. */
function pathOf(phone: Phone): string {
  const folder = `phone-${phone.copy + 1}`;
  if (phone.platform !== 'android' && phone.platform !== 'ios') return jsonPath(phone, folder);
  if (phone.archived) return `${folder}/${exportName(phone)}.zip`;
  return phone.platform === 'ios' ? `${folder}/_chat.txt` : `${folder}/${exportName(phone)}.txt`;
}

/** One drawing of phones and of what befell them. */
export function exportStory(story: Story, settings: CopySettings, stream: Streams): Exported {
  const phones = drawPhones(settings, story.people, story.membership, story.span, story.titleAt, stream('phones'));
  const talk = new Talk(stream('words'), settings.shortPercent, settings.forwardedPercent);
  const { messages, blocks } = messagesOf(story, settings, phones, talk, stream);
  const tamperer = stream('tamperer');
  const chosen = (): number => tamperer.between(0, phones.length - 1);
  const [words, cuts, moves] = [chosen(), chosen(), chosen()];
  const deletedBy = new Map<number, number[]>();
  const copies: CopyTruth[] = [];
  // Whoever is exported first deletes first: a later export of the same owner lacks the same messages.
  for (const phone of phones.toSorted((a, b) => a.exportedAt - b.exportedAt || a.copy - b.copy)) {
    const random = stream(`copy-${phone.copy}`);
    const states = baseStates(messages, phone, story.membership, blocks);
    const already = deletedBy.get(phone.owner) ?? [];
    const deleted = plantDeletions(messages, states, phone, settings, already, random);
    deletedBy.set(phone.owner, [...already, ...deleted]);
    const kinds = { words: words === phone.copy, cuts: cuts === phone.copy, moves: moves === phone.copy };
    const tampering =
      kinds.words || kinds.cuts || kinds.moves
        ? plantTampering(messages, states, settings, kinds, talk, random)
        : NO_TAMPERING;
    const order = cutToLimit(states, fileOrder(messages, phone, states, tampering.moved), phone.limit);
    copies.push({
      phone,
      states,
      order,
      altered: tampering.altered,
      moved: new Set(tampering.moved.keys()),
      files: attachedFiles(messages, phone, order, (id) => stateOf(states[id]) === 'present'),
      path: pathOf(phone),
    });
  }
  copies.sort((a, b) => a.phone.copy - b.phone.copy);
  return { messages, copies };
}
