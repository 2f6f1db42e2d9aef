/** The gap ledger: what is gone or differs, phone by phone, against the case events. */

import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router';
import { api } from '../api.ts';
import { save } from '../call.ts';
import type { ConversationView, GapSummary } from '../contract.ts';
import { conversationsQuery } from '../conversations/queries.ts';
import { EnterEvent } from '../events/EnterEvent.tsx';
import { announce } from '../shell/announce.tsx';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty, Refusal } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WorkButton } from '../signs/WorkButton.tsx';
import { gapKindName } from '../words/gap.ts';
import { count, counted } from '../words/number.ts';
import { askedOf, countedBy, daysOf, filterSentence, type GapFilters, narrows, withWhat } from './filters.ts';
import { GapSentence } from './GapSentence.tsx';
import { GapTable } from './GapTable.tsx';
import { gapSummaryQuery } from './queries.ts';
import { RunList } from './RunList.tsx';
import { Timeline } from './Timeline.tsx';
import '../reader/reader.css';
import './gaps.css';

const from = '/signed-in/operations/$operation/gaps';

export function GapsPage() {
  const { operation } = useParams({ from });
  useTitle('Gaps', useOperation(operation)?.name);
  const all = useQuery(gapSummaryQuery(operation, {}));
  const conversations = useQuery(conversationsQuery(operation));
  const joined = conversations.data?.conversations.filter((one) => one.lanes.length > 0);
  return (
    <div className="page gaps">
      <h1>Gaps</h1>
      <p className="page-lead soft">
        What one phone lacks or shows differently, beside the phones that have it. A gap is called a deletion only where
        no innocent explanation is plausible.
      </p>
      <Answer query={all} lines={12}>
        {(summary) =>
          summary.total === 0 ? (
            <NoGaps operation={operation} joined={joined?.length} />
          ) : (
            <Ledger operation={operation} all={summary} conversations={joined ?? []} />
          )
        }
      </Answer>
    </div>
  );
}

function NoGaps({ operation, joined }: { operation: number; joined: number | undefined }) {
  if (joined !== undefined && joined > 0) {
    return (
      <Empty title="No gap">
        Every copy that was joined shows what the others show, as far as this account may see.
      </Empty>
    );
  }
  return (
    <Empty
      title="Nothing to compare yet"
      actions={
        <Button component={Link} to={`/operations/${operation}/joinings`}>
          Copies of one chat
        </Button>
      }
    >
      Gaps are found where copies of one chat from several phones are joined.
    </Empty>
  );
}

function Ledger(props: { operation: number; all: GapSummary; conversations: readonly ConversationView[] }) {
  const { operation, all, conversations } = props;
  const filters = useSearch({ from });
  const sender = useRouterState({ select: (state) => state.location.state.words?.sender ?? '' });
  const navigate = useNavigate();
  const change = (search: GapFilters, who: string) =>
    void navigate({
      to: '/operations/$operation/gaps',
      params: { operation },
      search,
      state: { words: { q: '', sender: who } },
      resetScroll: false,
    });
  const shown = useQuery({
    ...gapSummaryQuery(operation, countedBy(filters, sender)),
    // The picture stays while the next is on its way.
    placeholderData: keepPreviousData,
  });
  // What else there is under the same words, so that each of its counts stays a door.
  const { kind: _kind, ...under } = filters;
  const around = useQuery({
    ...gapSummaryQuery(operation, countedBy({ ...under, deletion: 'all' }, sender)),
    placeholderData: keepPreviousData,
  });
  const days = daysOf(all);
  const csv = useMutation({
    mutationFn: () => api.gapsCsv(operation, askedOf(filters, sender)),
    onSuccess: (file) => {
      save(file);
      announce(`Saved as ${file.name}.`);
    },
  });
  const sentence = filterSentence(filters, sender, {
    conversation: (id) => conversations.find((one) => one.id === id)?.title,
    copy: (id) => conversations.flatMap((one) => one.lanes).find((lane) => lane.copyId === id)?.exhibitRef,
    exhibit: (id) => all.handsets.find((one) => one.exhibitId === id)?.exhibitRef,
  });
  return (
    <>
      <GapSentence
        filters={filters}
        sender={sender}
        all={all}
        conversations={conversations}
        days={days}
        change={change}
      />
      {shown.data === undefined ? (
        shown.isError ? (
          <Refusal error={shown.error} retry={() => void shown.refetch()} />
        ) : null
      ) : (
        <>
          <Counts
            total={shown.data.total}
            around={around.data}
            sentence={sentence}
            filters={filters}
            sender={sender}
            change={change}
          />
          {days === null ? null : (
            <Timeline
              handsets={all.handsets}
              days={days}
              shown={shown.data}
              choose={(chosen) => change({ ...filters, ...chosen }, sender)}
            />
          )}
          <details className="gaps-event no-print">
            <summary>Enter a case event</summary>
            <p className="soft">A notice, a seizure, an interview: gaps are placed against it at once.</p>
            <EnterEvent operation={operation} />
          </details>
          {shown.data.runs.length === 0 ? null : (
            <section>
              <h2>Runs</h2>
              <RunList
                runs={shown.data.runs}
                choose={(run) => change({ ...filters, copy: run.copyId, run: run.run }, sender)}
              />
            </section>
          )}
        </>
      )}
      <section>
        <div className="page-head">
          <h2>One by one</h2>
          <div className="gaps-acts no-print">
            <WorkButton quiet busy={csv.isPending} onClick={() => csv.mutate()}>
              Save as CSV
            </WorkButton>
            <Button variant="default" onClick={() => print()}>
              Print
            </Button>
          </div>
        </div>
        {csv.isError ? <Refusal error={csv.error} /> : null}
        <GapTable
          operation={operation}
          asked={askedOf(filters, sender)}
          sort={(by) => {
            const { sort: _sort, ...rest } = filters;
            change(by === 'time' ? rest : { ...rest, sort: by }, sender);
          }}
          showAll={() => change({ deletion: 'all' }, '')}
        />
      </section>
    </>
  );
}

/** How many the sentence leaves, and of which kind: each number is a door. */
function Counts(props: {
  total: number;
  around: GapSummary | undefined;
  sentence: string;
  filters: GapFilters;
  sender: string;
  change: (filters: GapFilters, sender: string) => void;
}) {
  const { total, around, sentence, filters, sender, change } = props;
  const open = (what: string) => () => change(withWhat(filters, what), sender);
  return (
    <>
      <p className="gaps-said" role="status">
        <b>{counted(total, 'gap')}</b>: {sentence}.{' '}
        {narrows(filters, sender) ? (
          <button type="button" className="plain-button no-print" onClick={() => change({}, '')}>
            Clear the filter
          </button>
        ) : null}
      </p>
      <ul className="gaps-counts">
        <Door amount={around?.deletions} words="called a deletion" open={open('deleted')} />
        <Door amount={around?.explained} words="absent and explained" open={open('explained')} />
        {around?.kinds
          .filter(({ kind }) => kind !== 'missing')
          .map(({ kind, gaps }) => (
            <Door key={kind} amount={gaps} words={gapKindName(kind)} open={open(kind)} />
          ))}
      </ul>
    </>
  );
}

function Door({ amount, words, open }: { amount: number | undefined; words: string; open: () => void }) {
  if (amount === undefined || amount === 0) return null;
  return (
    <li>
      <button type="button" onClick={open}>
        <b>{count(amount)}</b> {words}
      </button>
    </li>
  );
}
