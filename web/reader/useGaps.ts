import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ConversationView, EntryView } from '../contract.ts';
import { gapSummaryQuery, gapsOfDayQuery } from '../gaps/queries.ts';
import { announce } from '../shell/announce.tsx';
import { timeParts } from '../words/time.ts';
import { type Direction, daysToSearch, gapDaysOf, nearest } from './gapDays.ts';

const none: ReadonlyMap<string, number> = new Map();

/** Where something is gone in this conversation, and the way from one such place to the next. */
export function useGaps(options: {
  operation: number;
  conversation: ConversationView;
  selected: number;
  entry: EntryView | undefined;
  jump: (position: number) => void;
}) {
  const { operation, conversation, selected, entry, jump } = options;
  const joined = conversation.lanes.length > 0;
  const queries = useQueryClient();
  const summary = useQuery({
    ...gapSummaryQuery(operation, { conversation: conversation.id, deletion: 'true' }),
    enabled: joined,
  });
  const days = useMemo(() => (summary.data === undefined ? none : gapDaysOf(summary.data)), [summary.data]);

  const go = useCallback(
    async (direction: Direction) => {
      const day = timeParts(entry?.common ?? entry?.time ?? null)?.day ?? null;
      for (const one of daysToSearch(days.keys(), day, direction)) {
        const { gaps } = await queries.ensureQueryData(gapsOfDayQuery(operation, conversation.id, one));
        const position = nearest(
          gaps.map((gap) => gap.position),
          selected,
          direction,
        );
        if (position !== null) {
          jump(position);
          return;
        }
      }
      announce(
        days.size === 0
          ? 'Nothing in this conversation is called a deletion.'
          : direction === 'next'
            ? 'No gap after this one.'
            : 'No gap before this one.',
      );
    },
    [days, entry?.common, entry?.time, queries, operation, conversation.id, selected, jump],
  );
  const move = useCallback(
    (direction: Direction) => {
      go(direction).catch((error: unknown) =>
        announce(error instanceof Error ? error.message : 'The gaps could not be read.'),
      );
    },
    [go],
  );
  return { days, move };
}
