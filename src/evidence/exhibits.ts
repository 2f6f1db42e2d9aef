/** Exhibits as they are shown: label, files and hashes, custody, accounting, copies, doubts. */

import type { Actor } from '../access/index.ts';
import { allow } from '../access/index.ts';
import type { ChatReport } from '../formats/index.ts';
import { CandourError } from '../kernel/index.ts';
import { copiesOf, partsOf } from './copy-store.ts';
import { doubtsOf } from './doubts.ts';
import { exhibitById, filesOf } from './exhibit-store.ts';
import type { EvidenceDeps } from './handlers.ts';
import { heldCount } from './hold-store.ts';
import { reportsOf, requestOf } from './intake.ts';
import { decisionsOf, intakeById } from './intake-store.ts';
import { findOperation } from './operation-store.ts';
import { Archive } from './sources-archive.ts';
import { tablesOf } from './store.ts';
import type { CopyPartTable, CopyTable, ExhibitTable, IntakeTable } from './tables.ts';
import type { CopyView, DoubtView, ExhibitView, IntakeView } from './views.ts';

export async function listExhibits(deps: EvidenceDeps, actor: Actor, operationId: number): Promise<ExhibitView[]> {
  allow(actor, 'operation.read', { operationId });
  await findOperation(tablesOf(deps.store.db), operationId);
  await deps.store.ledger.consult({ chain: String(operationId), actor, act: 'exhibits.read', subject: {} });
  return exhibitViews(deps, operationId);
}

export async function oneExhibit(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  exhibitId: number,
): Promise<ExhibitView> {
  allow(actor, 'operation.read', { operationId });
  const exhibit = await exhibitById(tablesOf(deps.store.db), operationId, exhibitId);
  await deps.store.ledger.consult({
    chain: String(operationId),
    actor,
    act: 'exhibit.read',
    subject: { exhibit: exhibit.ref },
  });
  return exhibitView(deps, exhibit);
}

/** For this room's own pages: no permission asked, nothing logged. */
export async function exhibitViews(deps: EvidenceDeps, operationId: number): Promise<ExhibitView[]> {
  const rows = await tablesOf(deps.store.db)
    .selectFrom('exhibit')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('exhibit_id')
    .execute();
  const views: ExhibitView[] = [];
  for (const row of rows) views.push(await exhibitView(deps, row));
  return views;
}

async function exhibitView(deps: EvidenceDeps, row: ExhibitTable): Promise<ExhibitView> {
  const db = tablesOf(deps.store.db);
  const operationId = Number(row.operation_id);
  const files = await filesOf(db, operationId, row.exhibit_id);
  const copies = await copiesOf(db, operationId, row.exhibit_id);
  const parts = await partsOf(
    db,
    operationId,
    copies.map((copy) => copy.copy_id),
  );
  const custody = await db
    .selectFrom('custody')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', row.exhibit_id)
    .orderBy('seq')
    .execute();
  const conversations = await deps.handlers.conversationsOf(deps.store, operationId);
  const seen = new Set<string>();
  const accounting = { bytes: 0, inEntries: 0, unparsed: 0 };
  for (const part of parts) {
    if (seen.has(part.sha256)) continue;
    seen.add(part.sha256);
    accounting.bytes += part.bytes;
    accounting.inEntries += part.in_entries;
    accounting.unparsed += part.unparsed;
  }
  const sum = (of: (copy: CopyTable) => number) => copies.reduce((total, copy) => total + of(copy), 0);
  return {
    id: row.exhibit_id,
    ref: row.ref,
    kind: copies.length === 0 && row.sealed_at !== null ? 'file' : row.kind,
    custodian: row.custodian,
    device: row.device,
    authority: row.authority,
    seizedAt: row.seized_at,
    scopeFrom: row.scope_from,
    scopeTo: row.scope_to,
    description: row.description,
    enteredAt: row.entered_at,
    sealedAt: row.sealed_at,
    files: files.map((file) => ({
      sha256: file.sha256,
      path: file.given_path,
      bytes: file.bytes,
      format: file.format,
      status: file.status,
      reason: file.reason,
    })),
    accounting,
    counts: {
      entries: sum((copy) => copy.entries),
      messages: sum((copy) => copy.messages),
      notices: sum((copy) => copy.notices),
      calls: sum((copy) => copy.calls),
      held: await heldCount(
        db,
        operationId,
        copies.map((copy) => copy.copy_id),
      ),
    },
    copies: copies.map((copy) =>
      copyView(
        copy,
        row.ref,
        parts.filter((part) => part.copy_id === copy.copy_id),
        conversations.get(copy.copy_id) ?? null,
      ),
    ),
    custody: custody.map((step) => ({ at: step.at, who: step.who, act: step.act, note: step.note })),
    doubts: await exhibitDoubts(deps, operationId, row.exhibit_id),
  };
}

