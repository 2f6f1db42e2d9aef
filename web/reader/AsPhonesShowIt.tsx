import { Link } from '@tanstack/react-router';
import type { ComparisonView, LaneView } from '../contract.ts';
import { LaneMark } from '../signs/LaneMarks.tsx';
import { count } from '../words/number.ts';
import { timeParts } from '../words/time.ts';

/** One row a phone: the line, and under which name and at which time it is shown there. */
export function AsPhonesShowIt(props: { operation: number; comparison: ComparisonView; lanes: readonly LaneView[] }) {
  const { operation, comparison, lanes } = props;
  return (
    <table className="as-phones">
      <thead>
        <tr>
          <th scope="col">Phone</th>
          <th scope="col" className="number">
            Line
          </th>
          <th scope="col">Shown as</th>
        </tr>
      </thead>
      <tbody>
        {comparison.lanes.map((lane) => {
          const exhibit = lanes.find((one) => one.copyId === lane.copyId)?.exhibitId;
          const clock = timeParts(lane.original?.time ?? null)?.clock ?? '';
          return (
            <tr key={lane.copyId}>
              <td className="no-wrap">
                <LaneMark state={lane.state} /> {lane.letter} ·{' '}
                {exhibit === undefined ? (
                  lane.exhibitRef
                ) : (
                  <Link to="/operations/$operation/exhibits/$exhibit" params={{ operation, exhibit }}>
                    {lane.exhibitRef}
                  </Link>
                )}
              </td>
              {lane.original === null ? (
                <td colSpan={2} className="soft">
                  {lane.says}
                </td>
              ) : (
                <>
                  <td className="number">{count(lane.original.line)}</td>
                  <td className="break">
                    {lane.original.shown ?? <span className="soft">nobody named</span>}
                    {clock === '' ? null : <span className="soft"> {clock}</span>}
                    {lane.state === 'p' ? null : <div className="soft">{lane.says}</div>}
                  </td>
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
