import { Link } from '@tanstack/react-router';
import type { CopyView } from '../contract.ts';
import { Caveat } from '../signs/signs.tsx';
import { WideTable } from '../signs/WideTable.tsx';
import { dateOrderWords, hasInstants } from '../words/basis.ts';
import { formatName } from '../words/kind.ts';
import { count } from '../words/number.ts';
import { span } from '../words/time.ts';

/** One row a chat as this exhibit shows it. */
export function CopiesTable({ operation, copies }: { operation: number; copies: readonly CopyView[] }) {
  if (copies.length === 0) return null;
  return (
    <WideTable label={`Chats of ${copies[0]?.exhibitRef ?? 'the exhibit'}`}>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">Chat</th>
            <th scope="col">Form</th>
            <th scope="col" className="number">
              Messages
            </th>
            <th scope="col" className="number">
              Notices
            </th>
            <th scope="col">Written</th>
            <th scope="col">Dates read as</th>
            <th scope="col">Zone</th>
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.id}>
              <td data-label="Chat" className="stack-title break">
                {copy.conversationId === null ? (
                  (copy.title ?? 'Without a title')
                ) : (
                  <Link
                    to="/operations/$operation/conversations/$conversation"
                    params={{ operation, conversation: copy.conversationId }}
                  >
                    {copy.title ?? 'Without a title'}
                  </Link>
                )}
              </td>
              <td data-label="Form">{formatName(copy.format)}</td>
              <td data-label="Messages" className="number">
                {count(copy.messages)}
              </td>
              <td data-label="Notices" className="number">
                {count(copy.notices)}
              </td>
              <td data-label="Written" className="no-wrap">
                {span(copy.first, copy.last)}
              </td>
              <td data-label="Dates read as">
                {orderWords(copy) === null ? (
                  <span className="soft">instants</span>
                ) : (
                  <Caveat why={copy.dateOrderBasis} focusable>
                    {orderWords(copy)}
                  </Caveat>
                )}
              </td>
              <td data-label="Zone">
                <Caveat why={copy.zoneBasis} focusable>
                  {copy.zone ?? (hasInstants(copy.first) ? 'UTC' : 'unknown')}
                </Caveat>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function orderWords(copy: CopyView): string | null {
  return dateOrderWords(copy.dateOrder, copy.dateOrderBasis);
}
