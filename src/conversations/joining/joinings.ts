/** Which copies belong together: listed, proposed, joined, refused, separated. A person decides; everything is undone again. */

import type { Transaction } from 'kysely';
import { CandourError } from '../../kernel/index.ts';
import type { Json } from '../../storage/index.ts';
import type { JoiningView } from '../alignment-contract.ts';
import { type Asking, type ConversationDeps, consult } from '../consult.ts';
import { platformOf } from '../naming.ts';
import { conversationCopies, type Db, tablesOf } from '../store.ts';
import type { JoiningState, JoiningTable } from '../tables.ts';
import { readIn } from './aligned-store.ts';
import { faultOf, progressOf, sentences } from './columns.ts';
import { settleHeld } from './held-store.ts';
import { laneDetails } from './message-store.ts';
import { addJoining, inLaneOrder, joiningCopies, joiningRows, keyOf, updateJoining } from './store.ts';

export async function listJoinings(deps: ConversationDeps, asking: Asking): Promise<JoiningView[]> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const views = await viewsOf(reading.db, reading.operationId, await joiningRows(reading.db, reading.operationId));
  await reading.record('joinings.listed', { joinings: views.length });
  return views;
}

export async function oneJoining(deps: ConversationDeps, asking: Asking, id: number): Promise<JoiningView> {
  const reading = await consult(deps, asking, 'evidence.read', 'lists');
  const view = await viewOf(reading.db, reading.operationId, id);
  await reading.record('joining.opened', { joining: id });
  return view;
}

function noJoining(): CandourError {
  return new CandourError('NOT_FOUND', 'There is no such joining in this operation.');
}

async function viewOf(db: Db, operationId: number, id: number): Promise<JoiningView> {
  const [view] = await viewsOf(db, operationId, await joiningRows(db, operationId, { id }));
  if (view === undefined) throw noJoining();
  return view;
}

async function viewsOf(db: Db, operationId: number, rows: readonly JoiningTable[]): Promise<JoiningView[]> {
  if (rows.length === 0) return [];
  const lanes = Map.groupBy(await joiningCopies(db, operationId), (row) => row.joining_id);
  const copies = new Map((await conversationCopies(db, operationId)).map((copy) => [copy.copy_id, copy]));
  const details = await laneDetails(db, operationId, [...copies.keys()]);
  return rows.map((row) => ({
    id: row.joining_id,
    state: row.state,
    proposedBy: row.proposed_by,
    copies: (lanes.get(row.joining_id) ?? []).flatMap(({ copy_id }) => {
      const [copy, detail] = [copies.get(copy_id), details.get(copy_id)];
      if (copy === undefined || detail === undefined) return [];
      return [
        {
          copyId: copy_id,
          conversationId: copy.conversation_id,
          exhibitRef: copy.exhibit_ref,
          custodian: detail.custodian,
          title: copy.title,
          platform: platformOf(copy.format),
          entries: copy.entries,
          first: detail.first,
          last: detail.last,
        },
      ];
    }),
    confidence: row.confidence,
    why: sentences(row.why),
    conversationId: row.state === 'joined' ? row.conversation_id : null,
    messages: row.messages,
    gaps: row.gaps,
    deletions: row.deletions,
    progress: progressOf(row.progress),
    error: faultOf(row.error),
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    stale: row.stale === 2,
  }));
}

/**
 * Proposes that copies are one chat.
 * @throws CandourError NOT_FOUND for a copy that is not sealed here; BAD_USAGE for copies of several apps, or a part of
 * a joined conversation; ALREADY_EXISTS where the same copies are proposed or joined
 */
export async function proposeJoining(
  deps: ConversationDeps,
  asking: Asking,
  given: readonly number[],
): Promise<number> {
  await consult(deps, asking, 'copies.join', 'lists');
  const { operationId } = asking;
  const wanted = [...new Set(given)];
  return await deps.store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const all = await conversationCopies(db, operationId);
    const copies = all.filter((copy) => wanted.includes(copy.copy_id));
    if (copies.length !== wanted.length || wanted.length < 2) {
      throw new CandourError(
        'NOT_FOUND',
        'Of these copies not two are there, or not all: only sealed ones are joined.',
      );
    }
    if (new Set(copies.map((copy) => platformOf(copy.format))).size > 1) {
      throw new CandourError('BAD_USAGE', 'These copies are of different apps; a chat is within one.');
    }
    const conversations = new Set(copies.map((copy) => copy.conversation_id));
    const left = all.find((copy) => conversations.has(copy.conversation_id) && !wanted.includes(copy.copy_id));
    if (left !== undefined) {
      throw new CandourError(
        'BAD_USAGE',
        `Copy ${left.copy_id} (${left.exhibit_ref}) is joined with one of these: name it too, or separate them first.`,
      );
    }
    const standing = await joiningRows(db, operationId, {
      key: keyOf(wanted),
      states: ['proposed', 'aligning', 'joined'],
    });
    const [same] = standing;
    if (same !== undefined) {
      throw new CandourError(
        'ALREADY_EXISTS',
        `These copies are ${same.state} already, in joining ${same.joining_id}.`,
      );
    }
    const joining = await addJoining(db, {
      operationId,
      copies: await inLaneOrder(db, operationId, wanted),
      proposedBy: 'person',
      confidence: 1,
      why: [`Proposed by ${asking.actor.name}.`],
      at: deps.store.now().toISOString(),
    });
    await record(deps, trx, asking, 'copies.proposed', { joining, copies: wanted });
    return joining;
  });
}

