/**
 * What two phones must agree on for one message to be the same: its words without what phones render each in their own
 * way (marks, kinds of blank, variation selectors, mentions), or its class where the app wrote the words. Pure.
 */

import type { EntryKind } from '../../formats/index.ts';

/** Classes of content. Words of the app are never compared by letter: each phone prints them in its own language. */
export const classes = {
  text: 0,
  media: 1,
  deleted: 2,
  poll: 3,
  call: 4,
  location: 5,
  empty: 6,
  unavailable: 7,
  notice: 8,
  /** A body with the app's mark and no known template: words of the app, probably, in a language not known here. */
  marked: 9,
} as const;
export type ContentClass = (typeof classes)[keyof typeof classes];

const classOfKind: Readonly<Record<EntryKind, ContentClass>> = {
  text: classes.text,
  share: classes.text,
  event: classes.text,
  'media-omitted': classes.media,
  'media-attached': classes.media,
  'contact-card': classes.media,
  deleted: classes.deleted,
  poll: classes.poll,
  call: classes.call,
  location: classes.location,
  'live-location': classes.location,
  empty: classes.empty,
  unavailable: classes.unavailable,
  'unknown-marked': classes.marked,
  system: classes.notice,
};

export function contentClass(kind: EntryKind): ContentClass {
  return classOfKind[kind];
}

/** Plain ASCII words with single blanks and no mention: nearly every message; nothing to normalise. */
const PLAIN = /^(?:[!-?A-~]+ )*[!-?A-~]+$/;
const MARKS = /\ufe0f|\ufe0e|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** A mention by number, as a phone without that contact prints it. */
const NUMBER_MENTION = /@\+?\d(?:[\d\s()-]{5,20})\d/g;

/** Words as they are compared: NFC, no marks, blanks single, mentions reduced to their sign. */
export function comparable(body: string): string {
  if (body.length < 4096 && PLAIN.test(body)) return body;
  return body
    .normalize('NFC')
    .replace(MARKS, '')
    .replace(NUMBER_MENTION, '@')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

/** Takes the names of this copy off its mentions (`@Anna Larch`): another phone prints another name there. */
export function withoutMentionedNames(text: string, names: readonly string[]): string {
  let out = '';
  let at = 0;
  for (;;) {
    const sign = text.indexOf('@', at);
    if (sign < 0) break;
    out += text.slice(at, sign + 1);
    at = sign + 1;
    const name = names.find((one) => text.startsWith(one, at));
    if (name !== undefined) at += name.length;
  }
  return at === 0 ? text : out + text.slice(at);
}

/** `@` and a name between the marks that phones put around it. */
const MARKED_MENTION = /@\u2068[^\u2069]*\u2069/g;

/** The body for comparing, from the text as it stands in the file: marked mentions without their names. */
export function withoutMarkedMentions(rawBody: string): string {
  return rawBody.replace(MARKED_MENTION, '@');
}

/** Longest name that a mention may have. */
const NAME = 60;

/** True where two texts differ in what stands behind one `@` alone: each phone prints its own name for whom it means. */
export function differInMentionOnly(a: string, b: string): boolean {
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  const sign = a.lastIndexOf('@', start - 1 < 0 ? 0 : start);
  if (sign < 0 || sign > start || b[sign] !== '@' || start - sign > NAME || a.slice(sign, start).includes('\n'))
    return false;
  let end = 0;
  while (end < least - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const [left, right] = [a.slice(sign + 1, a.length - end), b.slice(sign + 1, b.length - end)];
  // Two names, and then nothing that agrees: what follows the mention differs too, for all one can tell.
  if (end === 0 && left !== '' && right !== '') return false;
  return left.length <= NAME && right.length <= NAME && !left.includes('\n') && !right.includes('\n');
}

/** First line of a poll: its counts of votes differ from export to export. */
export function pollQuestion(body: string): string {
  const lines = body.split('\n');
  const title = lines[0]?.trim() ?? '';
  // `POLL:` stands on a line of its own; some versions put the question behind it.
  return comparable(/:$/.test(title) ? (lines[1] ?? title) : title);
}

/** 0 to 1: how much two texts share, by pairs of letters (Dice); 1 is the same text. Bounded work. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const left = a.length > 400 ? a.slice(0, 400) : a;
  const right = b.length > 400 ? b.slice(0, 400) : b;
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = new Map<number, number>();
  for (let i = 0; i + 1 < left.length; i++) {
    const pair = left.charCodeAt(i) * 0x1_0000 + left.charCodeAt(i + 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < right.length; i++) {
    const pair = right.charCodeAt(i) * 0x1_0000 + right.charCodeAt(i + 1);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared++;
  }
  return (2 * shared) / (left.length + right.length - 2);
}

/** True where one text is the beginning of the other and was cut: by an export, or by a limit of length. */
export function isCutOf(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const stem = short.replace(/(?:\u2026|\.\.\.)$/u, '').trimEnd();
  return stem.length >= 20 && long.length > short.length && long.startsWith(stem);
}
