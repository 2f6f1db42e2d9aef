/** All SQL of the evidence room, portable through Kysely. Writes take the act's own transaction. */

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import type { Cell, Store } from '../storage/index.ts';
import type {
  CopyPartTable,
  CopyTable,
  DecisionTable,
  EvidenceTables,
  ExhibitTable,
  HoldRuleTable,
  IntakeTable,
  ObservationTable,
  OperationTable,
} from './tables.ts';

export type EvidenceDb = Kysely<EvidenceTables> | Transaction<EvidenceTables>;

/** The store's connection with this room's tables in its type. */
export function tablesOf(db: Kysely<unknown> | Transaction<unknown>): EvidenceDb {
  return db.withTables<EvidenceTables>() as unknown as EvidenceDb;
}

/** Columns of an observation, in the order in which rows are inserted. */
export const observationColumns = [
  'operation_id',
  'observation_id',
  'copy_id',
  'part_id',
  'entry_index',
  'position',
  'kind',
  'event',
  'handle_id',
  'body',
  'time',
  'time_precision',
  'utc_ms',
  'byte_start',
  'byte_end',
  'line',
  'lines',
  'flags',
  'extra',
  'state',
  'bin',
] as const satisfies readonly (keyof ObservationTable)[];

export function observationCells(row: ObservationTable): Cell[] {
  return observationColumns.map((column) => row[column]);
}

/** Next number of a sequence within an operation: sequences are small, and writers take turns. */
async function nextId(
  db: EvidenceDb,
  table:
    | 'exhibit'
    | 'extraction'
    | 'copy'
    | 'copy_part'
    | 'handle'
    | 'hold_rule'
    | 'decision'
    | 'intake'
    | 'case_event',
  column: string,
  operationId: number,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(sql<number>`coalesce(max(${sql.ref(column)}), 0) + 1`.as('next'))
    .where('operation_id', '=', operationId)
    .executeTakeFirstOrThrow();
  return Number(row.next);
}

export async function findOperation(db: EvidenceDb, operationId: number): Promise<OperationTable> {
  const row = await db.selectFrom('operation').selectAll().where('operation_id', '=', operationId).executeTakeFirst();
  if (!row) throw new CandourError('NOT_FOUND', 'There is no such operation here.');
  return row;
}

export async function operationNamed(db: EvidenceDb, name: string): Promise<OperationTable | null> {
  return (await db.selectFrom('operation').selectAll().where('name', '=', name).executeTakeFirst()) ?? null;
}

export async function allOperations(db: EvidenceDb): Promise<OperationTable[]> {
  return db.selectFrom('operation').selectAll().orderBy('opened_at').execute();
}

export async function addOperation(db: EvidenceDb, row: OperationTable, responsible: string): Promise<void> {
  await db.insertInto('operation').values(row).execute();
  await db
    .insertInto('responsibility')
    .values({ operation_id: row.operation_id, seq: 1, person: responsible, from_at: row.opened_at, until_at: null })
    .execute();
}

export async function responsibleFor(db: EvidenceDb, operationId: number): Promise<string> {
  const row = await db
    .selectFrom('responsibility')
    .select('person')
    .where('operation_id', '=', operationId)
    .where('until_at', 'is', null)
    .executeTakeFirst();
  return row?.person ?? '';
}

/** R4: the old responsibility ends the moment the new one begins. */
export async function handOver(db: EvidenceDb, operationId: number, person: string, at: string): Promise<void> {
  const last = await db
    .selectFrom('responsibility')
    .select('seq')
    .where('operation_id', '=', operationId)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('responsibility')
    .set({ until_at: at })
    .where('operation_id', '=', operationId)
    .where('until_at', 'is', null)
    .execute();
  await db
    .insertInto('responsibility')
    .values({ operation_id: operationId, seq: last.seq + 1, person, from_at: at, until_at: null })
    .execute();
}

