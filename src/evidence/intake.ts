/**
 * How evidence comes in: begin (label), receive (bytes into the vault), look (report and doubts), decide, seal.
 * Each step can be repeated after a kill; what was done is found and gone on from (R1, R2, R5, R9).
 */

import type { Actor } from '../access/index.ts';
import { allow } from '../access/index.ts';
import { CandourError, Zone } from '../kernel/index.ts';
import type { IntakeCreate } from './contract.ts';
import { type Doubt, doubtsOf } from './doubts.ts';
import {
  addArtefact,
  addCustody,
  addExhibit,
  addExtraction,
  exhibitById,
  exhibitByRef,
  filesOf,
  isLinked,
  linkArtefact,
  openExtraction,
} from './exhibit-store.ts';
import type { EvidenceDeps } from './handlers.ts';
import { setHoldRules } from './hold-store.ts';
import { type FileReport, inspect } from './inspect.ts';
import { addDecision, addIntake, decisionsOf, intakeById, openIntake, updateIntake } from './intake-store.ts';
import { findOperation } from './operation-store.ts';
import { type GivenFile, Survey } from './sources.ts';
import { tablesOf } from './store.ts';
import type { ExhibitTable, IntakeTable } from './tables.ts';

export interface Progress {
  /** What is being done, in words. */
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'bytes' | 'entries' | 'files';
}

export type OnProgress = (progress: Progress) => void;

/** Opens an import for an exhibit, or finds the one that was not finished. */
export async function beginIntake(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  request: IntakeCreate,
): Promise<IntakeTable> {
  allow(actor, 'evidence.import', { operationId });
  if (request.zone !== null && Zone.of(request.zone) === null)
    throw new CandourError('BAD_USAGE', `${JSON.stringify(request.zone)} is not a time zone known here.`, {
      hint: 'Use an IANA name such as Europe/London, or an offset such as +01:00.',
    });
  const { store } = deps;
  return store.transaction(async (trx) => {
    const db = tablesOf(trx);
    await findOperation(db, operationId);
    const at = store.now().toISOString();
    let exhibit = await exhibitByRef(db, operationId, request.ref);
    if (exhibit) {
      refuseOtherLabel(exhibit, request);
      const open = await openIntake(db, operationId, exhibit.exhibit_id);
      if (open && open.state !== 'failed') {
        await updateIntake(db, operationId, open.intake_id, { request: JSON.stringify(request) });
        return { ...open, request: JSON.stringify(request) };
      }
    } else {
      const exhibit_id = await addExhibit(db, {
        operation_id: operationId,
        ref: request.ref,
        kind: 'chat-export',
        custodian: request.custodian,
        device: request.device,
        authority: request.authority,
        seized_at: request.seizedAt,
        scope_from: request.scopeFrom,
        scope_to: request.scopeTo,
        description: request.description,
        entered_at: at,
        sealed_at: null,
      });
      if (request.seizedAt !== '')
        await addCustody(db, operationId, exhibit_id, request.seizedAt, request.custodian, 'seized', request.authority);
      await addCustody(db, operationId, exhibit_id, at, actor.name, 'received into Candour', '');
      exhibit = await exhibitById(db, operationId, exhibit_id);
    }
    await setHoldRules(db, operationId, exhibit.exhibit_id, holdRules(request));
    const intake = {
      operation_id: operationId,
      exhibit_id: exhibit.exhibit_id,
      state: 'receiving' as const,
      request: JSON.stringify(request),
      report: null,
      progress: null,
      error: null,
      begun_at: at,
      ended_at: null,
    };
    const intake_id = await addIntake(db, intake);
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'collection',
      act: 'intake.begun',
      subject: {
        exhibit: request.ref,
        intake: intake_id,
        custodian: request.custodian,
        authority: request.authority,
        holdRules: holdRules(request).length,
      },
    });
    return { ...intake, intake_id };
  });
}

function refuseOtherLabel(exhibit: ExhibitTable, request: IntakeCreate): void {
  if (exhibit.custodian !== request.custodian)
    throw new CandourError(
      'ALREADY_EXISTS',
      `Exhibit ${exhibit.ref} is already here with custodian ${exhibit.custodian}, not ${request.custodian}.`,
      {
        hint: 'Use another exhibit reference, or the custodian that was recorded.',
      },
    );
}

