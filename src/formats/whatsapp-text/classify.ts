/**
 * What an entry is. A notice is told by two things together, never by one: no sender; or a directional mark and a
 * known template; or the chat's own name as sender and a known template. A mark alone is not enough (people's words
 * can start with one), a template alone is not enough (people can type it).
 */

import type { EntryKind, MediaRef, SystemEvent } from '../entry.ts';
import { type Attachments, attachmentsIn } from './attachments.ts';
import { hasMarks, matchKey, opensWithMark, stripMarks, withoutTail } from './marks.ts';
import {
  encryptionNotice,
  exactPlaceholder,
  isEditedMarker,
  isLocationWord,
  LONGEST_PLACEHOLDER,
  maySaySentence,
  type NoticeMatch,
  noticeOf,
  omittedAtStart,
  opensEvent,
  type Placeholder,
  placeholderOf,
  pollOpenedBy,
} from './match.ts';
import { looksLikeFileName } from './media-name.ts';

/** What the lines so far have told about the file. */
export interface FileMemory {
  /** Name of the chat as the app writes it before its notices. */
  title: string | null;
  /** A notice that only groups have was seen. */
  group: boolean;
  /** The app's own words carried a mark at least once. */
  marks: boolean;
  /** Kinds that carried one: Android marks file names and not its other placeholders. */
  readonly markedKinds: Set<EntryKind>;
}

export interface Reading {
  kind: EntryKind;
  event: SystemEvent | undefined;
  body: string;
  media: readonly MediaRef[] | undefined;
  deletedBy: 'exporter' | 'sender' | 'admin' | undefined;
  callSeconds: number | undefined;
  edited: boolean;
  viewOnce: boolean;
  /** The app's words without its mark: an old Android export, an editor, or somebody who typed them. */
  unmarked: boolean;
  /** The app's words with its mark. */
  marked: boolean;
  /** The notice says how the group is called from now on. */
  title: string | null;
  language: string | null;
}

export function emptyReading(): Reading {
  return {
    kind: 'text',
    event: undefined,
    body: '',
    media: undefined,
    deletedBy: undefined,
    callSeconds: undefined,
    edited: false,
    viewOnce: false,
    unmarked: false,
    marked: false,
    title: null,
    language: null,
  };
}

function reset(into: Reading, body: string): void {
  into.kind = 'text';
  into.event = undefined;
  into.body = body;
  into.media = undefined;
  into.deletedBy = undefined;
  into.callSeconds = undefined;
  into.edited = false;
  into.viewOnce = false;
  into.unmarked = false;
  into.marked = false;
  into.title = null;
  into.language = null;
}

/** An entry without a sender: always a notice; only its event is looked up. */
export function readNotice(raw: string, into: Reading): void {
  const body = hasMarks(raw) ? stripMarks(raw) : raw;
  reset(into, body.trimEnd());
  into.kind = 'system';
  into.event = 'unclassified';
  into.marked = opensWithMark(raw);
  const notice = noticeOf(raw);
  if (notice) takeNotice(notice, into);
}

function takeNotice(notice: NoticeMatch, into: Reading): void {
  into.kind = 'system';
  into.event = notice.event;
  into.title = notice.title;
  into.language = notice.language;
}

/**
 * Whether a person who bears the chat's name says this in a one-to-one chat, where the app's notices bear that name
 * too. One-sided: false means that it must be looked at.
 */
export function isOwnTalk(text: string, file: FileMemory): boolean {
  // A text that quotes the chat's own name may be the notice of its creation, which proves a group.
  return !file.group && !maySaySentence(text) && (file.title === null || !text.includes(file.title));
}

/**
 * An entry with a name before the colon.
 * @param lineMarked a mark stands before the header
 * @param opening first entry of a file of bracket form, where iOS puts the encryption notice
 */
export function readMessage(
  raw: string,
  sender: string,
  lineMarked: boolean,
  opening: boolean,
  file: FileMemory,
  into: Reading,
): void {
  reset(into, raw);
  lookInto(raw, sender === file.title, lineMarked, opening, file, into);
}

function lookInto(
  raw: string,
  chatSpeaks: boolean,
  lineMarked: boolean,
  opening: boolean,
  file: FileMemory,
  into: Reading,
): void {
  const exact = exactPlaceholder(raw);
  if (exact) {
    takePlaceholder(exact, raw, lineMarked, chatSpeaks, file, into);
    return;
  }
  const text = withoutEditedMarker(raw.trimEnd(), into);
  into.body = stripMarks(text).trimEnd();
  const marked = opensWithMark(text);
  const trusted = marked || lineMarked;
  if (into.body.trim() === '') {
    into.kind = 'empty';
    into.body = '';
    return;
  }

  if (text.length <= LONGEST_PLACEHOLDER * 2) {
    const whole = placeholderOf(text);
    if (whole) {
      takePlaceholder(whole, text, trusted || hasAppMark(text), chatSpeaks, file, into);
      return;
    }
  }
  if (takeOmitted(text, marked, into)) return;
  const attachments = attachmentsIn(text, trusted);
  if (attachments) {
    takeAttachments(attachments, into);
    return;
  }
  if (takePoll(into.body, trusted, into) || takePlace(into.body, trusted, into)) return;
  if (trusted && opensEvent(into.body)) {
    into.kind = 'event';
    into.marked = true;
    return;
  }
  const notice = noticeSaid(text, trusted, chatSpeaks, opening, file);
  if (notice) {
    takeNotice(notice, into);
    into.marked = trusted;
    into.unmarked = !trusted;
    return;
  }
  if (marked) into.kind = 'unknown-marked';
}