export async function exhibitByRef(db: EvidenceDb, operationId: number, ref: string): Promise<ExhibitTable | null> {
  return (
    (await db
      .selectFrom('exhibit')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('ref', '=', ref)
      .executeTakeFirst()) ?? null
  );
}

export async function exhibitById(db: EvidenceDb, operationId: number, exhibitId: number): Promise<ExhibitTable> {
  const row = await db
    .selectFrom('exhibit')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .executeTakeFirst();
  if (!row) throw new CandourError('NOT_FOUND', 'There is no such exhibit in this operation.');
  return row;
}

export async function addExhibit(db: EvidenceDb, row: Omit<ExhibitTable, 'exhibit_id'>): Promise<number> {
  const exhibit_id = await nextId(db, 'exhibit', 'exhibit_id', row.operation_id);
  await db
    .insertInto('exhibit')
    .values({ ...row, exhibit_id })
    .execute();
  return exhibit_id;
}

export async function addCustody(
  db: EvidenceDb,
  operationId: number,
  exhibitId: number,
  at: string,
  who: string,
  act: string,
  note: string,
): Promise<void> {
  const last = await db
    .selectFrom('custody')
    .select((e) => e.fn.max('seq').as('seq'))
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .executeTakeFirst();
  await db
    .insertInto('custody')
    .values({ operation_id: operationId, exhibit_id: exhibitId, seq: Number(last?.seq ?? 0) + 1, at, who, act, note })
    .execute();
}

export async function addArtefact(db: EvidenceDb, row: EvidenceTables['artefact']): Promise<void> {
  await db
    .insertInto('artefact')
    .values(row)
    .onConflict((c) => c.columns(['operation_id', 'sha256']).doNothing())
    .execute();
}

export async function linkArtefact(db: EvidenceDb, row: EvidenceTables['exhibit_artefact']): Promise<void> {
  await db
    .insertInto('exhibit_artefact')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['operation_id', 'exhibit_id', 'sha256', 'given_path'])
        .doUpdateSet({ format: row.format, status: row.status, reason: row.reason }),
    )
    .execute();
}

export async function filesOf(
  db: EvidenceDb,
  operationId: number,
  exhibitId: number,
): Promise<(EvidenceTables['exhibit_artefact'] & { bytes: number })[]> {
  const rows = await db
    .selectFrom('exhibit_artefact as l')
    .innerJoin('artefact as a', (j) =>
      j.onRef('a.operation_id', '=', 'l.operation_id').onRef('a.sha256', '=', 'l.sha256'),
    )
    .selectAll('l')
    .select('a.bytes')
    .where('l.operation_id', '=', operationId)
    .where('l.exhibit_id', '=', exhibitId)
    .orderBy('l.given_path')
    .execute();
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
}

export async function addExtraction(
  db: EvidenceDb,
  row: Omit<EvidenceTables['extraction'], 'extraction_id'>,
): Promise<number> {
  const extraction_id = await nextId(db, 'extraction', 'extraction_id', row.operation_id);
  await db
    .insertInto('extraction')
    .values({ ...row, extraction_id })
    .execute();
  return extraction_id;
}

export async function openExtraction(db: EvidenceDb, operationId: number, exhibitId: number): Promise<number | null> {
  const row = await db
    .selectFrom('extraction')
    .select('extraction_id')
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.extraction_id ?? null;
}

export async function endExtraction(
  db: EvidenceDb,
  operationId: number,
  extractionId: number,
  at: string,
): Promise<void> {
  await db
    .updateTable('extraction')
    .set({ ended_at: at })
    .where('operation_id', '=', operationId)
    .where('extraction_id', '=', extractionId)
    .execute();
}

export async function copyByThread(
  db: EvidenceDb,
  operationId: number,
  exhibitId: number,
  threadKey: string,
): Promise<CopyTable | null> {
  return (
    (await db
      .selectFrom('copy')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('exhibit_id', '=', exhibitId)
      .where('thread_key', '=', threadKey)
      .executeTakeFirst()) ?? null
  );
}

