/** Why the machine suggests the selected message: asked for with one key, and shown in its words. */

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { EntryView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { explanationQuery } from '../triage/queries.ts';
import type { SuggestionMark } from './useSuggestions.ts';

/** The message whose suggestion is explained, with the spans that carried it. */
export interface ExplainedMessage {
  readonly observation: number;
  readonly spans: ReadonlyArray<{ readonly start: number; readonly end: number }>;
}

export interface Explaining {
  /** The selected message is explained. */
  readonly open: boolean;
  readonly toggle: () => void;
  readonly explained: ExplainedMessage | null;
}

export function useExplained(
  operation: number,
  entry: EntryView | undefined,
  mark: SuggestionMark | undefined,
): Explaining {
  const [asked, setAsked] = useState(-1);
  const observation = entry?.observation ?? -1;
  const open = mark !== undefined && asked === observation;
  const spans = useQuery({ ...explanationQuery(operation, observation), enabled: open }).data?.spans;
  const explained = useMemo(
    () => (open && spans !== undefined ? { observation, spans } : null),
    [open, observation, spans],
  );
  const toggle = () => {
    if (mark === undefined) announce('The machine suggests nothing here.');
    else setAsked(open ? -1 : observation);
  };
  return { open, toggle, explained };
}
