/** The message to decide, large, in its conversation: what was said before and after it, as the reader shows it. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api.ts';
import type { EntryView, QueueView } from '../contract.ts';
import { EntryContent } from '../reader/EntryContent.tsx';
import { EntryTime } from '../reader/EntryTime.tsx';
import type { Revealing } from '../reader/useRevealing.ts';
import { isWithheld } from '../reader/withheld.ts';
import { shortDay, timeParts } from '../words/time.ts';

const BEFORE = 5;
const AFTER = 3;

type Message = NonNullable<NonNullable<QueueView['offer']>['message']>;

export function Offered(props: { operation: number; message: Message; revealing: Revealing }) {
  const { operation, message, revealing } = props;
  const { conversationId, entry } = message;
  const from = Math.max(0, entry.position - BEFORE);
  const around = useQuery({
    // By the position itself: near the beginning of a conversation several begin at the same place and end elsewhere.
    queryKey: ['operation', operation, 'around', conversationId, entry.position],
    queryFn: ({ signal }) => api.entries(operation, conversationId, from, entry.position - from + AFTER + 1, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const known: readonly EntryView[] = around.data?.entries ?? [
    ...(message.before === null ? [] : [message.before]),
    entry,
    ...(message.after === null ? [] : [message.after]),
  ];
  const day = timeParts(entry.time);
  return (
    <section className="offered" aria-label="The message to decide, in its conversation">
      <p className="offered-where">
        <Link
          to="/operations/$operation/conversations/$conversation/at/$position"
          params={{ operation, conversation: conversationId, position: entry.position }}
          search={{ o: entry.observation }}
        >
          {message.conversationTitle}
        </Link>{' '}
        <span className="soft">
          {day === null ? 'no time' : shortDay(day.day)}, {message.exhibitRef}
        </span>
      </p>
      {known.map((one) =>
        one.position === entry.position ? (
          <article key={one.position} className="offered-message" aria-label="To decide">
            <Said operation={operation} entry={entry} revealing={revealing} />
          </article>
        ) : (
          <div key={one.position} className="offered-beside">
            <Said operation={operation} entry={one} revealing={revealing} />
          </div>
        ),
      )}
    </section>
  );
}

function Said({ operation, entry, revealing }: { operation: number; entry: EntryView; revealing: Revealing }) {
  if (isWithheld(entry)) return <p className="soft">Withheld from this account</p>;
  return (
    <div className="offered-said">
      <div>
        {entry.kind === 'system' ? null : <p className="entry-who">{entry.sender ?? 'no sender named'}</p>}
        <EntryContent operation={operation} entry={entry} revealing={revealing} />
      </div>
      <div className="entry-time">
        <EntryTime entry={entry} focusable={false} />
      </div>
    </div>
  );
}
