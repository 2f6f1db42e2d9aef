/**
 * The words of an FTS5 query, built from our own tokens and never from what a person typed: a token holds no
 * quotation mark, so nothing typed can change the query. Pure.
 */

import type { EntryKind } from '../../formats/index.ts';
import { indexTokens, isPattern, type Sought } from '../../kernel/index.ts';
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

/** What stands in the scope column of an entry. */
export function scopeTokens(row: {
  readonly copy_id: number;
  readonly handle_id: number | null;
  readonly kind: string;
}): string {
  const handle = row.handle_id === null ? '' : ` h${row.handle_id}`;
  return `c${row.copy_id}${handle}${row.kind === 'text' ? '' : ` ${kindToken(row.kind)}`}`;
}

function anyOf(tokens: readonly string[]): string {
  return `scope : (${tokens.map((token) => `"${token}"`).join(' OR ')})`;
}

/** What a scope asks for and what it keeps out; null: it lets nothing through. */
export function scopeExpressions(scope: SearchScope): { all: string[]; none: string[] } | null {
  const all: string[] = [];
  const none: string[] = [];
  if (scope.copies?.length === 0 || scope.handles?.length === 0 || scope.kinds?.length === 0) return null;
  if (scope.copies) all.push(anyOf(scope.copies.map((copy) => `c${copy}`)));
  if (scope.handles) all.push(anyOf(scope.handles.map((handle) => `h${handle}`)));
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
