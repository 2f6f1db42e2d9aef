/** The end of an alignment: in one transaction with its ledger entry the copies are read in the conversation made of them. */

import type { Transaction } from 'kysely';
import type { LedgerActor, Store } from '../../storage/index.ts';
import { tablesOf } from '../store.ts';
import type { JoiningTable } from '../tables.ts';
import type { AlignedRows, CopyColumns, Target } from './aligned-rows.ts';
import {
  type CopyToAlign,
  copiesToAlign,
  gapTotals,
  readIn,
  replaceConversation,
  settleConversation,
  timesAt,
} from './aligned-store.ts';
import { decider } from './columns.ts';
import { settleHeld } from './held-store.ts';
import { readableEdges } from './message-store.ts';
import { proposeFor } from './propose.ts';
import { joiningCopies, joiningRows, removeProposals, updateJoining, updateJoiningCopy } from './store.ts';
import type { StoredAlignment } from './stored-alignment.ts';

/** What was made of a joining, written where nobody reads yet. */
export interface Made {
  readonly joining: JoiningTable;
  readonly alignment: StoredAlignment;
  readonly columns: readonly CopyColumns[];
  readonly copies: readonly CopyToAlign[];
  readonly rows: AlignedRows;
  readonly target: Target;
}

/**
 * From here on the copies are read together.
 * @returns false: the decision or a copy is not what it was when the work began, and nothing has changed
 */
export async function switchOver(trx: Transaction<unknown>, store: Store, made: Made): Promise<boolean> {
  if (!(await isUnchanged(trx, made))) return false;
  const { joining, alignment, copies, rows, target } = made;
  const { operationId, conversation } = target;
  const db = tablesOf(trx);
  const lanes = copies.map(({ copyId }) => copyId);
  const replaced = await leaveOld(trx, store, made);
  await readIn(db, operationId, lanes, conversation);
  await settleHeld(trx, store, operationId, conversation, 'all');
  const { messages, chronological } = rows.counted;
  await settleConversation(db, target, await readableEdges(db, operationId, conversation), chronological);
  for (const [lane] of copies.entries()) await keepLane(trx, made, lane);
  const totals = await gapTotals(db, target);
  await updateJoining(db, operationId, joining.joining_id, {
    state: 'joined',
    conversation_id: conversation,
    messages,
    ...totals,
    progress: null,
    error: null,
    making: null,
    // Runs are found next, among what everybody may read.
    stale: 1,
  });
  const again = joining.state === 'joined';
  await store.ledger.append(trx, {
    chain: String(operationId),
    actor: again || joining.actor === null ? theProgram() : decider(joining.actor),
    type: 'combination',
    act: again ? 'copies.aligned-again' : 'copies.joined',
    subject: {
      joining: joining.joining_id,
      conversation,
      copies: lanes,
      replaced,
      messages,
      ...totals,
      sameChat: alignment.sameChat.confidence,
    },
    ...(again || joining.reason === '' ? {} : { reason: joining.reason }),
  });
  await renewProposals(trx, store, operationId, lanes);
  return true;
}

/** Who acts where a copy has grown and nobody has decided anything. */
function theProgram(): LedgerActor {
  return { id: 'system', name: 'Candour', role: 'system', session: `system:${process.pid}` };
}

async function isUnchanged(trx: Transaction<unknown>, { joining, copies }: Made): Promise<boolean> {
  const { operation_id, joining_id, state } = joining;
  const db = tablesOf(trx);
  const [row] = await joiningRows(db, operation_id, { id: joining_id });
  const now = await copiesToAlign(
    db,
    operation_id,
    copies.map(({ copyId }) => copyId),
  );
  return (
    row?.state === state &&
    now.length === copies.length &&
    now.every(
      (copy, n) => copy.sealed && copy.entries === copies[n]?.entries && copy.conversation === copies[n]?.conversation,
    )
  );
}

/** Joined conversations of which copies are taken over end here; their joinings are separated by this one. */
async function leaveOld(trx: Transaction<unknown>, store: Store, { joining, copies, target }: Made): Promise<number[]> {
  const { operationId, conversation } = target;
  const db = tablesOf(trx);
  const old = copies.map((copy) => copy.conversation);
  const left: number[] = [];
  for (const row of await joiningRows(db, operationId, { states: ['joined'] })) {
    if (row.conversation_id === null || !old.includes(row.conversation_id)) continue;
    left.push(row.conversation_id);
    await settleHeld(trx, store, operationId, row.conversation_id, 'none held');
    await replaceConversation(db, operationId, row.conversation_id, conversation);
    if (row.joining_id === joining.joining_id) continue;
    const reason = `Joined with more copies in joining ${joining.joining_id}.`;
    await updateJoining(db, operationId, row.joining_id, { state: 'separated', reason, stale: 0 });
  }
  return left;
}

/** Proposals that these copies were part of are made anew for the copies that are left. */
async function renewProposals(
  trx: Transaction<unknown>,
  store: Store,
  operationId: number,
  joined: readonly number[],
): Promise<void> {
  const db = tablesOf(trx);
  const copies = Map.groupBy(await joiningCopies(db, operationId), (row) => row.joining_id);
  const proposals = (await joiningRows(db, operationId, { states: ['proposed'] }))
    .filter((row) => row.proposed_by === 'machine')
    .map((row) => ({ id: row.joining_id, copies: (copies.get(row.joining_id) ?? []).map((copy) => copy.copy_id) }))
    .filter((proposal) => proposal.copies.some((copy) => joined.includes(copy)));
  await removeProposals(
    db,
    operationId,
    proposals.map(({ id }) => id),
  );
  const others = new Set(proposals.flatMap((proposal) => proposal.copies).filter((copy) => !joined.includes(copy)));
  for (const copy of others) await proposeFor(db, operationId, copy, store.now().toISOString());
}

/** What the alignment found of a copy: its clock, its exporter, the order of its dates. */
async function keepLane(trx: Transaction<unknown>, made: Made, lane: number): Promise<void> {
  const { joining, alignment, columns, copies, target } = made;
  const aligned = alignment.copies[lane];
  const copy = copies[lane];
  if (aligned === undefined || copy === undefined) return;
  const changes = aligned.offsetChanges.map(({ fromEntry, offsetSeconds }) => ({
    observation: columns[lane]?.observation[fromEntry] ?? 0,
    offsetSeconds,
  }));
  const db = tablesOf(trx);
  const times = await timesAt(
    db,
    target.operationId,
    copy.copyId,
    changes.map(({ observation }) => observation),
  );
  const exporter = aligned.exporter < 0 ? undefined : alignment.senders[aligned.exporter];
  await updateJoiningCopy(db, {
    operation_id: target.operationId,
    joining_id: joining.joining_id,
    copy_id: copy.copyId,
    offset_seconds: Math.round(aligned.offsetSeconds),
    offset_changes: JSON.stringify(
      changes.flatMap(({ observation, offsetSeconds }) => {
        const from = times.get(observation);
        return from == null ? [] : [{ from, offsetSeconds: Math.round(offsetSeconds) }];
      }),
    ),
    precision: aligned.precision,
    exporter: exporter?.names[lane]?.[0] ?? exporter?.names.find((names) => names.length > 0)?.[0] ?? null,
    date_order_proven: aligned.dateOrderProven,
    entries: copy.entries,
  });
}
