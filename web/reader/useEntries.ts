import { type QueryClient, queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../api.ts';
import type { EntriesPage, EntryView } from '../contract.ts';
import { isReading, pageSize, pagesFor } from './window.ts';

const key = (operation: number, conversation: number) => ['operation', operation, 'entries', conversation] as const;

export const entriesPageQuery = (operation: number, conversation: number, page: number) =>
  queryOptions({
    queryKey: [...key(operation, conversation), page],
    queryFn: ({ signal }) => api.entries(operation, conversation, page * pageSize, pageSize, signal),
    // Sealed entries do not change; flags and notes are written into the kept page (changeEntry).
    staleTime: Number.POSITIVE_INFINITY,
  });

function find(queries: QueryClient, operation: number, conversation: number, position: number): EntryView | undefined {
  const page = Math.floor(position / pageSize);
  const kept = queries.getQueryData<EntriesPage>([...key(operation, conversation), page]);
  return kept?.entries[position - kept.from];
}

export interface Entries {
  /** The entry at a position, undefined while it is not loaded. */
  readonly at: (position: number) => EntryView | undefined;
  readonly version: string;
  readonly error: unknown;
  readonly retry: () => void;
  /** Loads the page of a position before the reader is taken there. */
  readonly load: (position: number) => Promise<EntryView | undefined>;
  /** The stretch that is asked for: where the reader rests, not what flies past. */
  readonly rested: { readonly first: number; readonly last: number };
  /** Writes what a person did (a flag, a note) into the entry on the page. */
  readonly change: (position: number, change: (entry: EntryView) => EntryView) => void;
}

/** The entries of what is seen. Only what somebody can read is asked for: each question is logged (R10). */
export function useEntries(
  operation: number,
  conversation: number,
  seen: { readonly first: number; readonly last: number },
  total: number,
): Entries {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(seen);
  const before = useRef(seen.first);
  const { first, last } = seen;
  useEffect(() => {
    const reading = isReading(before.current, first);
    before.current = first;
    const timer = setTimeout(() => setWanted({ first, last }), reading ? 0 : 140);
    return () => clearTimeout(timer);
  }, [first, last]);

  const results = useQueries({
    queries: pagesFor(wanted.first, wanted.last, total).map((page) => entriesPageQuery(operation, conversation, page)),
  });
  const failed = results.find((result) => result.isError);
  const at = useCallback(
    (position: number) => find(queries, operation, conversation, position),
    [queries, operation, conversation],
  );
  const load = useCallback(
    async (position: number) => {
      await queries.ensureQueryData(entriesPageQuery(operation, conversation, Math.floor(position / pageSize)));
      return find(queries, operation, conversation, position);
    },
    [queries, operation, conversation],
  );
  const change = useCallback(
    (position: number, changed: (entry: EntryView) => EntryView) => {
      queries.setQueryData<EntriesPage>(
        [...key(operation, conversation), Math.floor(position / pageSize)],
        (page) =>
          page && {
            ...page,
            entries: page.entries.map((entry) => (entry.position === position ? changed(entry) : entry)),
          },
      );
    },
    [queries, operation, conversation],
  );
  const error = failed?.error;
  const refetch = failed?.refetch;
  // Changes whenever a page arrives or an entry on it is changed: whoever holds these entries then looks again.
  const version = results.map((result) => result.dataUpdatedAt).join(' ');
  return useMemo(
    () => ({ at, load, change, error, version, rested: wanted, retry: () => void refetch?.() }),
    [at, load, change, error, refetch, version, wanted],
  );
}
