/** Reviews: what is being looked for, how far it is, and where one may begin the next. */

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReviewView } from '../contract.ts';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count } from '../words/number.ts';
import { actTime } from '../words/time.ts';
import { BeginReview } from './BeginReview.tsx';
import { reviewsQuery } from './queries.ts';
import { usePersonNames } from './usePersonNames.ts';
import { percent, ruleName, wantedWords } from './words.ts';
import './reviews.css';

export function ReviewsPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/reviews' });
  useTitle('Reviews', useOperation(operation)?.name);
  const query = useQuery(reviewsQuery(operation));
  return (
    <div className="page reviews">
      <h1>Reviews</h1>
      <p className="page-lead soft">
        A review reads the likeliest messages first, follows what its readers decide, and says on what evidence one may
        stop. What is looked for and how sure one must be is laid down before the first message is read.
      </p>
      <Answer query={query} lines={8}>
        {(reviews) => (
          <>
            {reviews.length === 0 ? (
              <Empty title="No review yet">Begin one below, when scoring has ended.</Empty>
            ) : (
              <Table operation={operation} reviews={reviews} />
            )}
            <section className="no-print">
              <h2>Begin a review</h2>
              <BeginReview operation={operation} />
            </section>
          </>
        )}
      </Answer>
    </div>
  );
}

function Table({ operation, reviews }: { operation: number; reviews: readonly ReviewView[] }) {
  const nameOf = usePersonNames(operation, reviews);
  return (
    <WideTable label="Reviews">
      <table className="stack">
        <caption>Reviews, the newest first.</caption>
        <thead>
          <tr>
            <th scope="col">Looks for</th>
            <th scope="col">Laid down</th>
            <th scope="col" className="number">
              Read
            </th>
            <th scope="col" className="number">
              Found
            </th>
            <th scope="col">Stands</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <tr key={review.id}>
              <td className="stack-title break">
                <Link
                  to={
                    review.state === 'ended'
                      ? '/operations/$operation/reviews/$review/certificate'
                      : '/operations/$operation/reviews/$review'
                  }
                  params={{ operation, review: review.id }}
                >
                  {review.id}: {wantedWords(review, nameOf)}
                </Link>
                <div className="soft small">
                  begun {actTime(review.begunAt)} by {review.begunBy}
                </div>
              </td>
              <td data-label="Laid down">
                {percent(review.target)} at {percent(review.confidence)} confidence
                <div className="soft small">{ruleName(review.rule)}</div>
              </td>
              <td className="number" data-label="Read">
                {count(review.read)}
                {review.size === null ? '' : ` of ${count(review.size)}`}
              </td>
              <td className="number" data-label="Found">
                {count(review.found)}
              </td>
              <td data-label="Stands">
                {review.state === 'ended' ? 'ended' : review.state === 'preparing' ? 'being prepared' : 'open'}{' '}
                {review.state === 'preparing' ? null : (
                  <Link
                    to="/operations/$operation/reviews/$review/certificate"
                    params={{ operation, review: review.id }}
                    aria-label={`Certificate of review ${review.id}`}
                  >
                    Certificate
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