export async function addCopy(db: EvidenceDb, row: Omit<CopyTable, 'copy_id'>): Promise<number> {
  const copy_id = await nextId(db, 'copy', 'copy_id', row.operation_id);
  await db
    .insertInto('copy')
    .values({ ...row, copy_id })
    .execute();
  return copy_id;
}

export async function copiesOf(db: EvidenceDb, operationId: number, exhibitId?: number): Promise<CopyTable[]> {
  let query = db.selectFrom('copy').selectAll().where('operation_id', '=', operationId);
  if (exhibitId !== undefined) query = query.where('exhibit_id', '=', exhibitId);
  return query.orderBy('copy_id').execute();
}

export async function partOf(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  sha256: string,
  chat: number,
): Promise<CopyPartTable | null> {
  return (
    (await db
      .selectFrom('copy_part')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('copy_id', '=', copyId)
      .where('sha256', '=', sha256)
      .where('chat', '=', chat)
      .executeTakeFirst()) ?? null
  );
}

export async function addPart(db: EvidenceDb, row: Omit<CopyPartTable, 'part_id'>): Promise<number> {
  const part_id = await nextId(db, 'copy_part', 'part_id', row.operation_id);
  await db
    .insertInto('copy_part')
    .values({ ...row, part_id })
    .execute();
  return part_id;
}

export async function partsOf(
  db: EvidenceDb,
  operationId: number,
  copyIds: readonly number[],
): Promise<CopyPartTable[]> {
  if (copyIds.length === 0) return [];
  const rows = await db
    .selectFrom('copy_part')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('copy_id', 'in', copyIds)
    .orderBy('part_id')
    .execute();
  return rows.map((row) => ({
    ...row,
    bytes: Number(row.bytes),
    in_entries: Number(row.in_entries),
    unparsed: Number(row.unparsed),
  }));
}

/**
 * Moves a part's progress on, only if it stands where this process left it: a second process on the same import
 * finds another number and is told so.
 */
export async function advancePart(
  db: EvidenceDb,
  operationId: number,
  partId: number,
  from: number,
  to: number,
): Promise<void> {
  const result = await db
    .updateTable('copy_part')
    .set({ entries_done: to })
    .where('operation_id', '=', operationId)
    .where('part_id', '=', partId)
    .where('entries_done', '=', from)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1)
    throw new CandourError('BUSY', 'Another process is importing this exhibit at this moment; nothing was doubled.', {
      hint: 'Wait for it to end; the import can then be run again safely.',
    });
}

export async function handlesOf(db: EvidenceDb, operationId: number, copyId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('handle')
    .select(['handle_id', 'shown'])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .execute();
  return new Map(rows.map((row) => [row.shown, row.handle_id]));
}

export async function addHandles(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  shown: readonly string[],
): Promise<Map<string, number>> {
  let handle_id = await nextId(db, 'handle', 'handle_id', operationId);
  const added = new Map<string, number>();
  for (const name of shown) {
    await db
      .insertInto('handle')
      .values({ operation_id: operationId, handle_id, copy_id: copyId, shown: name })
      .execute();
    added.set(name, handle_id++);
  }
  return added;
}

/** Which of these observation ids are taken. */
export async function takenIds(db: EvidenceDb, operationId: number, ids: readonly number[]): Promise<Set<number>> {
  const taken = new Set<number>();
  for (let i = 0; i < ids.length; i += 500) {
    const rows = await db
      .selectFrom('observation')
      .select('observation_id')
      .where('operation_id', '=', operationId)
      .where('observation_id', 'in', ids.slice(i, i + 500))
      .execute();
    for (const row of rows) taken.add(Number(row.observation_id));
  }
  return taken;
}

