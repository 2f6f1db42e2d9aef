/** Messenger's and Instagram's downloads of a thread: one account's folder of JSON files. */
import { type CopyTruth, printedSecond, shownName, wordsOn } from './copy-truth.ts';
import type { MediaKind, Message, Person, Phone } from './model.ts';
import type { Printed, PrintedKind } from './printed.ts';
import type { RenderedFile } from './rendered.ts';
import { stateOf } from './states.ts';

/** UTF-8 taken for Latin-1: the fault of these downloads. */
function misread(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function misreadAll(value: unknown): unknown {
  if (typeof value === 'string') return misread(value);
  if (Array.isArray(value)) return value.map(misreadAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, misreadAll(inner)]));
}

function escaped(json: string): string {
  return json.replace(/[\u007f-\uffff]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function written(value: unknown): Uint8Array {
  return Buffer.from(escaped(JSON.stringify(misreadAll(value), null, 2)), 'utf8');
}

const LISTS: Readonly<Record<MediaKind, readonly [list: string, folder: string, ending: string]>> = {
  image: ['photos', 'photos', 'jpg'],
  video: ['videos', 'videos', 'mp4'],
  audio: ['audio_files', 'audio', 'mp4'],
  gif: ['gifs', 'gifs', 'gif'],
  sticker: ['sticker', 'stickers_used', 'png'],
  document: ['files', 'files', 'pdf'],
};

export class JsonPrinter {
  private readonly copy: CopyTruth;
  private readonly people: readonly Person[];

  constructor(copy: CopyTruth, people: readonly Person[]) {
    this.copy = copy;
    this.people = people;
  }

  entry(message: Message): Printed & { readonly ms: number; readonly uri: string | null } {
    const { copy, people } = this;
    const { phone } = copy;
    const { content, author, at, id } = message;
    const ms = printedSecond(message, phone) * 1000 + (at % 1000);
    const actor = content.kind === 'notice' ? (content.notice.actor ?? phone.owner) : (author ?? phone.owner);
    const sender = shownName(people, phone, actor, at);
    const base = { message: id, time: String(ms), local: new Date(ms).toISOString(), sender, edited: false, ms };
    const told = (kind: PrintedKind, body: string, uri: string | null = null) => ({
      ...base,
      kind,
      body,
      file: uri,
      uri,
    });
    if (stateOf(copy.states[id]) === 'tombstone') {
      return told('deleted', phone.platform === 'messenger-e2ee' && phone.newerWords ? 'User unsent a message' : '');
    }
    switch (content.kind) {
      case 'notice':
        return told('system', this.notice(message));
      case 'media': {
        const [, folder, ending] = LISTS[content.media];
        const root = phone.platform === 'messenger-e2ee' ? './media' : `${folderOf(copy)}/${folder}`;
        return told('media-attached', content.caption, `${root}/${100_000 + id}.${ending}`);
      }
      default: {
        const words = wordsOn(copy, message).replace(
          /\{@(\d+)\}/gu,
          (_, digits: string) => `@${phone.names[Number(digits)]?.[0] ?? ''}`,
        );
        return told('text', words);
      }
    }
  }

  private notice({ content, at }: Message): string {
    if (content.kind !== 'notice') throw new TypeError('not a notice');
    const { copy, people } = this;
    const { phone } = copy;
    const { event, actor, subject, title } = content.notice;
    const who = actor === phone.owner ? 'You' : shownName(people, phone, actor ?? phone.owner, at);
    const whom = subject === null ? '' : subject === phone.owner ? 'you' : shownName(people, phone, subject, at);
    switch (event) {
      case 'group-created':
        return `${who} created the group.`;
      case 'member-added':
        return `${who} added ${whom} to the group.`;
      case 'member-removed':
        return `${who} removed ${whom} from the group.`;
      case 'member-left':
        return `${who} left the group.`;
      case 'subject-changed':
        return `${who} named the group ${title}.`;
      default:
        throw new RangeError(`these downloads have no words for ${event}`);
    }
  }
}

/** Notices that these downloads can print. */
export const JSON_NOTICES: ReadonlySet<string> = new Set([
  'group-created',
  'member-added',
  'member-removed',
  'member-left',
  'subject-changed',
]);

function folderOf(copy: CopyTruth): string {
  const at = copy.path.indexOf('your_');
  return at < 0 ? copy.path : copy.path.slice(at);
}

function titleOf(copy: CopyTruth): string {
  return copy.phone.title;
}

function ordinary(
  copy: CopyTruth,
  people: readonly Person[],
  messages: readonly Message[],
  part: number,
  members: readonly string[],
): RenderedFile[] {
  const printer = new JsonPrinter(copy, people);
  const instagram = copy.phone.platform === 'instagram';
  const objects = copy.order.flatMap((id) => {
    const message = messages[id];
    if (message === undefined) return [];
    const { sender, ms, kind, body, uri } = printer.entry(message);
    const own: Record<string, unknown> = { sender_name: sender, timestamp_ms: ms };
    if (kind === 'deleted') own.is_unsent = true;
    else if (body !== '') own.content = body;
    if (uri !== null && message.content.kind === 'media') {
      const [list] = LISTS[message.content.media];
      const file = { uri, creation_timestamp: Math.trunc(ms / 1000) };
      own[list] = list === 'sticker' ? { uri } : [file];
    }
    own.is_geoblocked_for_viewer = false;
    if (!instagram) own.is_unsent_image_by_messenger_kid_parent = false;
    return own;
  });
  objects.reverse();
  const head = { participants: members.map((name) => ({ name })) };
  const thread = folderOf(copy).split('/messages/')[1] ?? '';
  const tail = { title: titleOf(copy), is_still_participant: true, thread_path: thread, magic_words: [] };
  const files: RenderedFile[] = [];
  for (let from = 0; from < objects.length || from === 0; from += part) {
    const list = objects.slice(from, from + part);
    files.push({
      path: `${copy.path}/message_${files.length + 1}.json`,
      bytes: written({ ...head, messages: list, ...tail }),
    });
  }
  return files;
}

function encrypted(
  copy: CopyTruth,
  people: readonly Person[],
  messages: readonly Message[],
  members: readonly string[],
): RenderedFile[] {
  const printer = new JsonPrinter(copy, people);
  const list = copy.order.flatMap((id) => {
    const message = messages[id];
    if (message === undefined) return [];
    const { sender, ms, kind, body, uri } = printer.entry(message);
    return {
      isUnsent: kind === 'deleted',
      media: uri === null ? [] : [{ uri }],
      reactions: [],
      senderName: sender,
      text: body,
      timestamp: ms,
      type: kind === 'deleted' ? 'placeholder' : uri === null ? 'text' : 'media',
    };
  });
  // Both directions occur.
  if (copy.phone.copy % 2 === 0) list.reverse();
  const threadName =
    copy.path
      .split('/')
      .at(-1)
      ?.replace(/\.json$/u, '') ?? '';
  const json = JSON.stringify({ participants: members, threadName, messages: list }, null, 2);
  return [{ path: copy.path, bytes: Buffer.from(json, 'utf8') }];
}

/** The files of one account's copy. `part`: messages in one file of the ordinary download. */
export function renderJson(
  copy: CopyTruth,
  people: readonly Person[],
  messages: readonly Message[],
  part: number,
  members: readonly number[],
): RenderedFile[] {
  const names = members.map((person) => copy.phone.names[person]?.[0] ?? '');
  return copy.phone.platform === 'messenger-e2ee'
    ? encrypted(copy, people, messages, names)
    : ordinary(copy, people, messages, part, names);
}

/** Where an account's copy lies in its download. */
export function jsonPath(phone: Phone, folder: string): string {
  const slug = phone.title.toLowerCase().replace(/[^a-z]/gu, '') || 'chat';
  const id = `${71_000_000 + phone.copy}`;
  switch (phone.platform) {
    case 'messenger-e2ee':
      return `${folder}/messages/${phone.title}_${phone.copy + 3}.json`;
    case 'instagram':
      return `${folder}/your_instagram_activity/messages/inbox/${slug}_${id}`;
    default:
      return `${folder}/your_facebook_activity/messages/inbox/${slug}_${id}`;
  }
}
