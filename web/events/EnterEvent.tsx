import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { gapsKey } from '../gaps/queries.ts';
import { DayInput } from '../signs/DayInput.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';

/** Enters an event: here, and in the gap ledger, where gaps are then placed against it. */
export function EnterEvent({ operation }: { operation: number }) {
  const queries = useQueryClient();
  const [day, setDay] = useState('');
  const [clock, setClock] = useState('');
  const [what, setWhat] = useState('');
  const enter = useMutation({
    mutationFn: () =>
      api.createEvent(operation, { happened: clock === '' ? day : `${day}T${clock}`, what: what.trim() }),
    onSuccess: async () => {
      setWhat('');
      setClock('');
      await queries.invalidateQueries({ queryKey: ['operation', operation, 'events'] });
      await queries.invalidateQueries({ queryKey: ['operation', operation, 'overview'] });
      await queries.invalidateQueries({ queryKey: gapsKey(operation) });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    enter.mutate();
  }
  return (
    <form className="form no-print" onSubmit={submit}>
      <div className="form-pair">
        <DayInput label="Date" required value={day} change={setDay} />
        <TextInput
          label="Time, if known"
          type="time"
          value={clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label="What happened"
        required
        maxLength={500}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      {enter.isError ? <Refusal error={enter.error} /> : null}
      <div>
        <WorkButton type="submit" busy={enter.isPending} disabled={day === '' || what.trim() === ''}>
          Enter
        </WorkButton>
      </div>
    </form>
  );
}
