/** What a page shows of one message, before it is judged, and how it becomes an entry. */
import type { Entry, EntryFlag, EntryKind, MediaRef, Reaction, SystemEvent } from '../entry.ts';
import { mediaKindOf } from '../messenger-json/media.ts';
import { type AppText, appText } from '../messenger-json/notices.ts';
import { repairText } from '../messenger-json/repair.ts';
import { shownBody, shownName } from '../shown-text.ts';
import type { Tag } from './tags.ts';
import { readLocalTime } from './times.ts';

export interface RawMessage {
  readonly sender: string;
  readonly body: string;
  /** As `body`, blanks and line breaks of the source kept. */
  readonly rawBody: string;
  readonly time: string;
  readonly media: readonly MediaRef[];
  readonly reactions: readonly Reaction[];
  /** Web addresses linked from the content. */
  readonly links: readonly string[];
  readonly invalid: boolean;
  readonly truncated: boolean;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Text of one message kept in `body`; the byte range is always whole. */
export const TEXT_LIMIT = 4_000_000;

/** Zones reach 14 hours ahead of UTC: a local time is certainly in the future only beyond that. */
const FURTHEST_ZONE = 14 * 3_600_000;

/** `names`: the participants, for calls that the page tells in words only. `now`: to flag times to come. */
export function entryOf(raw: RawMessage, index: number, names: readonly string[], now: number | undefined): Entry {
  const sender = shownName(raw.sender)?.toWellFormed() ?? null;
  const app = appText(raw.body, sender, names);
  const { kind, event, media } = kindOf(raw, app);
  const standsIn = app?.kind === 'placeholder' || app?.kind === 'location';
  const body = [standsIn ? '' : raw.body, ...raw.links.filter((link) => !raw.body.includes(link))]
    .filter((part) => part !== '')
    .join('\n');
  const read = readLocalTime(raw.time);
  const flags: EntryFlag[] = [];
  if (kind === 'deleted') {
    flags.push('unsent');
  }
  if (raw.invalid) {
    flags.push('invalid-text');
  }
  if (read?.odd === true) {
    flags.push('odd-time');
  }
  if (read !== null && now !== undefined && Date.parse(`${read.time.local}Z`) > now + FURTHEST_ZONE) {
    flags.push('future-time');
  }
  if (raw.truncated) {
    flags.push('truncated-body');
  }
  return {
    index,
    kind,
    ...(event === undefined ? {} : { event }),
    sender,
    body: shownBody(body).toWellFormed(),
    rawBody: raw.rawBody.toWellFormed(),
    time: read?.time ?? null,
    start: raw.start,
    end: raw.end,
    line: raw.line,
    lines: 1,
    flags,
    ...(media.length > 0 ? { media } : {}),
    ...(raw.reactions.length > 0 ? { reactions: raw.reactions } : {}),
    ...(kind === 'deleted' ? { deletedBy: 'sender' as const } : {}),
  };
}

function kindOf(
  raw: RawMessage,
  app: AppText | null,
): { kind: EntryKind; event?: SystemEvent; media: readonly MediaRef[] } {
  const { media } = raw;
  if (app?.kind === 'location') {
    return { kind: app.live ? 'live-location' : 'location', media };
  }
  if (media.length > 0) {
    return { kind: 'media-attached', media };
  }
  if (raw.links.length > 0) {
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
      return { kind: raw.body === '' ? 'empty' : 'text', media };
  }
}

const REMOTE = /^[a-z][a-z0-9+.-]*:|^\/\//iu;

/** A file of the download that a tag shows or links to, or null. */
export function mediaIn(tag: Tag): MediaRef | null {
  const { name, attributes } = tag;
  const path = repairText((name === 'a' ? attributes.href : attributes.src) ?? '').toWellFormed();
  const shows = name === 'img' || name === 'video' || name === 'audio' || name === 'source' || name === 'a';
  if (!shows || path === '' || path.startsWith('#') || REMOTE.test(path)) {
    return null;
  }
  const told = mediaKindOf(path);
  const kind = told !== 'file' ? told : name === 'img' ? 'image' : name === 'video' || name === 'audio' ? name : 'file';
  return { kind, name: path, state: 'named' };
}

/** A web address that a tag links to, or null. */
export function linkIn({ name, attributes }: Tag): string | null {
  const href = repairText(attributes.href ?? '').toWellFormed();
  return name === 'a' && /^https?:\/\//iu.test(href) ? href : null;
}

/** What a picture stands for in the text: an emoji drawn as an image. */
export function emojiIn({ name, attributes }: Tag): string {
  const drawn = name === 'img' && (attributes.src === undefined || REMOTE.test(attributes.src));
  return drawn ? repairText(attributes.alt ?? '') : '';
}

/** A reaction as a list item shows it: the emoji, then the actor, with or without a time in brackets. */
export function reactionIn(item: string): Reaction | null {
  const found =
    /^((?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+)\s*(.*)$/su.exec(item);
  const [, reaction, rest] = found ?? [];
  if (reaction === undefined || rest === undefined) {
    return null;
  }
  return { actor: shownName(rest.replace(/\s*\([^()]*\d[^()]*\)\s*$/u, '')), reaction };
}
