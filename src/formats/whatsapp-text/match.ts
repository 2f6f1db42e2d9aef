/**
 * Compares texts with what the app writes. Always whole texts, never word stems: "تم حذف" means left out in one string
 * and deleted in another. Letter case and every word must agree; marks, quotation marks, kinds of blank, Unicode form
 * and a full stop at the end may differ.
 */

import type { EntryKind, MediaKind, SystemEvent } from '../entry.ts';
import { languages } from './languages/index.ts';
import { matchKey } from './marks.ts';

/** A body that is, as a whole, something the app puts where a person's words would stand. */
export interface Placeholder {
  readonly kind: EntryKind;
  readonly language: string;
  readonly media?: MediaKind;
  readonly deletedBy?: 'exporter' | 'sender' | 'admin';
  readonly viewOnce?: boolean;
  /** Android form: a caption may follow on the next lines. */
  readonly ownLine?: boolean;
}

export interface NoticeMatch {
  readonly event: SystemEvent;
  readonly language: string;
  /** The group's name from now on. */
  readonly title: string | null;
  /** Too much like ordinary talk to be told by its words alone ("Anna left"). */
  readonly weak: boolean;
}

const placeholders = new Map<string, Placeholder>();
/** Android placeholder lines and iOS ones, by key, for finding them in front of or after a caption. */
const omittedKeys: string[] = [];
const editedMarkers = new Set<string>();
const attachedBefore = new Set<string>();
const attachedAfter = new Set<string>();
const liveLocations = new Set<string>();
const locationWords = new Set<string>();
const polls: { readonly title: string; readonly option: string }[] = [];
const eventOpenings: string[] = [];
const callOpenings: { readonly text: string; readonly language: string }[] = [];
const callOutcomes = new Set<string>();
const deletedByAdmin: { readonly template: Template; readonly language: string }[] = [];
const encryptionOpenings: { readonly text: string; readonly language: string }[] = [];

