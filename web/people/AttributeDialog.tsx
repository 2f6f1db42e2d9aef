import { NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { Basis, PeopleView, PersonView } from '../contract.ts';
import { DayInput } from '../signs/DayInput.tsx';
import { Dialog } from '../signs/Dialog.tsx';
import { Answer, Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { counted } from '../words/number.ts';
import { peopleChanged, peopleQuery } from './queries.ts';
import { basisChoices, basisOf, surenessChoices } from './words.ts';

/** Gives one more name to this person, for always or for a time: a number can change hands. */
export function AttributeDialog(props: { operation: number; person: PersonView; opened: boolean; close: () => void }) {
  return (
    <Dialog opened={props.opened} close={props.close} title={`Another name of ${props.person.name}`} size="lg">
      <Form {...props} />
    </Dialog>
  );
}

function Form(props: { operation: number; person: PersonView; close: () => void }) {
  const people = useQuery(peopleQuery(props.operation));
  return (
    <Answer query={people} lines={6}>
      {(view) =>
        view.unattributed.length === 0 ? (
          <p className="soft">Every name in the chats is attributed. Withdraw it from the other person first.</p>
        ) : (
          <Fields {...props} handles={view.unattributed} />
        )
      }
    </Answer>
  );
}

function Fields(props: {
  operation: number;
  person: PersonView;
  handles: PeopleView['unattributed'];
  close: () => void;
}) {
  const { operation, person, handles, close } = props;
  const queries = useQueryClient();
  const [handle, setHandle] = useState('');
  const [confidence, setConfidence] = useState('0.9');
  const [basis, setBasis] = useState<Basis>('statement');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const turned = from !== '' && to !== '' && to < from;
  const attribute = useMutation({
    mutationFn: () =>
      api.attribute(operation, person.id, {
        handleId: Number(handle),
        confidence: Number(confidence),
        basis,
        note: note.trim(),
        from: from === '' ? null : from,
        to: to === '' ? null : to,
      }),
    onSuccess: async () => {
      await peopleChanged(queries, operation);
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (handle !== '' && !turned) attribute.mutate();
  }
  return (
    <form className="form" onSubmit={submit}>
      <NativeSelect
        label="Name in a chat"
        required
        data={[
          { value: '', label: 'Choose' },
          ...[...handles]
            .sort((a, b) => b.messages - a.messages)
            .map((one) => ({
              value: String(one.handleId),
              label: `${one.shown} in ${one.conversationTitle}, ${one.exhibitRef}, ${counted(one.messages, 'message')}`,
            })),
        ]}
        value={handle}
        onChange={(event) => setHandle(event.currentTarget.value)}
      />
      <div className="form-pair">
        <NativeSelect
          label="How sure"
          data={[...surenessChoices]}
          value={confidence}
          onChange={(event) => setConfidence(event.currentTarget.value)}
        />
        <NativeSelect
          label="It rests on"
          data={[...basisChoices]}
          value={basis}
          onChange={(event) => setBasis(basisOf(event.currentTarget.value))}
        />
      </div>
      <div className="form-pair">
        <DayInput label="From" value={from} change={setFrom} description="Empty: always." />
        <DayInput
          label="To"
          value={to}
          change={setTo}
          description="Empty: until now."
          error={turned ? 'Before the first day.' : undefined}
        />
      </div>
      <Textarea
        label="Where that is recorded"
        maxLength={2000}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {attribute.isError ? <Refusal error={attribute.error} /> : null}
      <div>
        <WorkButton type="submit" busy={attribute.isPending} disabled={handle === '' || turned}>
          Attribute
        </WorkButton>
      </div>
    </form>
  );
}
