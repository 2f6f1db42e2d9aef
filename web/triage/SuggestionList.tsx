/** Messages that the filter leaves, the likeliest first; their words covered until somebody asks for one. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api.ts';
import type { ScoredMessage } from '../contract.ts';
import { useRevealing } from '../reader/useRevealing.ts';
import { KeyBar } from '../shell/KeyBar.tsx';
import { useKeys } from '../shell/keys.ts';
import { Empty, Refusal, Skeleton } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { counted } from '../words/number.ts';
import { askedOf, type TriageFilters } from './filters.ts';
import { triageKey } from './queries.ts';
import { SuggestionItem } from './SuggestionItem.tsx';

const pageSize = 25;

export function SuggestionList(props: { operation: number; filters: TriageFilters; showAll: () => void }) {
  const { operation, filters, showAll } = props;
  const revealing = useRevealing(operation, true);
  const navigate = useNavigate();
  const [selected, setSelected] = useState(0);
  const [explained, setExplained] = useState<ReadonlySet<number>>(new Set());
  const query = useInfiniteQuery({
    queryKey: [...triageKey(operation), 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      api.suggestionList(operation, { ...askedOf(filters), ...pageParam, limit: pageSize }, signal),
    initialPageParam: {} as { after?: string },
    getNextPageParam: (page) => (page.next === null ? undefined : { after: page.next }),
    staleTime: 5 * 60_000,
  });
  const messages = query.data?.pages.flatMap((page) => page.messages) ?? [];
  const at = Math.min(selected, Math.max(0, messages.length - 1));
  const here = messages[at];
  const move = (by: number) => {
    const to = Math.min(messages.length - 1, Math.max(0, at + by));
    setSelected(to);
    document
      .querySelector(`[data-suggestion="${messages[to]?.entry.observation}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  const explain = (message: ScoredMessage) => {
    const { observation } = message.entry;
    setExplained((before) => {
      const after = new Set(before);
      if (!after.delete(observation)) after.add(observation);
      return after;
    });
  };
  useKeys([
    {
      key: 'Enter',
      label: 'read it in its place',
      bar: true,
      run: () =>
        here !== undefined &&
        void navigate({
          to: '/operations/$operation/conversations/$conversation/at/$position',
          params: { operation, conversation: here.conversationId, position: here.entry.position },
          search: { o: here.entry.observation },
        }),
    },
    { key: 'e', label: 'why?', bar: true, run: () => here !== undefined && here.relevance !== null && explain(here) },
    { key: ' ', label: 'reveal', bar: true, run: () => here !== undefined && revealing.toggle(here.entry) },
    { key: 'k', label: 'message before', bar: true, run: () => move(-1) },
    { key: 'j', label: 'next message', bar: true, run: () => move(1) },
  ]);
  if (query.data === undefined) {
    return query.isError ? <Refusal error={query.error} retry={() => void query.refetch()} /> : <Skeleton lines={12} />;
  }
  const total = query.data.pages[0]?.total ?? 0;
  if (messages.length === 0) {
    return (
      <Empty title="No message like this">
        <button type="button" className="plain-button" onClick={showAll}>
          Show all suggestions
        </button>
      </Empty>
    );
  }
  return (
    <>
      <p className="soft" role="status">
        {messages.length >= total
          ? counted(messages.length, 'message')
          : `The first ${counted(messages.length, 'message')} of ${counted(total, 'message')}`}
        , the {filters.bin === undefined && filters.unjudged === undefined ? 'likeliest' : 'newest'} first. Words are
        covered until you reveal them; each reveal is recorded.
      </p>
      <ol className="suggestions">
        {messages.map((message, n) => (
          <li key={message.entry.observation}>
            <SuggestionItem
              operation={operation}
              message={message}
              revealing={revealing}
              selected={n === at}
              explained={explained.has(message.entry.observation)}
              select={() => setSelected(n)}
              explain={() => explain(message)}
            />
          </li>
        ))}
      </ol>
      {query.hasNextPage ? (
        <div className="no-print">
          <WorkButton quiet busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show {Math.max(1, Math.min(pageSize, total - messages.length))} more
          </WorkButton>
        </div>
      ) : null}
      <KeyBar />
    </>
  );
}
