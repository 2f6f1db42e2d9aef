/** Nobody sees a place before the server has said who they are. */

import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { Refusal } from '../signs/states.tsx';
import { Announcements } from './announce.tsx';
import { sessionQuery } from './session.ts';
import './frame.css';

export function SessionGate() {
  const session = useQuery(sessionQuery);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const search = useRouterState({ select: (state) => state.location.searchStr });

  if (session.data === undefined) {
    if (!session.isError) return null;
    return (
      <main className="alone">
        <Refusal level={1} error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  }
  const { actor, setUpNeeded } = session.data;
  if (setUpNeeded && path !== '/first-start') return <Navigate to="/first-start" replace />;
  if (!setUpNeeded && actor === null && path !== '/sign-in') {
    return <Navigate to="/sign-in" search={path === '/' ? {} : { next: path + search }} replace />;
  }
  return (
    <>
      <Outlet />
      <Announcements />
    </>
  );
}
