/**
 * Reviews that are being read: each with its pool in a thread of its own, made again from what was sealed and the log when
 * somebody opens it, and given back when nobody has asked for it for a while. One question after another, so that a
 * decision and the next message belong together.
 */

import { CandourError } from '../../kernel/index.ts';
import type { Store } from '../../storage/index.ts';
import { outputs } from '../labels.ts';
import { wordsOf } from '../scores/chat-store.ts';
import { judge } from '../scores/judgeable.ts';
import { tablesOf } from '../store.ts';
import type { TriageRunTable } from '../tables.ts';
import { logOddsOf, type PooledMessage, unpackPool } from './packed-pool.ts';
import { preparePool } from './pool-collecting.ts';
import { standingOf } from './review-log.ts';
import { entryOf, learnerOf, settingsOf, wantedOf } from './run-columns.ts';
import { decisionsOf, findRun, poolPart } from './run-store.ts';
import { openReviewThread, type ReviewThread } from './thread.ts';
import type { PoolBatch } from './thread-messages.ts';

/** Pools in memory at once: a million messages take some hundred megabytes. */
const OPEN_AT_MOST = 4;
/** A pool that nobody has asked for so long is given back. */
const IDLE_MS = 15 * 60_000;
/** Messages whose words go to the thread together. */
const WORDS_AT_ONCE = 1_000;

export interface Preparing {
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
}

/** A review that can be asked. */
export interface OpenReview {
  readonly run: TriageRunTable;
  readonly thread: ReviewThread;
  /** Observations by position. */
  readonly observations: Float64Array;
  /** Last entry of the log that the thread knows. */
  seq: number;
}

interface Slot {
  opening: Promise<OpenReview>;
  progress: Preparing;
  open: OpenReview | null;
  turn: Promise<unknown>;
  asked: number;
}

export class OpenReviews {
  readonly #store: Store;
  readonly #slots = new Map<string, Slot>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Asks a review, after everything asked before; opens it first where it is not.
   * @param patience milliseconds; a pool that is not there by then goes on being prepared
   * @returns how far the preparing is, where it takes longer
   */
  async ask<T>(run: TriageRunTable, patience: number, work: (open: OpenReview) => Promise<T>): Promise<T | Preparing> {
    const key = `${run.operation_id}/${run.run_id}`;
    this.#giveBack(key);
    const slot = this.#slots.get(key) ?? this.#begin(key, run);
    slot.asked = this.#store.now().getTime();
    const open = await Promise.race([slot.opening, later(patience)]);
    if (open === null) return slot.progress;
    const turn = slot.turn.then(() => work(open));
    slot.turn = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      // A thread that does not know what is in the log is no use: it is made again from the log.
      if (error instanceof CandourError && error.code === 'INTERNAL') await this.#close(key);
      throw error;
    }
  }

  /** The log is not what the thread knows (another process decided): the review is opened anew. */
  async forget(run: TriageRunTable): Promise<void> {
    await this.#close(`${run.operation_id}/${run.run_id}`);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#slots.keys()].map((key) => this.#close(key)));
  }

  #begin(key: string, run: TriageRunTable): Slot {
    const slot: Slot = {
      progress: { done: 0, total: run.size },
      open: null,
      turn: Promise.resolve(),
      asked: this.#store.now().getTime(),
      opening: Promise.reject(new CandourError('INTERNAL', 'Not begun.')),
    };
    slot.opening.catch(() => undefined);
    slot.opening = this.#openReview(run, slot);
    slot.opening.then(
      (open) => {
        slot.open = open;
      },
      // Whoever asks hears why, and the next one begins again.
      () => this.#slots.delete(key),
    );
    this.#slots.set(key, slot);
    return slot;
  }

  async #openReview(given: TriageRunTable, slot: Slot): Promise<OpenReview> {
    const db = tablesOf(this.#store.db);
    const known = await findRun(db, given.operation_id, given.run_id);
    if (known === null) throw new CandourError('NOT_FOUND', 'There is no such review in this operation.');
    const run = known.state === 'preparing' ? await preparePool(this.#store, known) : known;
    slot.progress = { done: 0, total: run.size };
    const thread = openReviewThread();
    try {
      const observations = new Float64Array(run.size ?? 0);
      let at = 0;
      for (let part = 0; ; part++) {
        const packed = await poolPart(db, run, part);
        if (packed === null) break;
        const messages = unpackPool(packed);
        for (let from = 0; from < messages.length; from += WORDS_AT_ONCE) {
          const some = messages.slice(from, from + WORDS_AT_ONCE);
          observations.set(
            some.map(({ observation }) => observation),
            at,
          );
          at += some.length;
          await thread.ask({ kind: 'messages', batch: await this.#batch(run.operation_id, some) });
          slot.progress = { done: at, total: run.size };
        }
      }
      if (at !== run.size) throw new CandourError('INTEGRITY', 'The pool of this review is not what was sealed.');
      const rows = await decisionsOf(db, run);
      const settings = { stopping: settingsOf(run), learner: learnerOf(run.learner), wanted: wantedOf(run) };
      await thread.ask({ kind: 'open', settings, log: standingOf(rows.map(entryOf)) });
      return { run, thread, observations, seq: rows.at(-1)?.seq ?? 0 };
    } catch (error) {
      await thread.close();
      throw error;
    }
  }

  async #batch(operationId: number, messages: readonly PooledMessage[]): Promise<PoolBatch> {
    const ids = messages.map(({ observation }) => observation);
    const words = await wordsOf(tablesOf(this.#store.db), operationId, ids);
    const priors = new Float32Array(messages.length * outputs.length);
    for (const [n, message] of messages.entries()) priors.set(logOddsOf(message), n * outputs.length);
    return {
      texts: ids.map((id) => spokenIn(words.get(id))),
      priors,
      follows: Uint8Array.from(messages, ({ follows }) => (follows ? 1 : 0)),
    };
  }

  /** Pools that rest are given back, and the one that rests longest when there are too many. */
  #giveBack(wanted: string): void {
    const others = [...this.#slots].filter(([key, slot]) => key !== wanted && slot.open !== null);
    const idle = others.filter(([, slot]) => this.#store.now().getTime() - slot.asked > IDLE_MS);
    const longest = others
      .sort(([, a], [, b]) => a.asked - b.asked)
      .slice(0, Math.max(0, others.length - OPEN_AT_MOST + 1));
    for (const [key] of new Set([...idle, ...longest])) void this.#close(key);
  }

  async #close(key: string): Promise<void> {
    const slot = this.#slots.get(key);
    this.#slots.delete(key);
    const open = await slot?.opening.catch(() => null);
    await open?.thread.close();
  }
}

function spokenIn(entry: Parameters<typeof judge>[0] | undefined): string {
  if (entry === undefined) return '';
  const judgement = judge(entry);
  return judgement.reason === null ? judgement.spoken.text : entry.body;
}

function later(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms).unref());
}
