import { NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { Basis, Category, PeopleView, PersonRow } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Dialog } from '../signs/Dialog.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { counted } from '../words/number.ts';
import { peopleChanged } from './queries.ts';
import { basisChoices, basisOf, categoryChoices, categoryOf, surenessChoices } from './words.ts';

/** Says whose the chosen names are: a new person's, or one who is known; how sure that is, and on what it rests. */
export function GiveHandles(props: {
  operation: number;
  handles: PeopleView['unattributed'];
  people: readonly PersonRow[];
  opened: boolean;
  close: () => void;
  given: () => void;
}) {
  const { operation, handles, people, opened, close, given } = props;
  const queries = useQueryClient();
  const [whose, setWhose] = useState<'new' | 'known'>('new');
  const [typed, setTyped] = useState<string | null>(null);
  const [category, setCategory] = useState<Category>('unknown');
  const [person, setPerson] = useState('');
  const [confidence, setConfidence] = useState('0.9');
  const [basis, setBasis] = useState<Basis>('statement');
  const [note, setNote] = useState('');
  // Kept when an attribution is refused after the person was made: trying again must not make a second one.
  const [made, setMade] = useState<number | null>(null);
  const name = (typed ?? handles[0]?.shown ?? '').trim();
  const ready = whose === 'new' ? name !== '' : person !== '';
  const give = useMutation({
    mutationFn: async () => {
      const id =
        whose === 'known' ? Number(person) : (made ?? (await api.createPerson(operation, { name, category })).id);
      if (whose === 'new') setMade(id);
      for (const { handleId } of handles) {
        await api.attribute(operation, id, { handleId, confidence: Number(confidence), basis, note: note.trim() });
      }
    },
    onSuccess: () => {
      announce(`${counted(handles.length, 'name')} attributed.`);
      setTyped(null);
      setMade(null);
      setNote('');
      given();
      close();
    },
    // Also after a refusal half way: what was attributed before it stands, and the page shows it.
    onSettled: () => peopleChanged(queries, operation),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) give.mutate();
  }
  return (
    <Dialog
      opened={opened}
      close={close}
      title={`Whose ${handles.length === 1 ? 'name is it' : 'names are they'}?`}
      size="lg"
    >
      <form className="form" onSubmit={submit}>
        <p className="break">{handles.map((handle) => `${handle.shown} (${handle.exhibitRef})`).join(', ')}</p>
        <Radio.Group
          label="They belong to"
          value={whose}
          onChange={(value) => setWhose(value === 'known' ? 'known' : 'new')}
        >
          <div className="give-whose">
            <Radio value="new" label="somebody new" />
            <Radio value="known" label="somebody in the table" disabled={people.length === 0} />
          </div>
        </Radio.Group>
        {whose === 'new' ? (
          <div className="form-pair">
            <TextInput
              label="Name"
              required
              maxLength={200}
              value={typed ?? handles[0]?.shown ?? ''}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <NativeSelect
              label="Category"
              data={[...categoryChoices]}
              value={category}
              onChange={(event) => setCategory(categoryOf(event.currentTarget.value))}
            />
          </div>
        ) : (
          <PersonSelect people={people} value={person} change={setPerson} label="Person" />
        )}
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
        <Textarea
          label="Where that is recorded"
          maxLength={2000}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {give.isError ? <Refusal error={give.error} /> : null}
        <div>
          <WorkButton type="submit" busy={give.isPending} disabled={!ready}>
            Attribute
          </WorkButton>
        </div>
      </form>
    </Dialog>
  );
}

/** Chooses one of the people, in the order of the alphabet. */
export function PersonSelect(props: {
  people: readonly PersonRow[];
  value: string;
  change: (person: string) => void;
  label: string;
}) {
  const { people, value, change, label } = props;
  const named = [...people].sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || a.id - b.id);
  return (
    <NativeSelect
      label={label}
      required
      data={[
        { value: '', label: 'Choose' },
        ...named.map((one) => ({
          value: String(one.id),
          label: one.posting === '' ? one.name : `${one.name}, ${one.posting}`,
        })),
      ]}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
