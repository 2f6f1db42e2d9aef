import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { Category } from '../contract.ts';
import { Dialog } from '../signs/Dialog.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { peopleChanged } from './queries.ts';
import { categoryChoices, categoryOf } from './words.ts';

/** Enters a person who is in no proposal: a witness, a partner, somebody a chat speaks of. */
export function AddPerson({ operation, opened, close }: { operation: number; opened: boolean; close: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [category, setCategory] = useState<Category>('unknown');
  const [anonymous, setAnonymous] = useState<boolean | null>(null);
  const [note, setNote] = useState('');
  // On for a victim unless somebody takes it off, which a page of its own asks a basis for (R18, R19).
  const hidden = category === 'victim' || (anonymous ?? false);
  const create = useMutation({
    mutationFn: () =>
      api.createPerson(operation, { name: name.trim(), category, anonymous: hidden, note: note.trim() }),
    onSuccess: async ({ id }) => {
      await peopleChanged(queries, operation);
      await navigate({ to: '/operations/$operation/people/$person', params: { operation, person: id } });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate();
  }
  return (
    <Dialog opened={opened} close={close} title="Add a person" size="lg">
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
          description="Subjects, witnesses, victims and third parties are kept apart."
          data={[...categoryChoices]}
          value={category}
          onChange={(event) => setCategory(categoryOf(event.currentTarget.value))}
        />
        <Checkbox
          label="Anonymous"
          description={
            category === 'victim'
              ? 'Always on for a victim. It can be taken off on the person’s page, with the consent or order it rests on.'
              : 'The printed and saved list of people leaves the name, and what would tell it, out.'
          }
          checked={hidden}
          disabled={category === 'victim'}
          onChange={(event) => setAnonymous(event.currentTarget.checked)}
        />
        <Textarea
          label="Note"
          maxLength={4000}
          rows={3}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {create.isError ? <Refusal error={create.error} /> : null}
        <div>
          <WorkButton type="submit" busy={create.isPending} disabled={name.trim() === ''}>
            Add
          </WorkButton>
        </div>
      </form>
    </Dialog>
  );
}
