/** How this reader wants the page to behave. Kept in this browser alone: it is no evidence and no act. */

import { useSyncExternalStore } from 'react';

export interface Preferences {
  /** Single letters as keys; off for people whom they get in the way of (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** Cover the words of every message until revealed, not only its media (R49). */
  readonly coverWords: boolean;
  /** Revealed pictures in grey (R49). */
  readonly greyPictures: boolean;
}

const storageKey = 'candour.preferences';
const usual: Preferences = { singleKeys: true, coverWords: false, greyPictures: true };
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return { ...usual, ...(typeof kept === 'object' ? kept : {}) };
  } catch {
    return usual;
  }
}

let current = read();

export function preferences(): Preferences {
  return current;
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(storageKey, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
