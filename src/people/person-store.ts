/** SQL of persons: entered, changed, merged; whose handles are whose; where somebody served. Nothing is ever deleted. */

import { CandourError } from '../kernel/index.ts';
import type { Db } from './store.ts';
import type {
  AttributionTable,
  PersonChangeTable,
  PersonMergeTable,
  PersonTable,
  PostingTable,
  ProposalAnswerTable,
} from './tables.ts';

type Numbered = { person: 'person_id'; attribution: 'attribution_id'; posting: 'posting_id'; person_merge: 'merge_id' };

async function nextId<T extends keyof Numbered>(db: Db, table: T, column: Numbered[T], operationId: number) {
  const row = await db
    .selectFrom(table as 'person')
    .select((e) => e.fn.max<number | null>(column as 'person_id').as('id'))
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  return Number(row?.id ?? 0) + 1;
}

export async function personRows(db: Db, operationId: number): Promise<PersonTable[]> {
  return await db
    .selectFrom('person')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('person_id')
    .execute();
}

/** A person that stands by itself. Throws NOT_FOUND, naming the one that somebody was merged into. */
export async function findPerson(db: Db, operationId: number, personId: number): Promise<PersonTable> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) throw new CandourError('NOT_FOUND', 'There is no such person in this operation.');
  if (row.merged_into !== null) {
    throw new CandourError('NOT_FOUND', `Person ${personId} was merged into person ${row.merged_into}.`);
  }
  return row;
}

export async function addPerson(db: Db, row: Omit<PersonTable, 'person_id' | 'merged_into'>): Promise<number> {
  const person_id = await nextId(db, 'person', 'person_id', row.operation_id);
  await db
    .insertInto('person')
    .values({ ...row, person_id, merged_into: null })
    .execute();
  return person_id;
}

/** Sets fields of a person and keeps what they were. */
export async function changePerson(
  db: Db,
  person: PersonTable,
  changes: readonly Omit<PersonChangeTable, 'operation_id' | 'person_id' | 'seq'>[],
): Promise<void> {
  const { operation_id, person_id } = person;
  const last = await db
    .selectFrom('person_change')
    .select((e) => e.fn.max('seq').as('seq'))
    .where('operation_id', '=', operation_id)
    .where('person_id', '=', person_id)
    .executeTakeFirst();
  let seq = Number(last?.seq ?? 0);
  for (const change of changes) {
    seq += 1;
    await db
      .insertInto('person_change')
      .values({ operation_id, person_id, seq, ...change })
      .execute();
    const value = change.field === 'anonymous' ? Number(change.after) : change.after;
    await db
      .updateTable('person')
      .set({ [change.field]: value })
      .where('operation_id', '=', operation_id)
      .where('person_id', '=', person_id)
      .execute();
  }
}

/** Attributions that stand: of one person, of some handles, or of the whole operation. */
export async function attributions(
  db: Db,
  operationId: number,
  only: { readonly person?: number; readonly handles?: readonly number[] } = {},
): Promise<AttributionTable[]> {
  if (only.handles?.length === 0) return [];
  let query = db
    .selectFrom('attribution')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('withdrawn_at', 'is', null);
  if (only.person !== undefined) query = query.where('person_id', '=', only.person);
  if (only.handles !== undefined) query = query.where('handle_id', 'in', only.handles);
  return await query.orderBy('attribution_id').execute();
}

export async function addAttribution(
  db: Db,
  row: Omit<AttributionTable, 'attribution_id' | 'withdrawn_at' | 'withdrawn_by'>,
): Promise<number> {
  const attribution_id = await nextId(db, 'attribution', 'attribution_id', row.operation_id);
  await db
    .insertInto('attribution')
    .values({ ...row, attribution_id, withdrawn_at: null, withdrawn_by: null })
    .execute();
  return attribution_id;
}

/** Postings that stand: of one person, or of the whole operation. */
export async function postings(db: Db, operationId: number, person?: number): Promise<PostingTable[]> {
  let query = db
    .selectFrom('posting')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('withdrawn_at', 'is', null);
  if (person !== undefined) query = query.where('person_id', '=', person);
  return await query.orderBy('posting_id').execute();
}

export async function addPosting(
  db: Db,
  row: Omit<PostingTable, 'posting_id' | 'withdrawn_at' | 'withdrawn_by'>,
): Promise<number> {
  const posting_id = await nextId(db, 'posting', 'posting_id', row.operation_id);
  await db
    .insertInto('posting')
    .values({ ...row, posting_id, withdrawn_at: null, withdrawn_by: null })
    .execute();
  return posting_id;
}

