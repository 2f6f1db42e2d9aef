/**
 * The words of an FTS5 query, built from our own tokens and never from what a person typed: a token holds no
 * quotation mark, so nothing typed can change the query. Pure.
 */

import { createHash } from 'node:crypto';
import type { EntryKind } from '../../formats/index.ts';
import { indexTokens, isPattern, normalise, type Sought } from '../../kernel/index.ts';
import type { SearchScope } from './port.ts';

/** Ways of a phrase with masked words in it that are written out; more would be a query of no end. */
const WAYS_AT_MOST = 64;

function quoted(tokens: readonly string[], beginning: boolean): string {
  return `"${tokens.join(' ').replaceAll('"', '')}"${beginning ? ' *' : ''}`;
}

/** Every way of writing a run of tokens, masked words included, as runs of exact tokens. */
function waysOf(
  tokens: readonly string[],
  beginning: boolean,
  patterns: readonly string[],
): { tokens: string[]; beginning: boolean }[] {
  let ways: { tokens: string[]; beginning: boolean }[] = [{ tokens: [], beginning: false }];
  tokens.forEach((token, n) => {
    const last = beginning && n === tokens.length - 1;
    const found = indexTokens(token, last, patterns);
    ways = found
      // A pattern matched by its beginning is whole already.
      .flatMap((one) =>
        ways.map((way) => ({ tokens: [...way.tokens, one], beginning: last && !(isPattern(one) && one !== token) })),
      )
      .slice(0, tokens.length > 1 ? WAYS_AT_MOST : undefined);
  });
  return ways;
}

/** One term. `patterns`: the masked words that the index holds. */
export function termExpression(term: Sought, patterns: readonly string[]): string {
  const ways = term.runs.flatMap((run) => waysOf(run.tokens, term.beginning, term.folded ? patterns : []));
  const texts = [...new Set(ways.map((way) => quoted(way.tokens, way.beginning)))];
  return `${term.folded ? '{words folded}' : 'words'} : (${texts.join(' OR ')})`;
}

/** First letters of everything a term may match as a masked word: which patterns to look up. */
export function firstLetters(terms: readonly Sought[]): string[] {
  const letters = terms
    .filter((term) => term.folded)
    .flatMap((term) =>
      term.runs.flatMap((run) => run.tokens.map((token) => String.fromCodePoint(token.codePointAt(0) ?? 0))),
    );
  return [...new Set(letters)];
}

/** Every kind of entry but the commonest, which has no token of its own: that keeps one in twelve out of the index. */
const rareKinds = [
  'media-omitted',
  'media-attached',
  'deleted',
  'poll',
  'event',
  'location',
  'live-location',
  'contact-card',
  'share',
  'call',
  'empty',
  'unavailable',
  'unknown-marked',
  'system',
] as const satisfies readonly Exclude<EntryKind, 'text'>[];

const kindToken = (kind: string): string => `k${kind.replaceAll('-', '')}`;

const nameTokens = new Map<string, string>();
const NAMES_KEPT = 50_000;

/**
 * One token for a name as shown, the same in every copy: a search for a sender then looks one word up, and not one
 * for each of the copies. Names hold blanks and signs, so it is a hash of the normalised name.
 */
function nameToken(shown: string): string {
  let token = nameTokens.get(shown);
  if (token === undefined) {
    token = `n${createHash('sha256').update(normalise(shown).trim()).digest('hex').slice(0, 14)}`;
    if (nameTokens.size < NAMES_KEPT) nameTokens.set(shown, token);
  }
  return token;
}

/** What stands in the scope column of an entry. */
export function scopeTokens(row: {
  readonly copy_id: number;
  readonly sender: string | null;
  readonly kind: string;
}): string {
  const sender = row.sender === null ? '' : ` ${nameToken(row.sender)}`;
  return `c${row.copy_id}${sender}${row.kind === 'text' ? '' : ` ${kindToken(row.kind)}`}`;
}

function anyOf(tokens: readonly string[]): string {
  return `scope : (${tokens.map((token) => `"${token}"`).join(' OR ')})`;
}

/** What a scope asks for and what it keeps out; null: it lets nothing through. */
export function scopeExpressions(scope: SearchScope): { all: string[]; none: string[] } | null {
  const all: string[] = [];
  const none: string[] = [];
  if (scope.copies?.length === 0 || scope.senders?.length === 0 || scope.kinds?.length === 0) return null;
  if (scope.copies) all.push(anyOf(scope.copies.map((copy) => `c${copy}`)));
  if (scope.senders) all.push(anyOf([...new Set(scope.senders.map(nameToken))]));
  if (scope.exceptCopies && scope.exceptCopies.length > 0)
    none.push(anyOf(scope.exceptCopies.map((copy) => `c${copy}`)));
  const { kinds } = scope;
  if (kinds?.includes('text') === true) {
    const others = rareKinds.filter((kind) => !kinds.includes(kind));
    if (others.length > 0) none.push(anyOf(others.map(kindToken)));
  } else if (kinds) all.push(anyOf(kinds.map(kindToken)));
  return { all, none };
}

/** The whole query, or null where nothing is asked for that the index can look up. */
export function matchExpression(all: readonly string[], none: readonly string[]): string | null {
  if (all.length === 0) return null;
  const wanted = all.map((part) => `(${part})`).join(' AND ');
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map((part) => `(${part})`).join(' OR ')})`;
}
