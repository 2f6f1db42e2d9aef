import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: api.session, staleTime: 60_000 });

export const operationsQuery = queryOptions({ queryKey: ['operations'], queryFn: api.operations });

/** The operation of the address with its counts, from the list that the frame holds anyway. */
export function useOperation(id: number) {
  const list = useQuery(operationsQuery);
  return list.data?.operations.find((operation) => operation.id === id);
}
