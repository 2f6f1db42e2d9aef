/** Scores in threads of their own, one a core, so that the server answers meanwhile. The other end is in-thread.ts. */

import { availableParallelism, totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CandourError } from '../../kernel/index.ts';
import type { Scorable, Scored, ScoringWish } from '../scoring.ts';
import { type FromThread, type ThreadSettings, type ToThread, unpackScored } from './thread-messages.ts';

/** What each thread may need: the weights of both tiers and a batch under way. */
const BYTES_A_THREAD = 512 * 2 ** 20;

/** A scorer on several threads: as many calls of `score` run at once as there are threads, further ones wait. */
export interface ScorerPool {
  readonly model: string;
  readonly threshold: number;
  readonly threads: number;
  score(messages: readonly Scorable[], wish?: ScoringWish): Promise<readonly Scored[]>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Module that exports `openScorer`: the product's own unless something else is given. */
  readonly module?: URL;
  /** One a core, as far as memory allows, unless something else is given. */
  readonly threads?: number;
}

// In the package the files are JavaScript; the name in a string is not rewritten when it is built.
const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Threads that this machine has room for: all its cores, and half a gigabyte of memory each. */
export function threadsHere(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 / BYTES_A_THREAD)));
}

/** Starts the threads. Rejects with CandourError where the model cannot be loaded. */
export async function openScorerPool(options: PoolOptions = {}): Promise<ScorerPool> {
  const threads = options.threads ?? threadsHere();
  const module = (options.module ?? new URL(`../scorer.${ending}`, import.meta.url)).href;
  const first = new Lane({ module });
  const { model, threshold } = await first.opened.catch(async (error: unknown) => {
    await first.close();
    throw error;
  });
  const lanes = [first, ...Array.from({ length: threads - 1 }, () => new Lane({ module }))];
  return {
    model,
    threshold,
    threads,
    async score(messages, wish) {
      const lane = lanes.reduce((least, one) => (one.waiting < least.waiting ? one : least));
      return await lane.score(messages, wish);
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

interface Opened {
  readonly model: string;
  readonly threshold: number;
}

/** One thread and what it was asked. */
class Lane {
  readonly opened: Promise<Opened>;
  readonly #worker: Worker;
  readonly #asked = new Map<number, { done(scored: readonly Scored[]): void; failed(error: unknown): void }>();
  #next = 0;
  #broken: CandourError | null = null;
  #ended = false;

  constructor(settings: ThreadSettings) {
    this.#worker = new Worker(new URL(`./in-thread.${ending}`, import.meta.url), { workerData: settings });
    this.opened = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromThread) => {
        if (message.kind === 'opened') resolve(message);
        else if (message.kind === 'scored') this.#answer(message.id)?.done(unpackScored(message.scored));
        else {
          const error = new CandourError(message.code, message.message, { hint: message.hint });
          if (message.id === null) reject(error);
          else this.#answer(message.id)?.failed(error);
        }
      });
      const stopped = (cause?: unknown) => {
        this.#broken ??= new CandourError('INTERNAL', 'A thread that scores messages stopped.', { cause });
        reject(this.#broken);
        for (const asked of this.#asked.values()) asked.failed(this.#broken);
        this.#asked.clear();
      };
      this.#worker.once('error', stopped);
      this.#worker.once('exit', () => {
        this.#ended = true;
        stopped();
      });
    });
    // Whoever waits hears of it; nobody may be waiting.
    this.opened.catch(() => undefined);
  }

  get waiting(): number {
    return this.#asked.size;
  }

  async score(messages: readonly Scorable[], wish?: ScoringWish): Promise<readonly Scored[]> {
    await this.opened;
    if (this.#broken !== null) throw this.#broken;
    return await new Promise((done, failed) => {
      const id = this.#next++;
      this.#asked.set(id, { done, failed });
      this.#worker.postMessage({ kind: 'score', id, messages, wish } satisfies ToThread);
    });
  }

  /** Never ended from outside: see in-thread.ts. */
  async close(): Promise<void> {
    if (this.#ended) return;
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.postMessage({ kind: 'close' } satisfies ToThread);
    await ended;
  }

  #answer(id: number) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    return asked;
  }
}
