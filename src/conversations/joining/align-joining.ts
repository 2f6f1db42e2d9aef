/**
 * From a decision to a conversation: the entries of the copies are read in order, aligned, written where nobody reads
 * yet, and in one transaction with the ledger entry the copies are pointed there. Killed anywhere before, nothing has
 * changed but rows that are swept away.
 */

import { CandourError } from '../../kernel/index.ts';
import type { Store } from '../../storage/index.ts';
import { platformOf } from '../naming.ts';
import { tablesOf } from '../store.ts';
import type { JoiningTable } from '../tables.ts';
import { AlignedRows, type CopyColumns, gapRows, lookOf, type Target } from './aligned-rows.ts';
import {
  addConversation,
  type CopyToAlign,
  copiesToAlign,
  entriesAfter,
  nextGap,
  ownTitles,
  writeGaps,
  writeMessages,
  writePeopleAndCounts,
} from './aligned-store.ts';
import type { Aligner } from './aligner.ts';
import { joiningCopies, joiningRows, updateJoining } from './store.ts';
import type { StoredAlignment } from './stored-alignment.ts';
import { switchOver } from './switch-over.ts';

const ENTRIES_A_STEP = 2_000;
const ROWS_A_STEP = 5_000;
const PROGRESS_EVERY_MS = 400;

/** Left because the server stops, a person changed their mind, or a copy has grown: nothing is recorded as failed. */
class Left extends Error {}

/** Aligns one joining. What fails is kept with it for the person; the copies then stay as they were. */
export async function alignJoining(
  store: Store,
  aligner: Aligner,
  joining: JoiningTable,
  signal: AbortSignal,
): Promise<void> {
  try {
    await new Attempt(store, aligner, joining, signal).run();
  } catch (error) {
    if (error instanceof Left) return;
    const { code, message, hint } =
      error instanceof CandourError
        ? error
        : new CandourError('INTERNAL', 'Something failed that was not foreseen; the copies are as they were.');
    if (!(error instanceof CandourError) && process.env.CANDOUR_DEBUG === '1') {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    }
    await store.transaction((trx) =>
      updateJoining(tablesOf(trx), joining.operation_id, joining.joining_id, {
        ...(joining.state === 'aligning' ? { state: 'failed' } : {}),
        stale: 0,
        making: null,
        progress: null,
        error: JSON.stringify({ code, message, hint }),
      }),
    );
  }
}

class Attempt {
  readonly #store: Store;
  readonly #aligner: Aligner;
  readonly #joining: JoiningTable;
  readonly #signal: AbortSignal;
  readonly #kinds: string[] = [];
  #told = 0;

