import { NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { save } from '../call.ts';
import type { Category, PersonRow } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Empty } from '../signs/states.tsx';
import { WideTable } from '../signs/WideTable.tsx';
import { count, counted } from '../words/number.ts';
import { evidenceTime, shortDay, timeParts } from '../words/time.ts';
import { peopleCsv } from './csv.ts';
import { type Column, matching, type Order, orderAfterClick, sorted } from './order.ts';
import { AnonymousTag, CategoryTag, PersonName, Sureness } from './signs.tsx';
import { categoryChoices } from './words.ts';

const columns: ReadonlyArray<{ column: Column; label: string; number?: true }> = [
  { column: 'name', label: 'Name' },
  { column: 'category', label: 'Category' },
  { column: 'posting', label: 'Posting' },
  { column: 'conversations', label: 'Chats', number: true },
  { column: 'messages', label: 'Messages', number: true },
  { column: 'first', label: 'First' },
  { column: 'last', label: 'Last' },
  { column: 'confidence', label: 'Weakest attribution' },
];

/** People as one table that sorts, filters, prints and leaves as a file. */
export function PeopleTable({ operation, people }: { operation: number; people: readonly PersonRow[] }) {
  const [typed, setTyped] = useState('');
  const [category, setCategory] = useState<Category | 'all'>('all');
  const [order, setOrder] = useState<Order>({ column: 'messages', down: true });
  const shown = sorted(matching(people, typed, category), order);
  const showAll = () => {
    setTyped('');
    setCategory('all');
  };
  return (
    <>
      <div className="people-tools no-print">
        <TextInput
          type="search"
          label="Filter"
          placeholder="name, posting, category"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label="Category"
          data={[{ value: 'all', label: 'any' }, ...categoryChoices]}
          value={category}
          onChange={(event) =>
            setCategory(categoryChoices.find((one) => one.value === event.currentTarget.value)?.value ?? 'all')
          }
        />
        <NativeSelect
          className="people-sort"
          label="Sort by"
          data={columns.map(({ column, label }) => ({ value: column, label }))}
          value={order.column}
          onChange={(event) => {
            const chosen = columns.find(({ column }) => column === event.currentTarget.value);
            if (chosen !== undefined) setOrder(orderAfterClick(order, chosen.column));
          }}
        />
        <TableActs shown={shown} />
      </div>
      <p role="status" className="hidden-words">
        {counted(shown.length, 'person', 'people')}
      </p>
      {shown.length === 0 ? (
        <Empty title="Nobody matches">
          <button type="button" className="plain-button" onClick={showAll}>
            Show all {count(people.length)}
          </button>
        </Empty>
      ) : (
        <WideTable label="People">
          <table className="people stack">
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
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={one.id} operation={operation} person={one} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </>
  );
}

function TableActs({ shown }: { shown: readonly PersonRow[] }) {
  function keep() {
    const blob = new Blob([peopleCsv(shown)], { type: 'text/csv;charset=utf-8' });
    save({ blob, name: 'people.csv', sha256: null });
    const nameless = shown.filter((one) => one.anonymous).length;
    announce(
      nameless === 0
        ? `${counted(shown.length, 'person', 'people')} saved as people.csv.`
        : `${counted(shown.length, 'person', 'people')} saved as people.csv, ${count(nameless)} without a name.`,
    );
  }
  return (
    <p className="people-acts">
      <button type="button" className="plain-button" disabled={shown.length === 0} onClick={keep}>
        Save as CSV
      </button>
      <button type="button" className="plain-button" onClick={() => window.print()}>
        Print
      </button>
    </p>
  );
}

function day(time: string | null): string {
  if (time === null) return '';
  const parts = timeParts(time);
  return parts === null ? evidenceTime(time) : shortDay(parts.day);
}

function Row({ operation, person }: { operation: number; person: PersonRow }) {
  // Of somebody anonymous, what would tell the name together with it is not printed either (R18).
  const kept = person.anonymous ? 'no-print' : '';
  return (
    <tr>
      <td className="people-name stack-title break" data-label="Name">
        <Link to="/operations/$operation/people/$person" params={{ operation, person: person.id }}>
          <PersonName person={person} />
        </Link>
        {person.anonymous ? (
          <>
            {' '}
            <AnonymousTag />
          </>
        ) : null}
      </td>
      <td data-label="Category" className="no-wrap">
        <CategoryTag category={person.category} />
      </td>
      <td data-label="Posting">
        <span className={kept}>{person.posting}</span>
      </td>
      <td data-label="Chats" className="number">
        {count(person.conversations)}
      </td>
      <td data-label="Messages" className="number">
        {count(person.messages)}
      </td>
      <td data-label="First" className="no-wrap">
        <span className={kept}>{day(person.first)}</span>
      </td>
      <td data-label="Last" className="no-wrap">
        <span className={kept}>{day(person.last)}</span>
      </td>
      <td data-label="Weakest attribution" className="no-wrap">
        <Sureness confidence={person.confidence} />
      </td>
    </tr>
  );
}
