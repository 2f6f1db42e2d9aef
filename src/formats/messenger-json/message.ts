/** One message object of the ordinary download (Messenger and Instagram share it) as an entry. */
import type { Entry, EntryFlag, EntryKind, EntryTime, MediaKind, MediaRef, Reaction, SystemEvent } from '../entry.ts';
import type { JsonObject, MessagePlace, ReadMessage } from '../json-thread.ts';
import { shownBody, shownName } from '../shown-text.ts';
import { mediaRef } from './media.ts';
import { type AppText, appText } from './notices.ts';
import { repairText } from './repair.ts';

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isObjectList = (value: unknown): value is readonly JsonObject[] => Array.isArray(value) && value.every(isObject);

/** Every key that a message is known to have, with the form its value must have to be understood. */
const known: Readonly<Record<string, (value: unknown) => boolean>> = {
  sender_name: isString,
  timestamp_ms: isNumber,
  content: isString,
  type: isString,
  photos: isObjectList,
  videos: isObjectList,
  audio_files: isObjectList,
  gifs: isObjectList,
  files: isObjectList,
  sticker: isObject,
  share: isObject,
  reactions: isObjectList,
  call_duration: isNumber,
  missed: isFlag,
  users: isObjectList,
  ip: isString,
  is_unsent: isFlag,
  is_taken_down: isFlag,
  is_geoblocked_for_viewer: isFlag,
  is_unsent_image_by_messenger_kid_parent: isFlag,
  bumped_message_metadata: isObject,
};

const mediaLists: readonly (readonly [string, MediaKind])[] = [
  ['photos', 'image'],
  ['videos', 'video'],
  ['audio_files', 'audio'],
  ['gifs', 'gif'],
  ['files', 'file'],
];

/** Seconds and milliseconds both occur in reactions; a value below this is seconds (it would be 1973 otherwise). */
const SECONDS_BELOW = 1e11;
const LATEST = 8.64e15;

/** What of a message interests the thread beside the entry. */
export interface MetaMessage extends ReadMessage {
  readonly value: JsonObject;
  /** The text as meant, before marks are taken off. */
  readonly text: string;
  readonly app: AppText | null;
}

/** Reads a message, or null where the object has neither a sender nor a time. `now`: to flag times to come. */
export function readMessage(value: JsonObject, at: MessagePlace, now: number | undefined): MetaMessage | null {
  if (!('sender_name' in value) && !('timestamp_ms' in value)) {
    return null;
  }
  const unread = Object.keys(value).filter((key) => {
    const form = Object.hasOwn(known, key) ? known[key] : undefined;
    return form === undefined || !(value[key] === null || form(value[key]));
  });
  const sender = isString(value.sender_name) ? shownName(repairText(value.sender_name)) : null;
  const raw = isString(value.content) ? value.content : '';
  const text = repairText(raw);
  const app = appText(text, sender, []);
  const media = mediaOf(value);
  const share = shareOf(value);
  const what = kindOf(value, text, app, sender, media, share.length > 0);
  const body = bodyOf(value, text, what.kind, app, share.map(repairText));
  const rawBody = bodyOf(value, raw, what.kind, app, share);
  const reactions = reactionsOf(value);
  const time = timeOf(value.timestamp_ms);
  const entry: Entry = {
    index: at.index,
    kind: what.kind,
    ...(what.event === undefined ? {} : { event: what.event }),
    sender: sender?.toWellFormed() ?? null,
    body: shownBody(body).toWellFormed(),
    rawBody: (rawBody === '' ? raw : rawBody).toWellFormed(),
    time,
    start: at.start,
    end: at.end,
    line: at.line,
    lines: 1,
    flags: flagsOf(at, what.kind, time, now, body),
    ...(what.media.length > 0 ? { media: what.media } : {}),
    ...(reactions.length > 0 ? { reactions } : {}),
    ...(what.kind === 'deleted' ? { deletedBy: 'sender' as const } : {}),
    ...(what.kind === 'call' && isNumber(value.call_duration) ? { callSeconds: Math.round(value.call_duration) } : {}),
  };
  return { entry, unread, value, text, app };
}

interface What {
  readonly kind: EntryKind;
  readonly event?: SystemEvent;
  readonly media: readonly MediaRef[];
}

