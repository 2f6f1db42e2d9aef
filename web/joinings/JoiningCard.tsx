/** Copies that may be one chat: which, how sure and why, and the decision of a person, which can be taken back. */

import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import type { JoiningView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Progress } from '../signs/signs.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { formatName } from '../words/kind.ts';
import { confidenceNumber, likelihood } from '../words/likelihood.ts';
import { count, counted, list } from '../words/number.ts';
import { actTime } from '../words/time.ts';
import { CopiesOfJoining } from './CopiesOfJoining.tsx';
import { joiningsKey } from './queries.ts';
import { titleOf } from './standing.ts';

type Decision = 'join' | 'refuse' | 'separate';

export function JoiningCard({ operation, joining }: { operation: number; joining: JoiningView }) {
  const title = titleOf(joining.copies);
  const apps = list([...new Set(joining.copies.map((copy) => formatName(copy.platform)))]);
  return (
    <article className="joining" aria-label={`${title}, ${counted(joining.copies.length, 'copy', 'copies')}`}>
      <div className="page-head">
        <h3>
          {title}{' '}
          <span className="joining-phones">
            {counted(joining.copies.length, 'copy', 'copies')}, {apps}
          </span>
        </h3>
        <p className="soft">{decidedWords(joining)}</p>
      </div>
      <p>
        <b>One chat, {likelihood(joining.confidence)}</b>{' '}
        <span className="gap-number">{confidenceNumber(joining.confidence)}</span>{' '}
        {joining.proposedBy === 'machine' ? (
          <span className="tag joining-machine">proposed by the machine</span>
        ) : (
          <span className="tag">proposed by hand</span>
        )}
      </p>
      <Why joining={joining} />
      <CopiesOfJoining operation={operation} copies={joining.copies} />
      <Outcome operation={operation} joining={joining} />
    </article>
  );
}

const reasonsFirst = 4;

/** Reasons in sentences: in sight while somebody has to decide, afterwards behind a line. */
function Why({ joining: { why, state } }: { joining: JoiningView }) {
  const first = ['proposed', 'failed', 'aligning'].includes(state) ? why.slice(0, reasonsFirst) : [];
  const rest = why.slice(first.length);
  return (
    <>
      {first.length === 0 ? null : <Reasons sentences={first} />}
      {rest.length === 0 ? null : (
        <details className="joining-more">
          <summary>{first.length === 0 ? 'Why' : counted(rest.length, 'more reason')}</summary>
          <Reasons sentences={rest} />
        </details>
      )}
    </>
  );
}

