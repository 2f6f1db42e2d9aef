/** The handles of a proposal by chat: in each, the names under which the phones show it. */

import type { ProposalView } from '../contract.ts';

type Handle = ProposalView['handles'][number];

export interface Sighting {
  readonly conversationId: number;
  readonly title: string;
  readonly names: readonly Handle[];
}

/** Chats with the most names first; within a chat in the order of the exhibits. */
export function sightingsOf(handles: readonly Handle[]): readonly Sighting[] {
  return [...Map.groupBy(handles, (handle) => handle.conversationId)]
    .map(([conversationId, names]) => ({
      conversationId,
      title: names[0]?.conversationTitle ?? '',
      names: names.toSorted((a, b) => a.exhibitRef.localeCompare(b.exhibitRef, 'en-GB', { numeric: true })),
    }))
    .sort((a, b) => b.names.length - a.names.length || a.conversationId - b.conversationId);
}