function holdRules(request: IntakeCreate): { kind: string; value: string }[] {
  return [
    ...(request.scopeFrom ? [{ kind: 'scope-from', value: request.scopeFrom }] : []),
    ...(request.scopeTo ? [{ kind: 'scope-to', value: request.scopeTo }] : []),
    ...request.privilegeTerms.map((value) => ({ kind: 'term', value })),
  ];
}

/** Streams one file into the vault and links it to the exhibit. The same bytes again are linked, not copied. */
export async function receiveFile(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  intakeId: number,
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly sha256: string; readonly bytes: number; readonly existed: boolean }> {
  allow(actor, 'evidence.import', { operationId });
  const shown = safePath(path);
  const { store } = deps;
  const intake = await intakeById(tablesOf(store.db), operationId, intakeId);
  if (intake.state === 'importing' || intake.state === 'sealed')
    throw new CandourError('BAD_USAGE', 'This import is past receiving files.', {
      hint: 'Begin another import under the same exhibit reference.',
    });
  const file = await store.vault(operationId).put(chunks);
  await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const at = store.now().toISOString();
    const known = await isLinked(db, operationId, intake.exhibit_id, file.sha256, shown);
    if (known) return;
    await addArtefact(db, {
      operation_id: operationId,
      sha256: file.sha256,
      bytes: file.bytes,
      parent_sha256: null,
      member: null,
      stored_at: at,
    });
    await linkArtefact(db, {
      operation_id: operationId,
      exhibit_id: intake.exhibit_id,
      sha256: file.sha256,
      given_path: shown,
      format: 'received',
      status: 'kept',
      reason: null,
      linked_at: at,
    });
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'collection',
      act: file.existed ? 'file.linked' : 'file.received',
      subject: { intake: intakeId, sha256: file.sha256, bytes: file.bytes, path: shown },
    });
  });
  return file;
}

