import { Link } from '@tanstack/react-router';
import type { JoiningView } from '../contract.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count } from '../words/number.ts';
import { span } from '../words/time.ts';

/** Which copies: whose phone, under which title, how much and from when to when. */
export function CopiesOfJoining({ operation, copies }: { operation: number; copies: JoiningView['copies'] }) {
  return (
    <WideTable label="Copies">
      <table className="stack joining-copies">
        <thead>
          <tr>
            <th scope="col">Phone</th>
            <th scope="col">Title there</th>
            <th scope="col" className="number">
              Entries
            </th>
            <th scope="col">Reaches</th>
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.copyId}>
              <td className="stack-title no-wrap">
                <b>{copy.exhibitRef}</b> {copy.custodian}
              </td>
              <td data-label="Title there" className="break">
                <Link
                  to="/operations/$operation/conversations/$conversation"
                  params={{ operation, conversation: copy.conversationId }}
                >
                  {copy.title ?? 'no title'}
                </Link>
              </td>
              <td data-label="Entries" className="number">
                {count(copy.entries)}
              </td>
              <td data-label="Reaches">{span(copy.first, copy.last)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
