/** The frame of every place: where am I, one search, the rooms of the operation, and the keys. */

import { Link, Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Sheet } from '../signs/Dialog.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { useKeys } from './keys.ts';
import { usePlaceName } from './place.ts';
import { RoomsNav } from './RoomsNav.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useOperation } from './session.ts';

export function Frame() {
  const { operation } = useParams({ strict: false });
  const [rooms, setRooms] = useState(false);
  const [keys, setKeys] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes the drawer
  useEffect(() => setRooms(false), [path]);
  useKeys([
    { key: '?', label: 'all keys', run: () => setKeys(true), bar: true },
    {
      key: '/',
      label: 'search',
      bar: true,
      run: () => document.querySelector<HTMLInputElement>('[data-search-field]:not([data-unseen])')?.focus(),
    },
  ]);
  return (
    <div className={operation === undefined ? 'frame frame-plain' : 'frame'}>
      <a className="skip no-print" href="#content">
        Skip to the content
      </a>
      <header className="frame-header no-print">
        {operation === undefined ? null : (
          <button type="button" className="rooms-button" onClick={() => setRooms(true)}>
            Rooms
          </button>
        )}
        <Link to="/" className="brand">
          Candour
        </Link>
        <Crumbs operation={operation} />
        {operation === undefined ? null : <SearchBox operation={operation} />}
        <AccountMenu showKeys={() => setKeys(true)} />
      </header>
      {operation === undefined ? null : (
        <>
          <nav className="frame-rooms no-print" aria-label="Rooms">
            <RoomsNav operation={operation} />
          </nav>
          <Sheet opened={rooms} close={() => setRooms(false)} title="Rooms" from="left" size={280}>
            <nav aria-label="Rooms">
              <RoomsNav operation={operation} />
            </nav>
          </Sheet>
        </>
      )}
      <main id="content" className="frame-content" tabIndex={-1}>
        <Outlet />
      </main>
      <KeysDialog opened={keys} close={() => setKeys(false)} />
    </div>
  );
}

function Crumbs({ operation }: { operation: number | undefined }) {
  const place = usePlaceName();
  return (
    <nav className="crumbs" aria-label="Where you are">
      <ol>
        {operation === undefined ? null : (
          <li className="crumb-operation">
            <OperationCrumb operation={operation} />
          </li>
        )}
        {place.map((part, n) => (
          <li key={part.label} {...(n === place.length - 1 ? { 'aria-current': 'page' as const } : {})}>
            {part.to === undefined ? part.label : <Link {...part.to}>{part.label}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function OperationCrumb({ operation }: { operation: number }) {
  const found = useOperation(operation);
  return (
    <Link to="/operations/$operation" params={{ operation }}>
      {found === undefined ? 'Operation' : found.name}
    </Link>
  );
}
