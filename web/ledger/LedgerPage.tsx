/** The ledger: every act on the operation, reading included, newest first, each chained to the one before. */

import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import { save } from '../call.ts';
import type { LedgerPage as Page } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { useOperation } from '../shell/session.ts';
import { Empty, Refusal, Skeleton } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { actName, ledgerTypeName } from '../words/kind.ts';
import { count, shortHash } from '../words/number.ts';
import { actTime } from '../words/time.ts';
import { subjectWords } from './subject.ts';
import './ledger.css';

export function LedgerPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/ledger' });
  useTitle('Ledger', useOperation(operation)?.name);
  const query = useInfiniteQuery({
    queryKey: ['operation', operation, 'ledger'],
    queryFn: ({ pageParam }) => api.ledger(operation, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  const hand = useMutation({
    mutationFn: () => api.ledgerExport(operation),
    onSuccess: (file) => {
      save(file);
      announce(`Saved as ${file.name}.`);
    },
  });
  const entries = query.data?.pages.flatMap((page) => page.entries);
  return (
    <div className="page">
      <div className="page-head">
        <h1>Ledger</h1>
        <WorkButton className="no-print" quiet busy={hand.isPending} onClick={() => hand.mutate()}>
          Save for a stranger to check
        </WorkButton>
      </div>
      <p className="page-lead soft">
        Every act, reading and searching included. Each entry holds the hash of the one before it; signed checkpoints
        prove what came before them to whoever holds a copy.{' '}
        <Link to="/operations/$operation/verify" params={{ operation }}>
          Verify
        </Link>
      </p>
      {hand.isError ? <Refusal error={hand.error} /> : null}
      {query.isError && entries === undefined ? (
        <Refusal error={query.error} retry={() => void query.refetch()} />
      ) : entries === undefined ? (
        <Skeleton lines={12} />
      ) : entries.length === 0 ? (
        <Empty title="No entry yet" />
      ) : (
        <Entries entries={entries} />
      )}
      {query.hasNextPage ? (
        <p className="ledger-more">
          <WorkButton quiet busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show earlier entries
          </WorkButton>
        </p>
      ) : null}
    </div>
  );
}

function Entries({ entries }: { entries: Page['entries'] }) {
  return (
    <WideTable label="Ledger entries">
      <table className="ledger stack">
        <thead>
          <tr>
            <th scope="col" className="number">
              No.
            </th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Act</th>
            <th scope="col">On what</th>
            <th scope="col">Hash</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td data-label="No." className="number">
                {count(entry.seq)}
              </td>
              <td data-label="When" className="ledger-when">
                {actTime(entry.at)}
              </td>
              <td data-label="Who">
                {entry.actor} <span className="soft">{entry.role}</span>
              </td>
              <td data-label="Act">
                {actName(entry.act)} <span className="soft small">{ledgerTypeName(entry.type)}</span>
              </td>
              <td data-label="On what" className="break ledger-subject">
                {subjectWords(entry.subject)}
                {entry.reason === null ? null : <div className="soft">Reason: {entry.reason}</div>}
              </td>
              <td data-label="Hash" className="hash" title={entry.hash}>
                {shortHash(entry.hash)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
