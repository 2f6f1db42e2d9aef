/** Triage: what a model on this computer suggests, as counts that open, a picture, and messages in its order. */

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ModelView, TriageView } from '../contract.ts';
import { useOperation } from '../shell/session.ts';
import { Choice, type Option } from '../signs/Choice.tsx';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count, counted } from '../words/number.ts';
import { filterSentence, type TriageFilters, whatOf, withWhat } from './filters.ts';
import { Histogram } from './Histogram.tsx';
import { Models } from './Models.tsx';
import { triageQuery } from './queries.ts';
import { ScoringState } from './ScoringState.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import { binWords, isCountedOnly, labelName, probability, reasonName, reasonSentence } from './words.ts';
import '../reader/reader.css';
import './triage.css';

const from = '/signed-in/operations/$operation/triage';

export function TriagePage() {
  const { operation } = useParams({ from });
  const found = useOperation(operation);
  useTitle('Triage', found?.name);
  const query = useQuery(triageQuery(operation));
  return (
    <div className="page triage">
      <h1>Triage</h1>
      <p className="page-lead soft">
        A model on this computer puts messages in an order, so that people read the likeliest first. What it suggests is
        a reason to look and never a finding: a person decides.
      </p>
      <Answer query={query} lines={12}>
        {(view) => (
          <>
            <ScoringState operation={operation} />
            {view.model === null ? (
              <Nothing operation={operation} conversations={found?.counts.conversations ?? 0} />
            ) : (
              <Suggestions operation={operation} view={view} model={view.model} />
            )}
          </>
        )}
      </Answer>
    </div>
  );
}

