import { Link } from '@tanstack/react-router';
import type { ConversationView } from '../contract.ts';
import { Facts } from '../signs/signs.tsx';
import { hasInstants, zoneWords } from '../words/basis.ts';
import { formatName } from '../words/kind.ts';
import { count, counted } from '../words/number.ts';
import { span } from '../words/time.ts';

/** The conversation as a whole: who writes in it, how much, and what its times rest on. */
export function About({ operation, conversation }: { operation: number; conversation: ConversationView }) {
  const people = [...conversation.participants].sort((a, b) => b.messages - a.messages);
  return (
    <details className="about">
      <summary>About this conversation</summary>
      <Facts
        rows={[
          ['App', formatName(conversation.platform)],
          ['Exhibits', conversation.exhibits.join(', ')],
          ['Written', span(conversation.first, conversation.last)],
          [
            'Entries',
            `${counted(conversation.messages, 'message')}, ${counted(conversation.notices, 'notice')}, ${counted(conversation.calls, 'call')}` +
              (conversation.held > 0 ? `, ${count(conversation.held)} withheld` : ''),
          ],
          ['Zone', zoneWords(conversation.zone, conversation.zoneBasis, hasInstants(conversation.first))],
          ...(conversation.dateOrderDoubt ? [['Dates', 'order undecided'] as const] : []),
          ...(conversation.chronological ? [] : [['Order', 'as in the file, not by time'] as const]),
        ]}
      />
      <p className="about-doors">
        <Link
          to="/operations/$operation/conversations/$conversation/membership"
          params={{ operation, conversation: conversation.id }}
        >
          Who was in it, and when
        </Link>
        <Link
          to="/operations/$operation/conversations/$conversation/participation"
          params={{ operation, conversation: conversation.id }}
        >
          Who did what with each message
        </Link>
      </p>
      <table>
        <caption className="small">Names as the exports show them; a name is not yet a person.</caption>
        <thead>
          <tr>
            <th scope="col">Shown as</th>
            <th scope="col" className="number">
              Messages
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.handleId}>
              <td className="break">{person.shown}</td>
              <td className="number">
                <Link
                  to="/operations/$operation/search"
                  params={{ operation }}
                  search={{ conversation: conversation.id, order: 'oldest' }}
                  state={{ words: { q: '', sender: person.shown } }}
                >
                  {count(person.messages)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
