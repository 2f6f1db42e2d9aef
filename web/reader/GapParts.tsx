/** What is gone or differs, what it is called, and every innocent explanation that was considered. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { GapView, LaneView } from '../contract.ts';
import { gapSummaryQuery } from '../gaps/queries.ts';
import { explanationName, gapHeading, inOrderOfWeight, inRunWords, nearWords, verdict } from '../words/gap.ts';
import { confidenceNumber } from '../words/likelihood.ts';
import { counted } from '../words/number.ts';
import { evidenceTime, shortDay, timeParts } from '../words/time.ts';
import { byWeight, matters } from './comparison.ts';

/** The weightiest gap is told whole; the others, and what is merely explained, stand behind their headings. */
export function GapParts(props: { operation: number; gaps: readonly GapView[]; lanes: readonly LaneView[] }) {
  const { operation, lanes } = props;
  const gaps = byWeight(props.gaps);
  const first = gaps.find(matters);
  const part = (gap: GapView) => (
    <GapPart operation={operation} gap={gap} lane={lanes.find((lane) => lane.copyId === gap.copyId)} />
  );
  return (
    <>
      <h2>{first === undefined ? 'How do we know?' : gapHeading(first)}</h2>
      {first === undefined ? null : part(first)}
      {gaps
        .filter((gap) => gap !== first)
        .map((gap) => (
          <details key={gap.id} className="gap-other">
            <summary>
              {gapHeading(gap)}: <span className="soft">{verdict(gap).toLowerCase()}</span>
            </summary>
            {part(gap)}
          </details>
        ))}
    </>
  );
}

function GapPart({ operation, gap, lane }: { operation: number; gap: GapView; lane: LaneView | undefined }) {
  return (
    <>
      <p className="soft">
        {gap.custodian}
        {lane === undefined || lane.device === '' ? '' : `, ${lane.device}`}, exhibit {gap.exhibitRef}
        {lane === undefined || lane.last === null ? '' : `, which ends ${dayOf(lane.last)}`}
      </p>
      <div className={gap.deletion ? 'gap-box gap-box-deletion' : 'gap-box'}>
        <p>
          <b>{verdict(gap)}</b>{' '}
          {gap.deletion ? <span className="gap-number">{confidenceNumber(gap.confidence)}</span> : null}
        </p>
        {gap.run === null ? null : <InRun operation={operation} gap={gap} run={gap.run} />}
      </div>
      <Explanations gap={gap} />
      {gap.near === null ? null : (
        <p className="soft gap-near">
          {nearWords(gap.near)} <span className="small">(case event, {evidenceTime(gap.near.happened)})</span>
        </p>
      )}
      <p className="small">
        <Link
          to="/operations/$operation/gaps"
          params={{ operation }}
          search={
            gap.run === null
              ? { conversation: gap.conversationId, copy: gap.copyId, deletion: 'all' }
              : { conversation: gap.conversationId, copy: gap.copyId, run: gap.run, deletion: 'all' }
          }
        >
          {gap.run === null ? `All gaps of phone ${gap.letter}` : 'The run it belongs to, in the gap ledger'}
        </Link>
      </p>
    </>
  );
}

const shownFirst = 5;

/** Each that was considered, whether it holds, and why; all of those that hold are in sight. */
function Explanations({ gap }: { gap: GapView }) {
  const all = inOrderOfWeight(gap.explanations);
  if (all.length === 0) return null;
  const holding = all.filter((one) => one.plausible).length;
  const first = Math.max(shownFirst, holding);
  const rest = all.slice(first);
  return (
    <>
      <ExplanationTable explanations={all.slice(0, first)} />
      {rest.length === 0 ? null : (
        <details className="gap-other">
          <summary>{counted(rest.length, 'more explanation')} considered, none holds</summary>
          <ExplanationTable explanations={rest} />
        </details>
      )}
    </>
  );
}

function ExplanationTable({ explanations }: { explanations: GapView['explanations'] }) {
  return (
    <table className="explanations">
      <thead>
        <tr>
          <th scope="col">Explanation considered</th>
          <th scope="col">
            <span className="hidden-words">Holds</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {explanations.map((one) => (
          <tr key={one.code}>
            <td>{explanationName(one.code)}</td>
            <td className={one.plausible ? 'explanation-holds' : 'soft'}>
              <b>{one.plausible ? 'yes' : 'no'}</b>: {one.reason}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One of how many; reserved while it is on its way, so that nothing below moves. */
function InRun({ operation, gap, run }: { operation: number; gap: GapView; run: number }) {
  const summary = useQuery(gapSummaryQuery(operation, { conversation: gap.conversationId, copy: gap.copyId, run }));
  const found = summary.data?.runs.find((one) => one.run === run);
  return <p className="gap-run soft">{found === undefined ? '' : inRunWords(found)}</p>;
}

function dayOf(time: string): string {
  const parts = timeParts(time);
  return parts === null ? time : shortDay(parts.day);
}