function Nothing({ operation, conversations }: { operation: number; conversations: number }) {
  if (conversations === 0) {
    return (
      <Empty title="No conversation yet">
        Messages are scored by themselves, after an exhibit with chats has been sealed.{' '}
        <Link to="/operations/$operation/import" params={{ operation }}>
          Import an exhibit
        </Link>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing scored yet">
      Scoring begins by itself within a few seconds. You can read and search meanwhile.
    </Empty>
  );
}

function Suggestions({ operation, view, model }: { operation: number; view: TriageView; model: ModelView }) {
  const filters = useSearch({ from });
  const navigate = useNavigate();
  const change = (search: TriageFilters) =>
    void navigate({ to: '/operations/$operation/triage', params: { operation }, search, resetScroll: false });
  const open = (what: string) => change(withWhat(filters, what));
  const titleOf = (id: number) => view.conversations.find((one) => one.id === id)?.title;
  return (
    <>
      <p className="triage-said">
        <b>{counted(view.suggested, 'message')}</b> of {count(view.judged)} judged at or above the review threshold of{' '}
        {probability(model.threshold)}.
        {view.withheld === 0
          ? ''
          : ` ${counted(view.withheld, 'message')} withheld from this account ${view.withheld === 1 ? 'is' : 'are'} in no count here.`}
      </p>
      <div className="triage-doors">
        <Histogram
          bins={view.bins}
          threshold={model.threshold}
          chosen={filters.bin ?? null}
          choose={(bin) => open(`bin ${bin}`)}
        />
        <section>
          <h2>Suggested as</h2>
          <Doors
            none="Nothing is suggested as one of the labels."
            rows={view.labels
              .filter(({ messages }) => messages > 0)
              .sort((a, b) => b.messages - a.messages)
              .map(({ label, messages }) => ({ key: `label ${label}`, words: labelName(label), messages, why: null }))}
            open={open}
            chosen={whatOf(filters)}
          />
          <p className="soft small">
            One message may be suggested as several. A challenge is shown by itself: somebody objects.
          </p>
        </section>
        <section>
          <h2>What the model cannot judge</h2>
          <Doors
            none="Everything here could be judged."
            rows={view.unjudged.map(({ reason, messages }) => ({
              key: isCountedOnly(reason) ? null : `unjudged ${reason}`,
              words: reasonName(reason),
              messages,
              why: reasonSentence(reason),
            }))}
            open={open}
            chosen={whatOf(filters)}
          />
          <p className="soft small">None of it has a score; only people can read it.</p>
        </section>
      </div>
      <section>
        <h2>Message by message</h2>
        <Sentence filters={filters} view={view} change={change} />
        {Object.keys(filters).length === 0 ? null : (
          <p className="triage-filter soft">
            {filterSentence(filters, titleOf)}.{' '}
            <button type="button" className="plain-button no-print" onClick={() => change({})}>
              Clear the filter
            </button>
          </p>
        )}
        <SuggestionList
          key={JSON.stringify(filters)}
          operation={operation}
          filters={filters}
          showAll={() => change({})}
        />
      </section>
      <Conversations
        operation={operation}
        view={view}
        choose={(conversation) => change({ ...filters, conversation })}
      />
      <Models operation={operation} view={view} model={model} />
    </>
  );
}

function Doors(props: {
  none: string;
  rows: readonly { key: string | null; words: string; messages: number; why: string | null }[];
  open: (what: string) => void;
  chosen: string;
}) {
  const { none, rows, open, chosen } = props;
  if (rows.length === 0) return <p className="soft">{none}</p>;
  return (
    <ul className="triage-counts">
      {rows.map(({ key, words, messages, why }) => (
        <li key={words} {...(why === null ? {} : { title: why })}>
          {key === null ? (
            <span>
              <b>{count(messages)}</b> {words}
            </span>
          ) : (
            <button type="button" aria-pressed={chosen === key} onClick={() => open(key)}>
              <b>{count(messages)}</b> {words}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The filter as a sentence made of controls. */
function Sentence(props: { filters: TriageFilters; view: TriageView; change: (filters: TriageFilters) => void }) {
  const { filters, view, change } = props;
  const whats: Option[] = [
    ['', 'at or above the review threshold'],
    ...view.labels
      .filter(({ messages, label }) => messages > 0 || label === filters.label)
      .map(({ label }): Option => [`label ${label}`, `suggested as ${labelName(label)}`]),
    ...view.bins.flatMap((messages, bin): Option[] =>
      messages > 0 || bin === filters.bin ? [[`bin ${bin}`, `of relevance ${binWords(bin)}`]] : [],
    ),
    ...view.unjudged
      .filter(({ reason }) => !isCountedOnly(reason))
      .map(({ reason }): Option => [`unjudged ${reason}`, `not judged: ${reasonName(reason)}`]),
  ];
  const { conversation: _, ...everywhere } = filters;
  return (
    <search className="sentence no-print" aria-label="Filter">
      Show messages{' '}
      <Choice label="What" options={whats} value={whatOf(filters)} change={(what) => change(withWhat(filters, what))} />
      , in{' '}
      <Choice
        label="In which conversation"
        options={[['', 'any conversation'], ...view.conversations.map((one): Option => [String(one.id), one.title])]}
        value={filters.conversation === undefined ? '' : String(filters.conversation)}
        change={(value) => change(value === '' ? everywhere : { ...filters, conversation: Number(value) })}
      />
      .
    </search>
  );
}

function Conversations(props: { operation: number; view: TriageView; choose: (conversation: number) => void }) {
  const { operation, view, choose } = props;
  if (view.conversations.length === 0) return null;
  return (
    <section>
      <h2>By conversation</h2>
      <WideTable label="Suggestions by conversation">
        <table className="stack">
          <caption>Conversations with suggestions, the most first.</caption>
          <thead>
            <tr>
              <th scope="col">Conversation</th>
              <th scope="col" className="number">
                Suggested
              </th>
              <th scope="col" className="number">
                Judged
              </th>
            </tr>
          </thead>
          <tbody>
            {view.conversations.map((one) => (
              <tr key={one.id}>
                <td className="stack-title break">
                  <Link
                    to="/operations/$operation/conversations/$conversation"
                    params={{ operation, conversation: one.id }}
                  >
                    {one.title}
                  </Link>
                </td>
                <td className="number" data-label="Suggested">
                  <button
                    type="button"
                    className="plain-button"
                    aria-label={`${counted(one.suggested, 'suggestion')} in ${one.title}`}
                    onClick={() => choose(one.id)}
                  >
                    {count(one.suggested)}
                  </button>
                </td>
                <td className="number" data-label="Judged">
                  {count(one.judged)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
