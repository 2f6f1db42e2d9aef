/** Where this person served and when, and the question everybody asks: what were they at the time? */

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { PersonView, PostingView } from '../contract.ts';
import { DayInput } from '../signs/DayInput.tsx';
import { Dialog } from '../signs/Dialog.tsx';
import { Refusal } from '../signs/states.tsx';
import { WideTable } from '../signs/WideTable.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { timeParts } from '../words/time.ts';
import { heldFor, postingSentence } from './posting.ts';
import { peopleChanged } from './queries.ts';

export function Postings({ operation, person }: { operation: number; person: PersonView }) {
  const [adding, setAdding] = useState(false);
  const [day, setDay] = useState('');
  const whole = timeParts(day)?.day;
  const inOrder = [...person.postings].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return (
    <section>
      <div className="section-head">
        <h2>Postings</h2>
        <Button className="no-print" variant="default" onClick={() => setAdding(true)}>
          Add a posting
        </Button>
      </div>
      {inOrder.length === 0 ? (
        <p className="soft measure">
          None entered. With postings, every message says what its sender was at the time it was written.
        </p>
      ) : (
        <>
          <WideTable label="Postings">
            <table className="postings stack">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Rank</th>
                  <th scope="col">Unit</th>
                  <th scope="col">Role</th>
                  <th scope="col">Source</th>
                  <th scope="col">
                    <span className="hidden-words">Acts</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {inOrder.map((posting) => (
                  <Row key={posting.id} operation={operation} person={person.id} posting={posting} />
                ))}
              </tbody>
            </table>
          </WideTable>
          <div className="posting-at no-print">
            <DayInput label="What were they on this day?" value={day} change={setDay} />
            <p role="status">{whole === undefined ? '' : postingSentence(person.postings, whole)}</p>
          </div>
        </>
      )}
      <AddPosting operation={operation} person={person} opened={adding} close={() => setAdding(false)} />
    </section>
  );
}

function Row({ operation, person, posting }: { operation: number; person: number; posting: PostingView }) {
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: () => api.removePosting(operation, person, posting.id),
    onSuccess: () => peopleChanged(queries, operation),
  });
  return (
    <tr>
      <td data-label="When" className="no-wrap">
        {heldFor(posting)}
      </td>
      <td data-label="Rank">{posting.rank}</td>
      <td data-label="Unit">{posting.unit}</td>
      <td data-label="Role">{posting.role}</td>
      <td data-label="Source" className="break">
        {posting.source === '' ? <span className="soft">not given</span> : posting.source}
      </td>
      <td className="no-print">
        <button
          type="button"
          className="plain-button"
          aria-label={`Remove the posting ${posting.rank} ${posting.unit}`}
          disabled={take.isPending}
          onClick={() => take.mutate()}
        >
          Remove
        </button>
        {take.isError ? <Refusal error={take.error} /> : null}
      </td>
    </tr>
  );
}

function AddPosting(props: { operation: number; person: PersonView; opened: boolean; close: () => void }) {
  return (
    <Dialog opened={props.opened} close={props.close} title="Add a posting" size="lg">
      <PostingForm {...props} />
    </Dialog>
  );
}

function PostingForm({ operation, person, close }: { operation: number; person: PersonView; close: () => void }) {
  const queries = useQueryClient();
  const [rank, setRank] = useState('');
  const [unit, setUnit] = useState('');
  const [role, setRole] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [source, setSource] = useState('');
  const turned = from !== '' && to !== '' && to < from;
  const empty = rank.trim() === '' && unit.trim() === '';
  const add = useMutation({
    mutationFn: () =>
      api.addPosting(operation, person.id, {
        rank: rank.trim(),
        unit: unit.trim(),
        role: role.trim(),
        from: from === '' ? null : from,
        to: to === '' ? null : to,
        source: source.trim(),
      }),
    onSuccess: async () => {
      await peopleChanged(queries, operation);
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!turned && !empty) add.mutate();
  }
  return (
    <form className="form" onSubmit={submit}>
      <div className="form-pair">
        <TextInput
          label="Rank"
          maxLength={100}
          data-autofocus
          value={rank}
          onChange={(event) => setRank(event.currentTarget.value)}
        />
        <TextInput label="Unit" maxLength={200} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} />
      </div>
      <TextInput label="Role" maxLength={200} value={role} onChange={(event) => setRole(event.currentTarget.value)} />
      <div className="form-pair">
        <DayInput label="First day" value={from} change={setFrom} description="Empty: not known." />
        <DayInput
          label="Last day"
          value={to}
          change={setTo}
          description="Empty: still there."
          error={turned ? 'Before the first day.' : undefined}
        />
      </div>
      <TextInput
        label="Source"
        description="Roster, personnel file, statement: where it can be looked up."
        maxLength={500}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      {add.isError ? <Refusal error={add.error} /> : null}
      <div>
        <WorkButton type="submit" busy={add.isPending} disabled={empty || turned}>
          Add
        </WorkButton>
      </div>
    </form>
  );
}
