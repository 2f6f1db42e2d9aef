/**
 * The gap ledger's filters as the page keeps them: numbers, kinds and dates in the address, so that a count can be a
 * door; the name of a sender in the history state, because addresses end up in histories, logs and links (R10).
 */

import type { GapAsked } from '../api.ts';
import type { GapKind, GapSummary } from '../contract.ts';
import { gapKindName, gapKinds } from '../words/gap.ts';
import { leastConfidences } from '../words/likelihood.ts';
import { dayRange, shortDay } from '../words/time.ts';

export interface GapFilters {
  readonly conversation?: number;
  readonly copy?: number;
  readonly exhibit?: number;
  readonly kind?: GapKind;
  /** Left out, without a kind: what is called a deletion. Most gaps of most phones are explained. */
  readonly deletion?: 'true' | 'false' | 'all';
  readonly minConfidence?: number;
  readonly from?: string;
  readonly to?: string;
  readonly run?: number;
  readonly sort?: 'confidence';
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** Reads the filters of an address, leaving out whatever is not one. */
export function gapFiltersFromAddress(search: Record<string, unknown>): GapFilters {
  const conversation = wholeNumber(search.conversation);
  const copy = wholeNumber(search.copy);
  const exhibit = wholeNumber(search.exhibit);
  const run = wholeNumber(search.run);
  const kind = gapKinds.find((one) => one === search.kind);
  // An address may hold true as a word or as a value.
  const deletion = (['true', 'false', 'all'] as const).find((one) => one === String(search.deletion));
  const minConfidence = Number(search.minConfidence ?? Number.NaN);
  const { from, to, sort } = search;
  return {
    ...(conversation === undefined ? {} : { conversation }),
    ...(copy === undefined ? {} : { copy }),
    ...(exhibit === undefined ? {} : { exhibit }),
    ...(kind === undefined ? {} : { kind }),
    ...(deletion === undefined ? {} : { deletion }),
    ...(minConfidence > 0 && minConfidence <= 1 ? { minConfidence } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(run === undefined ? {} : { run }),
    ...(sort === 'confidence' ? { sort } : {}),
  };
}

/** What the sentence shows: `deleted` (as long as nothing else is asked for), `explained`, a kind, or `all`. */
export function whatOf({ kind, deletion }: GapFilters): string {
  if (deletion === 'false') return 'explained';
  if (deletion === 'all' && kind === undefined) return 'all';
  return kind === undefined || kind === 'missing' ? 'deleted' : kind;
}

/** `deleted` and `explained` are kinds of absence; the rest are kinds of their own. */
export function withWhat({ kind: _kind, deletion: _deletion, ...rest }: GapFilters, what: string): GapFilters {
  if (what === 'explained') return { ...rest, kind: 'missing', deletion: 'false' };
  if (what === 'all') return { ...rest, deletion: 'all' };
  const kind = gapKinds.find((one) => one === what);
  return kind === undefined ? rest : { ...rest, kind };
}

/** What the server is asked. */
export function askedOf(filters: GapFilters, sender: string): GapAsked {
  const { deletion: _deletion, ...rest } = filters;
  const deletion = filters.deletion ?? (filters.kind === undefined ? 'true' : 'all');
  return { ...rest, ...(deletion === 'all' ? {} : { deletion }), ...(sender === '' ? {} : { sender }) };
}

/** The same without what only orders the rows: counts and pictures do not depend on it. */
export function countedBy(filters: GapFilters, sender: string): GapAsked {
  const { sort: _sort, ...rest } = askedOf(filters, sender);
  return rest;
}

/** True where the filters are others than those one comes with. */
export function narrows({ sort: _sort, ...filters }: GapFilters, sender: string): boolean {
  return sender !== '' || Object.keys(filters).length > 0;
}

/** Names for what the filters hold as numbers. */
export interface GapNames {
  readonly conversation: (id: number) => string | undefined;
  readonly copy: (id: number) => string | undefined;
  readonly exhibit: (id: number) => string | undefined;
}

/** The filters as a sentence: `deleted, very likely, by Alder, on JM/2, 14 to 17 Oct 2017`. */
export function filterSentence(filters: GapFilters, sender: string, names: GapNames): string {
  const { kind, deletion, minConfidence, exhibit, copy, conversation, from, to, run } = filters;
  const least = leastConfidences.find(([value]) => value === minConfidence)?.[1];
  const parts = [
    whatWords(kind, deletion),
    minConfidence === undefined ? '' : (least ?? `${minConfidence} or surer`),
    sender === '' ? '' : `by ${sender}`,
    exhibit === undefined ? '' : `on ${names.exhibit(exhibit) ?? 'one handset'}`,
    copy === undefined ? '' : `on ${names.copy(copy) ?? 'one copy'}`,
    conversation === undefined ? '' : `in ${names.conversation(conversation) ?? 'one conversation'}`,
    daysWords(from, to),
    run === undefined ? '' : 'in one run',
  ].filter((part) => part !== '');
  return parts.join(', ');
}

function whatWords(kind: GapKind | undefined, deletion: GapFilters['deletion']): string {
  if (deletion === 'false') return kind === undefined ? 'not called a deletion' : `${gapKindName(kind)} and explained`;
  if (kind !== undefined) return gapKindName(kind);
  return deletion === 'all' ? 'of every kind' : 'deleted';
}

function daysWords(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && to !== undefined) return dayRange(from, to);
  if (from !== undefined) return `from ${shortDay(from)}`;
  return to === undefined ? '' : `until ${shortDay(to)}`;
}

/** First and last day over all handsets, for the axis and the date fields; null where nothing is dated. */
export function daysOf(
  summary: Pick<GapSummary, 'handsets'>,
): { readonly first: string; readonly last: string } | null {
  const firsts = summary.handsets.flatMap((one) => (one.first === null ? [] : [one.first.slice(0, 10)])).sort();
  const lasts = summary.handsets.flatMap((one) => (one.last === null ? [] : [one.last.slice(0, 10)])).sort();
  const first = firsts[0];
  const last = lasts[lasts.length - 1];
  return first === undefined || last === undefined ? null : { first, last };
}
