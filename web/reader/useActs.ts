import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { ConversationView, EntryView, ObservationView } from '../contract.ts';
import { toggleChosen } from '../extract/basket.ts';
import { announce } from '../shell/announce.tsx';
import { copy } from '../signs/clipboard.ts';
import { observationKey } from './Inspector.tsx';
import type { Entries } from './useEntries.ts';
import { isWithheld } from './withheld.ts';

/** What can be done with the selected entry, each with its confirmation. */
export function useActs(options: {
  operation: number;
  conversation: ConversationView;
  entry: EntryView | undefined;
  entries: Entries | null;
  note: (observation: number) => void;
  release: (observation: number) => void;
}) {
  const { operation, conversation, entry, entries } = options;
  const queries = useQueryClient();

  /** Runs the act on the selected entry, where it is open to this account. */
  const onEntry = (act: (selected: EntryView) => Promise<void> | void) => () => {
    if (entry === undefined) return;
    if (isWithheld(entry)) {
      announce('This entry is withheld.');
      return;
    }
    Promise.resolve(act(entry)).catch((error: unknown) =>
      announce(error instanceof Error ? error.message : 'That did not work.'),
    );
  };
  const known = (observation: number): Promise<ObservationView> =>
    queries.ensureQueryData({
      queryKey: observationKey(operation, observation),
      queryFn: () => api.observation(operation, observation),
    });
  const copied = async (text: string, what: string) => {
    announce((await copy(text)) ? `${what} copied.` : 'The browser refused the clipboard.');
  };

  return {
    flag: onEntry(async ({ observation, position, flagged }) => {
      await (flagged ? api.unflag(operation, observation) : api.flag(operation, observation));
      entries?.change(position, (before) => ({ ...before, flagged: !flagged }));
      await queries.invalidateQueries({ queryKey: observationKey(operation, observation) });
      announce(flagged ? 'Flag taken off.' : 'Flagged.');
    }),
    note: onEntry(({ observation }) => options.note(observation)),
    release: onEntry(({ observation }) => options.release(observation)),
    cite: onEntry(async ({ observation }) => copied((await known(observation)).citation, 'Citation')),
    link: onEntry(async ({ observation, position }) => {
      const path = `/operations/${operation}/conversations/${conversation.id}/at/${position}?o=${observation}`;
      await copied(location.origin + path, 'Link');
    }),
    choose: onEntry(({ observation, position, time }) => {
      const chosen = { observation, position, time, conversation: conversation.id, title: conversation.title };
      announce(toggleChosen(operation, chosen) ? 'Put into the extract.' : 'Taken out of the extract.');
    }),
  };
}
