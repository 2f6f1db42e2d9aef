import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { api } from '../api.ts';
import type { EntryView } from '../contract.ts';
import { coverKey } from '../reader/covers.ts';
import { observationKey } from '../reader/Inspector.tsx';
import { type Revealing, useRevealing } from '../reader/useRevealing.ts';
import { announce } from '../shell/announce.tsx';

export interface Words {
  /** The entry once its words were asked for and the revealing was logged; undefined while they are covered. */
  readonly of: (observation: number) => EntryView | undefined;
  /** Uncovers the words of a message, or covers them again. */
  readonly toggle: (observation: number) => void;
  readonly revealing: Revealing;
}

/**
 * Words in the matrix are always covered at first: one comes here for who, not for what. Each message is asked for
 * alone and its revealing is logged as in the reader (R10, R49).
 */
export function useWords(operation: number): Words {
  const queries = useQueryClient();
  const shared = useRevealing(operation);
  const [entries, setEntries] = useState<ReadonlyMap<number, EntryView>>(new Map());
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set());
  const { reveal, revealed } = shared;
  const toggle = useCallback(
    (observation: number) => {
      if (shown.has(observation)) {
        setShown((before) => new Set([...before].filter((one) => one !== observation)));
        return;
      }
      setShown((before) => new Set(before).add(observation));
      queries
        .fetchQuery({
          queryKey: observationKey(operation, observation),
          queryFn: ({ signal }) => api.observation(operation, observation, signal),
          staleTime: 5 * 60_000,
        })
        .then(
          ({ entry }) => {
            setEntries((before) => new Map(before).set(observation, entry));
            if (!revealed.has(coverKey(observation, { what: 'text' }))) reveal(entry, { what: 'text' });
          },
          (error: unknown) => announce(error instanceof Error ? error.message : 'It could not be revealed.'),
        );
    },
    [operation, queries, shown, reveal, revealed],
  );
  const of = (observation: number) =>
    shown.has(observation) && revealed.has(coverKey(observation, { what: 'text' }))
      ? entries.get(observation)
      : undefined;
  return { of, toggle, revealing: { ...shared, coverWords: true } };
}
