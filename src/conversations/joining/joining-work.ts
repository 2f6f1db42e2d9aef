/**
 * Aligns in the background what a person has decided to join, while the server runs: one joining at a time, in one
 * process; what was interrupted begins again. Beside it, what belongs to no request: sketches of copies that came in
 * before there were any, runs that must be found again, rows of conversations that were left.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { Rounds, type Store, takeJob } from '../../storage/index.ts';
import { type Db, tablesOf } from '../store.ts';
import type { JoiningTable } from '../tables.ts';
import { alignJoining } from './align-joining.ts';
import { entriesAfter } from './aligned-store.ts';
import type { Aligner } from './aligner.ts';
import { leftConversations, removeSome } from './left-store.ts';
import { proposeFor } from './propose.ts';
import { refreshRuns } from './refresh-runs.ts';
import { addToSketch, emptySketch, sketchText } from './sketch.ts';
import { joiningRows, keepSketch, unsketchedCopies, updateJoining } from './store.ts';

const KIND = 'joining';
const ROWS_A_STEP = 5_000;
/** Left to others between two steps. */
const PAUSE_MS = 2;

export class JoiningWork {
  readonly #store: Store;
  readonly #aligner: Aligner;
  readonly #rounds: Rounds;

  constructor(store: Store, aligner: Aligner) {
    this.#store = store;
    this.#aligner = aligner;
    this.#rounds = new Rounds(async () => {
      const operations = await tablesOf(store.db).selectFrom('operation').select('operation_id').execute();
      for (const { operation_id } of operations) await this.settle(operation_id);
    });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Something was decided: begins now instead of a little later. */
  nudge(): void {
    this.#rounds.nudge();
  }

  /** What is under way is left and begins again with the next start. */
  async stop(): Promise<void> {
    await this.#rounds.stop();
  }

  /** Does all that waits in one operation, after what is under way. */
  settle(operationId: number): Promise<void> {
    return this.#rounds.inTurn(() => this.#settle(operationId));
  }

  async #settle(operationId: number): Promise<void> {
    const db = tablesOf(this.#store.db);
    if (!(await this.#waits(db, operationId))) return;
    const job = await takeJob(this.#store, operationId, KIND);
    if (job === null) return;
    await this.#sketch(db, operationId);
    for (let next = await this.#next(db, operationId); next !== null; next = await this.#next(db, operationId)) {
      await alignJoining(this.#store, this.#aligner, next, this.#rounds.signal);
    }
    for (const row of await joiningRows(db, operationId, { states: ['joined'] })) {
      if (row.stale === 1) await refreshRuns(this.#store, operationId, row);
    }
    await this.#sweep(db, operationId);
    await this.#store.transaction((trx) => this.#store.jobs.finish(trx, job));
  }

  async #waits(db: Db, operationId: number): Promise<boolean> {
    const rows = await joiningRows(db, operationId, { states: ['aligning', 'joined'] });
    if (rows.some((row) => row.state === 'aligning' || row.stale !== 0)) return true;
    if ((await unsketchedCopies(db, operationId)).length > 0) return true;
    return (await leftConversations(db, operationId)).length > 0;
  }

  /** The joining to align next: decided by a person, or joined already and one of its copies has grown. */
  async #next(db: Db, operationId: number): Promise<JoiningTable | null> {
    if (this.#rounds.signal.aborted) return null;
    const rows = await joiningRows(db, operationId, { states: ['aligning', 'joined'] });
    return rows.find((row) => row.state === 'aligning' || row.stale === 2) ?? null;
  }

  async #sketch(db: Db, operationId: number): Promise<void> {
    for (const copyId of await unsketchedCopies(db, operationId)) {
      let sketch = emptySketch;
      for (let after = -1; ; ) {
        const rows = await entriesAfter(db, operationId, copyId, after, ROWS_A_STEP);
        const last = rows.at(-1);
        if (last === undefined || this.#rounds.signal.aborted) break;
        sketch = addToSketch(
          sketch,
          rows.filter(({ kind }) => kind === 'text'),
        );
        after = last.position;
        await sleep(PAUSE_MS);
      }
      if (this.#rounds.signal.aborted) return;
      await this.#store.transaction(async (trx) => {
        await keepSketch(tablesOf(trx), operationId, copyId, sketchText(sketch));
        await proposeFor(tablesOf(trx), operationId, copyId, this.#store.now().toISOString());
      });
    }
  }

  async #sweep(db: Db, operationId: number): Promise<void> {
    // What a killed process was writing is nobody's any more: this process is the only one that writes.
    for (const row of await joiningRows(db, operationId)) {
      if (row.making === null) continue;
      await this.#store.transaction((trx) =>
        updateJoining(tablesOf(trx), operationId, row.joining_id, { making: null }),
      );
    }
    for (const conversation of await leftConversations(db, operationId)) {
      while (!this.#rounds.signal.aborted) {
        const more = await this.#store.transaction((trx) => removeSome(tablesOf(trx), operationId, conversation));
        if (!more) break;
        await sleep(PAUSE_MS);
      }
    }
  }
}
