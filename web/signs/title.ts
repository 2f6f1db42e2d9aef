import { useEffect } from 'react';

/** Sets the window's title: the place, then the operation. Never message text: titles end up in histories. */
export function useTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...parts.filter((part) => part !== undefined && part !== ''), 'Candour'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
