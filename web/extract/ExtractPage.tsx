/** Chosen messages with their context, as a file with hashes. The ledger records that it was made and by whom. */

import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { save } from '../call.ts';
import { useOperation } from '../shell/session.ts';
import { Empty, Refusal } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { count } from '../words/number.ts';
import { evidenceTime } from '../words/time.ts';
import { keepBasket, useBasket } from './basket.ts';
import './extract.css';

export function ExtractPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/extract' });
  useTitle('Extract', useOperation(operation)?.name);
  const basket = useBasket(operation);
  return (
    <div className="page">
      <h1>Extract</h1>
      {basket.length === 0 ? (
        <Empty title="No message chosen">
          In a conversation or among search hits press <kbd>x</kbd>, or “Into extract”. The chosen messages come here,
          to be handed on with their context and hashes.
        </Empty>
      ) : (
        <>
          <ExtractForm operation={operation} observations={basket.map((one) => one.observation)} />
          <section>
            <div className="page-head">
              <h2>Chosen</h2>
              <button type="button" className="plain-button" onClick={() => keepBasket(operation, [])}>
                Take all out
              </button>
            </div>
            <WideTable label="Chosen messages">
              <table className="stack">
                <thead>
                  <tr>
                    <th scope="col">Conversation</th>
                    <th scope="col">Time</th>
                    <th scope="col" className="number">
                      Entry
                    </th>
                    <th scope="col">
                      <span className="hidden-words">Take out</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {basket.map((one) => (
                    <tr key={one.observation}>
                      <td data-label="Conversation" className="stack-title break">
                        <Link
                          to="/operations/$operation/conversations/$conversation/at/$position"
                          params={{ operation, conversation: one.conversation, position: one.position }}
                          search={{ o: one.observation }}
                        >
                          {one.title}
                        </Link>
                      </td>
                      <td data-label="Time">{evidenceTime(one.time)}</td>
                      <td data-label="Entry" className="number">
                        {count(one.position + 1)}
                      </td>
                      <td data-label="">
                        <button
                          type="button"
                          className="plain-button"
                          onClick={() =>
                            keepBasket(
                              operation,
                              basket.filter((other) => other.observation !== one.observation),
                            )
                          }
                        >
                          take out
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </WideTable>
          </section>
        </>
      )}
    </div>
  );
}

function ExtractForm({ operation, observations }: { operation: number; observations: number[] }) {
  const [title, setTitle] = useState('Extract');
  const [context, setContext] = useState('2');
  const make = useMutation({
    mutationFn: (format: 'html' | 'csv') =>
      api.extract(operation, { observations, context: Number(context), format, title: title.trim() || 'Extract' }),
    onSuccess: save,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    make.mutate('html');
  }
  return (
    <form className="form" onSubmit={submit}>
      <div className="form-pair">
        <TextInput
          label="Title"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label="Context"
          data={['0', '1', '2', '3', '5', '10', '20', '50'].map((value) => ({
            value,
            label: value === '0' ? 'none' : `${value} before and after`,
          }))}
          value={context}
          onChange={(event) => setContext(event.currentTarget.value)}
        />
      </div>
      <div className="state-actions extract-buttons">
        <WorkButton type="submit" busy={make.isPending && make.variables === 'html'}>
          Save as HTML
        </WorkButton>
        <WorkButton quiet busy={make.isPending && make.variables === 'csv'} onClick={() => make.mutate('csv')}>
          Save as CSV
        </WorkButton>
      </div>
      {make.isError ? <Refusal error={make.error} /> : null}
      {make.data === undefined ? null : (
        <div className="aside-note" role="status">
          <p>Saved as {make.data.name}.</p>
          {make.data.sha256 === null ? null : (
            <p>
              SHA-256 <span className="hash">{make.data.sha256}</span>
            </p>
          )}
        </div>
      )}
    </form>
  );
}
