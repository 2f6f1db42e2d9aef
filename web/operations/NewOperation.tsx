import { Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { sessionQuery } from '../shell/session.ts';
import { Dialog } from '../signs/Dialog.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';

/** Opens a new operation: its name, what it is for, and who answers for it. */
export function NewOperation({ opened, close }: { opened: boolean; close: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const me = useQuery(sessionQuery).data?.actor?.name ?? '';
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const [responsible, setResponsible] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: () =>
      api.createOperation({ name: name.trim(), purpose: purpose.trim(), responsible: (responsible ?? me).trim() }),
    onSuccess: async (operation) => {
      await queries.invalidateQueries({ queryKey: ['operations'] });
      await navigate({ to: '/operations/$operation/import', params: { operation: operation.id } });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate();
  }
  return (
    <Dialog opened={opened} close={close} title="New operation" size="lg">
      <form className="form" onSubmit={submit}>
        <TextInput
          label="Name"
          description="A neutral word; it stands in every citation."
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label="Purpose"
          description="What is to be found out, and under which power."
          maxLength={2000}
          rows={3}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        <TextInput
          label="Person responsible"
          required
          maxLength={120}
          value={responsible ?? me}
          onChange={(event) => setResponsible(event.currentTarget.value)}
        />
        {create.isError ? <Refusal error={create.error} /> : null}
        <div>
          <WorkButton type="submit" busy={create.isPending}>
            Open the operation
          </WorkButton>
        </div>
      </form>
    </Dialog>
  );
}
