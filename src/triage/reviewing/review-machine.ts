/**
 * A review as a machine: pool, settings and log in; what is read next, and whether one may stop, out. Whoever has these
 * has the same order, message by message: the server after a restart, or an auditor with the ledger. Pure.
 */

import { exploresNext, Learner, type LearnerSettings, type Pool, type Wanted } from '../learner/index.ts';
import { Draws, openStopping, type Source, type Stopping, type StoppingSettings } from '../stopping/index.ts';
import type { Standing } from './review-log.ts';

export interface ReviewSettings {
  readonly stopping: StoppingSettings;
  readonly learner: LearnerSettings;
  readonly wanted: Wanted;
}

/** The message to read now, and how it was chosen. */
export interface Offer {
  readonly position: number;
  readonly source: Source;
  /** Of it to be wanted, as the learner sees it before it is read. */
  readonly probability: number;
}

export interface NextRead {
  /** Null: there is enough evidence to stop, or nothing is unread. */
  readonly offer: Offer | null;
  /** Messages of the sealed sample to which the order came on the way: to be logged, in this order, before the offer. */
  readonly reached: readonly number[];
  /** Enough evidence to stop, with something still unread. */
  readonly mayStop: boolean;
  readonly unread: number;
}

const RANKED = { kind: 'ranked', count: 1 } as const;

export class ReviewMachine {
  readonly #pool: Pool;
  readonly #settings: ReviewSettings;
  #log: Standing[] = [];
  #stopping: Stopping;
  #learner: Learner;
  #draws: Draws;
  #read: Uint8Array;
  /** Control messages that the order has not come to, with their answers. */
  #sealed = new Map<number, boolean>();
  /** Reads that the queue offered in its own order or by its own looking away. */
  #offered = 0;
  #unread: number;

  /** @param log what stands of the decisions so far */
  constructor(pool: Pool, settings: ReviewSettings, log: readonly Standing[] = []) {
    const { stopping, learner, wanted } = settings;
    this.#pool = pool;
    this.#settings = settings;
    this.#stopping = openStopping(stopping);
    this.#learner = new Learner(pool, wanted, learner);
    this.#draws = new Draws(stopping.seed, stopping.size);
    this.#read = new Uint8Array(pool.size);
    this.#unread = pool.size;
    for (const entry of log) this.add(entry);
  }

  /** What stands of the log, in order. */
  get log(): readonly Standing[] {
    return this.#log;
  }

  /** One more entry of the log. */
  add(entry: Standing): void {
    this.#log.push(entry);
    if (entry.kind === 'reached') {
      const answer = this.#sealed.get(entry.position) === true;
      this.#sealed.delete(entry.position);
      this.#stopping.reached(answer);
      this.#learner.decide({ position: entry.position, wanted: answer });
      return;
    }
    const { position, source, relevant, probability } = entry;
    this.#read[position] = 1;
    this.#unread--;
    if (source === 'ranked' || source === 'exploration') this.#offered++;
    this.#stopping.observe({ source, relevant, ...(probability === null ? {} : { probability }) });
    if (source === 'control') this.#sealed.set(position, relevant);
    else this.#learner.decide({ position, wanted: relevant });
  }

  /** The review as it was before the last decision. */
  withoutLast(): ReviewMachine {
    const kept = [...this.#log];
    while (kept.length > 0 && kept.pop()?.kind !== 'decided');
    return new ReviewMachine(this.#pool, this.#settings, kept);
  }

  /**
   * What is read now; the same answer until something is added.
   * @param beyond read on although there is enough evidence to stop
   */
  next(beyond = false): NextRead {
    const wanted = this.#stopping.next();
    const mayStop = wanted.kind === 'stop' && this.#stopping.mayStop;
    const unread = this.#unread;
    if (unread === 0 || (wanted.kind === 'stop' && !beyond)) return { offer: null, reached: [], mayStop, unread };
    const { kind } = wanted.kind === 'stop' ? RANKED : wanted;
    const explores = kind === 'ranked' && exploresNext(this.#offered, this.#settings.learner.exploration);
    const top = kind === 'ranked' && !explores ? this.#top() : { position: null, reached: [] };
    const position = top.position ?? this.#draws.next((one) => this.#read[one] === 0);
    if (position === null) return { offer: null, reached: top.reached, mayStop, unread };
    const source: Source = kind !== 'ranked' ? kind : explores || top.position === null ? 'exploration' : 'ranked';
    return {
      offer: { position, source, probability: this.#learner.probability(position) },
      reached: top.reached,
      mayStop,
      unread,
    };
  }

  /** First of the order. What the order comes to of the sealed sample on the way has been read long ago. */
  #top(): { readonly position: number | null; readonly reached: readonly number[] } {
    const reached: number[] = [];
    // The learner offers a sealed message as unread: it does not know that it was read.
    const candidates = this.#learner.next(this.#sealed.size + 1);
    for (const position of candidates) {
      if (this.#sealed.has(position)) reached.push(position);
      else return { position, reached };
    }
    return { position: null, reached };
  }
}