  constructor(store: Store, aligner: Aligner, joining: JoiningTable, signal: AbortSignal) {
    this.#store = store;
    this.#aligner = aligner;
    this.#joining = joining;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    const { operation_id, joining_id } = this.#joining;
    const db = tablesOf(this.#store.db);
    const lanes = (await joiningCopies(db, operation_id, joining_id)).map((row) => row.copy_id);
    const copies = await copiesToAlign(db, operation_id, lanes);
    if (copies.some(({ sealed }) => !sealed)) {
      throw new CandourError('BUSY', 'A copy is being imported at this moment.', {
        hint: 'Join again when it is sealed.',
      });
    }
    const target = await this.#begin(copies);
    const { alignment, columns } = await this.#align(copies);
    if (alignment.sameChat.confidence < 0.5) {
      throw new CandourError('BAD_INPUT', `These copies are not one chat. ${alignment.sameChat.why}`, {
        hint: 'Refuse the proposal, or propose without the copy that does not belong.',
      });
    }
    const rows = new AlignedRows(alignment, columns, this.#kinds, target);
    await this.#write(alignment, columns, rows, target);
    const made = { joining: this.#joining, alignment, columns, copies, rows, target };
    if (!(await this.#store.transaction((trx) => switchOver(trx, this.#store, made)))) throw new Left();
  }

  /** A conversation to write into, in no list. */
  async #begin(copies: readonly CopyToAlign[]): Promise<Target> {
    const { operation_id, joining_id } = this.#joining;
    return await this.#store.transaction(async (trx) => {
      const db = tablesOf(trx);
      const conversation = await addConversation(db, {
        operation_id,
        title: titleOf(
          await ownTitles(
            db,
            operation_id,
            copies.map(({ copyId }) => copyId),
          ),
        ),
        platform: platformOf(copies[0]?.source.format ?? ''),
        first_time: null,
        last_time: null,
        chronological: 1,
        made_at: this.#store.now().toISOString(),
      });
      await updateJoining(db, operation_id, joining_id, { making: conversation, error: null });
      return { operationId: operation_id, conversation };
    });
  }

  async #align(copies: readonly CopyToAlign[]): Promise<{ alignment: StoredAlignment; columns: CopyColumns[] }> {
    const total = copies.reduce((sum, { entries }) => sum + entries, 0);
    const run = this.#aligner();
    try {
      const columns: CopyColumns[] = [];
      let done = 0;
      for (const copy of copies) {
        run.copy(copy.source);
        columns.push(
          await this.#read(copy, async (rows) => {
            await run.entries(rows);
            done += rows.length;
            await this.#tell('Reading', done, total);
          }),
        );
      }
      await this.#tell('Aligning', 0, null, 'now');
      return { alignment: await run.align(), columns };
    } finally {
      await run.close();
    }
  }

  /** Hands on the entries of a copy, and keeps of each what its rows need. */
  async #read(
    copy: CopyToAlign,
    take: (rows: Awaited<ReturnType<typeof entriesAfter>>) => Promise<void>,
  ): Promise<CopyColumns> {
    const observation = new Float64Array(copy.entries);
    const kind = new Uint8Array(copy.entries);
    const look = new Uint8Array(copy.entries);
    let at = 0;
    for (let after = -1; ; ) {
      const rows = await entriesAfter(
        tablesOf(this.#store.db),
        this.#joining.operation_id,
        copy.copyId,
        after,
        ENTRIES_A_STEP,
      );
      const last = rows.at(-1);
      if (last === undefined) break;
      for (const row of rows) {
        observation[at] = row.observation_id;
        kind[at] = this.#kindOf(row.kind);
        look[at] = lookOf(row.kind, row.state);
        at += 1;
      }
      await take(rows);
      after = last.position;
    }
    if (at !== copy.entries) await this.#insistOnGrowth(copy, at);
    return { copyId: copy.copyId, observation, kind, look };
  }

  /** More has come in meanwhile: begun again. What is wrong for good is no reason to begin again for ever. */
  async #insistOnGrowth(copy: CopyToAlign, found: number): Promise<never> {
    const { operation_id } = this.#joining;
    const [now] = await copiesToAlign(tablesOf(this.#store.db), operation_id, [copy.copyId]);
    if (now === undefined || now.entries !== copy.entries || !now.sealed) throw new Left();
    throw new CandourError(
      'INTEGRITY',
      `Copy ${copy.copyId} is said to have ${copy.entries} entries and has ${found}.`,
    );
  }

  #kindOf(kind: string): number {
    const known = this.#kinds.indexOf(kind);
    if (known >= 0) return known;
    return this.#kinds.push(kind) - 1;
  }

  async #write(
    alignment: StoredAlignment,
    columns: readonly CopyColumns[],
    rows: AlignedRows,
    target: Target,
  ): Promise<void> {
    const store = this.#store;
    for (let batch = rows.next(ROWS_A_STEP); batch !== null; batch = rows.next(ROWS_A_STEP)) {
      const written = batch;
      await store.transaction((trx) => writeMessages(trx, store, written));
      await this.#tell('Writing messages', rows.done, rows.count);
    }
    const firstGap = await nextGap(tablesOf(store.db), target.operationId);
    let gaps = 0;
    for (const batch of gapRows(alignment, columns, target, firstGap, ROWS_A_STEP)) {
      await store.transaction((trx) => writeGaps(trx, store, batch));
      gaps += batch.length;
      await this.#tell('Writing gaps', gaps, alignment.findings.count);
    }
    const copies = columns.map(({ copyId }) => copyId);
    await store.transaction((trx) => writePeopleAndCounts(tablesOf(trx), alignment, copies, rows, target));
  }

  /** Keeps how far the work is. Throws Left when it is not wanted any more. */
  async #tell(step: string, done: number, total: number | null, when?: 'now'): Promise<void> {
    if (this.#signal.aborted) throw new Left();
    const now = performance.now();
    if (when !== 'now' && now - this.#told < PROGRESS_EVERY_MS) return;
    this.#told = now;
    const { operation_id, joining_id, state } = this.#joining;
    await this.#store.transaction(async (trx) => {
      const db = tablesOf(trx);
      const [row] = await joiningRows(db, operation_id, { id: joining_id });
      if (row?.state !== state) throw new Left();
      await updateJoining(db, operation_id, joining_id, { progress: JSON.stringify({ step, done, total }) });
    });
  }
}

/** The title that most of the copies have on their own; the first of these where several are as frequent. */
function titleOf(titles: readonly string[]): string {
  const votes = new Map<string, number>();
  for (const title of titles) votes.set(title, (votes.get(title) ?? 0) + 1);
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
