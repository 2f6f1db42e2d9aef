/** Renders a Messenger thread as the account's "download your information" holds it. */
import { chatOf, isMember, membershipsOf, titleAt } from './chats.ts';
import { isoUtc, SECOND } from './clock.ts';
import type { CopySpec, ExpectedEntry, Handset, Item, RenderedCopy, RenderedFile, Sighting } from './model.ts';
import { SHOWN } from './model.ts';
import { jpegNamed } from './pictures.ts';
import { pngSticker } from './png.ts';
import { randomNamed } from './random.ts';
import { personOf } from './team.ts';

const ROOT = 'your_facebook_activity/messages';
/** Messages in the newest part; the rest follows in message_2, message_3… */
const PART = 300;

/** The download's fault: UTF-8 read as Latin-1. */
function misread(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function misreadAll(value: unknown): unknown {
  if (typeof value === 'string') return misread(value);
  if (Array.isArray(value)) return value.map(misreadAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, misreadAll(inner)]));
}

/** JSON as the download writes it: two blanks, everything beyond ASCII escaped. */
function written(value: unknown): Uint8Array {
  const json = JSON.stringify(misreadAll(value), null, 2);
  const ascii = json.replace(/[\u007f-\uffff]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return new TextEncoder().encode(ascii);
}

function nameOf(person: string): string {
  const one = personOf(person);
  return one.facebook ?? one.name;
}

function noticeContent(item: Item, owner: string): string {
  if (item.content.kind !== 'notice') throw new TypeError(`${item.id} is no notice`);
  const { event, subject, title } = item.content;
  const who = item.author === owner ? 'You' : nameOf(item.author ?? owner);
  const whom = subject === owner ? 'you' : subject === null ? '' : nameOf(subject);
  switch (event) {
    case 'group-created':
      return `${who} created the group.`;
    case 'subject-changed':
      return `${who} named the group ${title}.`;
    case 'member-added':
      return `${who} added ${whom} to the group.`;
    case 'member-left':
      return `${who} left the group.`;
    default:
      throw new RangeError(`Messenger has no words for ${event}`);
  }
}

interface Written {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly kind: ExpectedEntry['kind'];
  readonly text: string | null;
  readonly file: { readonly uri: string; readonly bytes: Uint8Array } | null;
}

function plain(kind: ExpectedEntry['kind'], fields: Written['fields'], text: string | null = null): Written {
  return { fields, kind, text, file: null };
}

function fieldsOf(item: Item, owner: string, thread: string): Written {
  const { content } = item;
  const seconds = item.at / SECOND;
  const number = randomNamed(`messenger/${item.id}`).next();
  switch (content.kind) {
    case 'text': {
      const link = /https:\/\/\S+/u.exec(content.text)?.[0];
      if (link === undefined) return plain('text', { content: content.text }, content.text);
      return plain('share', { content: content.text, share: { link } });
    }
    case 'notice':
      return plain('system', { content: noticeContent(item, owner) });
    case 'call': {
      const missed = `You missed a call from ${nameOf(item.author ?? owner)}.`;
      const words =
        content.minutes > 0 ? 'The audio call ended.' : item.author === owner ? 'You called the group.' : missed;
      return plain('call', {
        content: words,
        call_duration: content.minutes * 60,
        ...(content.minutes === 0 ? { missed: true } : {}),
      });
    }
    case 'media': {
      if (content.media === 'sticker') {
        const uri = `${ROOT}/stickers_used/${number}_${number % 1000}_n.png`;
        return {
          fields: { sticker: { uri } },
          kind: 'media-attached',
          text: null,
          file: { uri, bytes: pngSticker(item.id) },
        };
      }
      if (content.media === 'image') {
        const uri = `${ROOT}/${thread}/photos/${number}_n_${seconds}.jpg`;
        const photos = [{ uri, creation_timestamp: seconds }];
        const words = content.caption === '' ? {} : { content: content.caption };
        return {
          fields: { ...words, photos },
          kind: 'media-attached',
          text: null,
          file: { uri, bytes: jpegNamed(item.id) },
        };
      }
      return plain('share', { share: { link: `https://gifs.example/${number}.gif` } });
    }
    default:
      throw new RangeError(`the Messenger chats have no ${content.kind}`);
  }
}

/** Renders one thread into the download's folder; parts are newest first, message_1 the newest. */
export function renderMessenger(
  spec: CopySpec,
  handset: Handset,
  sightings: readonly Sighting[],
  folder: string,
): RenderedCopy {
  const chat = chatOf(spec.chat);
  const owner = handset.custodian;
  const memberships = membershipsOf(chat);
  const other = chat.founders.find((person) => person !== owner) ?? owner;
  const title = chat.kind === 'group' ? titleAt(chat, handset.exportedAt) : nameOf(other);
  const slug = title.toLowerCase().replace(/[^a-z]/gu, '');
  const id = `${7 + (randomNamed(spec.id).next() % 2)}${String(randomNamed(`${spec.id}/id`).next()).padStart(10, '0')}`;
  // Since the end of 2023 one-to-one threads move to encryption; their old part lies in a folder of its own.
  const thread = `${chat.kind === 'group' ? 'inbox' : 'e2ee_cutover'}/${slug}_${id}`;
  const files: RenderedFile[] = [];
  const add = (uri: string, bytes: Uint8Array): void => {
    if (!files.some((file) => file.path === `${folder}/${uri}`)) files.push({ path: `${folder}/${uri}`, bytes });
  };
  const entries: ExpectedEntry[] = [];
  const messages: Record<string, unknown>[] = [];
  for (const { item, state } of sightings) {
    if (!SHOWN.has(state)) continue;
    const sender = nameOf(item.author ?? owner);
    const unsent = state === 'tombstone';
    const { fields, kind, text, file } = unsent ? plain('deleted', {}) : fieldsOf(item, owner, thread);
    if (file !== null) add(file.uri, file.bytes);
    const reactions = item.reactions.map(({ actor, emoji }) => ({ reaction: emoji, actor: nameOf(actor) }));
    messages.push({
      sender_name: sender,
      timestamp_ms: item.at + (randomNamed(`ms/${item.id}`).next() % 1000),
      ...fields,
      ...(reactions.length > 0 && !unsent ? { reactions } : {}),
      ...(unsent ? { is_unsent: true } : {}),
      is_geoblocked_for_viewer: false,
      is_unsent_image_by_messenger_kid_parent: false,
    });
    entries.push({ item: item.id, kind, sender, text, time: isoUtc(item.at), edited: false, media: file?.uri ?? null });
  }
  const people = chat.founders.concat(memberships.map((one) => one.person));
  const current = [...new Set(people)].filter((person) => isMember(memberships, person, handset.exportedAt));
  const imageUri = `${ROOT}/${thread}/photos/group_picture.jpg`;
  const head = { participants: current.map((person) => ({ name: nameOf(person) })) };
  const tail = {
    title,
    is_still_participant: true,
    thread_path: thread,
    magic_words: [],
    ...(chat.kind === 'group' ? { image: { uri: imageUri, creation_timestamp: chat.from / SECOND } } : {}),
    joinable_mode: { mode: 1, link: '' },
  };
  if (chat.kind === 'group') add(imageUri, jpegNamed(spec.id, 16, 16));
  const newestFirst = messages.toReversed();
  for (let part = 0; part * PART < newestFirst.length; part++) {
    const slice = newestFirst.slice(part * PART, (part + 1) * PART);
    add(`${ROOT}/${thread}/message_${part + 1}.json`, written({ ...head, messages: slice, ...tail }));
  }
  return {
    spec,
    handset,
    sightings,
    path: `${folder}/${ROOT}/${thread}`,
    member: null,
    entries,
    files,
    missingMedia: [],
  };
}
