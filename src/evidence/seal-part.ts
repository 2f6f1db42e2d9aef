/**
 * Stores the entries of one chat file: batch by batch, each batch in one transaction with its holds, its index rows
 * and its progress, so that a kill at any point loses at most a batch that was not acknowledged and doubles nothing.
 */

import type { Transaction } from 'kysely';
import { type ChatFormat, type DateOrder, type Entry, parserFor } from '../formats/index.ts';
import { CandourError, type Zone } from '../kernel/index.ts';
import { addHandles, advancePart, handlesOf } from './copy-store.ts';
import type { EvidenceDeps } from './handlers.ts';
import { addHolds } from './hold-store.ts';
import { type Held, type HoldRule, holdJudge } from './holds.ts';
import { Identifier } from './identify.ts';
import { entryKey, keysWithin, observationCells, observationColumns, takenIds } from './observation-store.ts';
import { idSlots, lanes, observationState, observeTime } from './observe.ts';
import { tablesOf } from './store.ts';
import type { EvidenceTables, ObservationTable } from './tables.ts';

/** Where a named media file lies in the sealed evidence. */
export interface SealedMedia {
  readonly sha256: string;
  readonly member: string | null;
}

/** One chat of a file, ready to be stored. */
export interface PartPlan {
  readonly chat: number;
  readonly partId: number;
  readonly copyId: number;
  readonly entriesDone: number;
  /** Other parts belong to the same copy: repeats are looked for. */
  readonly severalParts: boolean;
  readonly order: DateOrder;
  readonly zone: Zone | null;
  /** Position of the first entry; entries of newest-first files are put in order when the copy is sealed. */
  readonly rules: readonly HoldRule[];
}

export interface PartSource {
  readonly format: ChatFormat;
  readonly name: string;
  readonly now: number;
  /** Given to the parser: a person's or the file's own decision; absent while undecided. */
  readonly dateOrder: DateOrder | null;
  open(): AsyncIterable<Uint8Array>;
  media(name: string): SealedMedia | null;
}

const batchRows = 10_000;

/** @param onBatch told after each committed batch how many entries of the file are stored */
export async function sealParts(
  deps: EvidenceDeps,
  operationId: number,
  source: PartSource,
  plans: readonly PartPlan[],
  onBatch: (entries: number) => void,
): Promise<void> {
  const writers = new Map<number, PartWriter>();
  for (const plan of plans) writers.set(plan.chat, await PartWriter.open(deps, operationId, source, plan));
  let stored = 0;
  const options = { name: source.name, now: source.now, ...(source.dateOrder ? { dateOrder: source.dateOrder } : {}) };
  for await (const event of parserFor(source.format)(source.open(), options)) {
    if (event.kind !== 'entries') continue;
    const writer = writers.get(event.chat);
    if (!writer) continue;
    writer.take(event.entries);
    if (writer.waiting >= batchRows) {
      stored += await writer.flush();
      onBatch(stored);
    }
  }
  for (const writer of writers.values()) stored += await writer.flush();
  onBatch(stored);
}

class PartWriter {
  readonly #deps: EvidenceDeps;
  readonly #operationId: number;
  readonly #source: PartSource;
  readonly #plan: PartPlan;
  readonly #handles: Map<string, number>;
  readonly #ids: Identifier;
  readonly #judge: ReturnType<typeof holdJudge>;
  #batch: Entry[] = [];
  #done: number;

  private constructor(
    deps: EvidenceDeps,
    operationId: number,
    source: PartSource,
    plan: PartPlan,
    handles: Map<string, number>,
    ids: Identifier,
  ) {
    this.#deps = deps;
    this.#operationId = operationId;
    this.#source = source;
    this.#plan = plan;
    this.#handles = handles;
    this.#ids = ids;
    this.#judge = holdJudge(plan.rules);
    this.#done = plan.entriesDone;
  }

  static async open(deps: EvidenceDeps, operationId: number, source: PartSource, plan: PartPlan): Promise<PartWriter> {
    const db = tablesOf(deps.store.db);
    const handles = await handlesOf(db, operationId, plan.copyId);
    const shared = plan.copyId > lanes || plan.severalParts || plan.entriesDone > 0;
    return new PartWriter(
      deps,
      operationId,
      source,
      plan,
      handles,
      new Identifier(plan.copyId - 1, shared ? Number.POSITIVE_INFINITY : -1),
    );
  }

  get waiting(): number {
    return this.#batch.length;
  }

