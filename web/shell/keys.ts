/** Keys of the place one is in: one listener, the newest binding of a key wins, and the list that `?` shows. */

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { preferences } from './preferences.ts';

export interface Binding {
  /** As `KeyboardEvent.key` gives it; a blank is the space bar. */
  readonly key: string;
  /** What it does, in a word or two. */
  readonly label: string;
  readonly run: () => void;
  /** Shown in the bar at the bottom of the place as well. */
  readonly bar?: boolean;
}

type Live = { current: readonly Binding[] };

let active: readonly Live[] = [];
let snapshot: readonly Binding[] = [];
const listeners = new Set<() => void>();

function changed(): void {
  snapshot = active.flatMap((live) => live.current);
  for (const listener of listeners) listener();
}

/** True where a key press belongs to what has the focus: typing, or pressing a button with the space bar. */
export function keyBelongsToFocus(key: string, target: { tagName: string; editable: boolean } | null): boolean {
  if (target === null) return false;
  if (target.editable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return key !== 'Escape';
  const pressed = key === ' ' || key === 'Enter';
  return pressed && ['BUTTON', 'A', 'SUMMARY', 'VIDEO', 'AUDIO'].includes(target.tagName);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!preferences().singleKeys && event.key.length === 1 && event.key !== ' ') return;
  // A dialogue owns the keyboard while it is open.
  if (document.querySelector('[role="dialog"]') !== null) return;
  const focus = event.target instanceof HTMLElement ? event.target : null;
  const target = focus === null ? null : { tagName: focus.tagName, editable: focus.isContentEditable };
  if (keyBelongsToFocus(event.key, target)) return;
  for (const live of [...active].reverse()) {
    const binding = live.current.find((candidate) => candidate.key === event.key);
    if (binding !== undefined) {
      event.preventDefault();
      binding.run();
      return;
    }
  }
}

/** Binds keys while the component is on the page. `bindings` may be a new array each time. */
export function useKeys(bindings: readonly Binding[]): void {
  const live = useRef(bindings);
  live.current = bindings;
  useEffect(() => {
    if (active.length === 0) window.addEventListener('keydown', onKeyDown);
    active = [...active, live];
    changed();
    return () => {
      active = active.filter((other) => other !== live);
      if (active.length === 0) window.removeEventListener('keydown', onKeyDown);
      changed();
    };
  }, []);
}

/** All keys that work now, for the dialogue and the bar. */
export function useActiveKeys(): readonly Binding[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );
}

/** Keys that do the same, said once: `j` and `↓` both go to the next message. In the order in which they are read. */
export function keyList(bindings: readonly Binding[]): ReadonlyArray<{ label: string; keys: readonly string[] }> {
  const byLabel = new Map<string, string[]>();
  for (const { label, key } of [...bindings].reverse()) byLabel.set(label, [...(byLabel.get(label) ?? []), key]);
  return [...byLabel].map(([label, keys]) => ({ label, keys }));
}

/** What is printed on the key. */
export function keyName(key: string): string {
  const names: Readonly<Record<string, string>> = {
    ' ': 'space',
    Escape: 'Esc',
    ArrowDown: '↓',
    ArrowUp: '↑',
    PageDown: 'Page ↓',
    PageUp: 'Page ↑',
  };
  // A capital beside its small letter would read as the same key.
  return names[key] ?? (/^\p{Lu}$/u.test(key) ? `Shift ${key}` : key);
}
