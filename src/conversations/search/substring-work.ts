/**
 * Builds the indexes for exact characters while the server runs: a few entries at a time, so that it goes on
 * answering; taken up where it stopped; one process at a time.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { CandourError } from '../../kernel/index.ts';
import type { Job, Store } from '../../storage/index.ts';
import { tablesOf } from '../store.ts';
import { searchEngine } from './engine.ts';
import { buildSubstrings, substringState } from './substring-store.ts';

const KIND = 'substring-index';
/** One step takes some 30 milliseconds for messages of usual length. */
const ROWS_A_STEP = 500;
/** How often finished work is looked over for new copies. */
const IDLE_MS = 4_000;
/** Left to others between two steps. */
const PAUSE_MS = 5;
/** Steps between two records of progress. */
const STEPS_A_RECORD = 50;

export class SubstringWork {
  readonly #store: Store;
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        const operations = await tablesOf(this.#store.db).selectFrom('operation').select('operation_id').execute();
        for (const { operation_id } of operations) await this.build(operation_id);
      } catch (error) {
        // Another process writes, or the disk is full: it is tried again; searches say what is missing meanwhile.
        if (!(error instanceof CandourError)) throw error;
      }
      await sleep(IDLE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Builds what is missing for one operation, and puts the index of words in order. */
  async build(operationId: number): Promise<void> {
    await this.#tidy(operationId);
    const { done, total } = await substringState(tablesOf(this.#store.db), operationId);
    if (done >= total || this.#stop.signal.aborted) return;
    const job = await this.#take(operationId);
    if (job === null) return;
    for (let step = 1; !this.#stop.signal.aborted; step++) {
      if (!(await buildSubstrings(this.#store, operationId, ROWS_A_STEP))) {
        await this.#store.transaction((trx) => this.#store.jobs.finish(trx, job));
        return;
      }
      if (step % STEPS_A_RECORD === 0) {
        const { done: sofar, total: all } = await substringState(tablesOf(this.#store.db), operationId);
        await this.#store.transaction((trx) => this.#store.jobs.progress(trx, job, { done: sofar, total: all }));
      }
      await sleep(PAUSE_MS);
    }
  }

  async #tidy(operationId: number): Promise<void> {
    const search = searchEngine(this.#store);
    while (!this.#stop.signal.aborted) {
      if (!(await this.#store.transaction((trx) => search.tidy(trx, operationId)))) return;
      await sleep(PAUSE_MS);
    }
  }

  /** Takes up the job that was left, or begins one; null: another process does it. */
  async #take(operationId: number): Promise<Job | null> {
    const { jobs } = this.#store;
    return await this.#store.transaction(async (trx) => {
      const last = (await jobs.list(trx, operationId)).find((job) => job.kind === KIND && job.state !== 'done');
      if (last === undefined) return await jobs.begin(trx, operationId, KIND, { done: 0, total: 0 });
      try {
        return await jobs.resume(trx, operationId, last.jobId);
      } catch (error) {
        if (error instanceof CandourError && error.code === 'BUSY') return null;
        throw error;
      }
    });
  }
}
