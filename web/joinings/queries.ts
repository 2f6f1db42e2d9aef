import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { JoiningView } from '../contract.ts';

export const joiningsKey = (operation: number) => ['operation', operation, 'joinings'] as const;

export const joiningsQuery = (operation: number) =>
  queryOptions({
    queryKey: joiningsKey(operation),
    queryFn: async () => (await api.joinings(operation)).joinings,
  });

/** Proposals that a person has to decide. */
export function waiting(joinings: readonly JoiningView[]): readonly JoiningView[] {
  return joinings.filter((one) => one.state === 'proposed');
}
