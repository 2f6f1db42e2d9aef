/** The names and numbers that are said to be this person's: how sure, on what, from when to when, by whom. */

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api.ts';
import type { AttributionView, PersonView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Refusal } from '../signs/states.tsx';
import { WideTable } from '../signs/WideTable.tsx';
import { count } from '../words/number.ts';
import { AttributeDialog } from './AttributeDialog.tsx';
import { holdsWords } from './order.ts';
import { heldFor } from './posting.ts';
import { peopleChanged } from './queries.ts';
import { Sureness } from './signs.tsx';
import { Why } from './Why.tsx';
import { basisName } from './words.ts';

/** Above this many names the list can be filtered. */
const many = 12;

export function Attributions({ operation, person }: { operation: number; person: PersonView }) {
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState('');
  const shown = person.attributions
    .filter((one) => holdsWords([one.shown, one.exhibitRef, one.conversationTitle], typed))
    .sort((a, b) => a.confidence - b.confidence || b.messages - a.messages);
  return (
    <section>
      <div className="section-head">
        <h2>Names in the chats</h2>
        <Button className="no-print" variant="default" onClick={() => setAdding(true)}>
          Attribute a name
        </Button>
      </div>
      {person.attributions.length === 0 ? (
        <p className="soft measure">
          None yet. Until a name in a chat is attributed, nothing that was written is this person’s.
        </p>
      ) : (
        <>
          {person.attributions.length > many ? (
            <div className="people-tools no-print">
              <TextInput
                type="search"
                label="Filter names"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            </div>
          ) : null}
          <WideTable label="Names in the chats">
            <table className="attributions stack">
              <caption className="small">The weakest first.</caption>
              <thead>
                <tr>
                  <th scope="col">Shown as</th>
                  <th scope="col">Where</th>
                  <th scope="col" className="number">
                    Messages
                  </th>
                  <th scope="col">How sure</th>
                  <th scope="col">Rests on</th>
                  <th scope="col">Time</th>
                  <th scope="col">
                    <span className="hidden-words">Acts</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <Row key={one.id} operation={operation} person={person.id} attribution={one} />
                ))}
              </tbody>
            </table>
          </WideTable>
        </>
      )}
      <AttributeDialog operation={operation} person={person} opened={adding} close={() => setAdding(false)} />
    </section>
  );
}

function Row({
  operation,
  person,
  attribution: one,
}: {
  operation: number;
  person: number;
  attribution: AttributionView;
}) {
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => api.withdrawAttribution(operation, person, one.id),
    onSuccess: async () => {
      announce('Withdrawn. The name waits among the unattributed again.');
      await peopleChanged(queries, operation);
    },
  });
  return (
    <tr>
      <td data-label="Shown as" className="attribution-shown stack-title break">
        <b dir="auto">{one.shown}</b>
      </td>
      <td data-label="Where" className="break">
        <Link
          to="/operations/$operation/conversations/$conversation"
          params={{ operation, conversation: one.conversationId }}
        >
          {one.conversationTitle}
        </Link>{' '}
        <span className="soft no-wrap">{one.exhibitRef}</span>
      </td>
      <td data-label="Messages" className="number">
        <Link
          to="/operations/$operation/search"
          params={{ operation }}
          search={{ conversation: one.conversationId, order: 'oldest' }}
          state={{ words: { q: '', sender: one.shown } }}
        >
          {count(one.messages)}
        </Link>
      </td>
      <td data-label="How sure" className="no-wrap">
        <Sureness confidence={one.confidence} />
      </td>
      <td data-label="Rests on" className="break">
        {basisName(one.basis)}
        <Why text={one.note} />
      </td>
      <td data-label="Time">{one.from === null && one.to === null ? 'always' : heldFor(one)}</td>
      <td className="attribution-acts no-print">
        <button
          type="button"
          className="plain-button"
          aria-label={`Withdraw ${one.shown} in ${one.conversationTitle}, ${one.exhibitRef}`}
          disabled={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          Withdraw
        </button>
        {withdraw.isError ? <Refusal error={withdraw.error} /> : null}
      </td>
    </tr>
  );
}
