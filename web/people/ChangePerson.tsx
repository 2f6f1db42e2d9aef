import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { Category, PersonChange, PersonView } from '../contract.ts';
import { Dialog } from '../signs/Dialog.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { peopleChanged } from './queries.ts';
import { categoryChoices, categoryOf } from './words.ts';

/** Name, category, anonymity and note of a person. Anonymity ends only with a consent or an order on record (R19). */
export function ChangePerson(props: { operation: number; person: PersonView; opened: boolean; close: () => void }) {
  return (
    <Dialog opened={props.opened} close={props.close} title="Change this record" size="lg">
      <ChangeForm {...props} />
    </Dialog>
  );
}

const rests = [
  { value: 'Written consent', label: 'the person’s written consent' },
  { value: 'Order of a court', label: 'an order of a court' },
] as const;

function ChangeForm({ operation, person, close }: { operation: number; person: PersonView; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(person.name);
  const [category, setCategory] = useState<Category>(person.category);
  const [anonymous, setAnonymous] = useState(person.anonymous);
  const [kind, setKind] = useState<string>(rests[0].value);
  const [record, setRecord] = useState('');
  const [note, setNote] = useState(person.note);
  const takenOff = person.anonymous && !anonymous;
  function changed(): PersonChange {
    return {
      ...(name.trim() === person.name ? {} : { name: name.trim() }),
      ...(category === person.category ? {} : { category }),
      ...(anonymous === person.anonymous ? {} : { anonymous }),
      ...(takenOff ? { anonymityBasis: `${kind}: ${record.trim()}` } : {}),
      ...(note.trim() === person.note ? {} : { note: note.trim() }),
    };
  }
  const change = useMutation({
    mutationFn: () => api.changePerson(operation, person.id, changed()),
    onSuccess: async () => {
      await peopleChanged(queries, operation);
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate();
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        label="Name"
        required
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Category"
        data={[...categoryChoices]}
        value={category}
        onChange={(event) => {
          const chosen = categoryOf(event.currentTarget.value);
          setCategory(chosen);
          if (chosen === 'victim') setAnonymous(true);
        }}
      />
      <Checkbox
        label="Anonymous"
        description="On by default for every victim; it outlives the case."
        checked={anonymous}
        onChange={(event) => setAnonymous(event.currentTarget.checked)}
      />
      {takenOff ? (
        <fieldset className="anonymity-basis">
          <legend>Anonymity is taken off by</legend>
          <NativeSelect
            label="What it rests on"
            data={[...rests]}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          <TextInput
            label="Where it is recorded"
            description="Kept with the person: date, reference, who holds the paper. The ledger says that it was taken off, and by whom."
            required
            maxLength={1900}
            value={record}
            onChange={(event) => setRecord(event.currentTarget.value)}
          />
        </fieldset>
      ) : null}
      <Textarea
        label="Note"
        maxLength={4000}
        rows={3}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {change.isError ? <Refusal error={change.error} /> : null}
      <div>
        <WorkButton
          type="submit"
          busy={change.isPending}
          disabled={name.trim() === '' || (takenOff && record.trim() === '') || Object.keys(changed()).length === 0}
        >
          Keep the change
        </WorkButton>
      </div>
    </form>
  );
}