/** Fields come before words: a person can type any sentence, but not a field. */
function kindOf(
  value: JsonObject,
  text: string,
  app: AppText | null,
  sender: string | null,
  media: readonly MediaRef[],
  shared: boolean,
): What {
  if (value.is_unsent === true) {
    return { kind: 'deleted', media };
  }
  if (value.type === 'Call' || isNumber(value.call_duration) || value.missed === true) {
    return { kind: 'call', media };
  }
  if (value.type === 'Subscribe' || value.type === 'Unsubscribe') {
    return { kind: 'system', event: membershipEvent(value, sender), media };
  }
  if (app?.kind === 'location') {
    return { kind: app.live ? 'live-location' : 'location', media };
  }
  if (media.length > 0) {
    return { kind: 'media-attached', media };
  }
  if (shared) {
    return { kind: 'share', media };
  }
  switch (app?.kind) {
    case 'notice':
      return { kind: 'system', event: app.event, media };
    case 'call':
      return { kind: 'call', media };
    case 'unsent':
      return { kind: 'deleted', media };
    case 'placeholder':
      return { kind: 'media-omitted', media: [{ kind: app.media, name: null, state: 'omitted' }] };
    case undefined:
      break;
  }
  if (text !== '' || bumpedText(value) !== '') {
    return { kind: 'text', media };
  }
  return {
    kind: value.is_taken_down === true || value.is_geoblocked_for_viewer === true ? 'unavailable' : 'empty',
    media,
  };
}

function membershipEvent(value: JsonObject, sender: string | null): SystemEvent {
  const first = namesIn(value.users)[0];
  const self = first !== undefined && sender !== null && first === sender;
  if (value.type === 'Subscribe') {
    return self ? 'member-joined' : 'member-added';
  }
  return self ? 'member-left' : 'member-removed';
}

/** Names in a list of `{name}`, repaired and as shown. */
export function namesIn(list: unknown): string[] {
  if (!isObjectList(list)) {
    return [];
  }
  return list.flatMap(({ name }) => {
    const shown = isString(name) ? shownName(repairText(name).toWellFormed()) : null;
    return shown === null ? [] : [shown];
  });
}

function mediaOf(value: JsonObject): MediaRef[] {
  const found: MediaRef[] = [];
  for (const [key, kind] of mediaLists) {
    const list = value[key];
    if (isObjectList(list)) {
      for (const { uri } of list) {
        found.push(mediaRef(kind, isString(uri) ? repairText(uri).toWellFormed() : ''));
      }
    }
  }
  if (isObject(value.sticker)) {
    const { uri } = value.sticker;
    found.push(mediaRef('sticker', isString(uri) ? repairText(uri).toWellFormed() : ''));
  }
  return found;
}

function shareOf({ share }: JsonObject): string[] {
  if (!isObject(share)) {
    return [];
  }
  return [share.share_text, share.link].filter(isString).filter((text) => text !== '');
}

function bumpedText({ bumped_message_metadata: bumped }: JsonObject): string {
  return isObject(bumped) && isString(bumped.bumped_message) ? bumped.bumped_message : '';
}

/** The words, then what was shared (its text and link are searched too); a placeholder gives way to what it stands for. */
function bodyOf(
  value: JsonObject,
  content: string,
  kind: EntryKind,
  app: AppText | null,
  share: readonly string[],
): string {
  const standsIn = (app?.kind === 'placeholder' || app?.kind === 'location') && kind !== 'text';
  const own = standsIn ? '' : content;
  const parts = [own, ...share.filter((part) => part !== own)].filter((part) => part !== '');
  if (parts.length > 0) {
    return parts.join('\n');
  }
  if (kind === 'system') {
    return namesIn(value.users).join(', ');
  }
  return kind === 'text' ? bumpedText(value) : '';
}

function timeOf(ms: unknown): EntryTime | null {
  return isNumber(ms) && Number.isInteger(ms) && Math.abs(ms) <= LATEST ? { kind: 'utc', raw: String(ms), ms } : null;
}

function reactionsOf({ reactions }: JsonObject): Reaction[] {
  if (!isObjectList(reactions)) {
    return [];
  }
  return reactions.flatMap(({ actor, reaction, timestamp }) => {
    if (!isString(reaction)) {
      return [];
    }
    const at = isNumber(timestamp) ? Math.round(timestamp < SECONDS_BELOW ? timestamp * 1000 : timestamp) : undefined;
    return {
      actor: isString(actor) ? shownName(repairText(actor).toWellFormed()) : null,
      reaction: repairText(reaction).toWellFormed(),
      ...(at === undefined ? {} : { at }),
    };
  });
}

function flagsOf(
  at: MessagePlace,
  kind: EntryKind,
  time: EntryTime | null,
  now: number | undefined,
  body: string,
): EntryFlag[] {
  const flags: EntryFlag[] = [];
  if (kind === 'deleted') {
    flags.push('unsent');
  }
  if (at.invalidText || !body.isWellFormed()) {
    flags.push('invalid-text');
  }
  if (time?.kind === 'utc' && now !== undefined && time.ms > now) {
    flags.push('future-time');
  }
  return flags;
}
