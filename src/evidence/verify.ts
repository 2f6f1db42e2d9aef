/**
 * Verification: every artefact re-hashed, every chat file re-parsed and compared observation by observation, the
 * chains and signatures checked. Names the exact place where anything differs; changes nothing (R1, R2, R14).
 */

import { createHash } from 'node:crypto';
import type { Actor } from '../access/index.ts';
import { allow } from '../access/index.ts';
import { type ChatFormat, type DateOrder, type Entry, parserFor } from '../formats/index.ts';
import { Zone } from '../kernel/index.ts';
import { copiesOf, partsOf } from './copy-store.ts';
import { exhibitById } from './exhibit-store.ts';
import type { EvidenceDeps } from './handlers.ts';
import type { OnProgress } from './intake.ts';
import { observationsOfPart } from './observation-store.ts';
import { observationState, observeTime } from './observe.ts';
import { Archive } from './sources-archive.ts';
import { tablesOf } from './store.ts';
import type { CopyPartTable, CopyTable, ObservationTable } from './tables.ts';

export interface VerifyResult {
  readonly artefacts: number;
  readonly observations: number;
  readonly chains: readonly {
    readonly chain: string;
    readonly entries: number;
    readonly ok: boolean;
    readonly fault: string | null;
  }[];
  /** Sentences, at most 100; empty when all holds. */
  readonly faults: readonly string[];
}

const mostFaults = 100;
const pageRows = 5_000;

export async function verifyOperation(
  deps: EvidenceDeps,
  actor: Actor,
  operationId: number,
  onProgress: OnProgress,
): Promise<VerifyResult> {
  allow(actor, 'verify', { operationId });
  const faults: string[] = [];
  const fault = (sentence: string) => {
    if (faults.length < mostFaults) faults.push(sentence);
  };
  const artefacts = await verifyArtefacts(deps, operationId, fault, onProgress);
  const observations = await verifyObservations(deps, operationId, fault, onProgress);
  const chains = [];
  for (const chain of [String(operationId), 'installation']) {
    const verdict = await deps.store.ledger.verify(chain);
    chains.push({ chain, entries: verdict.entries, ok: verdict.ok, fault: verdict.fault ?? null });
    if (!verdict.ok) fault(`Ledger chain ${chain}: ${verdict.fault ?? 'does not hold'}`);
  }
  await deps.store.ledger.consult({
    chain: String(operationId),
    actor,
    act: 'operation.verified',
    subject: { artefacts, observations, faults: faults.length },
  });
  return { artefacts, observations, chains, faults };
}

type Fault = (sentence: string) => void;

async function verifyArtefacts(
  deps: EvidenceDeps,
  operationId: number,
  fault: Fault,
  onProgress: OnProgress,
): Promise<number> {
  const vault = deps.store.vault(operationId);
  const rows = await tablesOf(deps.store.db)
    .selectFrom('artefact')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('sha256')
    .execute();
  let done = 0;
  for (const row of rows) {
    const name =
      row.member === null ? `file ${row.sha256}` : `member ${JSON.stringify(row.member)} of ${row.parent_sha256}`;
    const state = await vault.rehash(row.sha256);
    if (state.state === 'missing') fault(`${name}: the sealed file is missing from the vault.`);
    if (state.state === 'differs')
      fault(`${name}: the sealed file now has SHA-256 ${state.actual}, recorded ${row.sha256}.`);
    if (row.parent_sha256 !== null && row.member !== null && state.state === 'ok')
      await verifyMember(deps, operationId, row.parent_sha256, row.member, row.sha256, fault);
    onProgress({ step: 'Hashing sealed files again', done: ++done, total: rows.length, unit: 'files' });
  }
  return rows.length;
}

