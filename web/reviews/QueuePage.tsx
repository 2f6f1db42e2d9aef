/** The queue: one message in its conversation, the codes as keys beside it, and nothing else. */

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { QueueView, ReviewView } from '../contract.ts';
import { useRevealing } from '../reader/useRevealing.ts';
import { KeyBar } from '../shell/KeyBar.tsx';
import { useKeys } from '../shell/keys.ts';
import { tellPlace } from '../shell/place.ts';
import { useOperation } from '../shell/session.ts';
import { KeyHint, Progress } from '../signs/signs.tsx';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WorkButton } from '../signs/WorkButton.tsx';
import { count, counted } from '../words/number.ts';
import { CodeKeys, codeKeys } from './CodeKeys.tsx';
import { Offered } from './Offered.tsx';
import { reviewsQuery } from './queries.ts';
import { usePersonNames } from './usePersonNames.ts';
import { useQueue } from './useQueue.ts';
import { percent, wantedWords } from './words.ts';
import '../reader/reader.css';
import './reviews.css';

const from = '/signed-in/operations/$operation/reviews/$review/';

export function QueuePage() {
  const { operation, review } = useParams({ from });
  useTitle(`Review ${review}`, useOperation(operation)?.name);
  useEffect(() => tellPlace(`Review ${review}`), [review]);
  const about = useQuery(reviewsQuery(operation)).data?.find(({ id }) => id === review);
  const queue = useQueue(operation, review);
  const nameOf = usePersonNames(operation, about === undefined ? [] : [about]);
  return (
    <div className="queue">
      <div className="page queue-page">
        <h1>
          Review {review}
          {about === undefined ? null : <span className="queue-wanted">{wantedWords(about, nameOf)}</span>}
        </h1>
        <Answer query={queue.query} lines={10}>
          {(view) => <At operation={operation} review={review} about={about} view={view} queue={queue} />}
        </Answer>
      </div>
    </div>
  );
}

function At(props: {
  operation: number;
  review: number;
  about: ReviewView | undefined;
  view: QueueView;
  queue: ReturnType<typeof useQueue>;
}) {
  const { operation, review, about, view, queue } = props;
  if (view.state === 'preparing') {
    const { done = 0, total = null } = view.progress ?? {};
    return (
      <div className="measure">
        <Progress progress={{ step: 'Preparing the queue', done, total, unit: 'entries' }} />
        <p className="soft">Every message that can be judged is put into an order. It may take a minute.</p>
      </div>
    );
  }
  if (view.offer === null) return <Ended {...props} />;
  if (view.offer.message === null) {
    return (
      <Empty title="Withheld from this account">
        The next message has been withheld since the review began. Somebody with the grant for it has to decide it.
      </Empty>
    );
  }
  return (
    <Deciding
      key={view.offer.position}
      operation={operation}
      review={review}
      about={about}
      view={view}
      message={view.offer.message}
      queue={queue}
    />
  );
}

function Deciding(props: {
  operation: number;
  review: number;
  about: ReviewView | undefined;
  view: QueueView;
  message: Parameters<typeof Offered>[0]['message'];
  queue: ReturnType<typeof useQueue>;
}) {
  const { operation, review, about, view, message, queue } = props;
  const revealing = useRevealing(operation);
  const coded = about?.kind !== 'code';
  useKeys([
    ...(coded ? codeKeys.map(([key, label]) => ({ key, label, run: () => queue.toggle(label) })) : []),
    { key: ' ', label: 'reveal', bar: true, run: () => revealing.toggle(message.entry) },
    { key: 'u', label: 'take the last one back', bar: true, run: queue.undo },
    { key: 'n', label: 'not relevant', bar: true, run: () => queue.decide(false) },
    { key: 'r', label: 'relevant', bar: true, run: () => queue.decide(true) },
  ]);
  return (
    <>
      <div className="queue-body">
        <Offered operation={operation} message={message} revealing={revealing} />
        <aside className="queue-side" aria-label="Decision">
          {coded ? <CodeKeys chosen={queue.codes} toggle={queue.toggle} /> : null}
          <div className="queue-acts">
            <WorkButton busy={queue.busy} onClick={() => queue.decide(true)}>
              Relevant <KeyHint letter="r" />
            </WorkButton>
            <WorkButton quiet busy={queue.busy} onClick={() => queue.decide(false)}>
              Not relevant <KeyHint letter="n" />
            </WorkButton>
          </div>
          <button type="button" className="act" disabled={view.last === null} onClick={queue.undo}>
            Take the last one back <KeyHint letter="u" />
          </button>
          <p className="soft small" role="status">
            {counted(view.read, 'message')} read, {count(view.found)} found, {count(view.unread)} unread.
          </p>
          <p className="small">
            <Link to="/operations/$operation/reviews/$review/certificate" params={{ operation, review }}>
              How far is it?
            </Link>
          </p>
          <p className="soft small">
            What the machine thinks of this message is not shown here, so that it does not lead you.
          </p>
        </aside>
      </div>
      <KeyBar>
        <span>
          {count(view.read)} of {count(view.size)}
        </span>
      </KeyBar>
    </>
  );
}

/** Nothing is offered: enough evidence, or nothing left. */
function Ended(props: {
  operation: number;
  review: number;
  about: ReviewView | undefined;
  view: QueueView;
  queue: ReturnType<typeof useQueue>;
}) {
  const { operation, review, about, view, queue } = props;
  useKeys([{ key: 'u', label: 'take the last one back', bar: true, run: queue.undo }]);
  const read = view.state === 'all-read';
  return (
    <Empty
      title={read ? 'Everything is read' : 'There is enough evidence to stop'}
      actions={
        <>
          <Link
            className="queue-door"
            to="/operations/$operation/reviews/$review/certificate"
            params={{ operation, review }}
          >
            The certificate
          </Link>
          {read ? null : (
            <WorkButton quiet busy={false} onClick={queue.readOn}>
              Read on all the same
            </WorkButton>
          )}
          <WorkButton quiet busy={queue.busy} disabled={view.last === null} onClick={queue.undo}>
            Take the last one back
          </WorkButton>
        </>
      }
    >
      {counted(view.read, 'message')} read, {count(view.found)} found, {count(view.unread)} unread.{' '}
      {about === undefined || read
        ? ''
        : `At least ${percent(about.target)} are found, with a confidence of ${percent(about.confidence)}, under what the certificate assumes.`}
    </Empty>
  );
}
