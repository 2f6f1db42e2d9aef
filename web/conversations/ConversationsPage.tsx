import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ConversationView } from '../contract.ts';
import { joiningsQuery, waiting } from '../joinings/queries.ts';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { hasInstants } from '../words/basis.ts';
import { formatName } from '../words/kind.ts';
import { count, counted } from '../words/number.ts';
import { evidenceTime, shortDay, timeParts } from '../words/time.ts';
import { type Column, matching, type Order, orderAfterClick, sorted } from './order.ts';
import { conversationsQuery } from './queries.ts';
import './conversations.css';

/** All conversations of the operation as one table that sorts and filters. */
export function ConversationsPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/conversations' });
  useTitle('Conversations', useOperation(operation)?.name);
  const list = useQuery(conversationsQuery(operation));
  return (
    <div className="page">
      <h1>Conversations</h1>
      <Proposals operation={operation} />
      <Answer query={list} lines={10}>
        {({ conversations }) =>
          conversations.length === 0 ? (
            <Empty
              title="No conversation yet"
              actions={
                <Button component={Link} to={`/operations/${operation}/import`}>
                  Import an exhibit
                </Button>
              }
            >
              Conversations appear when an exhibit that holds chats has been sealed.
            </Empty>
          ) : (
            <Table operation={operation} conversations={conversations} />
          )
        }
      </Answer>
    </div>
  );
}

/** Copies that may be one chat, while somebody has to decide. */
function Proposals({ operation }: { operation: number }) {
  const joinings = useQuery(joiningsQuery(operation)).data;
  const open = joinings === undefined ? 0 : waiting(joinings).length;
  if (open === 0) return null;
  return (
    <p className="conversations-proposals">
      <span className="dot dot-doubt" aria-hidden="true" />
      <Link to="/operations/$operation/joinings" params={{ operation }}>
        {counted(open, 'proposal')} {open === 1 ? 'waits' : 'wait'}
      </Link>
      <span className="soft">copies on several phones that may be one chat</span>
    </p>
  );
}

const columns: ReadonlyArray<{ column: Column; label: string; number?: true }> = [
  { column: 'title', label: 'Conversation' },
  { column: 'exhibit', label: 'Exhibits' },
  { column: 'platform', label: 'App' },
  { column: 'people', label: 'People', number: true },
  { column: 'messages', label: 'Messages', number: true },
  { column: 'first', label: 'First' },
  { column: 'last', label: 'Last' },
];

function Table({ operation, conversations }: { operation: number; conversations: readonly ConversationView[] }) {
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<Order>({ column: 'messages', down: true });
  const shown = sorted(matching(conversations, typed), order);
  return (
    <>
      <div className="conversations-tools no-print">
        <TextInput
          type="search"
          label="Filter"
          placeholder="title, exhibit or person"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          className="conversations-sort"
          label="Sort by"
          data={columns.map(({ column, label }) => ({ value: column, label }))}
          value={order.column}
          onChange={(event) => {
            const chosen = columns.find(({ column }) => column === event.currentTarget.value);
            if (chosen !== undefined) setOrder(orderAfterClick(order, chosen.column));
          }}
        />
      </div>
      <p role="status" className="hidden-words">
        {counted(shown.length, 'conversation')}
      </p>
      {shown.length === 0 ? (
        <Empty title="None matches">
          <button type="button" className="plain-button" onClick={() => setTyped('')}>
            Show all {count(conversations.length)}
          </button>
        </Empty>
      ) : (
        <WideTable label="Conversations">
          <table className="conversations stack">
            <thead>
              <tr>
                {columns.map(({ column, label, number }) => (
                  <th
                    key={column}
                    scope="col"
                    className={number ? 'number' : ''}
                    aria-sort={order.column === column ? (order.down ? 'descending' : 'ascending') : 'none'}
                  >
                    <button type="button" onClick={() => setOrder(orderAfterClick(order, column))}>
                      {label}
                      <span aria-hidden="true">{order.column === column ? (order.down ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  </th>
                ))}
                <th scope="col">Doubts</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={one.id} operation={operation} conversation={one} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </>
  );
}

function day(time: string | null): string {
  const parts = timeParts(time);
  return parts === null ? evidenceTime(time) : shortDay(parts.day);
}

function Row({ operation, conversation }: { operation: number; conversation: ConversationView }) {
  const doubts = [
    conversation.zone === null && !hasInstants(conversation.first) ? 'zone unknown' : '',
    conversation.dateOrderDoubt ? 'order of dates undecided' : '',
    conversation.chronological ? '' : 'not in order of time',
    conversation.held > 0 ? `${count(conversation.held)} withheld` : '',
  ].filter((doubt) => doubt !== '');
  return (
    <tr>
      <td className="conversation-title stack-title break" data-label="Conversation">
        <Link
          to="/operations/$operation/conversations/$conversation"
          params={{ operation, conversation: conversation.id }}
        >
          {conversation.title}
        </Link>
        {conversation.lanes.length === 0 ? null : (
          <div className="soft small">one chat on {counted(conversation.lanes.length, 'phone')}</div>
        )}
      </td>
      <td data-label="Exhibits" className={conversation.lanes.length === 0 ? 'no-wrap' : ''}>
        {conversation.lanes.length === 0
          ? conversation.exhibits.join(', ')
          : conversation.lanes.map((lane) => (
              <span key={lane.copyId} className="conversation-phone" title={lane.custodian}>
                <b>{lane.letter}</b> {lane.exhibitRef}
              </span>
            ))}
      </td>
      <td data-label="App">{formatName(conversation.platform)}</td>
      <td data-label="People" className="number">
        {count(conversation.participants.length)}
      </td>
      <td data-label="Messages" className="number">
        {count(conversation.messages)}
      </td>
      <td data-label="First" className="no-wrap">
        {day(conversation.first)}
      </td>
      <td data-label="Last" className="no-wrap">
        {day(conversation.last)}
      </td>
      <td data-label="Doubts" className="doubtful">
        {doubts.join(', ')}
      </td>
    </tr>
  );
}