/** Entries of a copy that other parts hold within a span of ids: what an overlapping download repeats. */
export async function keysWithin(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  exceptPart: number,
  from: number,
  to: number,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('observation')
    .select(['utc_ms', 'handle_id', 'kind', 'body'])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .where('part_id', '!=', exceptPart)
    .where('observation_id', '>=', from)
    .where('observation_id', '<=', to)
    .execute();
  return new Set(
    rows.map((row) => entryKey(row.utc_ms === null ? null : Number(row.utc_ms), row.handle_id, row.kind, row.body)),
  );
}

export function entryKey(utcMs: number | null, handleId: number | null, kind: string, body: string): string {
  return `${utcMs}|${handleId}|${kind}|${body}`;
}

/** Reading order of a copy put together from parts whose format gives instants: oldest first, repeats left out. */
export async function renumber(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  newestFirst: boolean,
): Promise<void> {
  await db
    .updateTable('observation')
    .from((e) =>
      e
        .selectFrom('observation as o')
        .select('o.observation_id as oid')
        .select(
          newestFirst
            ? sql<number>`row_number() over (order by o.utc_ms, o.entry_index desc, o.part_id)`.as('rank')
            : sql<number>`row_number() over (order by o.utc_ms, o.part_id, o.entry_index)`.as('rank'),
        )
        .where('o.operation_id', '=', operationId)
        .where('o.copy_id', '=', copyId)
        .where('o.state', '!=', 'duplicate')
        .as('ranked'),
    )
    .set((e) => ({ position: sql<number>`${e.ref('ranked.rank')} - 1` }))
    .whereRef('observation.observation_id', '=', 'ranked.oid')
    .where('observation.operation_id', '=', operationId)
    .execute();
}

export interface CopyTotals {
  readonly entries: number;
  readonly messages: number;
  readonly notices: number;
  readonly calls: number;
  readonly first: string | null;
  readonly last: string | null;
}

export async function totalsOf(db: EvidenceDb, operationId: number, copyId: number): Promise<CopyTotals> {
  const counts = await db
    .selectFrom('observation')
    .select((e) => ['kind', e.fn.countAll().as('n')])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .where('state', '!=', 'duplicate')
    .groupBy('kind')
    .execute();
  const of = (kind: string) => Number(counts.find((row) => row.kind === kind)?.n ?? 0);
  const entries = counts.reduce((sum, row) => sum + Number(row.n), 0);
  const edge = async (direction: 'asc' | 'desc') =>
    (
      await db
        .selectFrom('observation')
        .select('time')
        .where('operation_id', '=', operationId)
        .where('copy_id', '=', copyId)
        .where('position', '>=', 0)
        .where('time', 'is not', null)
        .orderBy('position', direction)
        .limit(1)
        .executeTakeFirst()
    )?.time ?? null;
  return {
    entries,
    messages: entries - of('system') - of('call'),
    notices: of('system'),
    calls: of('call'),
    first: await edge('asc'),
    last: await edge('desc'),
  };
}

export async function sealCopy(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
  totals: CopyTotals,
  months: Record<string, number>,
): Promise<void> {
  await db
    .updateTable('copy')
    .set({
      state: 'sealed',
      entries: totals.entries,
      messages: totals.messages,
      notices: totals.notices,
      calls: totals.calls,
      months: JSON.stringify(months),
      first_time: totals.first,
      last_time: totals.last,
    })
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .execute();
}

export async function sealExhibit(db: EvidenceDb, operationId: number, exhibitId: number, at: string): Promise<void> {
  await db
    .updateTable('exhibit')
    .set({ sealed_at: at })
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .execute();
}

export async function addHolds(db: EvidenceDb, rows: readonly EvidenceTables['hold'][]): Promise<void> {
  for (let i = 0; i < rows.length; i += 100)
    await db
      .insertInto('hold')
      .values(rows.slice(i, i + 100))
      .execute();
}

