import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { conversationsQuery } from '../conversations/queries.ts';
import { kindNames } from '../words/kind.ts';
import { type Filters, filtersFromAddress, type Words } from './filters.ts';

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
  const [words, setWords] = useState<Words>(props.words);
  const change = (field: keyof Filters) => (event: { currentTarget: { value: string } }) =>
    setFilters(filtersFromAddress({ ...filters, [field]: event.currentTarget.value }));
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
      <div className="search-filters">
        <NativeSelect
          label="Conversation"
          data={[
            { value: '', label: 'all' },
            ...conversations.map((one) => ({ value: String(one.id), label: one.title })),
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
        <TextInput label="From" type="date" value={filters.from ?? ''} onChange={change('from')} />
        <TextInput label="To" type="date" value={filters.to ?? ''} onChange={change('to')} />
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
    </form>
  );
}
