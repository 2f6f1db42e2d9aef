/** What was merged into this person and can be split off again, and who decided what about them. */

import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { PersonView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Dialog } from '../signs/Dialog.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { actTime } from '../words/time.ts';
import { decisionsOf } from './history.ts';
import { peopleChanged } from './queries.ts';

type Merged = PersonView['merged'][number];

export function Decided({ operation, person }: { operation: number; person: PersonView }) {
  const [splitting, setSplitting] = useState<Merged | null>(null);
  const decisions = decisionsOf(person);
  return (
    <section>
      <h2>What was decided</h2>
      {person.merged.length === 0 ? null : (
        <ul className="merged no-print">
          {person.merged.map((one) => (
            <li key={one.id}>
              {one.name} <span className="soft">was merged into this person.</span>{' '}
              <button type="button" className="plain-button" onClick={() => setSplitting(one)}>
                Split {one.name} off again
              </button>
            </li>
          ))}
        </ul>
      )}
      {decisions.length === 0 ? (
        <p className="soft">Nothing yet beyond entering the name.</p>
      ) : (
        <ol className="decisions">
          {decisions.map((decision) => (
            <li key={decision.key}>
              <span className="break">{decision.what}</span>{' '}
              <span className="soft">
                {decision.by}, {actTime(decision.at)}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="soft small no-print">
        What has been taken back since is in the{' '}
        <Link to="/operations/$operation/ledger" params={{ operation }}>
          ledger
        </Link>{' '}
        with everything else.
      </p>
      <Split operation={operation} person={person} merged={splitting} close={() => setSplitting(null)} />
    </section>
  );
}

function Split(props: { operation: number; person: PersonView; merged: Merged | null; close: () => void }) {
  const { operation, person, merged, close } = props;
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const split = useMutation({
    mutationFn: (one: Merged) => api.splitPerson(operation, person.id, { merged: one.id, reason: reason.trim() }),
    onSuccess: async (_, one) => {
      announce(`${one.name} is a person of their own again.`);
      setReason('');
      close();
      await peopleChanged(queries, operation);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (merged !== null) split.mutate(merged);
  }
  return (
    <Dialog opened={merged !== null} close={close} title={`Split ${merged?.name ?? ''} off`} size="md">
      <form className="form" onSubmit={submit}>
        <p>The names, postings and messages that came with {merged?.name} go back. The merge stays in the ledger.</p>
        <TextInput
          label="Reason"
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {split.isError ? <Refusal error={split.error} /> : null}
        <div>
          <WorkButton type="submit" busy={split.isPending}>
            Split off
          </WorkButton>
        </div>
      </form>
    </Dialog>
  );
}
