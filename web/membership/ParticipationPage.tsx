/** Messages by people: what the phones show of each person and each message, a window of messages at a time. */

import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import type { ParticipationView } from '../contract.ts';
import { DateDialog } from '../reader/DateDialog.tsx';
import { railOf } from '../reader/rail.ts';
import { KeyBar } from '../shell/KeyBar.tsx';
import { useKeys } from '../shell/keys.ts';
import { tellPlace } from '../shell/place.ts';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { count } from '../words/number.ts';
import { timeParts } from '../words/time.ts';
import { Basis, Signs } from './Basis.tsx';
import { Matrix } from './Matrix.tsx';
import type { Spot } from './useRoving.ts';
import '../reader/reader.css';
import './membership.css';
import './participation.css';

const from = '/signed-in/operations/$operation/conversations/$conversation/participation';
const windowRows = 30;

export function ParticipationPage() {
  const { operation, conversation } = useParams({ from });
  const start = useSearch({ from }).from ?? 0;
  const about = useQuery({
    queryKey: ['operation', operation, 'conversation', conversation],
    queryFn: () => api.conversation(operation, conversation),
  });
  const query = useQuery({
    queryKey: ['operation', operation, 'people', 'participation', conversation, start],
    queryFn: ({ signal }) => api.participation(operation, conversation, start, windowRows, signal),
    // The window before stays in place until the next one is there: the page does not jump.
    placeholderData: keepPreviousData,
  });
  const title = about.data?.title;
  useTitle('Message by message', title, useOperation(operation)?.name);
  useEffect(() => (title === undefined ? undefined : tellPlace(title)), [title]);
  const params = { operation, conversation };
  return (
    <div className="participation">
      <div className="page participation-page">
        <div className="page-head">
          <h1>
            Message by message
            {title === undefined ? null : <span className="conversation-name">{title}</span>}
          </h1>
          <p className="conversation-doors no-print">
            <Link to="/operations/$operation/conversations/$conversation" params={params}>
              Read it
            </Link>
            <Link to="/operations/$operation/conversations/$conversation/membership" params={params}>
              Who was in it, and when
            </Link>
          </p>
        </div>
        <p className="page-lead soft">
          What the phones show of each person and each message. A ring says that somebody could have seen it; nothing
          here says that anybody did. An empty place proves nothing, and silence is held against nobody without proof of
          presence.
        </p>
        <Answer query={query} lines={14}>
          {(view) =>
            view.total === 0 || view.columns.length === 0 ? (
              <Empty title="Nothing to set side by side">
                This conversation holds no message with a sender. Its bytes are kept with the exhibit.
              </Empty>
            ) : (
              <Windowed operation={operation} view={view} fetching={query.isPlaceholderData} />
            )
          }
        </Answer>
      </div>
    </div>
  );
}

function Windowed(props: { operation: number; view: ParticipationView; fetching: boolean }) {
  const { operation, view, fetching } = props;
  const conversation = view.conversationId;
  const navigate = useNavigate();
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [arrive, setArrive] = useState<'first' | 'last' | null>(null);
  const [dating, setDating] = useState(false);
  const wide = useMediaQuery('(min-width: 1150px)') ?? true;
  const days = useQuery({
    queryKey: ['operation', operation, 'days', conversation],
    queryFn: () => api.days(operation, conversation),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: dating,
  });
  const rail = days.data === undefined ? null : railOf(days.data.days);
  const last = Math.max(0, view.total - windowRows);
  const end = view.from + view.rows.length;

  function show(position: number, then: 'first' | 'last' | null) {
    const to = Math.min(last, Math.max(0, position));
    if (to === view.from || fetching) return;
    setArrive(then);
    void navigate({
      to: '/operations/$operation/conversations/$conversation/participation',
      params: { operation, conversation },
      search: { from: to },
      replace: true,
      resetScroll: false,
    });
  }
  const later = () => show(view.from + windowRows, 'first');
  const earlier = () => show(view.from - windowRows, 'last');
  useKeys([
    { key: 'End', label: 'last messages', run: () => show(last, 'last') },
    { key: 'Home', label: 'first messages', run: () => show(0, 'first') },
    { key: 'd', label: 'go to date', run: () => setDating(true), bar: true },
    { key: 'PageUp', label: 'earlier messages', run: earlier, bar: true },
    { key: 'PageDown', label: 'later messages', run: later, bar: true },
  ]);
  const row = view.rows[spot.row];
  const where = `${count(view.from + 1)} to ${count(end)} of ${count(view.total)}`;
  return (
    <>
      <div className="participation-body">
        <div className="participation-main" aria-busy={fetching}>
          <Matrix
            operation={operation}
            view={view}
            arrive={arrive}
            arrived={() => setArrive(null)}
            spot={spot}
            select={setSpot}
            past={(direction) => (direction > 0 ? later() : earlier())}
          />
          <nav className="participation-pages no-print" aria-label="Windows of messages">
            <button type="button" className="act" disabled={view.from === 0} onClick={earlier}>
              Earlier
            </button>
            <button type="button" className="act" disabled={end >= view.total} onClick={later}>
              Later
            </button>
            <button type="button" className="act" onClick={() => setDating(true)}>
              Go to a date
            </button>
            <span className="soft" role="status">
              Messages {where}
            </span>
          </nav>
        </div>
        <aside className="participation-basis no-print" aria-label="How do we know?">
          <Basis
            operation={operation}
            conversation={conversation}
            row={row}
            columns={view.columns}
            at={spot.column - 1}
          />
        </aside>
        <Signs />
      </div>
      <KeyBar>{wide ? <span>{where}</span> : null}</KeyBar>
      {rail === null ? null : (
        <DateDialog
          rail={rail}
          today={timeParts(row?.time ?? null)?.day ?? rail.days[0]?.day ?? ''}
          opened={dating}
          close={() => setDating(false)}
          jump={(position) => show(position, 'first')}
        />
      )}
    </>
  );
}
