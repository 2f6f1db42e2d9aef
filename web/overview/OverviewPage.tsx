/** What is here, what is undecided (first), when it was written, what happened in the case, what was done lately. */

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import type { JoiningView, OverviewView } from '../contract.ts';
import { OpenDoubts } from '../exhibits/OpenDoubts.tsx';
import { isOpen } from '../exhibits/openDoubt.ts';
import { joiningsQuery, waiting } from '../joinings/queries.ts';
import { standingOf, titleOf } from '../joinings/standing.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { actName } from '../words/kind.ts';
import { count, counted, list } from '../words/number.ts';
import { actTime, evidenceTime } from '../words/time.ts';
import { MonthsPicture } from './MonthsPicture.tsx';
import { runsOf } from './runs.ts';
import { Standing } from './Standing.tsx';
import { sentenceOf } from './sentence.ts';
import './overview.css';

export function OverviewPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/' });
  const overview = useQuery({ queryKey: ['operation', operation, 'overview'], queryFn: () => api.overview(operation) });
  useTitle('Overview', overview.data?.operation.name);
  return (
    <div className="page">
      <Answer query={overview} lines={9} level={1}>
        {(data) => <Told overview={data} />}
      </Answer>
    </div>
  );
}

function Told({ overview }: { overview: OverviewView }) {
  const { operation, doubts, warnings } = overview;
  const params = { operation: operation.id };
  const undecided = doubts.filter(isOpen);
  // Not everybody may see what belongs together: then there is nothing of it here.
  const joinings = useQuery({ ...joiningsQuery(operation.id), enabled: operation.counts.exhibits > 1 }).data ?? [];
  const { joined } = standingOf(joinings);
  const open = waiting(joinings);
  return (
    <>
      <h1>{operation.name}</h1>
      <p className="overview-sentence measure">{sentenceOf(overview)}</p>
      {operation.purpose === '' ? null : <p className="soft measure">{operation.purpose}</p>}
      <Standing operation={operation} />
      {operation.counts.exhibits === 0 ? (
        <Empty
          title="Begin with an exhibit"
          actions={
            <Button component={Link} to={`/operations/${operation.id}/import`}>
              Import the first exhibit
            </Button>
          }
        >
          Drop the export of a phone, or a whole folder. You see what is in it, and every doubt, before it is sealed.
        </Empty>
      ) : (
        <Counts overview={overview} joined={joined} />
      )}
      {undecided.length + open.length + warnings.length === 0 ? null : (
        <section>
          <h2>{undecided.length + open.length === 0 ? 'Worth knowing' : 'Undecided'}</h2>
          <OpenDoubts doubts={undecided} />
          <OpenJoinings operation={operation.id} joinings={open} />
          <WarningLines overview={overview} />
        </section>
      )}
      {overview.months.length === 0 ? null : (
        <section>
          <h2>When it was written</h2>
          <MonthsPicture operation={operation.id} months={overview.months} events={overview.events} />
        </section>
      )}
      <div className="overview-pair">
        <section>
          <h2>
            <Link to="/operations/$operation/events" params={params}>
              Case events
            </Link>
          </h2>
          {overview.events.length === 0 ? (
            <p className="soft">
              None entered. A referral, a notice, a seizure: they stand against the messages as lines.
            </p>
          ) : (
            <ol className="overview-events">
              {overview.events.map((event, n) => (
                <li key={event.id}>
                  <span className="overview-event-number">{n + 1}</span>
                  <span>
                    {event.what} <span className="soft">{evidenceTime(event.happened)}</span>
                  </span>
                </li>
              ))}
            </ol>
          )}
        </section>
        <section>
          <h2>
            <Link to="/operations/$operation/ledger" params={params}>
              Lately
            </Link>
          </h2>
          <ol className="overview-acts">
            {runsOf(overview.recent).map(({ act, times }) => (
              <li key={act.seq}>
                {act.actor}: {actName(act.act)}
                {times > 1 ? `, ${count(times)} times` : ''} <span className="soft">{actTime(act.at)}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}

/** Copies of which nobody has said whether they are one chat. */
function OpenJoinings({ operation, joinings }: { operation: number; joinings: readonly JoiningView[] }) {
  if (joinings.length === 0) return null;
  const titles = joinings.slice(0, 4).map((one) => `${titleOf(one.copies)} (${one.copies.length})`);
  const left = joinings.length - titles.length;
  return (
    <div className="aside-note aside-doubt doubt">
      <p>
        <Link to="/operations/$operation/joinings" params={{ operation }}>
          {counted(joinings.length, 'proposal')} {joinings.length === 1 ? 'waits' : 'wait'}
        </Link>
        : copies that may be one chat, {list(left === 0 ? titles : [...titles, `${count(left)} more`])}. Until they are
        joined, nothing is compared from phone to phone.
      </p>
    </div>
  );
}

/** Counts are doors: each opens the rows behind it. */
function Counts({ overview, joined }: { overview: OverviewView; joined: readonly JoiningView[] }) {
  const { counts, id } = overview.operation;
  const params = { operation: id };
  const deletions = joined.reduce((sum, one) => sum + (one.deletions ?? 0), 0);
  return (
    <ul className="overview-counts">
      <li>
        <Link to="/operations/$operation/exhibits" params={params}>
          <b>{count(counts.exhibits)}</b> {counts.exhibits === 1 ? 'exhibit' : 'exhibits'}
        </Link>
      </li>
      <li>
        <Link to="/operations/$operation/conversations" params={params}>
          <b>{count(counts.conversations)}</b> {counts.conversations === 1 ? 'conversation' : 'conversations'}
        </Link>
      </li>
      <li>
        <Link to="/operations/$operation/search" params={params} search={{ order: 'oldest' }}>
          <b>{count(counts.messages)}</b> {counts.messages === 1 ? 'message' : 'messages'}
        </Link>
      </li>
      <li>
        <Link to="/operations/$operation/search" params={params} search={{ kind: 'system', order: 'oldest' }}>
          <b>{count(counts.notices)}</b> {counts.notices === 1 ? 'notice' : 'notices'}
        </Link>
      </li>
      <li>
        <Link to="/operations/$operation/search" params={params} search={{ kind: 'call', order: 'oldest' }}>
          <b>{count(counts.calls)}</b> {counts.calls === 1 ? 'call' : 'calls'}
        </Link>
      </li>
      {deletions === 0 ? null : (
        <li>
          <Link to="/operations/$operation/gaps" params={params}>
            <b>{count(deletions)}</b> called {deletions === 1 ? 'a deletion' : 'deletions'}
          </Link>
        </li>
      )}
      {counts.held === 0 ? null : (
        <li title="Under privilege or out of scope: not shown to this account">
          <b>{count(counts.held)}</b> withheld
        </li>
      )}
    </ul>
  );
}

function WarningLines({ overview }: { overview: OverviewView }) {
  const shown = overview.warnings.slice(0, 8);
  const rest = overview.warnings.length - shown.length;
  return (
    <ul className="overview-warnings">
      {shown.map((warning) => (
        <li key={`${warning.exhibit} ${warning.path} ${warning.code} ${warning.message}`}>
          <span className="dot dot-doubt" aria-hidden="true" />
          <span>
            {warning.message}{' '}
            <span className="soft break">
              {warning.exhibit}, {warning.path}
            </span>
          </span>
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <Link to="/operations/$operation/exhibits" params={{ operation: overview.operation.id }}>
            {count(rest)} more with the exhibits
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
