import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import type { DoubtDecision, IntakeView } from '../contract.ts';
import { Progress } from '../signs/signs.tsx';
import { Answer, Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { counted } from '../words/number.ts';
import { Decide } from './Decide.tsx';
import { Resume } from './Resume.tsx';
import { WhatIsInIt } from './WhatIsInIt.tsx';

const working = new Set<IntakeView['state']>(['receiving', 'inspecting', 'importing']);

/** The server is at work: it says so, or it was told to seal a moment ago and has not begun. */
function isMoving(view: IntakeView, sealing: boolean): boolean {
  return working.has(view.state) || (sealing && view.state === 'deciding' && view.error === null);
}

/** What the server found in the files, what must be decided, and the seal. The address can be left and come back to. */
export function Inspected(props: { operation: number; intake: number; another: () => void }) {
  const { operation, intake, another } = props;
  const queries = useQueryClient();
  const [sealing, setSealing] = useState(false);
  const key = ['operation', operation, 'intake', intake];
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.intake(operation, intake),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isMoving(data, sealing) ? 600 : false),
  });
  const keep = (view: IntakeView) => queries.setQueryData(key, view);
  const decide = useMutation({
    mutationFn: (decision: DoubtDecision) => api.decide(operation, intake, decision),
    onSuccess: keep,
  });
  const seal = useMutation({
    mutationFn: () => api.sealIntake(operation, intake),
    onSuccess: (view) => {
      keep(view);
      setSealing(true);
    },
  });
  const abandon = useMutation({ mutationFn: () => api.abandonIntake(operation, intake), onSuccess: another });
  const sealed = query.data?.state === 'sealed';
  useEffect(() => {
    if (!sealed) return;
    void queries.invalidateQueries({ queryKey: ['operations'] });
    void queries.invalidateQueries({
      queryKey: ['operation', operation],
      predicate: ({ queryKey }) => queryKey[2] !== 'intake',
    });
  }, [sealed, queries, operation]);

  return (
    <Answer query={query} lines={6}>
      {(view) => {
        const blocking = view.doubts.filter((doubt) => doubt.blocking && doubt.decided === null).length;
        return (
          <>
            <p className="page-lead">
              <b>{view.ref}</b> <span className="soft">{stateWords[view.state]}</span>
            </p>
            {view.progress === null ? null : (
              <div className="intake-progress">
                <Progress progress={view.progress} />
                <p className="soft small">You may leave this page; the work goes on, and this address shows it.</p>
              </div>
            )}
            {view.state === 'receiving' && view.progress === null ? <Resume operation={operation} view={view} /> : null}
            {view.error === null ? null : <Stopped error={view.error} />}
            {view.state === 'sealed' ? <Sealed operation={operation} view={view} another={another} /> : null}
            {view.state === 'deciding' && view.doubts.length > 0 ? (
              <section>
                <h2>To decide</h2>
                {view.doubts.map((doubt) => (
                  <Decide
                    key={`${doubt.id} ${doubt.decided?.value ?? ''}`}
                    doubt={doubt}
                    busy={decide.isPending && decide.variables.doubt === doubt.id}
                    decide={decide.mutate}
                  />
                ))}
                {decide.isError ? <Refusal error={decide.error} /> : null}
              </section>
            ) : null}
            {view.state === 'deciding' ? (
              <div className="intake-seal">
                <WorkButton
                  disabled={blocking > 0}
                  busy={seal.isPending || isMoving(view, sealing)}
                  onClick={() => seal.mutate()}
                >
                  Seal the exhibit
                </WorkButton>
                <WorkButton quiet busy={abandon.isPending} onClick={() => abandon.mutate()}>
                  Abandon
                </WorkButton>
                <p className="soft">
                  {blocking > 0
                    ? `${counted(blocking, 'doubt')} must be decided first.`
                    : 'After the seal the files and the decisions are fixed and signed.'}
                </p>
              </div>
            ) : null}
            {seal.isError ? <Refusal error={seal.error} /> : null}
            {abandon.isError ? <Refusal error={abandon.error} /> : null}
            {view.state === 'failed' || view.state === 'receiving' ? (
              <div className="state-actions">
                <Button variant="default" onClick={() => abandon.mutate()}>
                  Abandon and begin again
                </Button>
              </div>
            ) : null}
            <WhatIsInIt view={view} />
          </>
        );
      }}
    </Answer>
  );
}

const stateWords: Readonly<Record<IntakeView['state'], string>> = {
  receiving: 'is being received.',
  inspecting: 'is being looked into.',
  deciding: 'has been looked into. Read what is in it, then seal it.',
  importing: 'is being sealed.',
  sealed: 'is sealed.',
  failed: 'could not be imported.',
};

function Stopped({ error }: { error: NonNullable<IntakeView['error']> }) {
  return (
    <div className="state state-fault" role="alert">
      <p>{error.message}</p>
      <p className="soft">{error.hint}</p>
      <p className="soft small">{error.code}</p>
    </div>
  );
}

function Sealed(props: { operation: number; view: IntakeView; another: () => void }) {
  const { operation, view, another } = props;
  return (
    <div className="aside-note intake-done" role="status">
      <p>
        Sealed with {counted(view.files.length, 'file')} and {counted(view.chats.length, 'chat')}. The seal stands in
        the ledger.
      </p>
      <div className="state-actions">
        <Button component={Link} to={`/operations/${operation}/conversations`}>
          Read the conversations
        </Button>
        {view.exhibitId === null ? null : (
          <Button variant="default" component={Link} to={`/operations/${operation}/exhibits/${view.exhibitId}`}>
            Open the exhibit
          </Button>
        )}
        <Button variant="default" onClick={another}>
          Import another
        </Button>
      </div>
    </div>
  );
}
