import { Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { OperationView, OverviewView } from '../contract.ts';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';

/** Who answers for the operation and what it asks of its readers; both changes stand in the ledger. */
export function Standing({ operation }: { operation: OperationView }) {
  const queries = useQueryClient();
  const [person, setPerson] = useState(operation.responsible);
  const keep = async (view: OverviewView) => {
    queries.setQueryData(['operation', operation.id, 'overview'], view);
    await queries.invalidateQueries({ queryKey: ['operations'] });
  };
  const responsible = useMutation({
    mutationFn: () => api.makeResponsible(operation.id, person.trim()),
    onSuccess: keep,
  });
  const reasons = useMutation({
    mutationFn: (required: boolean) => api.askForReasons(operation.id, required),
    onSuccess: keep,
  });
  const error = responsible.error ?? reasons.error;
  function submit(event: FormEvent) {
    event.preventDefault();
    responsible.mutate();
  }
  return (
    <details className="standing no-print">
      <summary>
        {operation.responsible} is responsible.
        {operation.reasonRequired ? ' Readers are asked for a reason.' : ''}
      </summary>
      <form className="standing-form" onSubmit={submit}>
        <TextInput
          label="Person responsible"
          maxLength={120}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <WorkButton
          type="submit"
          quiet
          busy={responsible.isPending}
          disabled={person.trim() === '' || person.trim() === operation.responsible}
        >
          Change
        </WorkButton>
      </form>
      <Checkbox
        label="Ask everybody for a reason before they read"
        checked={reasons.isPending ? reasons.variables : operation.reasonRequired}
        onChange={(event) => reasons.mutate(event.currentTarget.checked)}
      />
      {error === null ? null : <Refusal error={error} />}
    </details>
  );
}
