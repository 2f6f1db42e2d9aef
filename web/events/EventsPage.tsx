/** Case events: a date and what happened, in the operation's own words. They stand against the messages as lines. */

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { actTime, evidenceTime } from '../words/time.ts';
import { EnterEvent } from './EnterEvent.tsx';

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
