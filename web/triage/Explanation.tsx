/** Why a message is suggested: every probability of some weight, and the spans of its words that carried them. */

import { useQuery } from '@tanstack/react-query';
import { Refusal, Skeleton } from '../signs/states.tsx';
import { explanationQuery } from './queries.ts';
import { labelName, probability } from './words.ts';
import '../signs/machine.css';

/** Below this a probability says nothing that helps a reviewer. */
const TOLD_FROM = 0.05;

export function Explanation(props: {
  operation: number;
  observation: number;
  /** The words of the message, where they are uncovered. */
  words: string | null;
}) {
  const { operation, observation, words } = props;
  const query = useQuery(explanationQuery(operation, observation));
  if (query.data === undefined) {
    return query.isError ? <Refusal error={query.error} retry={() => void query.refetch()} /> : <Skeleton lines={3} />;
  }
  const { relevance, labels, spans, model, threshold } = query.data;
  const told = labels.filter(({ score }) => score >= TOLD_FROM);
  return (
    <div className="explanation">
      <ul className="explanation-scores">
        <li>
          relevant <b>{probability(relevance)}</b>
        </li>
        {told.map(({ label, score }) => (
          <li key={label}>
            {labelName(label)} <b>{probability(score)}</b>
          </li>
        ))}
      </ul>
      {spans.length === 0 ? (
        <p className="soft small">
          {relevance >= threshold
            ? 'No single words carried it.'
            : 'Reasons are kept at or above the review threshold only.'}
        </p>
      ) : words === null ? (
        <p className="soft small">Reveal the words to see which of them carried it.</p>
      ) : (
        <p className="soft small">
          The words underlined in the message carried it: without them it would be less likely.
        </p>
      )}
      <p className="soft small break">Said by {model}.</p>
    </div>
  );
}
