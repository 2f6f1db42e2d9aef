/** The chats a person was in, when, and what of the others' messages could have been seen there. */

import { Link } from '@tanstack/react-router';
import type { PersonView } from '../contract.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count } from '../words/number.ts';
import { memberFor } from './posting.ts';

type Chat = PersonView['chats'][number];

export function ChatsOfPerson({ operation, person }: { operation: number; person: PersonView }) {
  if (person.chats.length === 0) return null;
  const most = [...person.chats].sort((a, b) => b.messages - a.messages || a.conversationId - b.conversationId);
  return (
    <section>
      <h2>Chats</h2>
      <p className="soft measure">
        What others wrote while this person was a member could have been seen. Where they wrote or reacted later, they
        opened the chat after it. Neither shows that they saw a message.
      </p>
      <WideTable label="Chats">
        <table className="chats stack">
          <thead>
            <tr>
              <th scope="col">Chat</th>
              <th scope="col">Member</th>
              <th scope="col" className="number">
                Wrote
              </th>
              <th scope="col" className="number">
                Could have seen
              </th>
              <th scope="col" className="number">
                Opened the chat after
              </th>
              <th scope="col">
                <span className="hidden-words">More</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {most.map((chat) => (
              <Row key={chat.conversationId} operation={operation} chat={chat} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

function Row({ operation, chat }: { operation: number; chat: Chat }) {
  const params = { operation, conversation: chat.conversationId };
  return (
    <tr>
      <td data-label="Chat" className="chat-title stack-title break">
        <Link to="/operations/$operation/conversations/$conversation" params={params}>
          {chat.title}
        </Link>
      </td>
      <td data-label="Member">
        {chat.intervals.length === 0 ? (
          <span className="soft">no interval known</span>
        ) : (
          <ul>
            {chat.intervals.map((interval) => (
              <li key={`${interval.from} ${interval.to} ${interval.basis}`}>
                {memberFor(interval)}
                <span className="member-basis">{interval.basis}</span>
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-label="Wrote" className="number">
        {count(chat.messages)}
      </td>
      <td data-label="Could have seen" className="number">
        {count(chat.couldHaveSeen)}
      </td>
      <td data-label="Opened the chat after" className="number">
        {count(chat.openedAfter)}
      </td>
      <td className="chat-more no-print">
        <Link
          to="/operations/$operation/conversations/$conversation/participation"
          params={params}
          aria-label={`Message by message in ${chat.title}`}
        >
          Message by message
        </Link>
      </td>
    </tr>
  );
}
