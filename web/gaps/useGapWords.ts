import { useCallback, useState } from 'react';
import { api } from '../api.ts';
import type { GapView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';

/** Words of missing messages: covered until somebody asks for one, which the server logs before it is shown (R10, R49). */
export function useGapWords(operation: number) {
  const [revealed, setRevealed] = useState<ReadonlySet<number>>(new Set());
  const reveal = useCallback(
    async (gap: GapView) => {
      try {
        // The words are those of the entry that is read at this place; the reveal is recorded there.
        const { entries } = await api.entries(operation, gap.conversationId, gap.position, 1);
        const observation = entries[0]?.observation;
        if (observation === undefined || observation === 0) throw new Error('The message is not open to this account.');
        await api.reveal(operation, observation, { what: 'text' });
        setRevealed((before) => new Set(before).add(gap.id));
      } catch (error) {
        announce(error instanceof Error ? error.message : 'It could not be revealed.');
      }
    },
    [operation],
  );
  return { revealed, reveal };
}