/** The notice that an entry with a name before it is, by two signs together. */
function noticeSaid(
  text: string,
  trusted: boolean,
  chatSpeaks: boolean,
  opening: boolean,
  file: FileMemory,
): NoticeMatch | undefined {
  if (trusted) return noticeOf(text);
  if (chatSpeaks) {
    const notice = noticeOf(text);
    // In a one-to-one chat the other person bears the chat's name and also says things like "Anna left".
    // No person bears the name of a group; the creation of a group under the chat's own name proves one.
    return notice && (!notice.weak || file.group || notice.event === 'group-created') ? notice : undefined;
  }
  // An editor may have taken the marks away; the first entry with the whole first sentence is still the app's.
  return opening ? encryptionNotice(matchKey(text)) : undefined;
}

function withoutEditedMarker(text: string, into: Reading): string {
  const shown = text.trimEnd();
  const end = shown.charCodeAt(shown.length - 1);
  if (end !== 0x3e && end !== 0x200e && end !== 0x200f) return text;
  const open = shown.lastIndexOf('<');
  if (open < 0 || !isEditedMarker(shown.slice(open))) return text;
  into.edited = true;
  return withoutTail(shown.slice(0, open));
}

function takePlaceholder(
  found: Placeholder,
  text: string,
  marked: boolean,
  chatSpeaks: boolean,
  file: FileMemory,
  into: Reading,
): void {
  into.language = found.language || null;
  const group = chatSpeaks && file.group;
  if (found.kind === 'call' || found.kind === 'unavailable') {
    into.kind = group ? 'system' : found.kind;
    if (group) into.event = found.kind === 'call' ? 'missed-call' : 'waiting';
    else if (found.kind === 'call') into.callSeconds = secondsIn(into.body);
  } else into.kind = found.kind;
  if (found.kind !== 'empty') {
    into.marked = marked;
    into.unmarked = !marked;
  }
  into.deletedBy = found.deletedBy;
  into.viewOnce = found.viewOnce ?? false;
  if (found.kind === 'media-omitted') into.media = [{ kind: found.media ?? 'unknown', name: null, state: 'omitted' }];
  if (found.kind === 'empty') into.body = text.trim();
}

/** Media left out, with a caption or a document's name beside the placeholder. */
function takeOmitted(text: string, marked: boolean, into: Reading): boolean {
  const lineEnd = text.indexOf('\n');
  if (lineEnd > 0 && lineEnd <= LONGEST_PLACEHOLDER) {
    const first = placeholderOf(text.slice(0, lineEnd));
    if (first?.kind === 'media-omitted' && (first.ownLine || marked)) return omit(first, null, marked, into);
  }
  const lastMark = Math.max(text.lastIndexOf('\u200e'), text.lastIndexOf('\u200f'));
  if (lastMark < 0) return false;
  if (lastMark > 0 && text.length - lastMark <= LONGEST_PLACEHOLDER) {
    const ending = placeholderOf(text.slice(lastMark));
    if (ending?.kind === 'media-omitted') return omit(ending, nameBefore(text.slice(0, lastMark)), true, into);
  }
  if (!marked) return false;
  const start = omittedAtStart(text.slice(0, LONGEST_PLACEHOLDER + 2));
  return start ? omit(start, null, true, into) : false;
}

function omit(found: Placeholder, name: string | null, marked: boolean, into: Reading): boolean {
  into.kind = 'media-omitted';
  into.language = found.language;
  into.media = [{ kind: found.media ?? 'unknown', name, state: 'omitted' }];
  into.viewOnce = found.viewOnce ?? false;
  into.marked = marked;
  into.unmarked = !marked;
  return true;
}

/** `Resume.pdf • 2 pages ` before `document omitted`. */
function nameBefore(text: string): string | null {
  const first = stripMarks(text).split('•')[0]?.trim() ?? '';
  return looksLikeFileName(first) ? first : null;
}

function takeAttachments(found: Attachments, into: Reading): void {
  into.kind = 'media-attached';
  into.media = found.media;
  into.body = stripMarks(found.caption).trim();
  into.marked = found.marked;
  into.unmarked = !found.marked;
}

function takePoll(body: string, trusted: boolean, into: Reading): boolean {
  const shown = body.normalize('NFC').trimStart();
  const poll = pollOpenedBy(shown);
  if (!poll) return false;
  const lines = shown.split('\n');
  const options = lines.slice(1).filter((line) => line.trimStart().startsWith(poll.option)).length;
  if (options === 0 && !trusted) return false;
  into.kind = 'poll';
  into.marked = trusted;
  return true;
}

const MAP_LINK = /^([^:\n]{2,30}?) ?: ?https:\/\/maps\.google\.com\/\?q=-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?$/;
const PLACE_LINK = /^[^\n]+: ?https:\/\/foursquare\.com\/v\/[0-9a-f]+$/;

function takePlace(body: string, trusted: boolean, into: Reading): boolean {
  const shown = body.trim();
  const word = MAP_LINK.exec(shown)?.[1];
  const map = word !== undefined && (trusted || isLocationWord(word));
  if (!map && !(PLACE_LINK.test(shown) && (trusted || shown.includes('): http')))) return false;
  into.kind = 'location';
  into.marked = trusted;
  return true;
}

function hasAppMark(text: string): boolean {
  return text.includes('\u200e') || text.includes('\u200f');
}

function secondsIn(body: string): number | undefined {
  let seconds = 0;
  let found = false;
  for (const [, number, unit] of body.matchAll(/(\d{1,3}) ?(s|sec|min|m|h|hr|hour)/g)) {
    found = true;
    seconds += Number(number) * (unit?.startsWith('h') ? 3600 : unit?.startsWith('m') ? 60 : 1);
  }
  return found ? seconds : undefined;
}
