/** Seals an import: chat members kept as files of their own, copies and parts made, entries stored, totals taken. */

import type { Actor } from '../access/index.ts';
import { allow } from '../access/index.ts';
import type { ChatReport, DateOrder } from '../formats/index.ts';
import { CandourError, Zone } from '../kernel/index.ts';
import type { IntakeCreate } from './contract.ts';
import {
  addCopy,
  addPart,
  copiesOf,
  copyByThread,
  countMonths,
  partOf,
  partsOf,
  renumber,
  sealCopy,
  totalsOf,
} from './copy-store.ts';
import { type Doubt, doubtsOf, fileKey } from './doubts.ts';
import {
  addArtefact,
  addCustody,
  endExtraction,
  exhibitById,
  filesOf,
  openExtraction,
  sealExhibit,
} from './exhibit-store.ts';
import type { EvidenceDeps } from './handlers.ts';
import { heldCount, holdRulesOf } from './hold-store.ts';
import type { HoldRule } from './holds.ts';
import type { FileReport } from './inspect.ts';
import { type OnProgress, reportsOf, requestOf, sealedFiles } from './intake.ts';
import { decisionsOf, intakeById, updateIntake } from './intake-store.ts';
import { type PartPlan, type PartSource, type SealedMedia, sealParts } from './seal-part.ts';
import { type ChatFile, Survey } from './sources.ts';
import { tablesOf } from './store.ts';
import type { IntakeTable } from './tables.ts';

export interface SealResult {
  readonly exhibitId: number;
  readonly copies: number;
  readonly entries: number;
  readonly held: number;
  /** Files kept sealed without being parsed. */
  readonly kept: readonly { readonly path: string; readonly message: string }[];
}

/** @throws CandourError DOUBT_UNDECIDED while a date order waits for a person */
export async function sealIntake(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  intakeId: number,
  onProgress: OnProgress,
): Promise<SealResult> {
  allow(actor, 'evidence.import', { operationId });
  const { store } = deps;
  const db = tablesOf(store.db);
  const intake = await intakeById(db, operationId, intakeId);
  const request = requestOf(intake);
  const reports = reportsOf(intake);
  const doubts = doubtsOf(intake, request, reports, await decisionsOf(db, operationId, intake.exhibit_id));
  refuseUndecided(doubts);
  const extractionId = await openExtraction(db, operationId, intake.exhibit_id);
  if (extractionId === null)
    throw new CandourError('BAD_USAGE', 'This import has not been looked at yet, or is sealed.');
  await store.transaction((trx) =>
    updateIntake(tablesOf(trx), operationId, intakeId, { state: 'importing', error: null }),
  );

  const rules = (await holdRulesOf(db, operationId, intake.exhibit_id)).map(
    (r): HoldRule => ({ id: r.hold_rule_id, kind: r.kind as HoldRule['kind'], value: r.value }),
  );
  const survey = await Survey.ofFiles(await sealedFiles(deps, operationId, intake.exhibit_id));
  const touched = new Map<number, { newestFirst: boolean; utc: boolean }>();
  try {
    const work = new Sealing(deps, operationId, intake, doubts, extractionId, rules, survey, touched);
    const total = reports.reduce((sum, report) => sum + report.chats.reduce((n, chat) => n + chat.entries, 0), 0);
    let before = 0;
    for await (const item of survey.surveyed()) {
      if (item.outcome !== 'chat') continue;
      const report = reports.find(
        (r) =>
          r.status === 'read' && r.path === item.chat.given.path && r.container?.member === item.chat.container?.member,
      );
      if (!report) continue;
      await work.file(item.chat, report, (entries) =>
        onProgress({ step: `Sealing ${report.path}`, done: before + entries, total, unit: 'entries' }),
      );
      before += report.chats.reduce((n, chat) => n + chat.entries, 0);
    }
  } finally {
    survey.close();
  }
  return finish(deps, actor, operationId, intake, request, extractionId, reports, touched);
}

function refuseUndecided(doubts: readonly Doubt[]): void {
  const open = doubts.filter((doubt) => doubt.blocking && doubt.decided === null);
  const first = open[0];
  if (!first) return;
  const readings = first.choices.map((choice) => `${choice.label}: ${choice.first} to ${choice.last}`).join('; ');
  throw new CandourError('DOUBT_UNDECIDED', `${first.path}: ${first.sentence} ${readings}.`, {
    hint: 'Decide with --date-order dmy, mdy, ymd or undecided (keeps the doubt at every time), or in the page; the import then goes on.',
  });
}

class Sealing {
  readonly #deps: EvidenceDeps;
  readonly #operationId: number;
  readonly #intake: IntakeTable;
  readonly #doubts: readonly Doubt[];
  readonly #extractionId: number;
  readonly #rules: readonly HoldRule[];
  readonly #survey: Survey;
  readonly #touched: Map<number, { newestFirst: boolean; utc: boolean }>;

