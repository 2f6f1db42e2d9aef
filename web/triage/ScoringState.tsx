/** How far the scoring is, while it runs; what stopped it, where something did. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../api.ts';
import { Progress } from '../signs/signs.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { triageKey } from './queries.ts';
import { type Reading, remainingWords } from './remaining.ts';

/** While it runs it is asked every second; else now and then, because evidence may have come in elsewhere. */
const RUNNING_MS = 1_000;
const RESTING_MS = 15_000;

export function ScoringState({ operation }: { operation: number }) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['operation', operation, 'scoring'],
    queryFn: () => api.scoringProgress(operation),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.step == null ? RESTING_MS : RUNNING_MS),
  });
  const again = useMutation({
    mutationFn: () => api.scoreAgain(operation, ''),
    onSettled: () => query.refetch(),
  });
  const progress = query.data;
  const running = progress !== undefined && progress.step !== null;
  // The counts follow when the work has ended, and now and then before.
  const told = useRef<{ running: boolean; tenth: number }>({ running: false, tenth: -1 });
  useEffect(() => {
    if (progress === undefined) return;
    const tenth = progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 10);
    const before = told.current;
    told.current = { running, tenth };
    if (before.tenth >= 0 && (before.running !== running || before.tenth !== tenth)) {
      void queries.invalidateQueries({ queryKey: triageKey(operation) });
    }
  }, [progress, running, queries, operation]);
  const first = useRef<Reading | null>(null);
  if (progress === undefined) return null;
  const now = { at: performance.now(), done: progress.done };
  if (!running) first.current = null;
  else first.current ??= now;
  if (progress.error !== null) {
    return (
      <div className="state state-fault" role="alert">
        <h2 className="state-title">Scoring has stopped</h2>
        <p>{progress.error.message}</p>
        <p className="soft">{progress.error.hint} What was scored before stays. It is tried again by itself.</p>
        <div className="state-actions">
          <WorkButton quiet busy={again.isPending} onClick={() => again.mutate()}>
            Try again now
          </WorkButton>
        </div>
        {again.isError ? <Refusal error={again.error} /> : null}
      </div>
    );
  }
  if (!running || progress.step === null) return null;
  const left = first.current === null ? '' : remainingWords(first.current, now, progress.total);
  return (
    <section className="scoring" aria-label="Scoring">
      <Progress progress={{ step: progress.step, done: progress.done, total: progress.total, unit: 'entries' }} />
      <p className="soft small">
        {left === '' ? '' : `${left}. `}
        It goes on by itself while the server runs; you may leave this page, and counts below grow as it goes.
      </p>
    </section>
  );
}
