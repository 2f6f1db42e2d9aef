/** How each phone shows a message: one mark a phone, the same order of columns everywhere. */

import { isLaneState, laneWords } from '../words/lanes.ts';
import './lanes.css';

/** One mark. It says nothing to a screen reader: the words stand beside it, or on the row of marks. */
export function LaneMark({ state }: { state: string }) {
  return <span className={`lane lane-${isLaneState(state) ? state : 'q'}`} aria-hidden="true" />;
}

/** The marks of one message; `letters` name the phones in the same order. */
export function LaneMarks({ lanes, letters }: { lanes: string; letters: readonly string[] }) {
  const words = laneWords(lanes, letters);
  return (
    <span className="lanes" role="img" aria-label={words} title={words}>
      {letters.map((letter, n) => (
        <LaneMark key={letter} state={lanes[n] ?? 'q'} />
      ))}
    </span>
  );
}
