/** The rooms of the operation, in the order of the work, each with its count. */

import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useBasket } from '../extract/basket.ts';
import { joiningsQuery, waiting } from '../joinings/queries.ts';
import { triageQuery } from '../triage/queries.ts';
import { count } from '../words/number.ts';
import { useOperation } from './session.ts';

function Room({ to, operation, label, amount }: { to: string; operation: number; label: string; amount?: number }) {
  const link = { to, params: { operation }, activeOptions: { exact: to === '/operations/$operation' } } as LinkProps;
  return (
    <li>
      <Link {...link} className="room">
        {label}
        {amount === undefined ? null : <span>{count(amount)}</span>}
      </Link>
    </li>
  );
}

const withCount = (amount: number | undefined) => (amount === undefined ? {} : { amount });

export function RoomsNav({ operation }: { operation: number }) {
  const counts = useOperation(operation)?.counts;
  const basket = useBasket(operation);
  // Deletions and proposals are counted from the joinings: an account that may not see them sees no number.
  const joinings = useQuery({ ...joiningsQuery(operation), enabled: (counts?.exhibits ?? 0) > 1 }).data ?? [];
  const gaps = joinings.reduce((sum, one) => sum + (one.state === 'joined' ? (one.deletions ?? 0) : 0), 0);
  const proposals = waiting(joinings).length;
  const suggested = useQuery({ ...triageQuery(operation), enabled: (counts?.conversations ?? 0) > 0 }).data?.suggested;
  const at = '/operations/$operation';
  return (
    <>
      <ul>
        <Room to={at} operation={operation} label="Overview" />
        <Room to={`${at}/exhibits`} operation={operation} label="Exhibits" {...withCount(counts?.exhibits)} />
        <Room
          to={`${at}/conversations`}
          operation={operation}
          label="Conversations"
          {...withCount(counts?.conversations)}
        />
        <Room to={`${at}/gaps`} operation={operation} label="Gaps" {...withCount(gaps || undefined)} />
        <Room to={`${at}/people`} operation={operation} label="People" />
        <Room to={`${at}/search`} operation={operation} label="Search" />
        <Room to={`${at}/extract`} operation={operation} label="Extract" {...withCount(basket.length || undefined)} />
      </ul>
      <h2 className="rooms-heading">Review</h2>
      <ul>
        <Room to={`${at}/triage`} operation={operation} label="Triage" {...withCount(suggested || undefined)} />
        <Room to={`${at}/reviews`} operation={operation} label="Reviews" />
      </ul>
      <h2 className="rooms-heading">Evidence in</h2>
      <ul>
        <Room to={`${at}/import`} operation={operation} label="Import" />
        <Room
          to={`${at}/joinings`}
          operation={operation}
          label="Copies of one chat"
          {...withCount(proposals || undefined)}
        />
        <Room to={`${at}/events`} operation={operation} label="Case events" />
      </ul>
      <h2 className="rooms-heading">Record</h2>
      <ul>
        <Room to={`${at}/ledger`} operation={operation} label="Ledger" />
        <Room to={`${at}/verify`} operation={operation} label="Verify" />
      </ul>
    </>
  );
}
