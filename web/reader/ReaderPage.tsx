/** The conversation reader: fetches what the place stands on, then hands over to the reading itself. */

import { useQueries } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import { tellPlace } from '../shell/place.ts';
import { useOperation } from '../shell/session.ts';
import { Empty, Refusal } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { EntryPlace } from './EntryRow.tsx';
import { Reading } from './Reading.tsx';
import { entriesPageQuery } from './useEntries.ts';
import { pageSize } from './window.ts';
import './reader.css';
import './lanes.css';

const from = '/signed-in/operations/$operation/conversations/$conversation/at/$position';

export function ReaderPage() {
  const { operation, conversation, position } = useParams({ from });
  const { o } = useSearch({ from });
  const [opened] = useState(position);
  const [about, days, firstPage] = useQueries({
    queries: [
      {
        queryKey: ['operation', operation, 'conversation', conversation],
        queryFn: () => api.conversation(operation, conversation),
      },
      {
        queryKey: ['operation', operation, 'days', conversation],
        queryFn: () => api.days(operation, conversation),
        staleTime: Number.POSITIVE_INFINITY,
      },
      // At the same time as the rest: the list then opens with its words in place.
      entriesPageQuery(operation, conversation, Math.floor(opened / pageSize)),
    ],
  });
  const title = about.data?.title;
  useTitle(title ?? 'Conversation', useOperation(operation)?.name);
  useEffect(() => (title === undefined ? undefined : tellPlace(title)), [title]);

  if (about.data !== undefined && about.data.joinedInto !== null) {
    return (
      <div className="page">
        <h1>{about.data.title}</h1>
        <Empty title="Read as part of one conversation">
          This copy has been joined with those of other phones.{' '}
          <Link
            to="/operations/$operation/conversations/$conversation"
            params={{ operation, conversation: about.data.joinedInto }}
          >
            Open the conversation
          </Link>
        </Empty>
      </div>
    );
  }
  const failed = about.isError ? about : days.isError ? days : null;
  if (failed !== null) {
    return (
      <div className="page">
        <Refusal level={1} error={failed.error} retry={() => void failed.refetch()} />
      </div>
    );
  }
  if (about.data === undefined || days.data === undefined || firstPage.isPending) return <ReaderPlaces />;
  if (about.data.entries === 0) {
    return (
      <div className="page">
        <h1>{about.data.title}</h1>
        <Empty title="Nothing in this conversation">
          The export names it and holds no entry of it. The bytes are kept with the exhibit.
        </Empty>
      </div>
    );
  }
  return (
    <Reading
      key={`${operation} ${conversation}`}
      operation={operation}
      conversation={about.data}
      days={days.data.days}
      position={Math.min(position, about.data.entries - 1)}
      observation={o ?? null}
    />
  );
}

function ReaderPlaces() {
  return (
    <div className="reader">
      <div className="thread" role="status">
        <span className="hidden-words">Loading the conversation</span>
        {[0, 1, 2, 3, 4, 5, 6, 7].map((n) => (
          <EntryPlace key={n} position={n} lanes={false} />
        ))}
      </div>
    </div>
  );
}
