/** Two records that are one person: what would move and what speaks against it, before it is done. */

import { Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { MergePreview, PersonView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Dialog } from '../signs/Dialog.tsx';
import { Answer, Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { counted, list } from '../words/number.ts';
import { PersonSelect } from './GiveHandles.tsx';
import { peopleChanged, peopleQuery } from './queries.ts';

export function MergeDialog(props: { operation: number; person: PersonView; opened: boolean; close: () => void }) {
  return (
    <Dialog opened={props.opened} close={props.close} title={`Same person as ${props.person.name}`} size="lg">
      <Choose operation={props.operation} person={props.person} />
    </Dialog>
  );
}

function Choose({ operation, person }: { operation: number; person: PersonView }) {
  const people = useQuery(peopleQuery(operation));
  const [into, setInto] = useState('');
  const preview = useQuery({
    queryKey: ['operation', operation, 'people', person.id, 'merge', into],
    queryFn: () => api.mergePreview(operation, person.id, Number(into)),
    enabled: into !== '',
    staleTime: 0,
  });
  return (
    <Answer query={people} lines={4}>
      {(view) => {
        const others = view.people.filter((one) => one.id !== person.id);
        if (others.length === 0) return <p className="soft">There is nobody else in this operation yet.</p>;
        return (
          <div className="form">
            <PersonSelect people={others} value={into} change={setInto} label={`Merge ${person.name} into`} />
            {into === '' ? (
              <p className="soft">You see what would move, and what speaks against it, before anything is done.</p>
            ) : (
              <Answer query={preview} lines={5}>
                {(data) => <Preview key={into} operation={operation} preview={data} />}
              </Answer>
            )}
          </div>
        );
      }}
    </Answer>
  );
}

function Preview({ operation, preview }: { operation: number; preview: MergePreview }) {
  const { from, into, against } = preview;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const merge = useMutation({
    mutationFn: () => api.mergePerson(operation, from.id, { into: into.id, reason: reason.trim() }),
    onSuccess: async () => {
      await navigate({ to: '/operations/$operation/people/$person', params: { operation, person: into.id } });
      announce(`${from.name} is merged into ${into.name}, and can be split off again there.`);
      await peopleChanged(queries, operation);
    },
  });
  const moved = [
    counted(preview.handles, 'name'),
    counted(preview.messages, 'message'),
    ...(preview.postings === 0 ? [] : [counted(preview.postings, 'posting')]),
  ];
  // Against something that speaks against it, only a reason will do.
  const reasoned = against.length === 0 || reason.trim() !== '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (reasoned) merge.mutate();
  }
  return (
    <form className="form" onSubmit={submit}>
      <p>
        {list(moved)} would move from {from.name} to {into.name}. {from.name} leaves the table of people, and can be
        split off again.
      </p>
      {against.length === 0 ? (
        <p className="soft">Nothing in the chats speaks against it.</p>
      ) : (
        <section className="aside-note aside-doubt" aria-label="What speaks against it">
          <h3>What speaks against it</h3>
          <ul className="against">
            {against.map((sentence) => (
              <li key={sentence}>
                <span className="dot dot-doubt" aria-hidden="true" /> {sentence}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Textarea
        label="Reason"
        description="Kept with the merge and in the ledger."
        required={against.length > 0}
        maxLength={500}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {merge.isError ? <Refusal error={merge.error} /> : null}
      <div>
        <WorkButton type="submit" busy={merge.isPending} disabled={!reasoned}>
          Merge into {into.name}
        </WorkButton>
      </div>
    </form>
  );
}
