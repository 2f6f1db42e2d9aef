import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { announce } from '../shell/announce.tsx';
import type { Target } from './Thread.tsx';
import type { Entries } from './useEntries.ts';
import { keepPlace } from './WhereILeft.tsx';

export interface Place {
  readonly selected: number;
  /** The selected entry is on the screen. */
  readonly inSight: boolean;
  readonly target: Target;
  /** True once the reader moved by key or click: the selected entry then takes the focus. */
  readonly focused: boolean;
  readonly select: (position: number) => void;
  readonly move: (by: number) => void;
  readonly jump: (position: number) => void;
}

/** Where the reader is: selected entry, the place the list is taken to, and the address that says both. */
export function usePlace(options: {
  operation: number;
  conversation: number;
  total: number;
  entries: Entries | null;
  /** Positions on the screen now. */
  seen: { readonly first: number; readonly last: number };
  start: { readonly position: number; readonly observation: number | null };
}): Place {
  const { operation, conversation, total, entries, seen, start } = options;
  const [selected, setSelected] = useState(start.position);
  const [target, setTarget] = useState<Target>({ position: start.position, n: 0, align: 'center' });
  const [focused, setFocused] = useState(false);
  const navigate = useNavigate();
  const now = useRef(selected);
  now.current = selected;

  const inSight = selected >= seen.first && selected <= seen.last;
  // The list follows a selection with a little delay: only who was with it and is no longer has scrolled away.
  const reached = useRef<number | null>(null);
  if (inSight) reached.current = selected;
  const away = !inSight && reached.current === selected;

  const take = useCallback((position: number, align: Target['align']) => {
    setSelected(position);
    setTarget((before) => ({ position, n: before.n + 1, align }));
  }, []);

  const select = useCallback((position: number) => {
    setFocused(true);
    setSelected(position);
  }, []);
  const move = useCallback(
    (by: number) => {
      // Who has scrolled away from the selected message goes on from where they are, not from where they were.
      const from = away ? seen.first + 1 : now.current + by;
      const to = Math.min(total - 1, Math.max(0, from));
      setFocused(true);
      take(to, 'auto');
    },
    [total, take, away, seen.first],
  );
  const jump = useCallback(
    (position: number) => {
      const to = Math.min(total - 1, Math.max(0, position));
      setFocused(false);
      // Its page comes first, so that the place is there when the reader is.
      void Promise.resolve(entries?.load(to))
        .catch(() => undefined)
        .then(() => take(to, 'center'));
    },
    [total, entries, take],
  );

  // The address follows, quietly: back and reload come here again.
  const observation = entries?.at(selected)?.observation;
  useEffect(() => {
    const timer = setTimeout(() => {
      keepPlace(operation, conversation, selected);
      if (selected === start.position && observation === (start.observation ?? undefined)) return;
      if (observation === undefined) return;
      void navigate({
        to: '/operations/$operation/conversations/$conversation/at/$position',
        params: { operation, conversation, position: selected },
        search: { o: observation },
        replace: true,
        resetScroll: false,
      });
    }, 350);
    return () => clearTimeout(timer);
  }, [selected, observation, operation, conversation, navigate, start.position, start.observation]);

  // A link opened from elsewhere while this conversation is on the page.
  const asked = useRef(start.position);
  useEffect(() => {
    if (asked.current === start.position) return;
    asked.current = start.position;
    if (start.position !== now.current) jump(start.position);
  }, [start.position, jump]);

  // The observation of a permalink is the truth; its position may have moved since the link was made.
  const checked = useRef<number | null>(null);
  const wanted = start.observation;
  const found = entries?.at(start.position)?.observation;
  useEffect(() => {
    if (wanted === null || found === undefined || checked.current === wanted) return;
    checked.current = wanted;
    if (found === wanted) return;
    api.observation(operation, wanted).then(
      (known) => {
        if (known.conversationId === conversation) jump(known.entry.position);
        else announce('The message of this link is in another conversation now.');
      },
      () => announce('The message of this link is not open to this account.'),
    );
  }, [wanted, found, operation, conversation, jump]);

  return { selected, inSight, target, focused, select, move, jump };
}
