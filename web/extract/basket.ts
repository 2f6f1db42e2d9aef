/** Messages chosen for an extract, kept in this tab: where they are, never what they say. */

import { useSyncExternalStore } from 'react';

export interface Chosen {
  readonly observation: number;
  readonly conversation: number;
  readonly position: number;
  readonly title: string;
  readonly time: string | null;
}

const key = (operation: number) => `candour.extract.${operation}`;
const kept = new Map<number, readonly Chosen[]>();
const listeners = new Set<() => void>();
const none: readonly Chosen[] = [];

function read(operation: number): readonly Chosen[] {
  const held = kept.get(operation);
  if (held !== undefined) return held;
  let list = none;
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key(operation)) ?? '[]');
    if (Array.isArray(stored)) list = stored as readonly Chosen[];
  } catch {
    list = none;
  }
  kept.set(operation, list);
  return list;
}

export function keepBasket(operation: number, list: readonly Chosen[]): void {
  kept.set(operation, list);
  sessionStorage.setItem(key(operation), JSON.stringify(list));
  for (const listener of listeners) listener();
}

/** Puts a message into the basket or takes it out; answers whether it is in it now. */
export function toggleChosen(operation: number, chosen: Chosen): boolean {
  const before = read(operation);
  const without = before.filter((one) => one.observation !== chosen.observation);
  const added = without.length === before.length;
  keepBasket(operation, added ? [...before, chosen] : without);
  return added;
}

export function useBasket(operation: number): readonly Chosen[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read(operation),
  );
}
