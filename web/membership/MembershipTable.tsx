import { Link } from '@tanstack/react-router';
import { memberFor } from '../people/posting.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count } from '../words/number.ts';
import { monthName } from '../words/time.ts';
import { type Member, otherNames } from './person.ts';

/** The chart as a table: who, from when to when, how each is known, how much they wrote. */
export function MembershipTable(props: { operation: number; conversation: number; rows: readonly Member[] }) {
  const { operation, conversation, rows } = props;
  return (
    <WideTable label="Members">
      <table className="members stack">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Shown as</th>
            <th scope="col">Member, and how it is known</th>
            <th scope="col" className="number">
              Messages
            </th>
            <th scope="col">Most in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.sender}>
              <td data-label="Who" className="stack-title break">
                {row.person === undefined ? (
                  <span dir="auto">{row.name}</span>
                ) : (
                  <Link
                    to="/operations/$operation/people/$person"
                    params={{ operation, person: row.person.personId }}
                    dir="auto"
                  >
                    {row.name}
                  </Link>
                )}
                {row.person === undefined || row.person.posting === '' ? null : (
                  <span className="soft"> {row.person.posting}</span>
                )}
              </td>
              <td data-label="Shown as" className="break">
                {otherNames(row).join(', ')}
              </td>
              <td data-label="Member">
                {row.intervals.length === 0 ? (
                  <span className="soft">no interval known</span>
                ) : (
                  <ul>
                    {row.intervals.map((interval) => (
                      <li key={`${interval.from} ${interval.to} ${interval.basis}`}>
                        {memberFor(interval)}
                        <span className="member-basis">{interval.basis}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </td>
              <td data-label="Messages" className="number">
                {row.messages === 0 ? (
                  '0'
                ) : (
                  <Link
                    to="/operations/$operation/search"
                    params={{ operation }}
                    search={{ conversation, order: 'oldest' }}
                    state={{ words: { q: '', sender: row.shown } }}
                  >
                    {count(row.messages)}
                  </Link>
                )}
              </td>
              <td data-label="Most in">{busiest(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function busiest(row: Member): string {
  const most = row.months.toSorted((a, b) => b.messages - a.messages)[0];
  return most === undefined || most.messages === 0 ? '' : `${monthName(most.month)}, ${count(most.messages)}`;
}
