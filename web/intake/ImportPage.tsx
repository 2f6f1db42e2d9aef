/** Evidence in: files are dropped and labelled, received, looked into, doubts decided, and the exhibit sealed. */

import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useOperation } from '../shell/session.ts';
import { useTitle } from '../signs/title.ts';
import { Inspected } from './Inspected.tsx';
import { Receive } from './Receive.tsx';
import './intake.css';

export function ImportPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/import' });
  const { intake } = useSearch({ from: '/signed-in/operations/$operation/import' });
  const navigate = useNavigate({ from: '/operations/$operation/import' });
  // A new key after each exhibit empties the form.
  const [round, setRound] = useState(0);
  useTitle('Import', useOperation(operation)?.name);
  const open = (id: number | undefined) => void navigate({ search: id === undefined ? {} : { intake: id } });
  return (
    <div className="page">
      <h1>Import an exhibit</h1>
      {intake === undefined ? (
        <>
          <p className="page-lead soft">
            One exhibit at a time. Every byte is accounted for, every doubt is shown, and nothing counts as evidence
            before you seal it.
          </p>
          <Receive key={round} operation={operation} received={open} />
        </>
      ) : (
        <Inspected
          operation={operation}
          intake={intake}
          another={() => {
            setRound(round + 1);
            open(undefined);
          }}
        />
      )}
    </div>
  );
}
