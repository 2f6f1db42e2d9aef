import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

const key = (operation: number) => ['operation', operation, 'people'] as const;

export const peopleQuery = (operation: number) =>
  queryOptions({ queryKey: [...key(operation), 'all'], queryFn: () => api.people(operation) });

export const proposalsQuery = (operation: number) =>
  queryOptions({ queryKey: [...key(operation), 'proposals'], queryFn: () => api.proposals(operation) });

export const personQuery = (operation: number, person: number) =>
  queryOptions({ queryKey: [...key(operation), person], queryFn: () => api.person(operation, person) });

export const castQuery = (operation: number, conversation: number) =>
  queryOptions({
    queryKey: [...key(operation), 'cast', conversation],
    queryFn: () => api.cast(operation, conversation),
    staleTime: 5 * 60_000,
  });

/** After a decision about people: whatever shows a person, here or in a conversation, is asked for again. */
export async function peopleChanged(queries: QueryClient, operation: number): Promise<void> {
  await queries.invalidateQueries({ queryKey: key(operation) });
}
