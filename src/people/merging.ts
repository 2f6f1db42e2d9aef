/** Merging two persons that prove to be one, and splitting them again. A combination in the ledger, by numbers alone (R18). */

import type { Transaction } from 'kysely';
import { z } from 'zod';
import { type Asking, consult } from '../conversations/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import type { MergePreview } from './contract.ts';
import { type Contradiction, contradiction, mustBeLookedAt, sameMinuteWeight } from './contradictions.ts';
import type { HandleSeen } from './grounds.ts';
import { edgesOf, minutesShared } from './handle-store.ts';
import { planMerge, planSplit, standsAs } from './merge.ts';
import { homeRegion } from './numbers.ts';
import { addMerge, findPerson, giveTo, merges, owned, personRows, undoMerge } from './person-store.ts';
import { recordsOf } from './records.ts';
import { type Db, tablesOf } from './store.ts';
import { personRow } from './views.ts';

interface Deps {
  readonly store: Store;
}

/** Sentences against a merge that a person is told at most. */
const AGAINST_AT_MOST = 6;

export async function previewMerge(deps: Deps, asking: Asking, from: number, into: number): Promise<MergePreview> {
  const reading = await consult(deps, asking, 'people.read', 'lists');
  const { operationId } = reading;
  const db = tablesOf(deps.store.db);
  const [one, other] = [await findPerson(db, operationId, from), await findPerson(db, operationId, into)];
  if (from === into) throw new CandourError('BAD_USAGE', 'A person cannot be merged into itself.');
  const records = await recordsOf(deps.store, reading, [from, into]);
  const [fromRow, intoRow] = [personRow(one, records), personRow(other, records)];
  const against: string[] = [];
  if (fromRow.category !== intoRow.category) {
    against.push(
      `One is entered as ${fromRow.category}, the other as ${intoRow.category}, and these are kept apart (R17); merged, the person is ${intoRow.category}.`,
    );
  }
  against.push(...(await spokenAgainst(db, operationId, records, from, into)));
  await reading.record('merge.previewed', { from, into });
  return {
    from: fromRow,
    into: intoRow,
    handles: fromRow.handles,
    messages: fromRow.messages,
    postings: records.postings.filter((row) => row.person_id === from).length,
    against,
  };
}

type Records = Awaited<ReturnType<typeof recordsOf>>;

/** What the messages say against it: the strongest of each chat in which both write. */
async function spokenAgainst(
  db: Db,
  operationId: number,
  records: Records,
  from: number,
  into: number,
): Promise<string[]> {
  const seen = await seenBy(db, operationId, records);
  const strongest = new Map<number, Contradiction>();
  for (const a of seen.get(from) ?? []) {
    for (const b of seen.get(into) ?? []) {
      const known = strongest.get(a.conversationId);
      if (known?.weight === sameMinuteWeight) continue;
      const shared = mustBeLookedAt(a, b)
        ? { sameMinute: await minutesShared(db, operationId, a.copyId, a.handleId, b.handleId), numberChanged: false }
        : undefined;
      const found = contradiction(a, b, homeRegion, shared);
      if (found !== null && (known === undefined || found.weight < known.weight))
        strongest.set(a.conversationId, found);
    }
  }
  return [...strongest.values()].slice(0, AGAINST_AT_MOST).map(({ says }) => says);
}

/** Handles by person, with what contradictions are found by. */
async function seenBy(
  db: Db,
  operationId: number,
  { handles, attributions }: Records,
): Promise<Map<number, HandleSeen[]>> {
  const edges = await edgesOf(db, operationId, handles);
  const byId = new Map(handles.map((row) => [row.handleId, row]));
  const seen = new Map<number, HandleSeen[]>();
  for (const { person_id, handle_id, from_time, to_time } of attributions) {
    const row = byId.get(handle_id);
    // For a time only: the first and last message say nothing of that time.
    if (row === undefined || from_time !== null || to_time !== null) continue;
    const edge = edges.get(handle_id) ?? { first: null, last: null };
    seen.set(person_id, [...(seen.get(person_id) ?? []), { ...row, exporter: false, ...edge }]);
  }
  return seen;
}

export async function merge(
  deps: Deps,
  asking: Asking,
  from: number,
  { into, reason }: { readonly into: number; readonly reason: string },
): Promise<void> {
  await consult(deps, asking, 'people.manage');
  const why = { ...asking, reason: reason === '' ? asking.reason : reason };
  await deps.store.transaction((trx) => mergePersons(deps.store, why, trx, { from, into, reason }));
}

/** Within a transaction: moves what belongs to one person and enters it in the ledger. */
export async function mergePersons(
  store: Store,
  asking: Asking,
  trx: Transaction<unknown>,
  { from, into, reason }: { readonly from: number; readonly into: number; readonly reason: string },
): Promise<void> {
  const { actor, operationId } = asking;
  const db = tablesOf(trx);
  await findPerson(db, operationId, from);
  await findPerson(db, operationId, into);
  const moved = planMerge(await persons(db, operationId, [from, into]), from, into);
  if (moved === null) throw new CandourError('BAD_USAGE', 'A person cannot be merged into itself.');
  await giveTo(db, operationId, moved, into);
  const mergeId = await addMerge(db, {
    operation_id: operationId,
    from_person: from,
    into_person: into,
    moved: JSON.stringify(moved),
    reason,
    made_at: store.now().toISOString(),
    made_by: actor.name,
  });
  await store.ledger.append(trx, {
    chain: String(operationId),
    actor,
    type: 'combination',
    act: 'persons.merged',
    subject: { merge: mergeId, from, into, attributions: [...moved.attributions], postings: [...moved.postings] },
    ...(asking.reason === null ? {} : { reason: asking.reason }),
  });
}

const Moved = z.object({ attributions: z.array(z.number()), postings: z.array(z.number()) });

/**
 * Takes back that somebody was merged into this person. What came along and is still here goes back.
 *
 * @throws CandourError NOT_FOUND when nobody of that number is merged into this person
 */
export async function split(
  deps: Deps,
  asking: Asking,
  person: number,
  { merged, reason }: { readonly merged: number; readonly reason: string },
): Promise<void> {
  await consult(deps, asking, 'people.manage');
  const { actor, operationId } = asking;
  const why = reason === '' ? asking.reason : reason;
  const { store } = deps;
  await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    await findPerson(db, operationId, person);
    const all = await persons(db, operationId, [person]);
    const row = (await merges(db, operationId)).find(
      (one) => one.from_person === merged && standsAs(all.mergedInto, one.into_person) === person,
    );
    if (row === undefined) throw new CandourError('NOT_FOUND', `Person ${merged} is not merged into person ${person}.`);
    const made = { from: row.from_person, into: row.into_person, moved: Moved.parse(JSON.parse(row.moved)) };
    const back = planSplit(all, made);
    await giveTo(db, operationId, back, merged);
    await undoMerge(db, row, store.now().toISOString(), actor.name, reason);
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'combination',
      act: 'persons.split',
      subject: {
        merge: row.merge_id,
        person,
        from: merged,
        attributions: [...back.attributions],
        postings: [...back.postings],
      },
      ...(why === null ? {} : { reason: why }),
    });
  });
}

/** As the plans take it: who is merged into whom, and what belongs to some of them. */
async function persons(db: Db, operationId: number, some: readonly number[]) {
  const rows = await personRows(db, operationId);
  return {
    mergedInto: new Map(rows.map((row) => [row.person_id, row.merged_into])),
    ...(await owned(db, operationId, some)),
  };
}
