/** The queue of one review: what it offers now, and the acts that move it on. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import type { LabelName, QueueView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { queueKey, reviewsKey } from './queries.ts';

/** How often a pool that is being prepared is asked about. */
const PREPARING_MS = 700;

export function useQueue(operation: number, review: number) {
  const queries = useQueryClient();
  const [beyond, setBeyond] = useState(false);
  const [codes, setCodes] = useState<ReadonlySet<LabelName>>(new Set());
  const key = [...queueKey(operation, review), beyond];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.nextInQueue(operation, review, beyond, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.state === 'preparing' ? PREPARING_MS : false),
  });
  const moved = (view: QueueView) => {
    queries.setQueryData(key, view);
    setCodes(new Set());
    void queries.invalidateQueries({ queryKey: reviewsKey(operation), exact: true });
  };
  const failed = (error: unknown) => {
    announce(error instanceof Error ? error.message : 'It did not work.');
    // Somebody else may have decided meanwhile: what is offered is asked for again.
    void queries.invalidateQueries({ queryKey: queueKey(operation, review) });
  };
  const decision = useMutation({
    mutationFn: (relevant: boolean) =>
      api.decideInQueue(operation, review, {
        position: query.data?.offer?.position ?? 0,
        relevant,
        codes: [...codes],
        beyond,
      }),
    onSuccess: moved,
    onError: failed,
  });
  const undo = useMutation({
    mutationFn: () => api.undoInQueue(operation, review),
    onSuccess: (view) => {
      moved(view);
      announce('The last decision is taken back; the entry stays in the log.');
    },
    onError: failed,
  });
  const busy = decision.isPending || undo.isPending;
  return {
    query,
    codes,
    busy,
    readOn: () => setBeyond(true),
    decide: (relevant: boolean) => {
      if (!busy && query.data?.offer?.message != null) decision.mutate(relevant);
    },
    undo: () => {
      if (busy) return;
      if (query.data?.last == null) announce('There is no decision to take back.');
      else undo.mutate();
    },
    toggle: (code: LabelName) =>
      setCodes((before) => {
        const after = new Set(before);
        if (!after.delete(code)) after.add(code);
        return after;
      }),
  };
}
