/** Verify: every artefact hashed again, every observation parsed again, the chain and its signatures checked. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import type { VerifyView } from '../contract.ts';
import { useOperation } from '../shell/session.ts';
import { Progress } from '../signs/signs.tsx';
import { Answer, Refusal } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { count, counted } from '../words/number.ts';
import { actTime } from '../words/time.ts';
import './ledger.css';

export function VerifyPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/verify' });
  useTitle('Verify', useOperation(operation)?.name);
  const queries = useQueryClient();
  const key = ['operation', operation, 'verify'];
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.verification(operation),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 500 : false),
    staleTime: 0,
  });
  const start = useMutation({
    mutationFn: () => api.verify(operation),
    onSuccess: (view) => queries.setQueryData(key, view),
  });
  const running = query.data?.state === 'running';
  return (
    <div className="page">
      <h1>Verify</h1>
      <p className="page-lead soft">
        Hashes every sealed file again, reads it again, compares observation by observation, and checks the ledger’s
        chain and signatures. Nothing is changed. On the command line: <code className="mono">candour verify</code>
      </p>
      <WorkButton className="no-print" busy={running || start.isPending} onClick={() => start.mutate()}>
        {running ? 'Verifying' : 'Verify now'}
      </WorkButton>
      {start.isError ? <Refusal error={start.error} /> : null}
      <section aria-live="polite">
        <Answer query={query} lines={4}>
          {(view) =>
            view === null ? <p className="soft">Not run since the server started.</p> : <Verdict view={view} />
          }
        </Answer>
      </section>
    </div>
  );
}

function Verdict({ view }: { view: VerifyView }) {
  if (view.state === 'running') {
    return view.progress === null ? <p>Beginning…</p> : <Progress progress={view.progress} />;
  }
  const checked = `${counted(view.artefacts, 'artefact')} and ${counted(view.observations, 'observation')} compared`;
  return (
    <>
      {view.state === 'ok' ? (
        <div className="aside-note verdict-ok">
          <p>
            <b>Everything is as it was sealed.</b> {checked}, {actTime(view.endedAt ?? view.startedAt)}.
          </p>
        </div>
      ) : (
        <div className="state state-fault" role="alert">
          <h2>Something differs from what was sealed</h2>
          <p>{checked}. Stop work on this operation and keep the data folder as it is.</p>
          <ul className="verdict-faults">
            {view.faults.map((fault) => (
              <li key={fault} className="break">
                {fault}
              </li>
            ))}
          </ul>
        </div>
      )}
      <WideTable label="Chains">
        <table className="chains">
          <thead>
            <tr>
              <th scope="col">Chain</th>
              <th scope="col" className="number">
                Entries
              </th>
              <th scope="col">Finding</th>
            </tr>
          </thead>
          <tbody>
            {view.chains.map((chain) => (
              <tr key={chain.chain}>
                <td>{chain.chain === 'installation' ? 'installation' : `operation ${chain.chain}`}</td>
                <td className="number">{count(chain.entries)}</td>
                <td className="break">{chain.ok ? 'whole, signatures good' : (chain.fault ?? 'broken')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}
