/** The name of the place one is in, for the line at the top. */

import { type LinkProps, useMatches } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';

export interface PlacePart {
  readonly label: string;
  readonly to?: LinkProps;
}

let deepest = '';
const listeners = new Set<() => void>();

/** A place that knows its own name (a conversation's title) tells it here while it is open. */
export function tellPlace(label: string): () => void {
  deepest = label;
  for (const listener of listeners) listener();
  return () => {
    if (deepest === label) tellPlace('');
  };
}

const rooms: Readonly<Record<string, string>> = {
  '/': 'Overview',
  '/exhibits': 'Exhibits',
  '/exhibits/$exhibit': 'Exhibits',
  '/import': 'Import',
  '/conversations': 'Conversations',
  '/conversations/$conversation': 'Conversations',
  '/conversations/$conversation/at/$position': 'Conversations',
  '/conversations/$conversation/membership': 'Conversations',
  '/conversations/$conversation/participation': 'Conversations',
  '/people': 'People',
  '/people/$person': 'People',
  '/joinings': 'Copies of one chat',
  '/gaps': 'Gaps',
  '/triage': 'Triage',
  '/reviews': 'Reviews',
  '/reviews/$review': 'Reviews',
  '/reviews/$review/certificate': 'Reviews',
  '/search': 'Search',
  '/search/terms': 'List of terms',
  '/extract': 'Extract',
  '/events': 'Case events',
  '/ledger': 'Ledger',
  '/verify': 'Verify',
};
type Room = 'exhibits' | 'conversations' | 'people' | 'reviews';
const parents: Readonly<Record<string, `/operations/$operation/${Room}`>> = {
  '/exhibits/$exhibit': '/operations/$operation/exhibits',
  '/conversations/$conversation': '/operations/$operation/conversations',
  '/conversations/$conversation/at/$position': '/operations/$operation/conversations',
  '/conversations/$conversation/membership': '/operations/$operation/conversations',
  '/conversations/$conversation/participation': '/operations/$operation/conversations',
  '/people/$person': '/operations/$operation/people',
  '/reviews/$review': '/operations/$operation/reviews',
  '/reviews/$review/certificate': '/operations/$operation/reviews',
};

export function usePlaceName(): readonly PlacePart[] {
  const matches = useMatches();
  const told = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => deepest,
  );
  const last = matches[matches.length - 1];
  if (last === undefined) return [];
  const full = String(last.fullPath);
  if (full === '/account') return [{ label: 'Account' }];
  const prefix = '/operations/$operation';
  if (!full.startsWith(prefix)) return [{ label: 'Operations' }];
  const rest = full.slice(prefix.length).replace(/\/$/, '') || '/';
  const room = { label: rooms[rest] ?? 'Overview' };
  const parent = parents[rest];
  const { operation } = last.params as { operation?: number };
  if (parent === undefined || operation === undefined) return [room];
  const up: PlacePart = { ...room, to: { to: parent, params: { operation } } };
  return told === '' ? [up] : [up, { label: told }];
}