/** Words of a template between its variables. */
interface Template {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

interface Notice {
  readonly event: SystemEvent;
  readonly language: string;
  readonly template: Template;
  readonly weak: boolean;
}

const notices: Notice[] = [];

/** Events whose notices are whole sentences that nobody types by chance. */
const sentences = new Set<SystemEvent>([
  'encryption',
  'security-code-changed',
  'disappearing-messages',
  'blocked',
  'business',
  'settings-changed',
]);

function compile(text: string): Template {
  const literals: string[] = [];
  const names: string[] = [];
  let rest = text;
  for (;;) {
    const match = /\{([a-z]+|\*)\}/.exec(rest);
    if (!match) break;
    literals.push(rest.slice(0, match.index));
    names.push(match[1] ?? '');
    rest = rest.slice(match.index + match[0].length);
  }
  literals.push(rest);
  return { literals, names };
}

for (const table of languages) {
  const { language } = table;
  const add = (texts: readonly string[] | undefined, placeholder: Omit<Placeholder, 'language'>): void => {
    for (const text of texts ?? []) {
      const key = matchKey(text);
      if (!placeholders.has(key)) placeholders.set(key, { ...placeholder, language });
      if (placeholder.kind === 'media-omitted') omittedKeys.push(key);
    }
  };
  add(table.mediaOmitted, { kind: 'media-omitted', media: 'unknown', ownLine: true });
  add(table.viewOnceOmitted, { kind: 'media-omitted', media: 'unknown', ownLine: true, viewOnce: true });
  for (const [kind, texts] of Object.entries(table.omitted ?? {})) {
    add(texts, { kind: 'media-omitted', media: kind as MediaKind });
  }
  add(table.deletedByExporter, { kind: 'deleted', deletedBy: 'exporter' });
  add(table.deletedBySender, { kind: 'deleted', deletedBy: 'sender' });
  for (const text of table.deletedByAdmin ?? []) {
    if (text.includes('{')) deletedByAdmin.push({ template: compile(matchKey(text)), language });
    else add([text], { kind: 'deleted', deletedBy: 'admin' });
  }
  add(table.calls, { kind: 'call' });
  add(table.unavailable, { kind: 'unavailable' });
  add(table.liveLocation, { kind: 'live-location' });
  for (const text of table.liveLocation ?? []) liveLocations.add(matchKey(text));
  for (const text of table.edited ?? []) editedMarkers.add(matchKey(text));
  for (const text of table.attachedBefore ?? []) attachedBefore.add(matchKey(text));
  for (const text of table.attachedAfter ?? []) attachedAfter.add(matchKey(text));
  for (const text of table.location ?? []) locationWords.add(matchKey(text));
  for (const text of table.callOpenings ?? []) callOpenings.push({ text: matchKey(text), language });
  for (const text of table.callOutcomes ?? []) callOutcomes.add(matchKey(text));
  if (table.poll) polls.push({ title: table.poll.title.normalize('NFC'), option: table.poll.option.normalize('NFC') });
  if (table.event !== undefined) eventOpenings.push(table.event);
  for (const text of table.encryption ?? []) encryptionOpenings.push({ text: matchKey(text), language });
  for (const [event, text] of table.notices ?? []) {
    notices.push({ event, language, template: compile(matchKey(text)), weak: !sentences.has(event) });
  }
}
placeholders.set('null', { kind: 'empty', language: '' });

/** No placeholder is longer, marks and blanks around it included: longer bodies need not be looked up. */
export const LONGEST_PLACEHOLDER = 24 + Math.max(...[...placeholders.keys()].map((key) => key.length));

/**
 * Marks first character, last character and length (with and without full stop) of every ASCII placeholder, so that
 * nearly all other bodies cost one read of this table. Different texts may share a place; they are then looked up.
 */
const asciiShapes = new Uint8Array(1 << 15);
let longestAscii = 0;
/** First and last characters of every placeholder, in both Unicode forms. */
const ends = new Set<number>();
for (const key of placeholders.keys()) {
  const first = key.charCodeAt(0);
  const last = key.charCodeAt(key.length - 1);
  asciiShapes[asciiShape(first, last, key.length)] = 1;
  longestAscii = Math.max(longestAscii, key.length + 1);
  asciiShapes[asciiShape(first, 0x2e, key.length + 1)] = 1;
  for (const form of [key, key.normalize('NFD')]) ends.add(endsOf(form));
}

function asciiShape(first: number, last: number, length: number): number {
  return (first * 131 + last * 29 + length * 1031) & 0x7fff;
}

function endsOf(text: string): number {
  return text.charCodeAt(0) * 0x1_0000 + text.charCodeAt(text.length - 1);
}

/** Whether an ASCII text of these ends and this length can be a placeholder. */
export function mayBePlaceholder(first: number, last: number, length: number): boolean {
  return length <= longestAscii && asciiShapes[asciiShape(first, last, length)] === 1;
}

/** Whether a text without marks can be a placeholder, by its first and last character. */
export function mayBePlaceholderEnds(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const stop = last === 0x2e || last === 0x964 || last === 0x3002 || last === 0x6d4;
  return ends.has(endsOf(stop ? text.slice(0, -1).trimEnd() : text));
}

/** The placeholder that a text is to the letter. */
export function exactPlaceholder(text: string): Placeholder | undefined {
  return placeholders.get(text);
}

/** The placeholder that a text, as a whole, is. */
export function placeholderOf(text: string): Placeholder | undefined {
  const key = matchKey(text);
  return placeholders.get(key) ?? adminDeletion(key) ?? detailedCall(key);
}

function adminDeletion(key: string): Placeholder | undefined {
  for (const { template, language } of deletedByAdmin) {
    if (capture(template, key)) return { kind: 'deleted', deletedBy: 'admin', language };
  }
  return undefined;
}

const DURATION = /^(?:\d{1,3} ?(?:s|sec|secs|seconds?|min|mins|minutes?|h|hr|hrs|hours?)(?:,? (?=\d)|$))+$/;

/** `Video call, 5 min`, `Voice call. No answer`. */
function detailedCall(key: string): Placeholder | undefined {
  for (const { text, language } of callOpenings) {
    if (key === text) return { kind: 'call', language };
    if (!key.startsWith(text)) continue;
    const detail = /^[,.]\s*(.+)$/.exec(key.slice(text.length))?.[1];
    if (detail !== undefined && (DURATION.test(detail) || callOutcomes.has(detail))) return { kind: 'call', language };
  }
  return undefined;
}

/** Placeholder keys of media left out, for texts that hold a caption too. */
export function omittedAtStart(text: string): Placeholder | undefined {
  const key = matchKey(text);
  for (const omitted of omittedKeys) {
    const after = key.charCodeAt(omitted.length);
    if (key.startsWith(omitted) && (after === 0x20 || after === 0x0a)) return placeholders.get(omitted);
  }
  return undefined;
}

export const isEditedMarker = (text: string): boolean => editedMarkers.has(matchKey(text));
export const isAttachedWord = (word: string): boolean => attachedBefore.has(matchKey(word));
export const isAttachedNote = (words: string): boolean => attachedAfter.has(matchKey(words));
export const isLocationWord = (word: string): boolean => locationWords.has(matchKey(word));

/** The words of a poll where `firstLine` (a key) opens one. */
export function pollOpenedBy(firstLine: string): { readonly title: string; readonly option: string } | undefined {
  return polls.find((poll) => firstLine.startsWith(poll.title));
}

export const opensEvent = (key: string): boolean => eventOpenings.some((opening) => key.startsWith(opening));

/** The encryption notice in any language, by its opening words. */
export function encryptionNotice(key: string): NoticeMatch | undefined {
  const first = key.charCodeAt(0);
  for (const { text, language } of encryptionOpenings) {
    if (text.charCodeAt(0) === first && key.startsWith(text)) {
      return { event: 'encryption', language, title: null, weak: false };
    }
  }
  return undefined;
}

/** Three times the longest that the app writes, with the longest names in it. */
const LONGEST_NOTICE = 2000;

/** The notice that a text, as a whole, is. */
export function noticeOf(text: string): NoticeMatch | undefined {
  if (text.length > LONGEST_NOTICE) return undefined;
  const key = matchKey(text);
  const encryption = encryptionNotice(key);
  if (encryption) return encryption;
  const call = placeholders.get(key) ?? detailedCall(key);
  if (call?.kind === 'call') return { event: 'missed-call', language: call.language, title: null, weak: true };
  if (call?.kind === 'unavailable') return { event: 'waiting', language: call.language, title: null, weak: true };
  if (key.includes('\n')) return undefined;
  for (const { event, language, template, weak } of notices) {
    const captured = capture(template, key);
    if (!captured) continue;
    return { event, language, title: captured.title ?? null, weak };
  }
  return undefined;
}

/** Whom a notice names: values of its template's variables, and the template's own words between them. */
export interface NoticeVariables {
  readonly event: SystemEvent;
  readonly language: string;
  /** `a` and `b` are people (`Anna`, `You`, `+44 7700 900123`), `title` and `x` names and texts. */
  readonly values: Readonly<Record<string, string>>;
  /** The template without its variables: `Du wurdest hinzugefügt` names the exporting person by its words. */
  readonly words: string;
}

/** The variables of the notice that a text, as a whole, is. Quotation marks and blanks in values are made plain. */
export function noticeVariables(text: string): NoticeVariables | undefined {
  if (text.length > LONGEST_NOTICE || text.includes('\n')) return undefined;
  const key = matchKey(text);
  for (const { event, language, template } of notices) {
    const values = capture(template, key);
    if (values) return { event, language, values, words: template.literals.join('') };
  }
  return undefined;
}

/** First characters of the sentences of `sentences`, and their longest words where a name comes first. */
const sentenceHeads = new Set(encryptionOpenings.map(({ text }) => text.slice(0, 4)));
const sentenceWords: string[] = [];
for (const { template, weak } of notices) {
  if (weak) continue;
  const head = template.literals[0] ?? '';
  if (head.length >= 4) sentenceHeads.add(head.slice(0, 4));
  else sentenceWords.push(template.literals.reduce((a, b) => (b.length > a.length ? b : a)));
}

/** One-sided: false only where the text cannot be a notice that counts without a mark. */
export function maySaySentence(text: string): boolean {
  return sentenceHeads.has(text.trimStart().slice(0, 4)) || sentenceWords.some((words) => text.includes(words));
}

/** A phone number as a notice prints it. */
const PHONE = /^\+?[\d\s()./-]{5,24}$/;
/** Nobody is called this; it is somebody talking. */
const PRONOUN = /^(?:I|he|she|they|we|it|who|someone|somebody|everyone|everybody|nobody)$/i;
const LONGEST_NAME = 200;

/** Values of a template's variables where `key` as a whole has its form. */
function capture(template: Template, key: string): Record<string, string> | undefined {
  const { literals, names } = template;
  const head = literals[0] ?? '';
  if (names.length === 0) return key === head ? {} : undefined;
  const tail = literals.at(-1) ?? '';
  if (!key.startsWith(head) || !key.endsWith(tail) || key.length < head.length + tail.length) return undefined;
  const values: Record<string, string> = {};
  let at = head.length;
  for (const [i, name] of names.entries()) {
    const last = i === names.length - 1;
    const literal = literals[i + 1] ?? '';
    const next = last ? key.length - literal.length : key.indexOf(literal, at + 1);
    if (next < at) return undefined;
    const value = key.slice(at, next);
    if (name !== '*') {
      if (value === '' || value.length > LONGEST_NAME) return undefined;
      if (name === 'phone' && !PHONE.test(value)) return undefined;
      if ((name === 'a' || name === 'b') && PRONOUN.test(value)) return undefined;
    }
    values[name] = value;
    at = next + literal.length;
  }
  return values;
}

/** Openings of notices that end in a name or text, up to the quotation mark: a colon may stand inside. */
const openQuotes = notices
  .flatMap(({ template }) => template.literals)
  .filter((literal) => literal.endsWith(' "') || literal.endsWith('"'))
  .map((literal) => literal.trimStart())
  .filter((literal) => literal.length > 8);
const openColons = notices
  .flatMap(({ template }) => template.literals)
  .filter((literal) => literal.endsWith(': '))
  .map((literal) => literal.slice(0, -2));

/**
 * Whether what stands before the first `: ` is the beginning of a notice and no name: `Anna changed the subject from
 * "Trip` of `… "Trip: Rome" to "Trip: Oslo"`. A colon in a quoted name is the app's, not a sender's.
 */
export function opensNotice(beforeColon: string): boolean {
  const key = matchKey(beforeColon);
  if (encryptionNotice(key)) return true;
  if (openColons.some((opening) => key.endsWith(opening))) return true;
  const single = beforeColon.lastIndexOf('\u2018');
  if (single > 0 && !beforeColon.includes('\u2019', single) && key.split(' ').length >= 4) return true;
  const quotes = key.split('"').length - 1;
  if (quotes % 2 === 0) return false;
  if (openQuotes.some((opening) => key.includes(opening))) return true;
  // In a language without templates: several words, then a quotation mark that is opened and not closed.
  return /^\S+ .*\s" ?[^"\s][^"]*$/.test(key) && quotes <= 3 && key.split(' ').length >= 4;
}