async function record(
  deps: ConversationDeps,
  trx: Transaction<unknown>,
  { actor, operationId, reason }: Asking,
  act: string,
  subject: { readonly [key: string]: Json },
  decided = '',
): Promise<void> {
  const why = decided === '' ? reason : decided;
  await deps.store.ledger.append(trx, {
    chain: String(operationId),
    actor,
    type: 'combination',
    act,
    subject,
    ...(why === null ? {} : { reason: why }),
  });
}

/** Permission, the joining in one of the states that the decision is for, the change, the ledger. */
async function decide(
  deps: ConversationDeps,
  asking: Asking,
  id: number,
  from: readonly JoiningState[],
  work: (trx: Transaction<unknown>, row: JoiningTable, copies: readonly number[]) => Promise<Partial<JoiningTable>>,
): Promise<JoiningView> {
  await consult(deps, asking, 'copies.join', 'lists');
  const { actor, operationId } = asking;
  await deps.store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const [row] = await joiningRows(db, operationId, { id });
    if (row === undefined) throw noJoining();
    if (!from.includes(row.state)) {
      throw new CandourError('BAD_USAGE', `This joining is ${row.state}; that cannot be decided of it now.`);
    }
    const copies = (await joiningCopies(db, operationId, id)).map((copy) => copy.copy_id);
    const change = await work(trx, row, copies);
    await updateJoining(db, operationId, id, {
      ...change,
      progress: null,
      decided_by: actor.name,
      decided_at: deps.store.now().toISOString(),
    });
  });
  return await viewOf(tablesOf(deps.store.db), operationId, id);
}

/**
 * Decides that copies are one chat. They are aligned in the background; until that has ended everything is read as
 * before.
 */
export async function joinCopies(
  deps: ConversationDeps,
  asking: Asking,
  id: number,
  reason: string,
): Promise<JoiningView> {
  const { operationId, actor } = asking;
  return await decide(deps, asking, id, ['proposed', 'refused', 'separated', 'failed'], async (trx, row, copies) => {
    const db = tablesOf(trx);
    const busy = (await joiningRows(db, operationId, { states: ['aligning'] })).map((other) => other.joining_id);
    const taken = (await joiningCopies(db, operationId)).find(
      (copy) => busy.includes(copy.joining_id) && copies.includes(copy.copy_id),
    );
    if (taken !== undefined) {
      throw new CandourError('BUSY', `Copy ${taken.copy_id} is being joined at this moment (${taken.joining_id}).`, {
        hint: 'Wait until that joining is ready.',
      });
    }
    await insistOnWhole(db, operationId, copies);
    await record(deps, trx, asking, 'copies.aligning', { joining: row.joining_id, copies: [...copies] }, reason);
    const { id: by, name, role, session } = actor;
    return { state: 'aligning', error: null, reason, actor: JSON.stringify({ id: by, name, role, session }) };
  });
}

/** A joined conversation is taken in whole or not at all. */
async function insistOnWhole(db: Db, operationId: number, copies: readonly number[]): Promise<void> {
  const all = await conversationCopies(db, operationId);
  const within = new Set(all.filter((copy) => copies.includes(copy.copy_id)).map((copy) => copy.conversation_id));
  const left = all.find((copy) => within.has(copy.conversation_id) && !copies.includes(copy.copy_id));
  if (left === undefined) return;
  throw new CandourError('BAD_USAGE', `Copy ${left.copy_id} (${left.exhibit_ref}) is joined with one of these.`, {
    hint: 'Separate that joining first, or propose all of its copies with these.',
  });
}

/** Decides that copies are not one chat, or not to be joined; work under way is left. The machine does not propose the same again. */
export async function refuseJoining(
  deps: ConversationDeps,
  asking: Asking,
  id: number,
  reason: string,
): Promise<JoiningView> {
  return await decide(deps, asking, id, ['proposed', 'aligning', 'failed'], async (trx, row, copies) => {
    await record(deps, trx, asking, 'copies.refused', { joining: row.joining_id, copies: [...copies] }, reason);
    return { state: 'refused', reason };
  });
}

/** Gives every copy back to the conversation it had on its own. Nothing of any observation has changed or changes. */
export async function separateCopies(
  deps: ConversationDeps,
  asking: Asking,
  id: number,
  reason: string,
): Promise<JoiningView> {
  const { operationId } = asking;
  return await decide(deps, asking, id, ['joined'], async (trx, row, copies) => {
    const db = tablesOf(trx);
    const conversation = row.conversation_id;
    if (conversation !== null) await settleHeld(trx, deps.store, operationId, conversation, 'none held');
    await readIn(db, operationId, copies, 'home');
    await record(
      deps,
      trx,
      asking,
      'copies.separated',
      { joining: row.joining_id, conversation, copies: [...copies] },
      reason,
    );
    return { state: 'separated', reason, stale: 0 };
  });
}
