/** Who is in the chats: people, what waits to be decided about them, and the names nobody has attributed. */

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { PeopleView } from '../contract.ts';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { AddPerson } from './AddPerson.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { Proposals } from './Proposals.tsx';
import { peopleQuery } from './queries.ts';
import { standing } from './standing.ts';
import { Unattributed } from './Unattributed.tsx';
import './people.css';

export function PeoplePage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/people' });
  useTitle('People', useOperation(operation)?.name);
  const query = useQuery(peopleQuery(operation));
  const [adding, setAdding] = useState(false);
  return (
    <div className="page">
      <div className="page-head">
        <h1>People</h1>
        {query.data === undefined ? null : (
          <Button className="no-print" onClick={() => setAdding(true)}>
            Add a person
          </Button>
        )}
      </div>
      <Answer query={query} lines={12}>
        {(view) => <Told operation={operation} view={view} />}
      </Answer>
      <AddPerson operation={operation} opened={adding} close={() => setAdding(false)} />
    </div>
  );
}

function Told({ operation, view }: { operation: number; view: PeopleView }) {
  if (view.people.length === 0 && view.unattributed.length === 0) {
    return (
      <Empty title="Nobody yet">
        Names appear when an exhibit that holds chats has been sealed. Somebody who is in no chat can be added now.
      </Empty>
    );
  }
  // What waits to be decided stands first while there is nobody yet: accepting is how the first people come about.
  const first = view.people.length === 0;
  const proposals = view.proposals === 0 ? null : <Proposals operation={operation} people={view.people} />;
  return (
    <>
      <p className="page-lead soft">{standing(view)}</p>
      {first ? proposals : <PeopleTable operation={operation} people={view.people} />}
      {first ? null : proposals}
      {view.unattributed.length === 0 ? null : (
        <Unattributed operation={operation} handles={view.unattributed} people={view.people} />
      )}
    </>
  );
}