/** Withdraws what stands of a person; false where nothing of that number does. */
export async function withdraw(
  db: Db,
  table: 'attribution' | 'posting',
  row: { readonly operationId: number; readonly person: number; readonly id: number },
  at: string,
  by: string,
): Promise<boolean> {
  const set = { withdrawn_at: at, withdrawn_by: by };
  const updated =
    table === 'attribution'
      ? await db
          .updateTable('attribution')
          .set(set)
          .where('operation_id', '=', row.operationId)
          .where('person_id', '=', row.person)
          .where('attribution_id', '=', row.id)
          .where('withdrawn_at', 'is', null)
          .executeTakeFirst()
      : await db
          .updateTable('posting')
          .set(set)
          .where('operation_id', '=', row.operationId)
          .where('person_id', '=', row.person)
          .where('posting_id', '=', row.id)
          .where('withdrawn_at', 'is', null)
          .executeTakeFirst();
  return Number(updated.numUpdatedRows) > 0;
}

/** Gives rows to another person: the work of a merge and of a split. Withdrawn ones go along. */
export async function giveTo(
  db: Db,
  operationId: number,
  moved: { readonly attributions: readonly number[]; readonly postings: readonly number[] },
  person: number,
): Promise<void> {
  const set = { person_id: person };
  if (moved.attributions.length > 0) {
    await db
      .updateTable('attribution')
      .set(set)
      .where('operation_id', '=', operationId)
      .where('attribution_id', 'in', moved.attributions)
      .execute();
  }
  if (moved.postings.length > 0) {
    await db
      .updateTable('posting')
      .set(set)
      .where('operation_id', '=', operationId)
      .where('posting_id', 'in', moved.postings)
      .execute();
  }
}

/** Rows of persons with what belongs to them, withdrawn or not: what a merge is planned with. */
export async function owned(db: Db, operationId: number, persons: readonly number[]) {
  const attribution = await db
    .selectFrom('attribution')
    .select(['attribution_id as id', 'person_id as personId'])
    .where('operation_id', '=', operationId)
    .where('person_id', 'in', persons)
    .orderBy('attribution_id')
    .execute();
  const posting = await db
    .selectFrom('posting')
    .select(['posting_id as id', 'person_id as personId'])
    .where('operation_id', '=', operationId)
    .where('person_id', 'in', persons)
    .orderBy('posting_id')
    .execute();
  return { attributions: attribution, postings: posting };
}

/** Merges that stand, oldest first. */
export async function merges(db: Db, operationId: number): Promise<PersonMergeTable[]> {
  return await db
    .selectFrom('person_merge')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('undone_at', 'is', null)
    .orderBy('merge_id')
    .execute();
}

export async function addMerge(
  db: Db,
  row: Omit<PersonMergeTable, 'merge_id' | 'undone_at' | 'undone_by' | 'undone_reason'>,
): Promise<number> {
  const merge_id = await nextId(db, 'person_merge', 'merge_id', row.operation_id);
  await db
    .insertInto('person_merge')
    .values({ ...row, merge_id, undone_at: null, undone_by: null, undone_reason: null })
    .execute();
  await pointTo(db, row.operation_id, row.from_person, row.into_person);
  return merge_id;
}

export async function undoMerge(db: Db, merge: PersonMergeTable, at: string, by: string, reason: string) {
  await db
    .updateTable('person_merge')
    .set({ undone_at: at, undone_by: by, undone_reason: reason })
    .where('operation_id', '=', merge.operation_id)
    .where('merge_id', '=', merge.merge_id)
    .execute();
  await pointTo(db, merge.operation_id, merge.from_person, null);
}

async function pointTo(db: Db, operationId: number, person: number, into: number | null): Promise<void> {
  await db
    .updateTable('person')
    .set({ merged_into: into })
    .where('operation_id', '=', operationId)
    .where('person_id', '=', person)
    .execute();
}

/** Keys of proposals that somebody has answered. */
export async function answeredKeys(db: Db, operationId: number): Promise<Set<string>> {
  const rows = await db.selectFrom('proposal_answer').select('key').where('operation_id', '=', operationId).execute();
  return new Set(rows.map(({ key }) => key));
}

export async function addAnswer(db: Db, row: ProposalAnswerTable): Promise<void> {
  await db.insertInto('proposal_answer').values(row).execute();
}

/** The handles that stand as a person's, each with the time for which they do. Throws NOT_FOUND. */
export async function handlesOfPerson(
  db: Db,
  operationId: number,
  personId: number,
): Promise<{ readonly handleId: number; readonly from: string | null; readonly to: string | null }[]> {
  await findPerson(db, operationId, personId);
  return (await attributions(db, operationId, { person: personId })).map((row) => ({
    handleId: row.handle_id,
    from: row.from_time,
    to: row.to_time,
  }));
}
