/** The states every place has besides its content: loading, empty, error, denied. In words that say what to do. */

import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../call.ts';
import './states.css';

/** Lines of the height that the content will have, so that the page does not jump. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const widths = [62, 84, 71, 90, 55, 78];
  return (
    <div role="status">
      <span className="hidden-words">Loading</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key, line) => (
        <span key={key} className="skeleton" style={{ width: `${widths[line % widths.length] ?? 70}%` }} />
      ))}
    </div>
  );
}

/** Of the heading: 1 where the state is all there is on the page. */
type Level = 1 | 2;

/** Nothing here yet: says so, and what the next step is. */
export function Empty(props: { title: string; level?: Level; children?: ReactNode; actions?: ReactNode }) {
  const { title, level = 2, children, actions } = props;
  const Heading = `h${level}` as const;
  return (
    <section className="state">
      <Heading className="state-title">{title}</Heading>
      {children === undefined ? null : <div className="soft">{children}</div>}
      {actions === undefined ? null : <div className="state-actions">{actions}</div>}
    </section>
  );
}

/** An error as a sentence and a way out; a refusal for want of a grant is told apart from a failure. */
export function Refusal(props: { error: unknown; level?: Level; retry?: (() => void) | undefined }) {
  const { error, retry, level = 2 } = props;
  const Heading = `h${level}` as const;
  const said = error instanceof ApiError ? error : null;
  const denied = said?.status === 403;
  return (
    <section className={denied ? 'state' : 'state state-fault'} role="alert">
      <Heading className="state-title">
        {denied ? 'Not open to this account' : said?.status === 404 ? 'Not here' : 'This did not work'}
      </Heading>
      <p>{said?.message ?? (error instanceof Error ? error.message : 'Something failed in the page.')}</p>
      <p className="soft">{said?.hint ?? 'Load the page again.'}</p>
      {retry === undefined || denied ? null : (
        <div className="state-actions">
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        </div>
      )}
      {said === null ? null : <p className="small soft">{said.code}</p>}
    </section>
  );
}

/** A query's answer with its other states drawn. */
export function Answer<T>({
  query,
  lines,
  level = 2,
  children,
}: {
  query: UseQueryResult<T>;
  lines?: number;
  level?: Level;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Refusal error={query.error} level={level} retry={() => void query.refetch()} />;
  return <Skeleton {...(lines === undefined ? {} : { lines })} />;
}
