import { useCallback, useMemo, useState } from 'react';
import { api } from '../api.ts';
import type { EntryView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { usePreferences } from '../shell/preferences.ts';
import { type Covered, coverKey, coversOf, nextCovered } from './covers.ts';

export interface Revealing {
  readonly coverWords: boolean;
  readonly revealed: ReadonlySet<string>;
  readonly reveal: (entry: EntryView, covered: Covered) => void;
  /** Reveals the words where they are covered: the raw line says the same. */
  readonly revealWords: (entry: EntryView) => void;
  /** The space bar: reveals the next covered thing of the entry; when all is revealed, covers it again. */
  readonly toggle: (entry: EntryView) => void;
}

/**
 * What has been revealed since the place was opened. The server logs each reveal before it is shown (R10, R49).
 * @param always words start covered here whatever the reader prefers elsewhere
 */
export function useRevealing(operation: number, always = false): Revealing {
  const preferred = usePreferences().coverWords;
  const coverWords = always || preferred;
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const reveal = useCallback(
    (entry: EntryView, covered: Covered) => {
      api.reveal(operation, entry.observation, covered).then(
        () => setRevealed((before) => new Set(before).add(coverKey(entry.observation, covered))),
        (error: unknown) => announce(error instanceof Error ? error.message : 'It could not be revealed.'),
      );
    },
    [operation],
  );
  const revealWords = useCallback(
    (entry: EntryView) => {
      const covered = coversOf(entry, coverWords).find(({ what }) => what === 'text');
      if (covered !== undefined && !revealed.has(coverKey(entry.observation, covered))) reveal(entry, covered);
    },
    [coverWords, revealed, reveal],
  );
  const toggle = useCallback(
    (entry: EntryView) => {
      const all = coversOf(entry, coverWords);
      const next = nextCovered(entry, coverWords, revealed);
      if (next !== undefined) reveal(entry, next);
      else if (all.length > 0) {
        const again = new Set(all.map((covered) => coverKey(entry.observation, covered)));
        setRevealed((before) => new Set([...before].filter((key) => !again.has(key))));
      } else announce('Nothing is covered here.');
    },
    [coverWords, revealed, reveal],
  );
  return useMemo(
    () => ({ coverWords, revealed, reveal, revealWords, toggle }),
    [coverWords, revealed, reveal, revealWords, toggle],
  );
}
