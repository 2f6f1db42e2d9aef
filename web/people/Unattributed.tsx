/** Names in the chats that nobody has attributed: chosen here and given to a person, new or known. */

import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PeopleView, PersonRow } from '../contract.ts';
import { Empty } from '../signs/states.tsx';
import { WideTable } from '../signs/WideTable.tsx';
import { count, counted } from '../words/number.ts';
import { GiveHandles } from './GiveHandles.tsx';
import { holdsWords } from './order.ts';

type Handle = PeopleView['unattributed'][number];
const atOnce = 20;

export function Unattributed(props: { operation: number; handles: readonly Handle[]; people: readonly PersonRow[] }) {
  const { operation, handles, people } = props;
  const [typed, setTyped] = useState('');
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [giving, setGiving] = useState(false);
  const matching = handles
    .filter((handle) => holdsWords([handle.shown, handle.exhibitRef, handle.conversationTitle], typed))
    .sort((a, b) => b.messages - a.messages || a.handleId - b.handleId);
  const shown = all ? matching : matching.slice(0, atOnce);
  const taken = handles.filter((handle) => chosen.has(handle.handleId));
  function choose(handle: number, on: boolean) {
    const after = new Set(chosen);
    if (on) after.add(handle);
    else after.delete(handle);
    setChosen(after);
  }
  return (
    <section>
      <h2>Names nobody has attributed</h2>
      <div className="people-tools no-print">
        <TextInput
          type="search"
          label="Filter names"
          placeholder="name, chat, exhibit"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button variant="default" disabled={taken.length === 0} onClick={() => setGiving(true)}>
          {taken.length === 0 ? 'Attribute the chosen' : `Attribute ${counted(taken.length, 'name')}`}
        </Button>
      </div>
      {shown.length === 0 ? (
        <Empty title="None matches">
          <button type="button" className="plain-button" onClick={() => setTyped('')}>
            Show all {count(handles.length)}
          </button>
        </Empty>
      ) : (
        <WideTable label="Names nobody has attributed">
          <table className="handles stack">
            <thead>
              <tr>
                <th scope="col">Shown as</th>
                <th scope="col">Conversation</th>
                <th scope="col">Exhibit</th>
                <th scope="col" className="number">
                  Messages
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((handle) => (
                <tr key={handle.handleId}>
                  <td data-label="Shown as" className="stack-title break">
                    <Checkbox
                      label={<span dir="auto">{handle.shown}</span>}
                      aria-label={`Choose ${handle.shown}, ${handle.exhibitRef}, ${handle.conversationTitle}`}
                      checked={chosen.has(handle.handleId)}
                      onChange={(event) => choose(handle.handleId, event.currentTarget.checked)}
                    />
                  </td>
                  <td data-label="Conversation" className="break">
                    <Link
                      to="/operations/$operation/conversations/$conversation"
                      params={{ operation, conversation: handle.conversationId }}
                    >
                      {handle.conversationTitle}
                    </Link>
                  </td>
                  <td data-label="Exhibit" className="no-wrap">
                    {handle.exhibitRef}
                  </td>
                  <td data-label="Messages" className="number">
                    {count(handle.messages)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {shown.length === matching.length ? null : (
        <p className="people-more no-print">
          <button type="button" className="plain-button" onClick={() => setAll(true)}>
            Show {count(matching.length - shown.length)} more
          </button>
        </p>
      )}
      <GiveHandles
        operation={operation}
        handles={taken}
        people={people}
        opened={giving}
        close={() => setGiving(false)}
        given={() => setChosen(new Set())}
      />
    </section>
  );
}
