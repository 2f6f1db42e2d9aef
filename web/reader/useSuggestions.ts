/** What the machine suggests of the messages in sight. Marks come after the words and never hold them up. */

import { queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api } from '../api.ts';
import { ApiError } from '../call.ts';
import type { SuggestionsView } from '../contract.ts';
import { triageKey } from '../triage/queries.ts';
import { pageSize, pagesFor } from './window.ts';

export type SuggestionMark = SuggestionsView['marks'][number];

/** The mark of the message at a position; undefined: none, or not known yet. */
export type MarkAt = (position: number) => SuggestionMark | undefined;

const suggestionsQuery = (operation: number, conversation: number, page: number) =>
  queryOptions({
    queryKey: [...triageKey(operation), 'marks', conversation, page],
    queryFn: async ({ signal, client }) => {
      try {
        return await api.suggestions(operation, conversation, page * pageSize, pageSize, signal);
      } catch (error) {
        if (error instanceof ApiError && error.status === 403) client.setQueryData(refusedKey(operation), true);
        throw error;
      }
    },
    staleTime: 5 * 60_000,
    retry: false,
  });

/** An account that may not see marks reads without them, and is refused once, not at each page. */
const refusedKey = (operation: number) => [...triageKey(operation), 'marks-refused'];

export function useSuggestions(
  operation: number,
  conversation: number,
  seen: { readonly first: number; readonly last: number },
  total: number,
): MarkAt {
  const refused = useQueryClient().getQueryData(refusedKey(operation)) === true;
  const results = useQueries({
    queries: pagesFor(seen.first, seen.last, total).map((page) => ({
      ...suggestionsQuery(operation, conversation, page),
      enabled: !refused,
    })),
  });
  const version = results.map((result) => result.dataUpdatedAt).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when a page has come, and only then
  const marks = useMemo(
    () => new Map(results.flatMap((result) => result.data?.marks ?? []).map((mark) => [mark.position, mark])),
    [version],
  );
  return useCallback((position) => marks.get(position), [marks]);
}