function Reasons({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="joining-why">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function decidedWords(joining: JoiningView): string {
  const by =
    joining.decidedBy === null ? '' : `by ${joining.decidedBy}, ${actTime(joining.decidedAt ?? joining.proposedAt)}`;
  switch (joining.state) {
    case 'proposed':
      return `Proposed ${actTime(joining.proposedAt)}`;
    case 'aligning':
      return 'Being joined';
    case 'joined':
      return `Joined ${by}`;
    case 'refused':
      return `Said to be different chats ${by}`;
    case 'separated':
      return `Separated again ${by}`;
    case 'failed':
      return 'Not joined: it failed';
  }
}

function Outcome({ operation, joining }: { operation: number; joining: JoiningView }) {
  switch (joining.state) {
    case 'proposed':
      return <Decide operation={operation} joining={joining} answers={['join', 'refuse']} />;
    case 'aligning':
      return <Working operation={operation} joining={joining} />;
    case 'joined':
      return (
        <>
          <Joined operation={operation} joining={joining} />
          <details className="joining-again no-print">
            <summary>Separate them again</summary>
            <p className="soft">
              Every copy becomes a conversation of its own, as before. Gaps of this joining go; nothing of the evidence
              does.
            </p>
            <Decide operation={operation} joining={joining} answers={['separate']} />
          </details>
        </>
      );
    case 'failed':
      return (
        <>
          {joining.error === null ? null : (
            <div className="state state-fault" role="alert">
              <p>{joining.error.message}</p>
              <p className="soft">{joining.error.hint}</p>
            </div>
          )}
          <Decide operation={operation} joining={joining} answers={['join', 'refuse']} again />
        </>
      );
    case 'refused':
    case 'separated':
      return <Decide operation={operation} joining={joining} answers={['join']} again />;
  }
}

const names: Readonly<Record<Decision, string>> = {
  join: 'Join',
  refuse: 'Not the same chat',
  separate: 'Separate',
};

function Decide(props: { operation: number; joining: JoiningView; answers: readonly Decision[]; again?: boolean }) {
  const { operation, joining, answers, again = false } = props;
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: Decision) => api.decideJoining(operation, joining.id, decision, { reason: reason.trim() }),
    onSuccess: async () => {
      setReason('');
      await queries.invalidateQueries({ queryKey: ['operation', operation] });
      await queries.invalidateQueries({ queryKey: ['operations'] });
    },
  });
  return (
    <form className="joining-decide no-print" onSubmit={(event) => event.preventDefault()}>
      <TextInput
        className="joining-reason"
        label="Reason, if any"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {answers.map((answer, n) => (
        <WorkButton
          key={answer}
          quiet={n > 0 || again || answer === 'separate'}
          busy={decide.isPending && decide.variables === answer}
          onClick={() => decide.mutate(answer)}
        >
          {again && answer === 'join' ? (joining.state === 'failed' ? 'Try again' : 'Join after all') : names[answer]}
        </WorkButton>
      ))}
      {decide.isError ? <Refusal error={decide.error} /> : null}
    </form>
  );
}

/** Asks how far it is, twice a second; when it ends, everything that a joining changes is asked again. */
function Working({ operation, joining }: { operation: number; joining: JoiningView }) {
  const queries = useQueryClient();
  const now = useQuery({
    queryKey: [...joiningsKey(operation), joining.id],
    queryFn: () => api.joining(operation, joining.id),
    refetchInterval: 500,
    staleTime: 0,
  });
  const state = now.data?.state ?? 'aligning';
  useEffect(() => {
    if (state === 'aligning') return;
    announce(state === 'joined' ? 'Joined: it stands below, and among the conversations.' : 'It could not be joined.');
    void queries.invalidateQueries({ queryKey: ['operation', operation] });
    void queries.invalidateQueries({ queryKey: ['operations'] });
  }, [state, queries, operation]);
  const progress = now.data?.progress ?? joining.progress;
  return (
    <div className="joining-working" aria-live="polite">
      {progress === null ? (
        <p className="soft">Beginning…</p>
      ) : (
        <Progress progress={{ ...progress, unit: 'entries' }} />
      )}
      <p className="soft small">It goes on if you leave this page.</p>
    </div>
  );
}

function Joined({ operation, joining }: { operation: number; joining: JoiningView }) {
  const { conversationId, messages, gaps, deletions } = joining;
  if (conversationId === null) return null;
  return (
    <p className="joining-made">
      <Link
        to="/operations/$operation/conversations/$conversation"
        params={{ operation, conversation: conversationId }}
      >
        Read it as one conversation
      </Link>
      {messages === null ? null : <span>{counted(messages, 'message')}</span>}
      {gaps === null ? null : (
        <Link
          to="/operations/$operation/gaps"
          params={{ operation }}
          search={{ conversation: conversationId, deletion: 'all' }}
        >
          {counted(gaps, 'gap')}
        </Link>
      )}
      {deletions === null || deletions === 0 ? null : (
        <Link to="/operations/$operation/gaps" params={{ operation }} search={{ conversation: conversationId }}>
          {count(deletions)} called {deletions === 1 ? 'a deletion' : 'deletions'}
        </Link>
      )}
    </p>
  );
}