  constructor(
    deps: EvidenceDeps,
    operationId: number,
    intake: IntakeTable,
    doubts: readonly Doubt[],
    extractionId: number,
    rules: readonly HoldRule[],
    survey: Survey,
    touched: Map<number, { newestFirst: boolean; utc: boolean }>,
  ) {
    this.#deps = deps;
    this.#operationId = operationId;
    this.#intake = intake;
    this.#doubts = doubts;
    this.#extractionId = extractionId;
    this.#rules = rules;
    this.#survey = survey;
    this.#touched = touched;
  }

  async file(chat: ChatFile, report: FileReport, onEntries: (entries: number) => void): Promise<void> {
    const sha256 = await this.#chatArtefact(chat, report);
    const vault = this.#deps.store.vault(this.#operationId);
    const orders = report.chats.map((_, index) => this.#orderOf(report, index));
    const source: PartSource = {
      format: chat.format,
      name: chat.container ? `${report.path}/${chat.container.member}` : report.path,
      now: Date.parse(this.#intake.begun_at),
      dateOrder: orders[0]?.given ?? null,
      open: () => vault.stream(sha256),
      media: this.#mediaOf(chat),
    };
    const plans: PartPlan[] = [];
    for (const [index, chatReport] of report.chats.entries()) {
      const plan = await this.#plan(
        report,
        chatReport,
        index,
        sha256,
        orders[index] ?? { reading: 'DMY', given: null, value: null, basis: '' },
      );
      if (plan.entriesDone < chatReport.entries) plans.push(plan);
    }
    if (plans.length > 0) await sealParts(this.#deps, this.#operationId, source, plans, onEntries);
  }

  /** A chat inside a zip is kept as a file too, so that its bytes are read by range; the zip stays the original. */
  async #chatArtefact(chat: ChatFile, report: FileReport): Promise<string> {
    if (!chat.container) return report.sha256;
    const { store } = this.#deps;
    const stored = await store.vault(this.#operationId).put(chat.open());
    await store.transaction((trx) =>
      addArtefact(tablesOf(trx), {
        operation_id: this.#operationId,
        sha256: stored.sha256,
        bytes: stored.bytes,
        parent_sha256: report.sha256,
        member: chat.container?.member ?? null,
        stored_at: store.now().toISOString(),
      }),
    );
    return stored.sha256;
  }

  #mediaOf(chat: ChatFile): (name: string) => SealedMedia | null {
    const files = new Map(this.#survey.files.map((file) => [file.path, file.absolute]));
    return (name) => {
      const placed = chat.locate(name);
      if (!placed) return null;
      const absolute = files.get(placed.container ?? placed.path);
      const sha256 = absolute === undefined ? undefined : hashInPath(absolute);
      if (sha256 === undefined) return null;
      return { sha256, member: placed.container === null ? null : placed.path };
    };
  }

  #orderOf(
    report: FileReport,
    chat: number,
  ): { reading: DateOrder; given: DateOrder | null; value: string | null; basis: string } {
    const found = report.chats[chat]?.dateOrder;
    if (!found) return { reading: 'DMY', given: null, value: null, basis: '' };
    const decided = this.#doubt(report, chat, 'date-order')?.decided;
    const proven = found.value === 'DMY' || found.value === 'MDY' || found.value === 'YMD' ? found.value : null;
    if (proven) return { reading: proven, given: proven, value: proven, basis: found.basis };
    if (found.value === 'AMBIGUOUS_SAME_VALUE')
      return { reading: 'DMY', given: null, value: 'AMBIGUOUS_SAME_VALUE', basis: found.basis };
    if (decided?.value === 'DMY' || decided?.value === 'MDY' || decided?.value === 'YMD')
      return {
        reading: decided.value,
        given: decided.value,
        value: decided.value,
        basis: `Decided by ${decided.by}: ${decided.basis}. The file alone does not prove it: ${found.basis}`,
      };
    return {
      reading: 'DMY',
      given: null,
      value: null,
      basis: `Undecided; times are in the day-first reading. ${found.basis}`,
    };
  }

  #doubt(report: FileReport, chat: number, kind: Doubt['kind']): Doubt | undefined {
    const key = fileKey(report);
    return this.#doubts.find((d) => d.kind === kind && d.sha256 === key && d.chat === chat);
  }