export async function setHoldRules(
  db: EvidenceDb,
  operationId: number,
  exhibitId: number,
  rules: readonly { kind: string; value: string }[],
): Promise<HoldRuleTable[]> {
  const present = await holdRulesOf(db, operationId, exhibitId);
  if (present.length > 0) return present;
  let hold_rule_id = await nextId(db, 'hold_rule', 'hold_rule_id', operationId);
  for (const rule of rules)
    await db
      .insertInto('hold_rule')
      .values({ operation_id: operationId, hold_rule_id: hold_rule_id++, exhibit_id: exhibitId, ...rule })
      .execute();
  return holdRulesOf(db, operationId, exhibitId);
}

export async function holdRulesOf(db: EvidenceDb, operationId: number, exhibitId: number): Promise<HoldRuleTable[]> {
  return db
    .selectFrom('hold_rule')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .orderBy('hold_rule_id')
    .execute();
}

export async function heldCount(db: EvidenceDb, operationId: number, copyIds?: readonly number[]): Promise<number> {
  if (copyIds && copyIds.length === 0) return 0;
  let query = db
    .selectFrom('hold as h')
    .select((e) => sql<number>`count(distinct ${e.ref('h.observation_id')})`.as('n'))
    .where('h.operation_id', '=', operationId)
    .where('h.released_at', 'is', null);
  if (copyIds)
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom('observation as o')
          .select('o.copy_id')
          .whereRef('o.operation_id', '=', 'h.operation_id')
          .whereRef('o.observation_id', '=', 'h.observation_id')
          .where('o.copy_id', 'in', copyIds),
      ),
    );
  return Number((await query.executeTakeFirstOrThrow()).n);
}

export async function decisionsOf(db: EvidenceDb, operationId: number, exhibitId: number): Promise<DecisionTable[]> {
  return db
    .selectFrom('decision')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .orderBy('decision_id')
    .execute();
}

export async function addDecision(db: EvidenceDb, row: Omit<DecisionTable, 'decision_id'>): Promise<void> {
  const decision_id = await nextId(db, 'decision', 'decision_id', row.operation_id);
  await db
    .insertInto('decision')
    .values({ ...row, decision_id })
    .execute();
}

export async function addIntake(db: EvidenceDb, row: Omit<IntakeTable, 'intake_id'>): Promise<number> {
  const intake_id = await nextId(db, 'intake', 'intake_id', row.operation_id);
  await db
    .insertInto('intake')
    .values({ ...row, intake_id })
    .execute();
  return intake_id;
}

export async function intakeById(db: EvidenceDb, operationId: number, intakeId: number): Promise<IntakeTable> {
  const row = await db
    .selectFrom('intake')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('intake_id', '=', intakeId)
    .executeTakeFirst();
  if (!row) throw new CandourError('NOT_FOUND', 'There is no such import in this operation.');
  return row;
}

/** The import of an exhibit that has not ended, if there is one: after a kill, work goes on from it. */
export async function openIntake(db: EvidenceDb, operationId: number, exhibitId: number): Promise<IntakeTable | null> {
  return (
    (await db
      .selectFrom('intake')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('exhibit_id', '=', exhibitId)
      .where('ended_at', 'is', null)
      .orderBy('intake_id', 'desc')
      .executeTakeFirst()) ?? null
  );
}

export async function updateIntake(
  db: EvidenceDb,
  operationId: number,
  intakeId: number,
  set: Partial<Pick<IntakeTable, 'state' | 'report' | 'progress' | 'error' | 'ended_at' | 'request'>>,
): Promise<void> {
  await db
    .updateTable('intake')
    .set(set)
    .where('operation_id', '=', operationId)
    .where('intake_id', '=', intakeId)
    .execute();
}

export async function eventsOf(db: EvidenceDb, operationId: number): Promise<EvidenceTables['case_event'][]> {
  return db.selectFrom('case_event').selectAll().where('operation_id', '=', operationId).orderBy('happened').execute();
}

