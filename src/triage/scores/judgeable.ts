/**
 * What the model can judge: words in English. Everything else is counted by its reason and left to people. In doubt a
 * message is judged: what is left out here is read by nobody before the rest. Pure.
 */

import type { UnjudgedReason } from '../kinds.ts';
import { englishWords, foreignWords } from './function-words.ts';

/** What of an entry decides it. */
export interface Judged {
  readonly kind: string;
  readonly state: string;
  readonly body: string;
  /** Kinds of its media, as the export names them. */
  readonly media: readonly string[];
}

/** The words that somebody wrote, and where they begin in the body (UTF-16). */
export interface Spoken {
  readonly text: string;
  readonly start: number;
}

/** What the model can be given of an entry, or why it is not. */
export type Judgement = { readonly reason: null; readonly spoken: Spoken } | { readonly reason: UnjudgedReason };

export function judge(entry: Judged): Judgement {
  const { kind, state, body, media } = entry;
  // Of these kinds the body is the app's own words.
  const silent = silentKinds[kind];
  if (silent !== undefined) return { reason: silent };
  if (state.startsWith('deleted')) return { reason: 'deleted' };
  const spoken = kind === 'media-omitted' ? captionOf(body) : { text: body, start: 0 };
  const words = spoken.text.replaceAll(unseen, '').trim();
  if (words === '') return { reason: media.length > 0 || kind.startsWith('media') ? mediaReason(media) : 'empty' };
  if (words.includes('://') && words.replaceAll(address, '').trim() === '') return { reason: 'link' };
  if (mostlyOtherScript(words)) return { reason: 'other-script' };
  return isOtherLanguage(words) ? { reason: 'other-language' } : { reason: null, spoken };
}

const silentKinds: Readonly<Record<string, UnjudgedReason>> = {
  system: 'notice',
  call: 'call',
  deleted: 'deleted',
  unavailable: 'unavailable',
  empty: 'empty',
  location: 'location',
  'live-location': 'location',
  'contact-card': 'document',
};

/** `<Media omitted>` on a line of its own, as Android writes it in any language; a caption may follow. */
const ownLine = /^<[^>\n]{3,60}>[ \t]*(?:\n|$)/u;
/** `image omitted` at the end, as iOS writes it in English; a caption stands before it. */
const omittedAtEnd =
  /(?:^|\s)(?:image|photo|video|audio|gif|sticker|document|contact card|video note|media) omitted\.?$/iu;
/** As many words as a placeholder of another language has. */
const PLACEHOLDER_WORDS = 3;

/** The caption beside the placeholder of media that the export left out. */
function captionOf(body: string): Spoken {
  const first = ownLine.exec(body);
  if (first !== null) return { text: body.slice(first[0].length), start: first[0].length };
  const end = omittedAtEnd.exec(body.trimEnd());
  if (end !== null) return { text: body.slice(0, end.index), start: 0 };
  return { text: body.trim().split(/\s+/u).length <= PLACEHOLDER_WORDS ? '' : body, start: 0 };
}

/** Marks that take no room: a body of these alone is empty. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]|[\ufe00-\ufe0f]/gu;
const address = /\bhttps?:\/\/\S+/giu;

const mediaReasons: Readonly<Record<string, UnjudgedReason>> = {
  voice: 'voice',
  audio: 'voice',
  image: 'picture',
  gif: 'picture',
  sticker: 'picture',
  video: 'video',
  'video-note': 'video',
  document: 'document',
  file: 'document',
  contact: 'document',
};

function mediaReason(media: readonly string[]): UnjudgedReason {
  const [first] = media;
  return (first === undefined ? undefined : mediaReasons[first]) ?? 'media';
}

const beyondAscii = /[^\p{ASCII}]/u;
const latin = /\p{Script=Latin}/gu;
const letter = /\p{L}/gu;

/** More letters of other scripts than Latin ones: single look-alike letters within English words stay judged. */
function mostlyOtherScript(words: string): boolean {
  if (!beyondAscii.test(words)) return false;
  const letters = words.match(letter)?.length ?? 0;
  return letters > 0 && (words.match(latin)?.length ?? 0) * 2 < letters;
}

const word = /[\p{L}'’]+/gu;
/** Of a long text the beginning is enough. */
const LONGEST = 2_000;

/** Two small words of another language at least, and twice as many as English ones. */
function isOtherLanguage(words: string): boolean {
  const seen = new Set<string>();
  const hits = new Map<string, number>();
  let english = 0;
  let most = 0;
  for (const [found] of words.slice(0, LONGEST).toLowerCase().replaceAll('’', "'").matchAll(word)) {
    if (seen.has(found)) continue;
    seen.add(found);
    if (englishWords.has(found)) english++;
    for (const language of foreignWords.get(found) ?? []) {
      const own = (hits.get(language) ?? 0) + 1;
      hits.set(language, own);
      most = Math.max(most, own);
    }
  }
  return most >= 2 && most >= 2 * english;
}
