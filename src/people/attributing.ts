/** Saying whose a handle is and where somebody served, and taking it back. Withdrawn, never deleted. */

import type { Transaction } from 'kysely';
import { can } from '../access/index.ts';
import { type Asking, consult } from '../conversations/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { Json, Store } from '../storage/index.ts';
import type { AttributionCreate, PostingCreate } from './contract.ts';
import { handleRows } from './handle-store.ts';
import { isTurned, overlaps } from './interval.ts';
import { addAttribution, addPosting, attributions, findPerson, withdraw } from './person-store.ts';
import { tablesOf } from './store.ts';

interface Deps {
  readonly store: Store;
}

type Attribution = ReturnType<typeof AttributionCreate.parse>;

/**
 * Says that a handle is a person's, for always or for a time.
 *
 * @throws CandourError NOT_FOUND for a handle or person that is not there, BAD_USAGE for an end before its beginning,
 *   ALREADY_EXISTS where the handle is somebody's at that time: one handset is one person's at a time
 */
export async function attribute(deps: Deps, asking: Asking, personId: number, given: Attribution): Promise<number> {
  await consult(deps, asking, 'people.manage');
  const { store } = deps;
  return await store.transaction((trx) => attributeWithin(store, asking, trx, personId, given));
}

/** The same within a transaction. */
export async function attributeWithin(
  store: Store,
  asking: Asking,
  trx: Transaction<unknown>,
  personId: number,
  { handleId, confidence, basis, note, from, to }: Attribution,
): Promise<number> {
  const { actor, operationId } = asking;
  const db = tablesOf(trx);
  await findPerson(db, operationId, personId);
  const mayReadHeld = can(actor, 'privilege.read', { operationId });
  const [handle] = await handleRows(db, operationId, mayReadHeld, { handles: [handleId] });
  if (handle === undefined) throw new CandourError('NOT_FOUND', `There is no handle ${handleId} in this operation.`);
  if (isTurned({ from, to })) throw new CandourError('BAD_USAGE', 'The attribution ends before it begins.');
  const standing = await attributions(db, operationId, { handles: [handleId] });
  const held = standing.find((row) => overlaps({ from: row.from_time, to: row.to_time }, { from, to }));
  if (held !== undefined) {
    throw new CandourError(
      'ALREADY_EXISTS',
      `Handle ${handleId} is attributed to person ${held.person_id} at that time.`,
      {
        hint: 'Withdraw that attribution, or give both the time for which each holds; days at which it changes hands need times of day.',
      },
    );
  }
  const attribution = await addAttribution(db, {
    operation_id: operationId,
    handle_id: handleId,
    person_id: personId,
    confidence,
    basis,
    note,
    from_time: from,
    to_time: to,
    made_at: store.now().toISOString(),
    made_by: actor.name,
  });
  await entry(store, asking, trx, 'handle.attributed', { person: personId, attribution, handle: handleId, basis });
  return attribution;
}

export async function withdrawAttribution(deps: Deps, asking: Asking, personId: number, id: number): Promise<void> {
  await withdrawFrom(deps, asking, 'attribution', personId, id);
}

/**
 * Enters where somebody served.
 *
 * @throws CandourError BAD_USAGE without unit, rank and role, or where it ends before it begins
 */
export async function enterPosting(
  deps: Deps,
  asking: Asking,
  personId: number,
  given: ReturnType<typeof PostingCreate.parse>,
): Promise<number> {
  await consult(deps, asking, 'people.manage');
  const { actor, operationId } = asking;
  const { store } = deps;
  const { unit, rank, role, from, to, source } = given;
  if (unit === '' && rank === '' && role === '') {
    throw new CandourError('BAD_USAGE', 'A posting has a unit, a rank or a role.');
  }
  if (isTurned(given)) throw new CandourError('BAD_USAGE', 'The posting ends before it begins.');
  return await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    await findPerson(db, operationId, personId);
    const posting = await addPosting(db, {
      operation_id: operationId,
      person_id: personId,
      unit,
      rank,
      role,
      from_time: from,
      to_time: to,
      source,
      made_at: store.now().toISOString(),
      made_by: actor.name,
    });
    await entry(store, asking, trx, 'posting.entered', { person: personId, posting });
    return posting;
  });
}

export async function withdrawPosting(deps: Deps, asking: Asking, personId: number, id: number): Promise<void> {
  await withdrawFrom(deps, asking, 'posting', personId, id);
}

async function withdrawFrom(
  deps: Deps,
  asking: Asking,
  table: 'attribution' | 'posting',
  personId: number,
  id: number,
): Promise<void> {
  await consult(deps, asking, 'people.manage');
  const { actor, operationId } = asking;
  const { store } = deps;
  await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    await findPerson(db, operationId, personId);
    const at = store.now().toISOString();
    const done = await withdraw(db, table, { operationId, person: personId, id }, at, actor.name);
    if (!done) throw new CandourError('NOT_FOUND', `Person ${personId} has no ${table} ${id} that stands.`);
    await entry(store, asking, trx, `${table}.withdrawn`, { person: personId, [table]: id });
  });
}

async function entry(
  store: Store,
  { actor, operationId, reason }: Asking,
  trx: Transaction<unknown>,
  act: string,
  subject: { readonly [key: string]: Json },
): Promise<void> {
  await store.ledger.append(trx, {
    chain: String(operationId),
    actor,
    type: 'alteration',
    act,
    subject,
    ...(reason === null ? {} : { reason }),
  });
}
