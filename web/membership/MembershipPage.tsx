/** Who was in a conversation when, how that is known, and how much each wrote, against the events of the case. */

import { useQueries } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../api.ts';
import { useCast } from '../people/useCast.ts';
import { tellPlace } from '../shell/place.ts';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { evidenceTime } from '../words/time.ts';
import { MembershipChart } from './MembershipChart.tsx';
import { MembershipTable } from './MembershipTable.tsx';
import { peopleOf } from './person.ts';
import '../people/people.css';
import './membership.css';

const from = '/signed-in/operations/$operation/conversations/$conversation/membership';

export function MembershipPage() {
  const { operation, conversation } = useParams({ from });
  const [about, membership, events] = useQueries({
    queries: [
      {
        queryKey: ['operation', operation, 'conversation', conversation],
        queryFn: () => api.conversation(operation, conversation),
      },
      {
        queryKey: ['operation', operation, 'membership', conversation],
        queryFn: () => api.membership(operation, conversation),
      },
      { queryKey: ['operation', operation, 'events'], queryFn: () => api.events(operation) },
    ],
  });
  const cast = useCast(operation, conversation);
  const title = about.data?.title;
  useTitle('Who was in it', title, useOperation(operation)?.name);
  useEffect(() => (title === undefined ? undefined : tellPlace(title)), [title]);
  const params = { operation, conversation };
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          Who was in it, and when
          {title === undefined ? null : <span className="conversation-name">{title}</span>}
        </h1>
        <p className="conversation-doors no-print">
          <Link to="/operations/$operation/conversations/$conversation" params={params}>
            Read it
          </Link>
          <Link to="/operations/$operation/conversations/$conversation/participation" params={params}>
            Message by message
          </Link>
        </p>
      </div>
      <Answer query={membership} lines={12}>
        {(view) => {
          const rows = peopleOf(view.rows, cast);
          if (rows.length === 0) {
            return (
              <Empty title="Nobody is named in it">
                This conversation has neither senders nor notices of who joined. Its bytes are kept with the exhibit.
              </Empty>
            );
          }
          const drawn = rows.some((row) => row.intervals.length + row.months.length > 0);
          if (!drawn) {
            return (
              <>
                <p className="page-lead soft">
                  This chat is on one phone. Who joined and left, and when, is worked out where copies of several phones
                  are joined; until then this is who writes in it.
                </p>
                <MembershipTable operation={operation} conversation={conversation} rows={rows} />
              </>
            );
          }
          const shown = events.data?.events ?? [];
          return (
            <>
              <p className="page-lead soft">
                A line is the time somebody was a member, as far as the phones show it. Under it is how much they wrote
                each month.
              </p>
              <MembershipChart view={view} rows={rows} events={shown} />
              {shown.length === 0 ? null : (
                <ol className="chart-events">
                  {shown.map((event, n) => (
                    <li key={event.id}>
                      <b>{n + 1}</b>
                      <span>
                        {event.what} <span className="soft">{evidenceTime(event.happened)}</span>
                      </span>
                    </li>
                  ))}
                </ol>
              )}
              <section>
                <h2>The same in words</h2>
                <MembershipTable operation={operation} conversation={conversation} rows={rows} />
              </section>
            </>
          );
        }}
      </Answer>
    </div>
  );
}
