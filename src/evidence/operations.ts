/** Use cases about operations: open, list, overview, responsibility, case events, the ledger's pages. */

import type { Actor } from '../access/index.ts';
import { allow, operationsWhere } from '../access/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { LedgerEntry } from '../storage/index.ts';
import { copiesOf } from './copy-store.ts';
import { exhibitViews } from './exhibits.ts';
import type { EvidenceDeps } from './handlers.ts';
import { heldCount } from './hold-store.ts';
import {
  addEvent,
  addOperation,
  allOperations,
  eventsOf,
  findOperation,
  handOver,
  operationNamed,
  responsibleFor,
} from './operation-store.ts';
import { tablesOf } from './store.ts';
import type { OperationTable } from './tables.ts';
import type { CaseEventView, OperationView, OverviewView } from './views.ts';

/** Random 48-bit number: unique without a centre, so that an operation can be moved between installations. */
function newOperationId(random: () => Uint8Array): number {
  const bytes = random();
  let id = 0;
  for (let i = 0; i < 6; i++) id = id * 256 + (bytes[i] ?? 0);
  return id + 1;
}

export interface NewOperation {
  readonly name: string;
  readonly responsible: string;
  readonly purpose: string;
}

export async function openOperation(
  deps: EvidenceDeps,
  actor: Actor,
  wanted: NewOperation,
  random: () => Uint8Array,
): Promise<number> {
  allow(actor, 'operation.create', 'installation');
  const { store, handlers } = deps;
  const name = wanted.name.trim();
  return store.transaction(async (trx) => {
    const db = tablesOf(trx);
    if (await operationNamed(db, name))
      throw new CandourError('ALREADY_EXISTS', `There is an operation named ${JSON.stringify(name)} already.`);
    const operation_id = newOperationId(random);
    const at = store.now().toISOString();
    await addOperation(
      db,
      { operation_id, name, purpose: wanted.purpose, opened_at: at, opened_by: actor.name, reason_required: 0 },
      wanted.responsible,
    );
    await handlers.onOperationOpened(trx, store, operation_id);
    await store.ledger.append(trx, {
      chain: String(operation_id),
      actor,
      type: 'collection',
      act: 'operation.opened',
      subject: { name, responsible: wanted.responsible },
    });
    await store.ledger.append(trx, {
      chain: 'installation',
      actor,
      type: 'collection',
      act: 'operation.opened',
      subject: { operation: operation_id, name },
    });
    return operation_id;
  });
}

/** The operation of that name, opened now when there is none. */
export async function operationFor(
  deps: EvidenceDeps,
  actor: Actor,
  name: string,
  random: () => Uint8Array,
): Promise<number> {
  const known = await operationNamed(tablesOf(deps.store.db), name.trim());
  if (known) return Number(known.operation_id);
  return openOperation(deps, actor, { name, responsible: actor.name, purpose: '' }, random);
}

export async function listOperations(deps: EvidenceDeps, actor: Actor): Promise<OperationView[]> {
  const mine = operationsWhere(actor, 'operation.read');
  const rows = (await allOperations(tablesOf(deps.store.db))).filter(
    (row) => mine === 'all' || mine.includes(Number(row.operation_id)),
  );
  const views: OperationView[] = [];
  for (const row of rows) views.push(await operationView(deps, row));
  return views;
}

async function operationView(deps: EvidenceDeps, row: OperationTable): Promise<OperationView> {
  const db = tablesOf(deps.store.db);
  const operationId = Number(row.operation_id);
  const copies = (await copiesOf(db, operationId)).filter((copy) => copy.state === 'sealed');
  const exhibits = await db
    .selectFrom('exhibit')
    .select((e) => e.fn.countAll().as('n'))
    .where('operation_id', '=', operationId)
    .executeTakeFirstOrThrow();
  const sum = (of: (copy: (typeof copies)[number]) => number) => copies.reduce((total, copy) => total + of(copy), 0);
  return {
    id: operationId,
    name: row.name,
    purpose: row.purpose,
    responsible: await responsibleFor(db, operationId),
    openedAt: row.opened_at,
    reasonRequired: row.reason_required === 1,
    counts: {
      exhibits: Number(exhibits.n),
      conversations: new Set((await deps.handlers.conversationsOf(deps.store, operationId)).values()).size,
      entries: sum((copy) => copy.entries),
      messages: sum((copy) => copy.messages),
      notices: sum((copy) => copy.notices),
      calls: sum((copy) => copy.calls),
      held: await heldCount(db, operationId),
    },
  };
}

