import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { Dialog } from '../signs/Dialog.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';

/** A note on a message. It is kept beside the evidence and never in it. */
export function NoteDialog(props: {
  operation: number;
  observation: number | null;
  close: () => void;
  noted: () => void;
}) {
  const { operation, observation, close, noted } = props;
  const [text, setText] = useState('');
  const save = useMutation({
    mutationFn: (on: number) => api.note(operation, on, text.trim()),
    onSuccess: () => {
      setText('');
      noted();
      close();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (observation !== null && text.trim() !== '') save.mutate(observation);
  }
  return (
    <Dialog opened={observation !== null} close={close} title="Note on this message" size="lg">
      <form className="form" onSubmit={submit}>
        <Textarea
          label="Note"
          description="Signed with your name and the time. Notes are kept; write what a hearing may read."
          rows={4}
          maxLength={4000}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {save.isError ? <Refusal error={save.error} /> : null}
        <div>
          <WorkButton type="submit" disabled={text.trim() === ''} busy={save.isPending}>
            Keep the note
          </WorkButton>
        </div>
      </form>
    </Dialog>
  );
}
