/**
 * Work in the background, while the server runs: round after round, one thing after another, in one process. A decision
 * wakes it at once; what is under way when it is stopped is left and taken up with the next start.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { CandourError } from '../kernel/index.ts';
import type { Job, Store } from './types.ts';

/** How often finished work is looked over for more. */
const IDLE_MS = 4_000;

export class Rounds {
  readonly #round: () => Promise<void>;
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #running: Promise<void> | null = null;
  /** One thing after another, whoever asks for it. */
  #turn: Promise<void> = Promise.resolve();

  /** @param round looks for what waits, and does it */
  constructor(round: () => Promise<void>) {
    this.#round = round;
  }

  /** Aborted when the work is to be left. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Something has come in or was decided: begins now instead of a little later. */
  nudge(): void {
    this.#wake.abort();
  }

  /** Does a piece of work after what is under way. Rejects as the work does; the next piece begins all the same. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Ends when what was under way is left. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.#turn;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#wake = new AbortController();
      try {
        await this.#round();
      } catch (error) {
        // Another process writes, or the disk is full: it is tried again.
        if (!(error instanceof CandourError)) throw error;
      }
      const either = AbortSignal.any([signal, this.#wake.signal]);
      await sleep(IDLE_MS, undefined, { signal: either, ref: false }).catch(() => undefined);
    }
  }
}

/** Takes up the job of this kind that was left, or begins one; null: another process does it. */
export async function takeJob(
  { jobs, transaction }: Pick<Store, 'jobs' | 'transaction'>,
  operationId: number,
  kind: string,
): Promise<Job | null> {
  return await transaction(async (trx) => {
    const last = (await jobs.list(trx, operationId)).find((job) => job.kind === kind && job.state !== 'done');
    if (last === undefined) return await jobs.begin(trx, operationId, kind, null);
    try {
      return await jobs.resume(trx, operationId, last.jobId);
    } catch (error) {
      if (error instanceof CandourError && error.code === 'BUSY') return null;
      throw error;
    }
  });
}
