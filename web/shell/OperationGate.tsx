/** Opens an operation: says when it is not there, and asks for a reason where the operation wants one (R10). */

import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { giveReason, reasonFor } from '../call.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { operationsQuery } from './session.ts';

export function OperationGate() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation' });
  const list = useQuery(operationsQuery);
  const [given, setGiven] = useState(() => reasonFor(operation));
  return (
    <Answer query={list} level={1}>
      {({ operations }) => {
        const found = operations.find((one) => one.id === operation);
        if (found === undefined) {
          return (
            <div className="page">
              <Empty level={1} title="No such operation here">
                It is not in this installation, or this account has no grant for it. Ask the person responsible.
              </Empty>
            </div>
          );
        }
        if (found.reasonRequired && given === null) {
          return <ReasonForm name={found.name} give={(reason) => setGiven(reason)} operation={operation} />;
        }
        return <Outlet />;
      }}
    </Answer>
  );
}

function ReasonForm(props: { name: string; operation: number; give: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    giveReason(props.operation, reason.trim());
    props.give(reason.trim());
  }
  return (
    <form className="page form" onSubmit={submit}>
      <h1>Why do you open {props.name}?</h1>
      <p className="soft">This operation asks for a reason. It is written into the ledger with everything you read.</p>
      <TextInput
        label="Reason for access"
        required
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" disabled={reason.trim() === ''}>
          Open
        </Button>
      </div>
    </form>
  );
}