function copyView(
  copy: CopyTable,
  exhibitRef: string,
  parts: readonly CopyPartTable[],
  conversation: number | null,
): CopyView {
  return {
    id: copy.copy_id,
    exhibitRef,
    format: copy.format,
    title: copy.title,
    exporter: copy.exporter,
    zone: copy.zone,
    zoneBasis: copy.zone_basis,
    dateOrder: copy.date_order,
    dateOrderBasis: copy.date_order_basis,
    entries: copy.entries,
    messages: copy.messages,
    notices: copy.notices,
    calls: copy.calls,
    first: copy.first_time,
    last: copy.last_time,
    conversationId: conversation,
    parts: parts.map((part) => ({
      sha256: part.sha256,
      path: part.given_path,
      member: part.member,
      accounting: { bytes: part.bytes, inEntries: part.in_entries, unparsed: part.unparsed },
      entries: part.entries,
      warnings: standing(copy, JSON.parse(part.report) as ChatReport).map((w) => ({
        code: w.code,
        message: w.message,
        ...(w.lines ? { lines: [...w.lines] } : {}),
      })),
    })),
  };
}

/** What still stands: a date order that was decided is no doubt any more. */
function standing(copy: CopyTable, report: ChatReport): ChatReport['warnings'] {
  const decided = copy.date_order !== null;
  return worthSaying(report, copy.format).filter((warning) => !(decided && decidedLater.has(warning.code)));
}

/** A text export's missing zone is asked as a doubt; it need not be said a second time. */
function worthSaying(report: ChatReport, format: string): ChatReport['warnings'] {
  return format === 'whatsapp-text' ? report.warnings.filter((warning) => warning.code !== 'ZONE') : report.warnings;
}

const decidedLater = new Set(['AMBIGUOUS_DATE_ORDER', 'MIXED_DATE_ORDER']);

async function exhibitDoubts(deps: EvidenceDeps, operationId: number, exhibitId: number): Promise<DoubtView[]> {
  const db = tablesOf(deps.store.db);
  const intakes = await db
    .selectFrom('intake')
    .selectAll()
    .where('operation_id', '=', operationId)
    .where('exhibit_id', '=', exhibitId)
    .orderBy('intake_id')
    .execute();
  const decisions = await decisionsOf(db, operationId, exhibitId);
  const newest = intakes.findLast((intake) => intake.report !== null);
  if (!newest) return [];
  return doubtsOf(newest, requestOf(newest), reportsOf(newest), decisions);
}

export async function intakeView(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  intakeId: number,
): Promise<IntakeView> {
  allow(actor, 'evidence.import', { operationId });
  const db = tablesOf(deps.store.db);
  const intake = await intakeById(db, operationId, intakeId);
  const request = requestOf(intake);
  const reports = reportsOf(intake);
  const files = await filesOf(db, operationId, intake.exhibit_id);
  return {
    id: intake.intake_id,
    state: intake.state,
    ref: request.ref,
    files: files.map((file) => ({
      path: file.given_path,
      sha256: file.sha256,
      bytes: file.bytes,
      format: file.format,
      status: file.status,
      reason: file.reason,
    })),
    chats: reports.flatMap((report) =>
      report.chats.map((chat) => ({
        path: report.container ? `${report.path}/${report.container.member}` : report.path,
        title: chat.title,
        format: report.format,
        messages: chat.messages,
        notices: chat.notices,
        calls: chat.calls,
        first: chat.earliest,
        last: chat.latest,
        accounting: {
          bytes: report.accounting.bytes,
          inEntries: report.accounting.inEntries,
          unparsed: report.accounting.unparsed,
        },
        warnings: worthSaying(chat, report.format).map((w) => ({
          code: w.code,
          message: w.message,
          ...(w.lines ? { lines: [...w.lines] } : {}),
        })),
      })),
    ),
    doubts: doubtsOf(intake, request, reports, await decisionsOf(db, operationId, intake.exhibit_id)),
    progress: progressOf(intake),
    error: intake.error === null ? null : (JSON.parse(intake.error) as IntakeView['error']),
    exhibitId: intake.exhibit_id,
  };
}

function progressOf(intake: IntakeTable): IntakeView['progress'] {
  return intake.progress === null ? null : (JSON.parse(intake.progress) as IntakeView['progress']);
}

/** A media file of the sealed evidence, out of its archive where it lies in one. For rooms that ask permission themselves. */
export async function openMedia(
  deps: Pick<EvidenceDeps, 'store'>,
  operationId: number,
  place: { readonly sha256: string; readonly member?: string | null },
): Promise<{ readonly bytes: number; stream(): AsyncIterable<Uint8Array> }> {
  const vault = deps.store.vault(operationId);
  if (place.member === undefined || place.member === null)
    return { bytes: await vault.size(place.sha256), stream: () => vault.stream(place.sha256) };
  const member = place.member;
  const archive = await Archive.open(vault.path(place.sha256), place.sha256);
  const found = archive.members.find((m) => m.name === member);
  if (!found) {
    archive.close();
    throw new CandourError('NOT_FOUND', 'The archive does not hold this media file.');
  }
  return {
    bytes: found.bytes,
    async *stream() {
      try {
        yield* archive.stream(member);
      } finally {
        archive.close();
      }
    },
  };
}
