import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { Dialog } from '../signs/Dialog.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';

/** Release of a held entry: by the independent reviewer alone, with a reason that the ledger keeps (R23). */
export function ReleaseDialog(props: {
  operation: number;
  observation: number | null;
  close: () => void;
  released: () => void;
}) {
  const { operation, observation, close, released } = props;
  const [reason, setReason] = useState('');
  const release = useMutation({
    mutationFn: (one: number) => api.release(operation, { observations: [one], reason: reason.trim() }),
    onSuccess: () => {
      setReason('');
      released();
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (observation !== null) release.mutate(observation);
  }
  return (
    <Dialog opened={observation !== null} close={close} title="Release this entry" size="md">
      <form className="form" onSubmit={submit}>
        <p>Afterwards everybody who may read the conversation reads it. This cannot be taken back.</p>
        <Textarea
          label="Reason"
          description="Written into the ledger under your name. Do not quote the entry."
          rows={3}
          maxLength={2000}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {release.isError ? <Refusal error={release.error} /> : null}
        <div>
          <WorkButton type="submit" disabled={reason.trim().length < 3} busy={release.isPending}>
            Release
          </WorkButton>
        </div>
      </form>
    </Dialog>
  );
}
