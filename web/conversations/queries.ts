import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const conversationsQuery = (operation: number) =>
  queryOptions({
    queryKey: ['operation', operation, 'conversations'],
    queryFn: () => api.conversations(operation),
  });
