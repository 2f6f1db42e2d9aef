/** The certificate of a review: a page one could hand to a court, on paper or as a PDF, and check without this program. */

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import type { CertificateView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { tellPlace } from '../shell/place.ts';
import { useOperation } from '../shell/session.ts';
import { Dialog } from '../signs/Dialog.tsx';
import { Facts } from '../signs/signs.tsx';
import { Answer, Refusal } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { labelName, reasonName } from '../triage/words.ts';
import { count, list } from '../words/number.ts';
import { actTime } from '../words/time.ts';
import { Curve } from './Curve.tsx';
import { certificateQuery, reviewsKey } from './queries.ts';
import { usePersonNames } from './usePersonNames.ts';
import { estimated, percent, ruleName, ruleSentence, verdictWords, wantedWords } from './words.ts';
import './reviews.css';

const from = '/signed-in/operations/$operation/reviews/$review/certificate';

export function CertificatePage() {
  const { operation, review } = useParams({ from });
  const found = useOperation(operation);
  useTitle(`Certificate of review ${review}`, found?.name);
  useEffect(() => tellPlace(`Certificate of review ${review}`), [review]);
  const query = useQuery(certificateQuery(operation, review));
  return (
    <div className="page certificate">
      <Answer query={query} lines={14} level={1}>
        {(view) => <Certificate operation={operation} name={found?.name ?? ''} view={view} />}
      </Answer>
    </div>
  );
}

function Certificate({ operation, name, view }: { operation: number; name: string; view: CertificateView }) {
  const { review, certificate, codes } = view;
  const nameOf = usePersonNames(operation, [review]);
  return (
    <article>
      <div className="page-head">
        <h1>Certificate of review {review.id}</h1>
        <div className="certificate-acts no-print">
          {review.state === 'ended' ? null : (
            <>
              <Link to="/operations/$operation/reviews/$review" params={{ operation, review: review.id }}>
                Go on reading
              </Link>
              <EndReview operation={operation} review={review.id} />
            </>
          )}
          <Button variant="default" onClick={() => print()}>
            Print or save as PDF
          </Button>
        </div>
      </div>
      <p className="certificate-of">
        Operation {name}. Looked for: <b>{wantedWords(review, nameOf)}</b>.
      </p>
      <p className={certificate.verdict === 'not enough evidence to stop' ? 'verdict verdict-open' : 'verdict'}>
        {verdictWords(certificate.verdict)}
      </p>
      {review.state === 'ended' ? null : (
        <p className="soft">
          The review is still open: this is how it stands on {actTime(view.madeAt)}, and no end of it.
        </p>
      )}
      <ol className="certificate-sentences">
        {certificate.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <Figures view={view} />
      <Curve points={view.curve} />
      {codes.length === 0 ? null : <Codes view={view} />}
      <Unread view={view} />
      <Sealed view={view} />
      <Check view={view} />
      <div className="signatures" aria-hidden="true">
        <span>Name and role</span>
        <span>Date</span>
        <span>Signature</span>
      </div>
    </article>
  );
}

function Figures({ view }: { view: CertificateView }) {
  const { read, found, unread, recall, missed, elusion, size } = view.certificate;
  const drawn = (counts: typeof read) => counts.random + counts.control;
  return (
    <section>
      <h2>Counts and estimates</h2>
      <WideTable label="Counts">
        <table className="certificate-table">
          <thead>
            <tr>
              <th scope="col">Messages</th>
              <th scope="col" className="number">
                In the order
              </th>
              <th scope="col" className="number">
                Drawn at random
              </th>
              <th scope="col" className="number">
                Together
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Read</th>
              <td className="number">{count(read.ranked)}</td>
              <td className="number">{count(drawn(read))}</td>
              <td className="number">{count(read.total)}</td>
            </tr>
            <tr>
              <th scope="row">Found relevant</th>
              <td className="number">{count(found.ranked)}</td>
              <td className="number">{count(drawn(found))}</td>
              <td className="number">{count(found.total)}</td>
            </tr>
            <tr>
              <th scope="row">Unread, of a pool of {count(size)}</th>
              <td />
              <td />
              <td className="number">{count(unread)}</td>
            </tr>
          </tbody>
        </table>
      </WideTable>
      <WideTable label="Estimates">
        <table className="certificate-table">
          <thead>
            <tr>
              <th scope="col">At {percent(view.certificate.confidence)} confidence</th>
              <th scope="col" className="number">
                Estimate
              </th>
              <th scope="col" className="number">
                At least
              </th>
              <th scope="col" className="number">
                At most
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Recall: found of all that are relevant</th>
              <td className="number">{estimated(recall.estimate)}</td>
              <td className="number">{estimated(recall.low)}</td>
              <td className="number">{estimated(recall.high)}</td>
            </tr>
            <tr>
              <th scope="row">Relevant and unread</th>
              <td className="number">{count(Math.round(missed.estimate))}</td>
              <td className="number">{count(Math.floor(missed.low))}</td>
              <td className="number">{count(Math.ceil(missed.high))}</td>
            </tr>
            <tr>
              <th scope="row">Elusion: relevant of the unread</th>
              <td className="number">{estimated(elusion.estimate)}</td>
              <td className="number">{estimated(elusion.low)}</td>
              <td className="number">{estimated(elusion.high)}</td>
            </tr>
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

function Codes({ view }: { view: CertificateView }) {
  return (
    <section>
      <h2>Code by code</h2>
      <p className="soft small">
        Each code as if it alone had been looked for, on the same reads. The order was made for{' '}
        {view.review.kind === 'code' ? 'one code' : 'anything relevant'}, so these need more reading than a review of
        their own.
      </p>
      <WideTable label="Code by code">
        <table className="certificate-table stack">
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col" className="number">
                Found
              </th>
              <th scope="col" className="number">
                Recall, at least
              </th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {view.codes.map(({ label, certificate }) => (
              <tr key={label}>
                <td className="stack-title">{labelName(label)}</td>
                <td className="number" data-label="Found">
                  {count(certificate.found.total)}
                </td>
                <td className="number" data-label="Recall, at least">
                  {estimated(certificate.recall.low)}
                </td>
                <td data-label="Verdict">{verdictWords(certificate.verdict)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

function Unread({ view }: { view: CertificateView }) {
  const { outside } = view.review;
  return (
    <section>
      <h2>What this does not cover</h2>
      <ul className="certificate-list">
        <li>{count(view.certificate.unread)} messages of the pool are unread; the estimates above are of these.</li>
        {outside === null ? null : (
          <>
            {outside.unjudged.length === 0 ? null : (
              <li>
                Outside the pool, because no model here can judge them:{' '}
                {list(outside.unjudged.map(({ reason, messages }) => `${count(messages)} ${reasonName(reason)}`))}.
              </li>
            )}
            <li>Outside the pool, because they are withheld: {count(outside.withheld)}.</li>
          </>
        )}
        <li>Whether the readers were right: a certificate counts their decisions and does not check them.</li>
      </ul>
    </section>
  );
}

function Sealed({ view }: { view: CertificateView }) {
  const { review } = view;
  const hash = (text: string | null) => <span className="hash">{text ?? ''}</span>;
  return (
    <section>
      <h2>Laid down and sealed before the first read</h2>
      <Facts
        rows={[
          ['Target', `${percent(review.target)} at ${percent(review.confidence)} confidence`],
          ['Rule', `${ruleName(review.rule)} (${review.rule}). ${ruleSentence(review.rule)}`],
          [
            'Seed',
            <span key="seed" className="break">
              {review.seed}
            </span>,
          ],
          ['Pool', hash(review.poolHash)],
          ['Random draws', hash(review.drawsHash)],
          [
            'Model of the order',
            <span key="model" className="break">
              {review.model}
            </span>,
          ],
          ['Begun', `${actTime(review.begunAt)}, by ${review.begunBy}`],
          ...(review.endedAt === null
            ? []
            : [
                [
                  'Ended',
                  `${actTime(review.endedAt)}, by ${review.endedBy ?? ''}${review.endedReason ? `: ${review.endedReason}` : ''}`,
                ] as const,
              ]),
        ]}
      />
    </section>
  );
}

function Check({ view }: { view: CertificateView }) {
  const { ledger } = view;
  return (
    <section>
      <h2>How to check it</h2>
      <p>
        Every decision stands in the ledger of the operation: which message of the pool, how it came to be read, what
        was decided, by whom and when. From these entries and what was sealed, the rule gives this certificate again;
        the seed gives the order of the random draws, and a draw that it does not give would show.
        {view.undone === 0
          ? ''
          : ` ${count(view.undone)} decisions were taken back by later entries; both stand in the ledger.`}
      </p>
      <Facts
        rows={[
          ['Read by', view.readers.length === 0 ? 'nobody yet' : list(view.readers)],
          ...(view.firstAt === null || view.lastAt === null
            ? []
            : [['Between', `${actTime(view.firstAt)} and ${actTime(view.lastAt)}`] as const]),
          [
            'Certificate',
            <span key="hash" className="hash">
              {view.hash}
            </span>,
          ],
          ...(ledger === null
            ? []
            : [
                [
                  'Ledger',
                  <span key="ledger">
                    entry {count(ledger.seq)}, <span className="hash">{ledger.hash}</span>
                  </span>,
                ] as const,
              ]),
          ['Made', actTime(view.madeAt)],
        ]}
      />
    </section>
  );
}

function EndReview({ operation, review }: { operation: number; review: number }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const end = useMutation({
    mutationFn: () => api.endReview(operation, review, reason.trim()),
    onSuccess: async () => {
      setAsking(false);
      announce('The review has ended.');
      await queries.invalidateQueries({ queryKey: reviewsKey(operation) });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        End the review…
      </Button>
      <Dialog title="End the review" opened={asking} close={() => setAsking(false)} size="md">
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            end.mutate();
          }}
        >
          <p>Nothing is decided in it afterwards. What it found, and on what evidence, is written into the ledger.</p>
          <TextInput
            label="Reason"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {end.isError ? <Refusal error={end.error} /> : null}
          <div>
            <WorkButton type="submit" busy={end.isPending}>
              End the review
            </WorkButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
