/** One message object of the end-to-end download as an entry. */
import type { Entry, EntryFlag, EntryKind, EntryTime, MediaRef, Reaction } from '../entry.ts';
import type { JsonObject, MessagePlace, ReadMessage } from '../json-thread.ts';
import { mediaKindOf, mediaRef } from '../messenger-json/media.ts';
import { shownBody, shownName } from '../shown-text.ts';

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isObjectList = (value: unknown): value is readonly JsonObject[] => Array.isArray(value) && value.every(isObject);

const known: Readonly<Record<string, (value: unknown) => boolean>> = {
  senderName: isString,
  text: isString,
  timestamp: isNumber,
  type: isString,
  isUnsent: (value) => typeof value === 'boolean',
  media: isObjectList,
  reactions: isObjectList,
};

/** Values of `type` that have been seen. */
export const knownTypes: ReadonlySet<string> = new Set(['text', 'media', 'link', 'placeholder']);

/** What the download writes in place of an unsent message, and of a file it could not fetch. */
const UNSENT = 'User unsent a message';
const NOT_FETCHED = 'Failed to download media';

const LATEST = 8.64e15;

/** Reads a message, or null where the object has none of sender, text and time. `now`: to flag times to come. */
export function readEncryptedMessage(value: JsonObject, at: MessagePlace, now: number | undefined): ReadMessage | null {
  if (!('senderName' in value || 'timestamp' in value || 'text' in value)) {
    return null;
  }
  const unread = Object.keys(value).filter((key) => {
    const form = Object.hasOwn(known, key) ? known[key] : undefined;
    return form === undefined || !(value[key] === null || form(value[key]));
  });
  const text = isString(value.text) ? value.text : '';
  const media = mediaOf(value);
  const kind = kindOf(value, text, media);
  const time = timeOf(value.timestamp);
  const reactions = reactionsOf(value);
  const shown = kind === 'media-omitted' && media.length === 0 ? [omitted] : media;
  const entry: Entry = {
    index: at.index,
    kind,
    sender: isString(value.senderName) ? shownName(value.senderName.toWellFormed()) : null,
    body: shownBody(text).toWellFormed(),
    rawBody: text.toWellFormed(),
    time,
    start: at.start,
    end: at.end,
    line: at.line,
    lines: 1,
    flags: flagsOf(at, kind, time, now, text),
    ...(shown.length > 0 ? { media: shown } : {}),
    ...(reactions.length > 0 ? { reactions } : {}),
    ...(kind === 'deleted' ? { deletedBy: 'sender' as const } : {}),
  };
  return { entry, unread };
}

const omitted: MediaRef = { kind: 'unknown', name: null, state: 'omitted' };

function kindOf(value: JsonObject, text: string, media: readonly MediaRef[]): EntryKind {
  if (value.isUnsent === true) {
    return 'deleted';
  }
  // A person can type the sentence: it counts where the app says "placeholder", or says nothing to the contrary.
  const typed = value.type === 'text' && value.isUnsent === false;
  if (text === UNSENT && !typed) {
    return 'deleted';
  }
  if (media.some(({ state }) => state === 'named')) {
    return 'media-attached';
  }
  if (media.length > 0 || value.type === 'media') {
    return 'media-omitted';
  }
  if (value.type === 'placeholder') {
    return 'unavailable';
  }
  if (text === '') {
    return 'empty';
  }
  return value.type === 'link' ? 'share' : 'text';
}

function mediaOf({ media }: JsonObject): MediaRef[] {
  if (!isObjectList(media)) {
    return [];
  }
  return media.map(({ uri }) => {
    const path = isString(uri) ? uri.toWellFormed() : '';
    return path === '' || path === NOT_FETCHED ? omitted : mediaRef(mediaKindOf(path), path);
  });
}

function timeOf(ms: unknown): EntryTime | null {
  return isNumber(ms) && Number.isInteger(ms) && Math.abs(ms) <= LATEST ? { kind: 'utc', raw: String(ms), ms } : null;
}

function reactionsOf({ reactions }: JsonObject): Reaction[] {
  if (!isObjectList(reactions)) {
    return [];
  }
  return reactions.flatMap(({ actor, reaction }) =>
    isString(reaction)
      ? { actor: isString(actor) ? shownName(actor.toWellFormed()) : null, reaction: reaction.toWellFormed() }
      : [],
  );
}

function flagsOf(
  at: MessagePlace,
  kind: EntryKind,
  time: EntryTime | null,
  now: number | undefined,
  text: string,
): EntryFlag[] {
  const flags: EntryFlag[] = [];
  if (kind === 'deleted') {
    flags.push('unsent');
  }
  if (at.invalidText || !text.isWellFormed()) {
    flags.push('invalid-text');
  }
  if (time?.kind === 'utc' && now !== undefined && time.ms > now) {
    flags.push('future-time');
  }
  return flags;
}
