import { Link } from '@tanstack/react-router';
import type { LaneView } from '../contract.ts';
import { Dialog } from '../signs/Dialog.tsx';
import { LaneMark } from '../signs/LaneMarks.tsx';
import { WideTable } from '../signs/WideTable.tsx';
import { dateOrderName } from '../words/kind.ts';
import { laneSigns, offsetWords } from '../words/lanes.ts';
import { count, list } from '../words/number.ts';
import { evidenceTime, span } from '../words/time.ts';

/** Which phone is which, how far each copy reaches, how its clock stands, and what the marks mean. */
export function LanesDialog(props: {
  operation: number;
  lanes: readonly LaneView[];
  opened: boolean;
  close: () => void;
}) {
  const { operation, lanes, opened, close } = props;
  return (
    <Dialog opened={opened} close={close} title="Phones and signs" size="xl">
      <ul className="lane-legend">
        {laneSigns.map(([state, words]) => (
          <li key={state}>
            <LaneMark state={state} /> {words}
          </li>
        ))}
      </ul>
      <h3 className="inspector-part">The phones</h3>
      <WideTable label="Phones">
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">Phone</th>
              <th scope="col">Exported by</th>
              <th scope="col" className="number">
                Entries
              </th>
              <th scope="col">Reaches</th>
              <th scope="col">Clock against A</th>
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane) => (
              <tr key={lane.copyId}>
                <td className="stack-title">
                  <b>{lane.letter}</b>{' '}
                  <Link to="/operations/$operation/exhibits/$exhibit" params={{ operation, exhibit: lane.exhibitId }}>
                    {lane.exhibitRef}
                  </Link>{' '}
                  {lane.custodian}
                  {lane.device === '' ? null : <div className="soft small">{lane.device}</div>}
                </td>
                <td data-label="Exported by" className="break">
                  {lane.exporter ?? <span className="soft">not shown</span>}
                </td>
                <td data-label="Entries" className="number">
                  {count(lane.entries)}
                </td>
                <td data-label="Reaches">{span(lane.first, lane.last)}</td>
                <td data-label="Clock against A">{clockWords(lane)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </Dialog>
  );
}

/** `the same, to the minute`, `+1 h; −5 s from 3 Mar 2018, 02:00`. */
function clockWords(lane: LaneView): string {
  const at = offsetWords(lane.offsetSeconds) ?? 'the same';
  const changes = lane.offsetChanges.map(
    (change) => `${offsetWords(change.offsetSeconds) ?? 'the same'} from ${evidenceTime(change.from)}`,
  );
  const proven =
    lane.dateOrderProven === null ? [] : [`dates proven by the others: ${dateOrderName(lane.dateOrderProven)}`];
  return [`${at}, to the ${lane.precision}`, list(changes), ...proven].filter((part) => part !== '').join('; ');
}
