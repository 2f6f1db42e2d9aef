/** Case events: a date and what happened, in the operation's own words. They stand against the messages as lines. */

import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import { useOperation } from '../shell/session.ts';
import { DayInput } from '../signs/DayInput.tsx';
import { Answer, Empty, Refusal } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { actTime, evidenceTime } from '../words/time.ts';

export function EventsPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/events' });
  useTitle('Case events', useOperation(operation)?.name);
  const list = useQuery({ queryKey: ['operation', operation, 'events'], queryFn: () => api.events(operation) });
  return (
    <div className="page">
      <h1>Case events</h1>
      <p className="page-lead soft">
        A referral, a notice served, a seizure, an interview. What was written before and after them is often the point.
      </p>
      <EnterEvent operation={operation} />
      <section>
        <h2>Entered</h2>
        <Answer query={list} lines={5}>
          {({ events }) =>
            events.length === 0 ? (
              <Empty title="None yet">
                Enter the first above. An event cannot be changed afterwards, only added to.
              </Empty>
            ) : (
              <WideTable label="Case events">
                <table className="stack">
                  <thead>
                    <tr>
                      <th scope="col">When</th>
                      <th scope="col">What happened</th>
                      <th scope="col">Entered</th>
                    </tr>
                  </thead>
                  <tbody>
                    {[...events]
                      .sort((a, b) => (a.happened < b.happened ? -1 : 1))
                      .map((event) => (
                        <tr key={event.id}>
                          <td data-label="When">{evidenceTime(event.happened)}</td>
                          <td data-label="What happened" className="stack-title break">
                            {event.what}
                          </td>
                          <td data-label="Entered" className="soft">
                            {event.enteredBy}, {actTime(event.enteredAt)}
                          </td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </WideTable>
            )
          }
        </Answer>
      </section>
    </div>
  );
}

function EnterEvent({ operation }: { operation: number }) {
  const queries = useQueryClient();
  const [day, setDay] = useState('');
  const [clock, setClock] = useState('');
  const [what, setWhat] = useState('');
  const enter = useMutation({
    mutationFn: () =>
      api.createEvent(operation, { happened: clock === '' ? day : `${day}T${clock}`, what: what.trim() }),
    onSuccess: async () => {
      setWhat('');
      setClock('');
      await queries.invalidateQueries({ queryKey: ['operation', operation, 'events'] });
      await queries.invalidateQueries({ queryKey: ['operation', operation, 'overview'] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    enter.mutate();
  }
  return (
    <form className="form no-print" onSubmit={submit}>
      <div className="form-pair">
        <DayInput label="Date" required value={day} change={setDay} />
        <TextInput
          label="Time, if known"
          type="time"
          value={clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label="What happened"
        required
        maxLength={500}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      {enter.isError ? <Refusal error={enter.error} /> : null}
      <div>
        <WorkButton type="submit" busy={enter.isPending} disabled={day === '' || what.trim() === ''}>
          Enter
        </WorkButton>
      </div>
    </form>
  );
}
