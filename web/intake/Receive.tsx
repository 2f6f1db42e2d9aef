import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { counted } from '../words/number.ts';
import { DropArea } from './DropArea.tsx';
import { FileList } from './FileList.tsx';
import { LabelForm } from './LabelForm.tsx';
import { emptyLabel, faultsOf, intakeOf, type Label } from './label.ts';
import { useSending } from './useSending.ts';
import { addFiles, type ChosenFile } from './walk.ts';

/** Files and label; then the sending, file by file. `received` is told the intake when all have arrived. */
export function Receive({ operation, received }: { operation: number; received: (intake: number) => void }) {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [label, setLabel] = useState<Label>(emptyLabel);
  const [shownFaults, setShownFaults] = useState(false);
  const [intake, setIntake] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const sending = useSending(operation);
  const faults = faultsOf(label);

  async function start() {
    setError(null);
    try {
      const id = intake ?? (await api.createIntake(operation, intakeOf(label))).id;
      setIntake(id);
      if (!(await sending.send(id, files))) return;
      await api.inspectIntake(operation, id);
      received(id);
    } catch (failure) {
      setError(failure);
    }
  }
  async function abandon() {
    sending.stop();
    if (intake !== null) await api.abandonIntake(operation, intake).catch(setError);
    setIntake(null);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    setShownFaults(true);
    if (files.length > 0 && Object.keys(faults).length === 0) void start();
  }
  const begun = intake !== null;
  return (
    <form onSubmit={submit} noValidate>
      <DropArea disabled={begun} add={(added) => setFiles((before) => addFiles(before, added))} />
      {files.length === 0 ? null : (
        <FileList
          files={files}
          states={sending.states}
          remove={begun ? null : (path) => setFiles(files.filter((one) => one.path !== path))}
        />
      )}
      <section className="receive-label">
        <h2>Label</h2>
        <fieldset disabled={begun} className="bare-fieldset">
          <LabelForm
            label={label}
            faults={shownFaults ? faults : {}}
            change={(change) => setLabel({ ...label, ...change })}
          />
        </fieldset>
      </section>
      {error === null ? null : <Refusal error={error} />}
      <div className="state-actions">
        <WorkButton type="submit" busy={sending.running}>
          {begun ? 'Send the rest' : files.length === 0 ? 'Receive' : `Receive ${counted(files.length, 'file')}`}
        </WorkButton>
        {begun ? (
          <Button variant="default" onClick={() => void abandon()}>
            Abandon
          </Button>
        ) : null}
      </div>
      {shownFaults && files.length === 0 ? (
        <p role="alert" className="chosen-refused">
          Drop or choose at least one file.
        </p>
      ) : null}
    </form>
  );
}
