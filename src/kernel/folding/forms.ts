/**
 * The forms under which a text is found: its words, and beside them, for the few texts that hold a disguised word,
 * the words around it with the disguise taken off. What is indexed and what explains a hit come from here alike, so
 * that no hit is without a reason and no reason without a hit.
 */

import { type Disguise, type Reading, readingsOf } from './disguises.ts';
import { mayBeDisguised } from './glance.ts';
import { isPattern } from './masks.ts';
import { isAscii, normalise, normaliseWithPlaces } from './normalise.ts';
import { spacedRuns } from './spaced.ts';
import { spacedTokens, type Token, tokensOfNormalised } from './tokens.ts';

export interface Form extends Token {
  /** null: the word as written. */
  readonly why: Disguise | null;
}

export interface Forms {
  readonly words: readonly Form[];
  /** Runs of words in which disguised ones are read plainly; a phrase may match inside one run, not across two. */
  readonly folded: readonly (readonly Form[])[];
}

/** One disguise: the tokens it covers, its half-open range, and what they may be, the likeliest first. */
interface Edit {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Reading[];
}

/** Words kept on either side of a disguised one, so that a phrase with it is found. */
const AROUND = 8;
/** A longer piece is a link, a hash or noise, and no person's disguise. */
const PIECE_AT_MOST = 40;