export async function addEvent(db: EvidenceDb, row: Omit<EvidenceTables['case_event'], 'event_id'>): Promise<number> {
  const event_id = await nextId(db, 'case_event', 'event_id', row.operation_id);
  await db
    .insertInto('case_event')
    .values({ ...row, event_id })
    .execute();
  return event_id;
}

/** Rows of one part in file order, a page at a time, for verification. */
export async function observationsOfPart(
  db: EvidenceDb,
  operationId: number,
  partId: number,
  after: number,
  limit: number,
): Promise<(ObservationTable & { shown: string | null })[]> {
  const rows = await db
    .selectFrom('observation as o')
    .leftJoin('handle as h', (j) =>
      j.onRef('h.operation_id', '=', 'o.operation_id').onRef('h.handle_id', '=', 'o.handle_id'),
    )
    .selectAll('o')
    .select('h.shown')
    .where('o.operation_id', '=', operationId)
    .where('o.part_id', '=', partId)
    .where('o.entry_index', '>', after)
    .orderBy('o.entry_index')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    byte_start: Number(row.byte_start),
    byte_end: Number(row.byte_end),
    utc_ms: row.utc_ms === null ? null : Number(row.utc_ms),
  }));
}

/** Entries of a copy per month, held ones left out; counted once, when the copy is sealed. */
export async function countMonths(
  db: EvidenceDb,
  operationId: number,
  copyId: number,
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('observation')
    .select((e) => [sql<string>`substr(${e.ref('time')}, 1, 7)`.as('month'), e.fn.countAll().as('n')])
    .where('operation_id', '=', operationId)
    .where('copy_id', '=', copyId)
    .where('time', 'is not', null)
    .where('bin', '!=', 'held')
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.month, Number(row.n)]));
}

export function storeOf(store: Store): EvidenceDb {
  return tablesOf(store.db);
}

/** An exhibit's number by the reference on its label, or null. */
export async function exhibitNamed(store: Store, operationId: number, ref: string): Promise<number | null> {
  return (await exhibitByRef(storeOf(store), operationId, ref))?.exhibit_id ?? null;
}

/** An operation's number by its name, or null. */
export async function operationIdNamed(store: Store, name: string): Promise<number | null> {
  const row = await operationNamed(storeOf(store), name);
  return row === null ? null : Number(row.operation_id);
}

export async function heldRows(
  db: EvidenceDb,
  operationId: number,
  observations: readonly number[],
): Promise<ObservationTable[]> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('observation_id', 'in', observations)
    .where('bin', '=', 'held')
    .orderBy('observation_id')
    .execute();
  return rows.map((row) => ({
    ...row,
    observation_id: Number(row.observation_id),
    byte_start: Number(row.byte_start),
    byte_end: Number(row.byte_end),
    utc_ms: row.utc_ms === null ? null : Number(row.utc_ms),
  }));
}

export async function releaseRows(
  db: EvidenceDb,
  operationId: number,
  observations: readonly number[],
  at: string,
  by: string,
  reason: string,
): Promise<void> {
  await db
    .updateTable('hold')
    .set({ released_at: at, released_by: by, release_reason: reason })
    .where('operation_id', '=', operationId)
    .where('observation_id', 'in', observations)
    .where('released_at', 'is', null)
    .execute();
  await db
    .updateTable('observation')
    .set({ bin: 'unread' })
    .where('operation_id', '=', operationId)
    .where('observation_id', 'in', observations)
    .execute();
}

/** Files linked to an exhibit so far, by the path shown and their hash. */
export async function receivedFiles(
  store: Store,
  operationId: number,
  exhibitId: number,
): Promise<{ readonly path: string; readonly sha256: string }[]> {
  return (await filesOf(storeOf(store), operationId, exhibitId)).map((file) => ({
    path: file.given_path,
    sha256: file.sha256,
  }));
}