  take(entries: readonly Entry[]): void {
    for (const entry of entries) if (entry.index >= this.#plan.entriesDone) this.#batch.push(entry);
  }

  async flush(): Promise<number> {
    const entries = this.#batch;
    if (entries.length === 0) return 0;
    this.#batch = [];
    const from = this.#done;
    const last = entries.at(-1);
    if (!last || entries[0]?.index !== from)
      throw new CandourError(
        'INTERNAL',
        `An import found entry ${entries[0]?.index} where entry ${from} was expected.`,
      );
    const { store } = this.#deps;
    await store.transaction(async (trx) => {
      const db = tablesOf(trx);
      await advancePart(db, this.#operationId, this.#plan.partId, from, last.index + 1);
      await this.#nameHandles(trx, entries);
      const { rows, holds } = await this.#rows(trx, entries);
      await store.dialect.bulkInsert(trx, 'observation', observationColumns, rows.map(observationCells));
      await addHolds(db, holds);
      const readable = rows.filter((row) => row.state !== 'duplicate');
      await this.#deps.handlers.onObservations(trx, store, this.#operationId, readable);
    });
    this.#done = last.index + 1;
    return entries.length;
  }

  async #nameHandles(trx: Transaction<unknown>, entries: readonly Entry[]): Promise<void> {
    const fresh = new Set<string>();
    for (const entry of entries) if (entry.sender !== null && !this.#handles.has(entry.sender)) fresh.add(entry.sender);
    if (fresh.size === 0) return;
    const added = await addHandles(tablesOf(trx), this.#operationId, this.#plan.copyId, [...fresh]);
    for (const [shown, id] of added) this.#handles.set(shown, id);
  }

  async #rows(
    trx: Transaction<unknown>,
    entries: readonly Entry[],
  ): Promise<{ rows: ObservationTable[]; holds: EvidenceTables['hold'][] }> {
    const db = tablesOf(trx);
    const { order, zone, copyId, partId } = this.#plan;
    const times = entries.map((entry) => observeTime(entry.time, order, zone));
    const ids = await this.#ids.assign(
      times.map((time) => time.orderMs),
      (candidates) => takenIds(db, this.#operationId, candidates),
    );
    const repeats = this.#plan.severalParts
      ? await keysWithin(db, this.#operationId, copyId, partId, ...wholeSeconds(ids))
      : new Set<string>();
    const at = this.#deps.store.now().toISOString();
    const rows: ObservationTable[] = [];
    const holds: EvidenceTables['hold'][] = [];
    for (const [i, entry] of entries.entries()) {
      const time = times[i];
      const observation_id = ids[i];
      if (!time || observation_id === undefined) continue;
      const handle_id = entry.sender === null ? null : (this.#handles.get(entry.sender) ?? null);
      const held: readonly Held[] = this.#judge({ date: time.date, sender: entry.sender, body: entry.body });
      for (const hold of held)
        holds.push({
          operation_id: this.#operationId,
          observation_id,
          hold_rule_id: hold.rule,
          ground: hold.ground,
          held_at: at,
          released_at: null,
          released_by: null,
          release_reason: null,
        });
      const repeated = repeats.size > 0 && repeats.has(entryKey(time.utcMs, handle_id, entry.kind, entry.body));
      const flags = time.caveat === null ? entry.flags : [...entry.flags, time.caveat];
      rows.push({
        operation_id: this.#operationId,
        observation_id,
        copy_id: copyId,
        part_id: partId,
        entry_index: entry.index,
        position: repeated ? -1 : entry.index,
        kind: entry.kind,
        event: entry.event ?? null,
        handle_id,
        body: entry.body,
        time: time.text,
        time_precision: time.precision,
        utc_ms: time.utcMs,
        byte_start: entry.start,
        byte_end: entry.end,
        line: entry.line,
        lines: entry.lines,
        flags: flags.join(' '),
        extra: extraOf(entry, this.#source),
        state: repeated ? 'duplicate' : observationState(entry),
        bin: held.length > 0 ? 'held' : 'unread',
      });
    }
    return { rows, holds };
  }
}

/** The ids of all seconds that these ids lie in: a repeat may stand before or behind its twin within the second. */
function wholeSeconds(ids: readonly number[]): [from: number, to: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const id of ids) {
    if (id < low) low = id;
    if (id > high) high = id;
  }
  return [Math.floor(low / idSlots) * idSlots, (Math.floor(high / idSlots) + 1) * idSlots];
}

/** Media with its place in the evidence, reactions, who deleted, length of a call: JSON, or null for plain entries. */
function extraOf(entry: Entry, source: Pick<PartSource, 'media'>): string | null {
  if (!entry.media && !entry.reactions && !entry.deletedBy && entry.callSeconds === undefined) return null;
  const media = entry.media?.map((ref) => {
    if (ref.state === 'omitted' || ref.name === null) return { kind: ref.kind, name: ref.name, state: 'omitted' };
    const placed = source.media(ref.name);
    if (!placed) return { kind: ref.kind, name: ref.name, state: 'missing' };
    return {
      kind: ref.kind,
      name: ref.name,
      state: 'there',
      sha256: placed.sha256,
      ...(placed.member === null ? {} : { member: placed.member }),
    };
  });
  return JSON.stringify({
    ...(media ? { media } : {}),
    ...(entry.reactions ? { reactions: entry.reactions } : {}),
    ...(entry.deletedBy ? { deletedBy: entry.deletedBy } : {}),
    ...(entry.callSeconds === undefined ? {} : { callSeconds: entry.callSeconds }),
  });
}
