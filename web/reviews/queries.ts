import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const reviewsKey = (operation: number) => ['operation', operation, 'reviews'] as const;

export const reviewsQuery = (operation: number) =>
  queryOptions({
    queryKey: reviewsKey(operation),
    queryFn: async () => (await api.reviews(operation)).reviews,
  });

export const certificateQuery = (operation: number, review: number) =>
  queryOptions({
    queryKey: [...reviewsKey(operation), review, 'certificate'],
    queryFn: () => api.certificate(operation, review),
    staleTime: 0,
  });

export const queueKey = (operation: number, review: number) => [...reviewsKey(operation), review, 'queue'] as const;