/** The chat file kept beside its zip is still what the zip holds. */
async function verifyMember(
  deps: EvidenceDeps,
  operationId: number,
  parent: string,
  member: string,
  sha256: string,
  fault: Fault,
): Promise<void> {
  try {
    const archive = await Archive.open(deps.store.vault(operationId).path(parent), parent);
    try {
      const hash = createHash('sha256');
      for await (const chunk of archive.stream(member)) hash.update(chunk);
      const actual = hash.digest('hex');
      if (actual !== sha256)
        fault(`Archive ${parent}, member ${JSON.stringify(member)}: SHA-256 ${actual}, recorded ${sha256}.`);
    } finally {
      archive.close();
    }
  } catch (error) {
    fault(`Archive ${parent}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

async function verifyObservations(
  deps: EvidenceDeps,
  operationId: number,
  fault: Fault,
  onProgress: OnProgress,
): Promise<number> {
  const db = tablesOf(deps.store.db);
  const copies = await copiesOf(db, operationId);
  const parts = await partsOf(
    db,
    operationId,
    copies.map((copy) => copy.copy_id),
  );
  const total = parts.reduce((sum, part) => sum + part.entries, 0);
  let done = 0;
  for (const part of parts) {
    const copy = copies.find((c) => c.copy_id === part.copy_id);
    if (!copy) continue;
    const exhibit = await exhibitById(db, operationId, copy.exhibit_id);
    const checked = await verifyPart(
      deps,
      operationId,
      copy,
      part,
      `${exhibit.ref}, ${part.member ?? part.given_path}`,
      fault,
      (n) => onProgress({ step: `Reading ${exhibit.ref} again`, done: done + n, total, unit: 'entries' }),
    );
    done += checked;
  }
  return done;
}

async function verifyPart(
  deps: EvidenceDeps,
  operationId: number,
  copy: CopyTable,
  part: CopyPartTable,
  name: string,
  fault: Fault,
  onEntries: (n: number) => void,
): Promise<number> {
  const db = tablesOf(deps.store.db);
  const extraction = await db
    .selectFrom('extraction')
    .select('settings')
    .where('operation_id', '=', operationId)
    .where('extraction_id', '=', copy.extraction_id)
    .executeTakeFirstOrThrow();
  const { now } = JSON.parse(extraction.settings) as { now: number };
  const order = asOrder(copy.date_order);
  const zone = copy.zone === null ? null : Zone.of(copy.zone);
  const stored = new StoredRows(deps, operationId, part.part_id);
  let checked = 0;
  try {
    const chunks = deps.store.vault(operationId).stream(part.sha256);
    const options = {
      name: part.member === null ? part.given_path : `${part.given_path}/${part.member}`,
      now,
      ...(order ? { dateOrder: order } : {}),
    };
    for await (const event of parserFor(copy.format as ChatFormat)(chunks, options)) {
      if (event.kind !== 'entries' || event.chat !== part.chat) continue;
      for (const entry of event.entries) {
        const row = await stored.next();
        const difference = row === null ? 'is not stored' : differs(entry, row, order ?? 'DMY', zone);
        if (difference !== null)
          fault(
            `${name}, line ${entry.line}, bytes ${entry.start}–${entry.end}: the stored observation ${difference}.`,
          );
        checked++;
      }
      onEntries(checked);
    }
    const surplus = await stored.next();
    if (surplus !== null) fault(`${name}: observation ${surplus.observation_id} is stored but is not in the file.`);
  } catch (error) {
    fault(`${name}: ${error instanceof Error ? error.message : 'cannot be read again'}`);
  }
  return checked;
}

/** Rows of a part in file order, a page in memory at a time. */
class StoredRows {
  readonly #deps: EvidenceDeps;
  readonly #operationId: number;
  readonly #partId: number;
  #page: (ObservationTable & { shown: string | null })[] = [];
  #at = 0;
  #after = -1;

  constructor(deps: EvidenceDeps, operationId: number, partId: number) {
    this.#deps = deps;
    this.#operationId = operationId;
    this.#partId = partId;
  }

  async next(): Promise<(ObservationTable & { shown: string | null }) | null> {
    if (this.#at >= this.#page.length) {
      this.#page = await observationsOfPart(
        tablesOf(this.#deps.store.db),
        this.#operationId,
        this.#partId,
        this.#after,
        pageRows,
      );
      this.#at = 0;
      this.#after = this.#page.at(-1)?.entry_index ?? this.#after;
    }
    return this.#page[this.#at++] ?? null;
  }
}

/** The first field that differs, in words, or null. Never the text itself. */
function differs(
  entry: Entry,
  row: ObservationTable & { shown: string | null },
  order: DateOrder,
  zone: Zone | null,
): string | null {
  const time = observeTime(entry.time, order, zone);
  if (row.entry_index !== entry.index) return `stands at place ${row.entry_index} instead of ${entry.index}`;
  if (row.byte_start !== entry.start || row.byte_end !== entry.end) return 'has another byte range';
  if (row.kind !== entry.kind || (row.event ?? null) !== (entry.event ?? null)) return 'is of another kind';
  if ((row.shown ?? null) !== entry.sender) return 'has another sender';
  if (row.body !== entry.body) return 'has other words';
  if (row.time !== time.text || row.utc_ms !== time.utcMs) return 'has another time';
  if (row.line !== entry.line) return 'has another line';
  if (row.state !== 'duplicate' && row.state !== observationState(entry)) return 'has another state';
  return null;
}

function asOrder(value: string | null): DateOrder | null {
  return value === 'DMY' || value === 'MDY' || value === 'YMD' ? value : null;
}