export async function overview(deps: EvidenceDeps, actor: Actor, operationId: number): Promise<OverviewView> {
  allow(actor, 'operation.read', { operationId });
  const db = tablesOf(deps.store.db);
  const operation = await operationView(deps, await findOperation(db, operationId));
  const exhibits = await exhibitViews(deps, operationId);
  const months = new Map<string, number>();
  for (const copy of await copiesOf(db, operationId))
    for (const [month, n] of Object.entries(JSON.parse(copy.months) as Record<string, number>))
      months.set(month, (months.get(month) ?? 0) + n);
  const recent = await deps.store.ledger.page(String(operationId), null, 12);
  await deps.store.ledger.consult({ chain: String(operationId), actor, act: 'overview.read', subject: {} });
  return {
    operation,
    doubts: exhibits
      .flatMap((exhibit) => exhibit.doubts)
      .filter(
        (doubt) => doubt.decided === null || doubt.decided.value === 'undecided' || doubt.decided.value === 'unknown',
      ),
    warnings: exhibits.flatMap((exhibit) =>
      exhibit.copies.flatMap((copy) =>
        copy.parts.flatMap((part) =>
          part.warnings.map((w) => ({
            exhibit: exhibit.ref,
            path: part.member ?? part.path,
            code: w.code,
            message: w.message,
          })),
        ),
      ),
    ),
    events: await caseEvents(deps, operationId),
    recent: recent.map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      actor: entry.actor.name,
      act: entry.act,
      type: entry.type,
    })),
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, entries]) => ({ month, entries })),
  };
}

async function caseEvents(deps: EvidenceDeps, operationId: number): Promise<CaseEventView[]> {
  const rows = await eventsOf(tablesOf(deps.store.db), operationId);
  return rows.map((row) => ({
    id: row.event_id,
    happened: row.happened,
    what: row.what,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
  }));
}

export async function listEvents(deps: EvidenceDeps, actor: Actor, operationId: number): Promise<CaseEventView[]> {
  allow(actor, 'operation.read', { operationId });
  await findOperation(tablesOf(deps.store.db), operationId);
  await deps.store.ledger.consult({ chain: String(operationId), actor, act: 'events.read', subject: {} });
  return caseEvents(deps, operationId);
}

export async function enterEvent(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  happened: string,
  what: string,
): Promise<CaseEventView[]> {
  allow(actor, 'evidence.decide', { operationId });
  const { store } = deps;
  await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    await findOperation(db, operationId);
    const event = await addEvent(db, {
      operation_id: operationId,
      happened,
      what,
      entered_at: store.now().toISOString(),
      entered_by: actor.name,
    });
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'collection',
      act: 'event.entered',
      subject: { event, happened },
    });
  });
  return caseEvents(deps, operationId);
}

/** R4: hands the operation to another named person, without a gap. */
export async function changeResponsible(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  person: string,
): Promise<void> {
  allow(actor, 'account.manage', 'installation');
  const { store } = deps;
  await store.transaction(async (trx) => {
    await findOperation(tablesOf(trx), operationId);
    await handOver(tablesOf(trx), operationId, person, store.now().toISOString());
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'responsibility.changed',
      subject: { person },
    });
  });
}

/** R11: from now on, reading and searching ask for a reason (or no longer do). */
export async function askForReasons(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  required: boolean,
): Promise<void> {
  allow(actor, 'account.manage', 'installation');
  const { store } = deps;
  await store.transaction(async (trx) => {
    await findOperation(tablesOf(trx), operationId);
    await tablesOf(trx)
      .updateTable('operation')
      .set({ reason_required: required ? 1 : 0 })
      .where('operation_id', '=', operationId)
      .execute();
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'reasons.changed',
      subject: { required },
    });
  });
}

/** Newest first, a page at a time; reading the ledger is itself a consultation. */
export async function ledgerPage(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  before: number | null,
): Promise<{ entries: readonly LedgerEntry[]; next: number | null }> {
  allow(actor, 'ledger.read', { operationId });
  await findOperation(tablesOf(deps.store.db), operationId);
  const entries = await deps.store.ledger.page(String(operationId), before, 100);
  await deps.store.ledger.consult({
    chain: String(operationId),
    actor,
    act: 'ledger.read',
    subject: { before: before ?? -1 },
  });
  const last = entries.at(-1);
  return { entries, next: entries.length === 100 && last ? last.seq : null };
}
