import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { KeyHint } from '../signs/signs.tsx';

/** The one search of the frame. What is typed travels in the history state, never in the address. */
export function SearchBox({ operation }: { operation: number }) {
  const navigate = useNavigate();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    void navigate({
      to: '/operations/$operation/search',
      params: { operation },
      search: {},
      state: { words: { q, sender: '' } },
    });
    event.currentTarget.reset();
  }
  return (
    <search className="search-box">
      <form onSubmit={submit}>
        <input
          type="search"
          name="q"
          data-search-field=""
          autoComplete="off"
          spellCheck={false}
          aria-label="Search all messages of the operation"
          placeholder="Search"
        />
        <KeyHint letter="/" />
      </form>
    </search>
  );
}
