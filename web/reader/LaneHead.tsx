import type { LaneView } from '../contract.ts';
import { KeyHint } from '../signs/signs.tsx';
import { offsetWords } from '../words/lanes.ts';

declare module 'react' {
  interface CSSProperties {
    /** How many phones the conversation has: the width of the column of marks. */
    '--lanes'?: number;
  }
}

/** Above the thread: a letter over each column of marks, and which phone it is. */
export function LaneHead({ lanes, explain }: { lanes: readonly LaneView[]; explain: () => void }) {
  return (
    <div className="lane-head">
      <div className="lanes lane-letters" aria-hidden="true">
        {lanes.map((lane) => (
          <span key={lane.copyId}>{lane.letter}</span>
        ))}
      </div>
      <ul className="lane-phones" aria-label="Phones">
        {lanes.map((lane) => {
          const offset = offsetWords(lane.offsetSeconds);
          return (
            <li key={lane.copyId}>
              <b>{lane.letter}</b> {lane.exhibitRef} <span className="lane-custodian">{lane.custodian}</span>
              {offset === null ? null : <span className="soft"> {offset}</span>}
            </li>
          );
        })}
      </ul>
      <button type="button" className="act no-print" onClick={explain}>
        Signs <KeyHint letter="l" />
      </button>
    </div>
  );
}
