import { useState } from 'react';
import type { GapRunView } from '../contract.ts';
import { nearWords, runWords } from '../words/gap.ts';
import { confidenceNumber, likelihood } from '../words/likelihood.ts';
import { counted } from '../words/number.ts';

const shownFirst = 8;

/** Gaps of one handset close together, each a sentence; the weightiest first. */
export function RunList({ runs, choose }: { runs: readonly GapRunView[]; choose: (run: GapRunView) => void }) {
  const [all, setAll] = useState(false);
  const sorted = [...runs].sort((a, b) => b.deletions - a.deletions || b.gaps - a.gaps || (a.from < b.from ? -1 : 1));
  const shown = all ? sorted : sorted.slice(0, shownFirst);
  return (
    <>
      <ul className="runs">
        {shown.map((run) => (
          <li key={run.run}>
            <button type="button" className="plain-button" onClick={() => choose(run)}>
              {runWords(run)}
            </button>
            <span className="soft">
              {' '}
              in {run.conversationTitle}
              {run.deletions === 0
                ? ', none called a deletion'
                : run.deletions === run.gaps
                  ? `, deleted, ${likelihood(run.confidence)}`
                  : `, ${counted(run.deletions, 'deletion')}, ${likelihood(run.confidence)}`}{' '}
              {run.deletions === 0 ? '' : confidenceNumber(run.confidence)}
            </span>
            <div className="run-more">
              {run.near === null ? null : <span>{nearWords(run.near)}</span>}
              <Topic run={run} />
            </div>
          </li>
        ))}
      </ul>
      {sorted.length > shown.length ? (
        <button type="button" className="plain-button no-print" onClick={() => setAll(true)}>
          Show all {counted(sorted.length, 'run')}
        </button>
      ) : null}
    </>
  );
}

/** Words that stand out in what is gone: content, and covered like it. */
function Topic({ run }: { run: GapRunView }) {
  const [revealed, setRevealed] = useState(false);
  if (run.topic.length === 0) return null;
  return (
    <span>
      {revealed ? (
        <>
          <span className="soft">Words that stand out:</span> {run.topic.join(', ')}
        </>
      ) : (
        <button type="button" className="cover" onClick={() => setRevealed(true)}>
          {counted(run.topic.length, 'word')} that stand{run.topic.length === 1 ? 's' : ''} out{' '}
          <span className="cover-how">reveal</span>
        </button>
      )}
    </span>
  );
}
