/** What the machine suggests of the messages in sight. Marks come after the words and never hold them up. */

import { queryOptions, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api } from '../api.ts';
import type { SuggestionsView } from '../contract.ts';
import { triageKey } from '../triage/queries.ts';
import { pageSize, pagesFor } from './window.ts';

export type SuggestionMark = SuggestionsView['marks'][number];

/** The mark of the message at a position; undefined: none, or not known yet. */
export type MarkAt = (position: number) => SuggestionMark | undefined;

const suggestionsQuery = (operation: number, conversation: number, page: number) =>
  queryOptions({
    queryKey: [...triageKey(operation), 'marks', conversation, page],
    queryFn: ({ signal }) => api.suggestions(operation, conversation, page * pageSize, pageSize, signal),
    staleTime: 5 * 60_000,
    // An account that may not see them reads without marks.
    retry: false,
  });

export function useSuggestions(
  operation: number,
  conversation: number,
  seen: { readonly first: number; readonly last: number },
  total: number,
): MarkAt {
  const results = useQueries({
    queries: pagesFor(seen.first, seen.last, total).map((page) => suggestionsQuery(operation, conversation, page)),
  });
  const version = results.map((result) => result.dataUpdatedAt).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when a page has come, and only then
  const marks = useMemo(
    () => new Map(results.flatMap((result) => result.data?.marks ?? []).map((mark) => [mark.position, mark])),
    [version],
  );
  return useCallback((position) => marks.get(position), [marks]);
}