  async #plan(
    report: FileReport,
    chat: ChatReport,
    index: number,
    sha256: string,
    order: { reading: DateOrder; value: string | null; basis: string },
  ): Promise<PartPlan> {
    const { store } = this.#deps;
    const operation_id = this.#operationId;
    const exhibit_id = this.#intake.exhibit_id;
    const zoneChoice = this.#doubt(report, index, 'zone')?.decided;
    const zone = zoneChoice && zoneChoice.value !== 'unknown' ? Zone.of(zoneChoice.value) : null;
    const utc = report.format.endsWith('-json');
    const thread_key = chat.threadPath === undefined ? `${sha256}:${index}` : `${report.format}:${chat.threadPath}`;
    return store.transaction(async (trx) => {
      const db = tablesOf(trx);
      const known = await copyByThread(db, operation_id, exhibit_id, thread_key);
      const copy_id =
        known?.copy_id ??
        (await addCopy(db, {
          operation_id,
          exhibit_id,
          extraction_id: this.#extractionId,
          format: report.format,
          title: chat.title,
          thread_key,
          exporter: chat.exporter ?? null,
          zone: zone?.id ?? null,
          zone_basis: utc
            ? 'The format gives UTC.'
            : zone
              ? `${zone.id}, ${zoneChoice?.basis ?? ''} (${zoneChoice?.by ?? ''})`
              : 'The export prints local time without a zone.',
          date_order: order.value,
          date_order_basis: order.basis,
          state: 'importing',
          entries: 0,
          messages: 0,
          notices: 0,
          calls: 0,
          first_time: null,
          last_time: null,
          participants: JSON.stringify(chat.participants),
          months: '{}',
        }));
      this.#touched.set(copy_id, {
        // Printed text is oldest first whatever its clock did; only downloads are written the other way round.
        newestFirst:
          report.format !== 'whatsapp-text' && chat.first !== null && chat.last !== null && chat.first > chat.last,
        utc,
      });
      const part = await partOf(db, operation_id, copy_id, sha256, index);
      const part_id =
        part?.part_id ??
        (await addPart(db, {
          operation_id,
          copy_id,
          sha256,
          chat: index,
          given_path: report.path,
          member: report.container?.member ?? null,
          bytes: report.accounting.bytes,
          in_entries: report.accounting.inEntries,
          unparsed: report.accounting.unparsed,
          entries: chat.entries,
          entries_done: 0,
          report: JSON.stringify(chat),
        }));
      const parts = await partsOf(db, operation_id, [copy_id]);
      return {
        chat: index,
        partId: part_id,
        copyId: copy_id,
        entriesDone: part?.entries_done ?? 0,
        severalParts: parts.length > 1,
        order: order.reading,
        zone,
        rules: this.#rules,
      };
    });
  }
}

/** Vault paths end in the hash, cut after its first two digits. */
function hashInPath(path: string): string | undefined {
  return path
    .match(/([0-9a-f]{2})[/\\]([0-9a-f]{62})$/)
    ?.slice(1, 3)
    .join('');
}

async function finish(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  intake: IntakeTable,
  request: IntakeCreate,
  extractionId: number,
  reports: readonly FileReport[],
  touched: ReadonlyMap<number, { newestFirst: boolean; utc: boolean }>,
): Promise<SealResult> {
  const { store } = deps;
  const kept = reports
    .filter((r) => r.status === 'refused')
    .map((r) => ({ path: r.path, message: r.reason?.message ?? '' }));
  const result = await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    let entries = 0;
    for (const [copyId, how] of touched) {
      if (how.utc || how.newestFirst) await renumber(db, operationId, copyId, how);
      const totals = await totalsOf(db, operationId, copyId);
      entries += totals.entries;
      await sealCopy(db, operationId, copyId, totals, await countMonths(db, operationId, copyId));
      await deps.handlers.onCopySealed(trx, store, operationId, copyId);
    }
    const at = store.now().toISOString();
    await endExtraction(db, operationId, extractionId, at);
    await sealExhibit(db, operationId, intake.exhibit_id, at);
    await addCustody(db, operationId, intake.exhibit_id, at, actor.name, 'sealed', '');
    await updateIntake(db, operationId, intake.intake_id, { state: 'sealed', progress: null, ended_at: at });
    const files = await filesOf(db, operationId, intake.exhibit_id);
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'collection',
      act: 'exhibit.sealed',
      subject: {
        exhibit: request.ref,
        intake: intake.intake_id,
        files: files.map((f) => f.sha256),
        copies: [...touched.keys()],
        entries,
        kept: kept.length,
      },
    });
    const held = await heldCount(db, operationId, [...touched.keys()]);
    return { exhibitId: intake.exhibit_id, copies: touched.size, entries, held, kept };
  });
  await store.ledger.checkpoint(String(operationId));
  return result;
}

/** Whether every file given is sealed under this exhibit already: then there is nothing to do. */
export async function alreadySealed(
  deps: EvidenceDeps,
  operationId: number,
  exhibitId: number,
  hashes: readonly string[],
): Promise<boolean> {
  const db = tablesOf(deps.store.db);
  const exhibit = await exhibitById(db, operationId, exhibitId);
  if (exhibit.sealed_at === null) return false;
  const have = new Set((await filesOf(db, operationId, exhibitId)).map((f) => f.sha256));
  const copies = await copiesOf(db, operationId, exhibitId);
  return copies.every((copy) => copy.state === 'sealed') && hashes.every((hash) => have.has(hash));
}
