import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PersonView } from '../contract.ts';
import { Facts } from '../signs/signs.tsx';
import { count, counted } from '../words/number.ts';
import { span } from '../words/time.ts';
import { ChangePerson } from './ChangePerson.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { AnonymousTag, CategoryTag, PersonName, Sureness } from './signs.tsx';

/** Who it is, what they are to this operation, and the acts on the record as a whole. */
export function PersonHead({ operation, person }: { operation: number; person: PersonView }) {
  const [changing, setChanging] = useState(false);
  const [merging, setMerging] = useState(false);
  return (
    <>
      <div className="page-head">
        <h1>
          <PersonName person={person} />
          {person.posting === '' ? null : <span className="person-posting">{person.posting}</span>}
        </h1>
        <div className="person-acts no-print">
          <Button variant="default" onClick={() => setChanging(true)}>
            Change
          </Button>
          <Button variant="default" onClick={() => setMerging(true)}>
            Same person as…
          </Button>
        </div>
      </div>
      <p className="person-tags">
        <CategoryTag category={person.category} />
        {person.anonymous ? <AnonymousTag /> : null}
      </p>
      {person.anonymous ? (
        <p className="aside-note person-anonymity">
          Anonymous for life. The printed and saved list of people leaves the name, rank, unit and dates out; extracts,
          gap lists and printed charts still show what the chats show, so check them before they leave the room.
        </p>
      ) : null}
      {person.note === '' ? null : <p className="measure person-note">{person.note}</p>}
      <Facts
        rows={[
          ['Written', `${counted(person.messages, 'message')}, ${span(person.first, person.last)}`],
          ['Names', `${count(person.handles)} in ${counted(person.conversations, 'chat')}`],
          ['Weakest attribution', <Sureness key="sureness" confidence={person.confidence} />],
        ]}
      />
      <ChangePerson operation={operation} person={person} opened={changing} close={() => setChanging(false)} />
      <MergeDialog operation={operation} person={person} opened={merging} close={() => setMerging(false)} />
    </>
  );
}
