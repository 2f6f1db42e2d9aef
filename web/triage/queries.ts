import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

/** All that is known of scores in an operation; scoring and another model shown make it stale. */
export const triageKey = (operation: number) => ['operation', operation, 'triage'] as const;

export const triageQuery = (operation: number) =>
  queryOptions({
    queryKey: [...triageKey(operation), 'view'],
    queryFn: () => api.triage(operation),
    staleTime: 60_000,
  });

export const explanationQuery = (operation: number, observation: number) =>
  queryOptions({
    queryKey: [...triageKey(operation), 'explanation', observation],
    queryFn: ({ signal }) => api.explanation(operation, observation, signal),
    staleTime: 5 * 60_000,
  });
