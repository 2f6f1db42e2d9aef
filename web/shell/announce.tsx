/** Short confirmations ("Citation copied"): seen at the foot of the page and spoken by screen readers. */

import { useSyncExternalStore } from 'react';

let said = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function say(text: string): void {
  said = text;
  for (const listener of listeners) listener();
}

export function announce(text: string): void {
  clearTimeout(timer);
  say(text);
  timer = setTimeout(() => say(''), 6000);
}

export function Announcements() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <div className={text === '' ? 'announcement announcement-none' : 'announcement'} role="status">
      {text}
    </div>
  );
}
