/** Copies of one chat: the machine proposes, a person decides, and every decision can be taken back. */

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { JoiningView } from '../contract.ts';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { JoiningCard } from './JoiningCard.tsx';
import { ProposeByHand } from './ProposeByHand.tsx';
import { joiningsQuery } from './queries.ts';
import { standingOf } from './standing.ts';
import './joinings.css';

export function JoiningsPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/joinings' });
  const found = useOperation(operation);
  useTitle('Copies of one chat', found?.name);
  const list = useQuery(joiningsQuery(operation));
  return (
    <div className="page joinings">
      <h1>Copies of one chat</h1>
      <p className="page-lead soft">
        The same chat on several phones is read as one conversation, with a mark for each phone. Copies are never
        merged: what each phone shows stays as it is, and joining can be taken back.
      </p>
      <Answer query={list} lines={12}>
        {(joinings) => (
          <>
            {joinings.length === 0 ? <None operation={operation} exhibits={found?.counts.exhibits ?? 0} /> : null}
            <All operation={operation} joinings={joinings} />
          </>
        )}
      </Answer>
      {list.isError || found?.counts.exhibits === 0 ? null : <ByHand operation={operation} />}
    </div>
  );
}

function None({ operation, exhibits }: { operation: number; exhibits: number }) {
  if (exhibits === 0) {
    return (
      <Empty
        title="No exhibit yet"
        actions={
          <Button component={Link} to={`/operations/${operation}/import`}>
            Import an exhibit
          </Button>
        }
      >
        When chats of several phones have been sealed, copies that belong together are proposed here.
      </Empty>
    );
  }
  return (
    <Empty title="No copies that look alike">
      Nothing that was sealed so far shares enough members, title and content. You may still choose copies by hand.
    </Empty>
  );
}

function All({ operation, joinings }: { operation: number; joinings: readonly JoiningView[] }) {
  const { open, joined, apart } = standingOf(joinings);
  return (
    <>
      <Part title="To decide" operation={operation} joinings={open} />
      <Part title="Joined" operation={operation} joinings={joined} />
      {apart.length === 0 ? null : (
        <details className="joinings-apart">
          <summary>Kept apart: {apart.length}</summary>
          <Part title="Kept apart" operation={operation} joinings={apart} />
        </details>
      )}
    </>
  );
}

function Part({ title, operation, joinings }: { title: string; operation: number; joinings: readonly JoiningView[] }) {
  if (joinings.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ol className="joinings-list">
        {joinings.map((joining) => (
          <li key={joining.id}>
            <JoiningCard operation={operation} joining={joining} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Closed until it is wanted: only then are the exhibits asked for. */
function ByHand({ operation }: { operation: number }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="joinings-hand no-print" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>Choose copies by hand</summary>
      {opened ? <ProposeByHand operation={operation} /> : null}
    </details>
  );
}
