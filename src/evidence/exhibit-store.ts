/** SQL of exhibits: label, custody, files and what was derived from them. */

import { CandourError } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import { type EvidenceDb, nextId, storeOf } from './store.ts';
import type { EvidenceTables, ExhibitTable } from './tables.ts';

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

export async function sealExhibit(db: EvidenceDb, operationId: number, exhibitId: number, at: string): Promise<void> {
  await db
    .updateTable('exhibit')
    .set({ sealed_at: at })
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .execute();
}

/** An exhibit's number by the reference on its label, or null. */
export async function exhibitNamed(store: Store, operationId: number, ref: string): Promise<number | null> {
  return (await exhibitByRef(storeOf(store), operationId, ref))?.exhibit_id ?? null;
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

/** Whether these bytes are linked to the exhibit under this name already. */
export async function isLinked(
  db: EvidenceDb,
  operationId: number,
  exhibitId: number,
  sha256: string,
  givenPath: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('exhibit_artefact')
    .select('sha256')
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .where('sha256', '=', sha256)
    .where('given_path', '=', givenPath)
    .executeTakeFirst();
  return row !== undefined;
}
