/** A person: the names they have in the chats, where they were, when they write, and what was decided about them. */

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PersonView } from '../contract.ts';
import { tellPlace } from '../shell/place.ts';
import { useOperation } from '../shell/session.ts';
import { Answer } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { Attributions } from './Attributions.tsx';
import { ChatsOfPerson } from './ChatsOfPerson.tsx';
import { Decided } from './Decided.tsx';
import { HoursPicture } from './HoursPicture.tsx';
import { MonthsOfPerson } from './MonthsOfPerson.tsx';
import { PersonHead } from './PersonHead.tsx';
import { Postings } from './Postings.tsx';
import { personQuery } from './queries.ts';
import './people.css';
import './person.css';

export function PersonPage() {
  const { operation, person } = useParams({ from: '/signed-in/operations/$operation/people/$person' });
  const query = useQuery(personQuery(operation, person));
  const found = query.data;
  // Titles end up in histories: the name of somebody anonymous stays out of them.
  const title = found === undefined || found.anonymous ? 'Person' : found.name;
  useTitle(title, useOperation(operation)?.name);
  useEffect(() => (found === undefined ? undefined : tellPlace(found.name)), [found]);
  return (
    <div className="page">
      <Answer query={query} lines={14} level={1}>
        {(data) => <Whole key={data.id} operation={operation} person={data} />}
      </Answer>
    </div>
  );
}

function Whole({ operation, person }: { operation: number; person: PersonView }) {
  return (
    <>
      <PersonHead operation={operation} person={person} />
      <Attributions operation={operation} person={person} />
      <ChatsOfPerson operation={operation} person={person} />
      <Postings operation={operation} person={person} />
      {person.messages === 0 ? null : (
        <section>
          <h2>When they write</h2>
          <div className="person-when">
            <HoursPicture hours={person.hours} />
            <MonthsOfPerson months={person.months} />
          </div>
        </section>
      )}
      <Decided operation={operation} person={person} />
    </>
  );
}
