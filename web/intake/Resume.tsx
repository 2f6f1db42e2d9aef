import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import type { IntakeView } from '../contract.ts';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { counted } from '../words/number.ts';
import { DropArea } from './DropArea.tsx';
import { FileList } from './FileList.tsx';
import { useSending } from './useSending.ts';
import { addFiles, type ChosenFile } from './walk.ts';

/** An intake whose sending was broken off (a closed page, a lost connection): send what is missing, or go on without. */
export function Resume({ operation, view }: { operation: number; view: IntakeView }) {
  const [waited, setWaited] = useState(false);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const sending = useSending(operation);
  const queries = useQueryClient();
  const go = useMutation({
    mutationFn: async () => {
      if (!(await sending.send(view.id, files))) return null;
      return await api.inspectIntake(operation, view.id);
    },
    onSuccess: (next) => next !== null && queries.setQueryData(['operation', operation, 'intake', view.id], next),
  });
  useEffect(() => {
    // The server may be about to begin: only a standstill is worth a word.
    const timer = setTimeout(() => setWaited(true), 2500);
    return () => clearTimeout(timer);
  }, []);
  if (!waited) return null;
  return (
    <section>
      <p className="page-lead">
        {counted(view.files.length, 'file')} arrived whole. Drop the rest here, or go on with what there is. A file that
        arrived already is not doubled.
      </p>
      <DropArea disabled={sending.running} add={(added) => setFiles((before) => addFiles(before, added))} />
      {files.length === 0 ? null : (
        <FileList
          files={files}
          states={sending.states}
          remove={(path) => setFiles(files.filter((one) => one.path !== path))}
        />
      )}
      {go.isError ? <Refusal error={go.error} /> : null}
      <div className="state-actions">
        <WorkButton busy={go.isPending} disabled={files.length + view.files.length === 0} onClick={() => go.mutate()}>
          {files.length === 0 ? 'Look into what there is' : `Receive ${counted(files.length, 'file')}`}
        </WorkButton>
      </div>
    </section>
  );
}