/** A path as shown: relative parts only, so that nothing given from a page points outside. */
function safePath(path: string): string {
  const clean = path
    .replaceAll('\\', '/')
    .replaceAll('\0', '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
  if (clean.trim() === '' || clean.length > 1000)
    throw new CandourError('BAD_USAGE', 'A file needs a name of at most 1,000 characters.');
  return clean;
}

/** The files of an exhibit as they lie in the vault. */
export async function sealedFiles(deps: EvidenceDeps, operationId: number, exhibitId: number): Promise<GivenFile[]> {
  const vault = deps.store.vault(operationId);
  const files = await filesOf(tablesOf(deps.store.db), operationId, exhibitId);
  return files.map((file) => ({ path: file.given_path, absolute: vault.path(file.sha256), bytes: file.bytes }));
}

/** Reads everything once, keeps the report, and says what a person must decide. */
export async function lookAtIntake(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  intakeId: number,
  onProgress: OnProgress,
): Promise<{ reports: FileReport[]; doubts: Doubt[] }> {
  allow(actor, 'evidence.import', { operationId });
  const { store } = deps;
  const db = tablesOf(store.db);
  const intake = await intakeById(db, operationId, intakeId);
  const request = requestOf(intake);
  const files = await sealedFiles(deps, operationId, intake.exhibit_id);
  if (files.length === 0) throw new CandourError('BAD_USAGE', 'No file was given to this import.');
  await checkLabel(files, request, db, operationId, intake.exhibit_id);
  const now = Date.parse(intake.begun_at);
  const reports: FileReport[] = [];
  const survey = await Survey.ofFiles(files);
  try {
    const step = { step: 'Reading the exports', total: files.reduce((sum, f) => sum + f.bytes, 0) };
    for await (const report of inspect(survey, {
      now,
      onProgress: (p) => onProgress({ ...step, step: `Reading ${p.path}`, done: p.bytes, total: p.of, unit: 'bytes' }),
    }))
      reports.push(report);
  } finally {
    survey.close();
  }
  const decisions = await decisionsOf(db, operationId, intake.exhibit_id);
  const doubts = doubtsOf(intake, request, reports, decisions);
  await store.transaction(async (trx) => {
    const w = tablesOf(trx);
    const linked = new Map((await filesOf(w, operationId, intake.exhibit_id)).map((f) => [f.given_path, f]));
    for (const report of reports) {
      const file = linked.get(report.path);
      if (!file || (report.container && report.status === 'refused')) continue;
      await linkArtefact(w, {
        operation_id: operationId,
        exhibit_id: intake.exhibit_id,
        sha256: file.sha256,
        given_path: file.given_path,
        format: report.container ? 'zip' : report.format,
        status: report.status === 'read' ? 'read' : 'kept',
        reason: report.reason?.message ?? null,
        linked_at: file.linked_at,
      });
    }
    await updateIntake(w, operationId, intakeId, {
      state: 'deciding',
      report: JSON.stringify(reports),
      progress: null,
      error: null,
    });
    if ((await openExtraction(w, operationId, intake.exhibit_id)) === null)
      await addExtraction(w, {
        operation_id: operationId,
        exhibit_id: intake.exhibit_id,
        tool: deps.tool.name,
        version: deps.tool.version,
        settings: JSON.stringify({ now, zone: request.zone, dateOrder: request.dateOrder }),
        started_at: store.now().toISOString(),
        ended_at: null,
      });
  });
  return { reports, doubts };
}

async function checkLabel(
  files: readonly GivenFile[],
  request: IntakeCreate,
  db: ReturnType<typeof tablesOf>,
  operationId: number,
  exhibitId: number,
): Promise<void> {
  if (request.expectSha256 === null) return;
  const held = await filesOf(db, operationId, exhibitId);
  if (held.some((file) => file.sha256 === request.expectSha256)) return;
  const found = held.map((file) => `${file.given_path}: ${file.sha256}`).join('; ');
  throw new CandourError(
    'HASH_MISMATCH',
    `No file of ${request.ref} has the SHA-256 on the label (${request.expectSha256}). Found: ${found}.`,
    {
      hint: `Do not use ${files.length === 1 ? 'the file' : 'the files'} before the difference is explained by whoever made the label.`,
    },
  );
}

/** Records a person's decision of a doubt, before the import is sealed. */
export async function decideDoubt(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  intakeId: number,
  doubtId: string,
  value: string,
  basis: string,
): Promise<void> {
  allow(actor, 'evidence.decide', { operationId });
  const { store } = deps;
  const intake = await intakeById(tablesOf(store.db), operationId, intakeId);
  if (intake.state !== 'deciding' && intake.state !== 'failed')
    throw new CandourError('BAD_USAGE', 'This import has no doubt open at this moment.', {
      hint: 'Look at the files first; after sealing, decisions stand.',
    });
  const doubts = doubtsOf(intake, requestOf(intake), reportsOf(intake), []);
  const doubt = doubts.find((d) => d.id === doubtId);
  if (!doubt) throw new CandourError('NOT_FOUND', 'There is no such doubt in this import.');
  if (doubt.kind === 'date-order' && !doubt.choices.some((choice) => choice.value === value))
    throw new CandourError('BAD_USAGE', `${JSON.stringify(value)} is not one of the readings.`);
  if (doubt.kind === 'zone' && value !== 'unknown' && Zone.of(value) === null)
    throw new CandourError('BAD_USAGE', `${JSON.stringify(value)} is not a time zone known here.`, {
      hint: 'Use an IANA name such as Europe/London.',
    });
  await store.transaction(async (trx) => {
    await addDecision(tablesOf(trx), {
      operation_id: operationId,
      exhibit_id: intake.exhibit_id,
      part_sha256: doubt.sha256,
      chat: doubt.chat,
      doubt: doubt.kind,
      value,
      basis,
      decided_at: store.now().toISOString(),
      decided_by: actor.name,
    });
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'doubt.decided',
      subject: { intake: intakeId, doubt: doubtId, value, basis },
    });
  });
}

/** Ends an import that is not wanted. The files received stay in the vault and in the record: nothing is lost. */
export async function abandonIntake(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  intakeId: number,
): Promise<void> {
  allow(actor, 'evidence.import', { operationId });
  const { store } = deps;
  const intake = await intakeById(tablesOf(store.db), operationId, intakeId);
  if (intake.state === 'importing' || intake.state === 'sealed')
    throw new CandourError('BAD_USAGE', 'This import is being sealed or is sealed; it cannot be abandoned.');
  await store.transaction(async (trx) => {
    await updateIntake(tablesOf(trx), operationId, intakeId, {
      state: 'failed',
      error: JSON.stringify({ code: 'BAD_USAGE', message: 'Abandoned before sealing.', hint: '' }),
      ended_at: store.now().toISOString(),
    });
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'intake.abandoned',
      subject: { intake: intakeId },
    });
  });
}

export function requestOf(intake: IntakeTable): IntakeCreate {
  return JSON.parse(intake.request) as IntakeCreate;
}

export function reportsOf(intake: IntakeTable): FileReport[] {
  return intake.report === null ? [] : (JSON.parse(intake.report) as FileReport[]);
}
