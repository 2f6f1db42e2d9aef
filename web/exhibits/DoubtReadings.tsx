/** A doubt with its readings side by side, and a door to the room where it can be seen. */

import type { DoubtView } from '../contract.ts';
import { lineList } from '../words/number.ts';
import { actTime, evidenceTime } from '../words/time.ts';
import { decisionWords, isOpen } from './openDoubt.ts';
import './doubts.css';

type Choice = DoubtView['choices'][number];

/** `2 Jan 2016 … 5 Mar 2018`: what one reading would make of the first and the last entry. */
export function ReadingSpan({ choice }: { choice: Choice }) {
  if (choice.first === null && choice.last === null) return null;
  return (
    <span className="doubt-span">
      <span>
        <span className="soft">first</span> {evidenceTime(choice.first)}
      </span>
      <span>
        <span className="soft">last</span> {evidenceTime(choice.last)}
      </span>
    </span>
  );
}

export function DoubtWhere({ doubt }: { doubt: DoubtView }) {
  const lines = lineList(doubt.lines);
  return (
    <p className="soft small break">
      {doubt.exhibit}, {doubt.path}
      {lines === '' ? '' : `, ${lines}`}
    </p>
  );
}

/** For reading only; deciding is done before the seal (intake/Decide.tsx). */
export function DoubtReadings({ doubt }: { doubt: DoubtView }) {
  const decided = doubt.decided;
  return (
    <article className={isOpen(doubt) ? 'aside-note aside-doubt doubt' : 'aside-note doubt'}>
      <p>
        <b>{doubt.chatTitle ?? 'A chat without a title'}</b>: {doubt.sentence}
      </p>
      <DoubtWhere doubt={doubt} />
      {doubt.kind === 'date-order' ? (
        <ul className="doubt-readings">
          {doubt.choices
            .filter((choice) => choice.value !== 'undecided')
            .map((choice) => (
              <li key={choice.value} className={decided?.value === choice.value ? 'doubt-taken' : ''}>
                <b>{choice.label}</b>
                {decided?.value === choice.value ? <span className="soft"> decided</span> : null}
                <ReadingSpan choice={choice} />
              </li>
            ))}
        </ul>
      ) : null}
      {decided === null ? null : (
        <p className="small">
          {isOpen(doubt)
            ? 'Left open'
            : `Decided as ${doubt.choices.find((choice) => choice.value === decided.value)?.label ?? decided.value}`}{' '}
          by {decisionWords(decided, actTime)}
        </p>
      )}
      {isOpen(doubt) ? <p className="small">Times of this chat carry a dotted line until it is known.</p> : null}
    </article>
  );
}
