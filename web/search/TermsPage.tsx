/** A pasted list of terms: hits a term, a conversation and a person, and the same as a table to hand over. */

import { NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { save } from '../call.ts';
import type { TermsRequest, TermsView } from '../contract.ts';
import { conversationsQuery } from '../conversations/queries.ts';
import { announce } from '../shell/announce.tsx';
import { useOperation } from '../shell/session.ts';
import { Refusal, Skeleton } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { count, counted } from '../words/number.ts';
import { type Mode, termsOf } from './filters.ts';
import './search.css';

export function TermsPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/search/terms' });
  useTitle('List of terms', useOperation(operation)?.name);
  const [pasted, setPasted] = useState('');
  const [mode, setMode] = useState<Mode>('folded');
  const terms = termsOf(pasted);
  const run = useMutation({ mutationFn: (asked: TermsRequest) => api.terms(operation, asked) });
  const csv = useMutation({
    mutationFn: (asked: TermsRequest) => api.termsCsv(operation, asked),
    onSuccess: (file) => {
      save(file);
      announce(`Saved as ${file.name}.`);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (terms.length > 0) run.mutate({ terms: [...terms], mode });
  }
  return (
    <div className="page">
      <h1>List of terms</h1>
      <p className="page-lead soft">
        Each term on a line of its own. The run is written into the ledger with its list, so that what was searched can
        be shown later.
      </p>
      <form className="form no-print" onSubmit={submit}>
        <Textarea
          label="Terms"
          rows={8}
          spellCheck={false}
          value={pasted}
          description={terms.length === 0 ? 'Paste them here.' : counted(terms.length, 'term')}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <NativeSelect
          label="Match"
          data={[
            { value: 'folded', label: 'words and their disguises' },
            { value: 'words', label: 'words as written' },
            { value: 'substring', label: 'exact characters' },
          ]}
          value={mode}
          onChange={(event) => setMode(modeOf(event.currentTarget.value))}
        />
        <div>
          <WorkButton type="submit" disabled={terms.length === 0} busy={run.isPending}>
            Count the hits
          </WorkButton>
        </div>
      </form>
      {run.isError ? <Refusal error={run.error} /> : null}
      {run.isPending ? <Skeleton lines={6} /> : null}
      {run.data === undefined ? null : (
        <section>
          <div className="page-head">
            <h2>Hits</h2>
            <WorkButton
              quiet
              busy={csv.isPending}
              onClick={() => run.variables !== undefined && csv.mutate(run.variables)}
            >
              Save as CSV
            </WorkButton>
          </div>
          {csv.isError ? <Refusal error={csv.error} /> : null}
          <TermsTable operation={operation} view={run.data} mode={run.variables?.mode ?? 'folded'} />
        </section>
      )}
    </div>
  );
}

function modeOf(value: string): Mode {
  return value === 'words' || value === 'substring' ? value : 'folded';
}

function TermsTable({ operation, view, mode }: { operation: number; view: TermsView; mode: Mode }) {
  const search = mode === 'folded' ? {} : { mode };
  // Six phones hold six chats of one title: the exhibit tells them apart.
  const known = useQuery(conversationsQuery(operation)).data?.conversations ?? [];
  const exhibits = new Map(known.map((one) => [one.id, `, ${one.exhibits.join(', ')}`]));
  return (
    <WideTable label="Hits by term">
      <table className="stack terms">
        <thead>
          <tr>
            <th scope="col">Term</th>
            <th scope="col" className="number">
              Hits
            </th>
            <th scope="col">By conversation</th>
            <th scope="col">By sender as shown</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.term}>
              <td data-label="Term" className="stack-title break">
                {row.term}
              </td>
              <td data-label="Hits" className="number">
                {row.hits === 0 ? (
                  '0'
                ) : (
                  <Link
                    to="/operations/$operation/search"
                    params={{ operation }}
                    search={search}
                    state={{ words: { q: row.term, sender: '' } }}
                  >
                    {count(row.hits)}
                  </Link>
                )}
              </td>
              <td data-label="By conversation">
                <ul>
                  {row.conversations.map((one) => (
                    <li key={one.id}>
                      {one.title}
                      <span className="soft">{exhibits.get(one.id) ?? ''}</span>{' '}
                      <Link
                        to="/operations/$operation/search"
                        params={{ operation }}
                        search={{ ...search, conversation: one.id }}
                        state={{ words: { q: row.term, sender: '' } }}
                      >
                        {count(one.hits)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </td>
              <td data-label="By sender as shown">
                <ul>
                  {row.senders.map((one) => (
                    <li key={one.shown}>
                      {one.shown}{' '}
                      <Link
                        to="/operations/$operation/search"
                        params={{ operation }}
                        search={search}
                        state={{ words: { q: row.term, sender: one.shown } }}
                      >
                        {count(one.hits)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
