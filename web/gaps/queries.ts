import { queryOptions } from '@tanstack/react-query';
import { api, type GapAsked } from '../api.ts';

/** All that is known of gaps in an operation; a case event or a joining makes it stale. */
export const gapsKey = (operation: number) => ['operation', operation, 'gaps'] as const;

export const gapSummaryQuery = (operation: number, asked: GapAsked) =>
  queryOptions({
    queryKey: [...gapsKey(operation), 'summary', asked],
    queryFn: ({ signal }) => api.gapSummary(operation, asked, signal),
    staleTime: 5 * 60_000,
  });

/** The deletions of one day in a conversation, for the way from gap to gap. */
export const gapsOfDayQuery = (operation: number, conversation: number, day: string) =>
  queryOptions({
    queryKey: [...gapsKey(operation), 'day', conversation, day],
    queryFn: () => api.gaps(operation, { conversation, deletion: 'true', from: day, to: day, limit: 500 }),
    staleTime: 5 * 60_000,
  });