// The white letters on black circles and squares are read with the piece, though they are tokens of their own.
const pieces = /[\p{L}\p{M}\p{N}*#@$%!^_\-.~|+€'\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]+/gu;
const plainRuns = /[\p{L}\p{M}\p{N}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]+/gu;

/** The piece without what is punctuation or formatting around it: half-open range within it. */
function trimmed(piece: string): { start: number; end: number } {
  const lead = /^[*_~#%^!|+.\-']+/.exec(piece)?.[0] ?? '';
  let core = piece.slice(lead.length).replace(/[.'\-_]+$/, '');
  // Bold is written with one asterisk before and one behind.
  const bold = Math.min(lead.split('*').length - 1, /\**$/.exec(core)?.[0].length ?? 0);
  core = core.slice(0, core.length - bold).replace(/[.'\-_]+$/, '');
  const signs = /[*#%^@$!~+|€]+$/.exec(core)?.[0] ?? '';
  return { start: lead.length, end: lead.length + core.length - signs.length + hidingAtEnd(signs) };
}

/** How many of the signs behind a word belong to it: hidden letters, or the one that is drawn like a letter. */
function hidingAtEnd(signs: string): number {
  if (signs.includes('*')) return signs.lastIndexOf('*') + 1;
  const several = new Set(signs).size > 1 && /[#%^@$]/.test(signs);
  return several || signs.startsWith('$') ? signs.length : 0;
}

/** Index of the first word for which the test holds, given that it holds for all after it. */
function firstWhere(words: readonly Token[], test: (word: Token) => boolean): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const word = words[middle];
    if (word !== undefined && test(word)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Every disguise in normalised text, whose tokens are `words`. A test holds the quick look (glance.ts) to it. */
export function editsOf(text: string, words: readonly Token[]): Edit[] {
  const edits: Edit[] = spacedRuns(text, words).map(({ first, last, words: readings }) => ({
    first,
    last,
    start: words[first]?.start ?? 0,
    end: words[last]?.end ?? 0,
    readings: readings.map((token) => ({ token, why: 'spaced' })),
  }));
  const latinAround = /[a-z]/.test(text);
  const add = (start: number, end: number): boolean => {
    const first = firstWhere(words, (word) => word.end > start);
    const last = firstWhere(words, (word) => word.start >= end) - 1;
    const readings = last < first ? [] : readingsOf(text.slice(start, end), latinAround);
    const only = first === last ? words[first]?.token : undefined;
    const others = readings.filter(({ token }) => token !== only);
    if (others.length > 0) edits.push({ first, last, start, end, readings: others });
    return others.length > 0;
  };
  for (const match of text.matchAll(pieces)) {
    if (match[0].length > PIECE_AT_MOST) continue;
    const { start, end } = trimmed(match[0]);
    const core = match[0].slice(start, end);
    const whole = add(match.index + start, match.index + end);
    for (const run of core.matchAll(plainRuns)) {
      if (whole && run[0].length === core.length) continue;
      add(match.index + start + run.index, match.index + start + run.index + run[0].length);
    }
  }
  return edits;
}

/** Runs of words with the first reading of each disguise in its place, then every further reading alone. */
function foldedRuns(words: readonly Token[], edits: readonly Edit[]): Form[][] {
  const runs: Form[][] = [];
  const alone: Form[][] = [];
  const inPlace: Edit[] = [];
  const seen = new Set<string>();
  const addAlone = (reading: Reading, { start, end }: Edit): void => {
    if (seen.has(reading.token)) return;
    seen.add(reading.token);
    alone.push([{ ...reading, start, end }]);
  };
  for (const edit of edits.toSorted((a, b) => a.first - b.first || b.last - a.last)) {
    const [likeliest, ...others] = edit.readings;
    if (likeliest === undefined) continue;
    if (edit.first > (inPlace.at(-1)?.last ?? -1)) {
      inPlace.push(edit);
      seen.add(likeliest.token);
    } else addAlone(likeliest, edit);
    for (const other of others) addAlone(other, edit);
  }
  let run: Form[] = [];
  let next = 0;
  inPlace.forEach((edit, n) => {
    const from = Math.max(next, edit.first - AROUND);
    if (from > next && run.length > 0) {
      runs.push(run);
      run = [];
    }
    for (const word of words.slice(from, edit.first)) run.push({ ...word, why: null });
    const [likeliest] = edit.readings;
    if (likeliest !== undefined) run.push({ ...likeliest, start: edit.start, end: edit.end });
    const until = Math.min(edit.last + 1 + AROUND, inPlace[n + 1]?.first ?? words.length);
    for (const word of words.slice(edit.last + 1, until)) run.push({ ...word, why: null });
    next = until;
  });
  if (run.length > 0) runs.push(run);
  return [...runs, ...alone];
}

/** The forms of text that is normalised already, with places in it. */
function formsOfNormalised(text: string): { words: Token[]; folded: Form[][] } {
  const words = tokensOfNormalised(text);
  return { words, folded: mayBeDisguised(text) ? foldedRuns(words, editsOf(text, words)) : [] };
}

/** All forms of a text as written, each with its place in it. */
export function formsOf(text: string): Forms {
  const normalised = normaliseWithPlaces(text);
  const { words, folded } = formsOfNormalised(normalised.text);
  const placed = (form: Form): Form => ({
    ...form,
    start: normalised.startOf(form.start),
    end: normalised.endOf(form.end - 1),
  });
  return {
    words: words.map((word) => placed({ ...word, why: null })),
    folded: folded.map((run) => run.map(placed)),
  };
}

/** Stands between two runs of folded words, so that no phrase matches across; no token of a text is this. */
const BREAK = '‖';

export interface IndexText {
  /** Text whose tokens are what lies between ASCII characters other than letters and digits. */
  readonly words: string;
  /** null for nearly every text. */
  readonly folded: string | null;
  /** Patterns of masked words among the folded ones (masks.ts). */
  readonly patterns: readonly string[];
}

const NO_PATTERNS: readonly string[] = [];

/**
 * What an index is fed. ASCII text is passed on as it is: an engine that splits at everything but ASCII letters and
 * digits, and lowers case, finds the same tokens (a test holds this together), and most messages are spared.
 */
export function indexText(text: string): IndexText {
  const ascii = isAscii(text);
  const normalised = ascii ? text : normalise(text);
  if (!mayBeDisguised(normalised)) {
    return { words: ascii ? text : spacedTokens(normalised), folded: null, patterns: NO_PATTERNS };
  }
  const { words, folded } = formsOfNormalised(ascii ? text.toLowerCase() : normalised);
  if (folded.length === 0) return { words: joinTokens(words), folded: null, patterns: NO_PATTERNS };
  const patterns = folded.flatMap((run) => run.map(({ token }) => token).filter(isPattern));
  return { words: joinTokens(words), folded: folded.map(joinTokens).join(` ${BREAK} `), patterns };
}

function joinTokens(tokens: readonly Token[]): string {
  return tokens.map(({ token }) => token).join(' ');
}
