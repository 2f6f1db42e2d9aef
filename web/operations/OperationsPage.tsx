import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OperationView } from '../contract.ts';
import { operationsQuery } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { count, counted } from '../words/number.ts';
import { actTime } from '../words/time.ts';
import { NewOperation } from './NewOperation.tsx';
import './operations.css';

/** All operations this account may open. */
export function OperationsPage() {
  useTitle('Operations');
  const list = useQuery(operationsQuery);
  const [adding, setAdding] = useState(false);
  return (
    <div className="page">
      <div className="page-head">
        <h1>Operations</h1>
        <Button onClick={() => setAdding(true)}>New operation</Button>
      </div>
      <NewOperation opened={adding} close={() => setAdding(false)} />
      <Answer query={list}>
        {({ operations }) =>
          operations.length === 0 ? (
            <Empty title="No operation yet" actions={<Button onClick={() => setAdding(true)}>Open the first</Button>}>
              An operation holds the exhibits of one investigation, what they contain, and the record of everything done
              with them. From the command line: <code className="mono">candour import PATH --operation NAME …</code>
            </Empty>
          ) : (
            <ul className="operations">
              {operations.map((operation) => (
                <Operation key={operation.id} operation={operation} />
              ))}
            </ul>
          )
        }
      </Answer>
    </div>
  );
}

function Operation({ operation }: { operation: OperationView }) {
  const { counts } = operation;
  const params = { operation: operation.id };
  return (
    <li className="operation">
      <h2>
        <Link to="/operations/$operation" params={params}>
          {operation.name}
        </Link>
      </h2>
      {operation.purpose === '' ? null : <p className="measure">{operation.purpose}</p>}
      <p className="soft">
        {operation.responsible} is responsible. Opened {actTime(operation.openedAt)}.
        {operation.reasonRequired ? ' Asks for a reason.' : ''}
      </p>
      <p>
        <Link to="/operations/$operation/exhibits" params={params}>
          {counted(counts.exhibits, 'exhibit')}
        </Link>
        {', '}
        <Link to="/operations/$operation/conversations" params={params}>
          {counted(counts.conversations, 'conversation')}
        </Link>
        {`, ${counted(counts.entries, 'entry', 'entries')}`}
        {counts.held === 0 ? '.' : `, ${count(counts.held)} withheld.`}
      </p>
    </li>
  );
}
