/** Search: words and filters, hits in place with context, counted honestly. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../api.ts';
import { useBasket } from '../extract/basket.ts';
import { useRevealing } from '../reader/useRevealing.ts';
import { useKeys } from '../shell/keys.ts';
import { useOperation } from '../shell/session.ts';
import { Empty, Refusal, Skeleton } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WorkButton } from '../signs/WorkButton.tsx';
import { counted } from '../words/number.ts';
import { asksSomething, hitCount, noWords, queryOf } from './filters.ts';
import { Hit } from './Hit.tsx';
import { SearchForm } from './SearchForm.tsx';
import '../reader/reader.css';
import './search.css';

const from = '/signed-in/operations/$operation/search';

export function SearchPage() {
  const { operation } = useParams({ from });
  const filters = useSearch({ from });
  const words = useRouterState({ select: (state) => state.location.state.words ?? noWords });
  const key = JSON.stringify([filters, words]);
  const navigate = useNavigate();
  useTitle('Search', useOperation(operation)?.name);
  return (
    <div className="page">
      <h1>Search</h1>
      <SearchForm
        key={key}
        operation={operation}
        filters={filters}
        words={words}
        search={(search, asked) =>
          void navigate({
            to: '/operations/$operation/search',
            params: { operation },
            search,
            state: { words: asked },
          })
        }
      />
      {asksSomething(filters, words) ? (
        <Hits key={key} operation={operation} filters={filters} words={words} />
      ) : (
        <Empty title="What do you look for?">
          Masked, spaced and accented forms of a word are found with it, and each such hit says why. What you search is
          written into the ledger.
        </Empty>
      )}
    </div>
  );
}

type Asked = Parameters<typeof queryOf>;

function Hits({ operation, filters, words }: { operation: number; filters: Asked[0]; words: Asked[1] }) {
  const [selected, setSelected] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const navigate = useNavigate();
  const revealing = useRevealing(operation);
  const basket = useBasket(operation);
  const chosen = useMemo(() => new Set(basket.map((one) => one.observation)), [basket]);
  const query = useInfiniteQuery({
    queryKey: ['operation', operation, 'search', filters, words],
    queryFn: ({ pageParam, signal }) => api.search(operation, queryOf(filters, words, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 5 * 60_000,
  });
  const hits = query.data?.pages.flatMap((page) => page.hits) ?? [];
  const first = query.data?.pages[0];
  const go = (to: number) => setSelected(Math.min(hits.length - 1, Math.max(0, to)));
  useKeys([
    {
      key: 'Enter',
      label: 'open in the conversation',
      bar: true,
      run: () => {
        const hit = hits[selected];
        if (hit === undefined) return;
        void navigate({
          to: '/operations/$operation/conversations/$conversation/at/$position',
          params: { operation, conversation: hit.conversationId, position: hit.entry.position },
          search: { o: hit.entry.observation },
        });
      },
    },
    {
      key: ' ',
      label: 'reveal',
      run: () => {
        const hit = hits[selected];
        if (hit !== undefined) revealing.toggle(hit.entry);
      },
    },
    { key: 'k', label: 'hit before', run: () => go(selected - 1) },
    { key: 'j', label: 'next hit', run: () => go(selected + 1) },
  ]);
  useEffect(() => {
    list.current?.children[selected]?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  if (query.isError && first === undefined) {
    return <Refusal error={query.error} retry={() => void query.refetch()} />;
  }
  if (first === undefined) return <Skeleton lines={9} />;
  return (
    <section aria-label="Hits">
      <p className="hits-count" role="status">
        <b>{hitCount(first.count, first.more)}</b>{' '}
        <span className="soft">in {Math.max(1, Math.round(first.tookMs))} ms</span>
        {first.withheld === 0 ? null : (
          <span className="soft">. {counted(first.withheld, 'entry', 'entries')} withheld and not searched.</span>
        )}
      </p>
      {first.notice === null ? null : <p className="aside-note">{first.notice}</p>}
      {hits.length === 0 ? (
        <Empty title="Nothing found">
          Nothing open to this account matches. Fewer words or wider dates find more; exact characters find parts of
          words.
        </Empty>
      ) : (
        <ol className="hits" ref={list}>
          {hits.map((hit, n) => (
            <li key={hit.entry.observation}>
              <Hit
                operation={operation}
                hit={hit}
                revealing={revealing}
                selected={n === selected}
                chosen={chosen.has(hit.entry.observation)}
                select={() => setSelected(n)}
              />
            </li>
          ))}
        </ol>
      )}
      {query.hasNextPage ? (
        <WorkButton quiet busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show 50 more
        </WorkButton>
      ) : null}
    </section>
  );
}
