import type { ReactNode } from 'react';
import { keyName, useActiveKeys } from './keys.ts';

/** The bar at the foot of a place: its keys on the left, what holds for the whole place on the right. */
export function KeyBar({ children }: { children?: ReactNode }) {
  const keys = useActiveKeys().filter((binding) => binding.bar === true);
  return (
    <footer className="key-bar no-print">
      <ul className="key-bar-keys" aria-hidden="true">
        {[...keys].reverse().map((binding) => (
          <li key={binding.key}>
            <kbd>{keyName(binding.key)}</kbd> {binding.label}
          </li>
        ))}
      </ul>
      <div className="key-bar-said">{children}</div>
    </footer>
  );
}
