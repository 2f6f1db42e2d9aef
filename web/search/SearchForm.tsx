import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { conversationsQuery } from '../conversations/queries.ts';
import { DayInput } from '../signs/DayInput.tsx';
import { kindNames } from '../words/kind.ts';
import { asksSomething, type Filters, filtersFromAddress, noWords, type Words } from './filters.ts';

const modes = [
  { value: 'folded', label: 'words and their disguises' },
  { value: 'words', label: 'words as written' },
  { value: 'substring', label: 'exact characters' },
];

/** Words, how to match them, and the filters. `search` is told the whole when it is sent. */
export function SearchForm(props: {
  operation: number;
  filters: Filters;
  words: Words;
  search: (filters: Filters, words: Words) => void;
}) {
  const { operation, search } = props;
  const conversations = useQuery(conversationsQuery(operation)).data?.conversations ?? [];
  const [filters, setFilters] = useState<Filters>(props.filters);
  // Open where there is room for them, and wherever one of them is at work.
  const [opened] = useState(() => matchMedia('(min-width: 621px)').matches || asksSomething(props.filters, noWords));
  const [words, setWords] = useState<Words>(props.words);
  const set = (field: keyof Filters, value: string) => setFilters(filtersFromAddress({ ...filters, [field]: value }));
  const change = (field: keyof Filters) => (event: { currentTarget: { value: string } }) =>
    set(field, event.currentTarget.value);
  function submit(event: FormEvent) {
    event.preventDefault();
    search(filters, { q: words.q.trim(), sender: words.sender.trim() });
  }
  return (
    <form className="search-form no-print" onSubmit={submit}>
      <div className="search-main">
        <TextInput
          className="search-words"
          label="Words"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          value={words.q}
          onChange={(event) => setWords({ ...words, q: event.currentTarget.value })}
        />
        <NativeSelect label="Match" data={modes} value={filters.mode ?? 'folded'} onChange={change('mode')} />
        <Button type="submit">Search</Button>
      </div>
      <p className="soft small">
        All words must be there. <code className="mono">"late turn"</code> finds the phrase,{' '}
        <code className="mono">board*</code> its beginnings, <code className="mono">-keys</code> leaves out.{' '}
        <Link to="/operations/$operation/search/terms" params={{ operation }}>
          Search a whole list of terms
        </Link>
      </p>
      <details className="search-more" open={opened}>
        <summary>Filters</summary>
        <div className="search-filters">
          <NativeSelect
            label="Conversation"
            data={[
              { value: '', label: 'all' },
              ...conversations.map((one) => ({
                value: String(one.id),
                label: `${one.title}, ${one.exhibits.join(', ')}`,
              })),
            ]}
            value={filters.conversation === undefined ? '' : String(filters.conversation)}
            onChange={change('conversation')}
          />
          <TextInput
            label="Sender"
            autoComplete="off"
            maxLength={200}
            value={words.sender}
            onChange={(event) => setWords({ ...words, sender: event.currentTarget.value })}
          />
          <NativeSelect
            label="Kind"
            data={[{ value: '', label: 'all' }, ...kindNames.map(([value, label]) => ({ value, label }))]}
            value={filters.kind ?? ''}
            onChange={change('kind')}
          />
          <DayInput label="From" value={filters.from ?? ''} change={(day) => set('from', day)} />
          <DayInput label="To" value={filters.to ?? ''} change={(day) => set('to', day)} />
          <NativeSelect
            label="Order"
            data={[
              { value: 'newest', label: 'newest first' },
              { value: 'oldest', label: 'oldest first' },
            ]}
            value={filters.order ?? 'newest'}
            onChange={change('order')}
          />
        </div>
      </details>
    </form>
  );
}
