import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Cast, castOf } from './cast.ts';
import { castQuery } from './queries.ts';

export type { Cast, CastMember } from './cast.ts';

/**
 * People behind the handles of a conversation, with the posting they held at the time. An account that may read the
 * conversation but not who its people are gets none, and the conversation reads as before. The answer is kept: one
 * consultation for a whole conversation.
 */
export function useCast(operation: number, conversation: number): Cast {
  const { data } = useQuery({ ...castQuery(operation, conversation), retry: false });
  return useMemo(() => castOf(data), [data]);
}
