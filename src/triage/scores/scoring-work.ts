/**
 * Scores in the background, while the server runs, what has come in: after it is sealed, one operation at a time, in one
 * process, on all cores. What was interrupted is taken up where it stopped. A conversation that has changed (joined,
 * grown, released) is walked through again; most of its scores are taken over.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { CandourError } from '../../kernel/index.ts';
import { Rounds, type Store, takeJob } from '../../storage/index.ts';
import { type Db, tablesOf } from '../store.ts';
import type { TriageModelTable, TriagePassTable, TriageScoringTable } from '../tables.ts';
import { type ChatToScore, chatsOf } from './chat-store.ts';
import { addScoring, modelsOf, scoringsOf, updateScoring } from './model-store.ts';
import { beginModel, chooseModel, theProgram } from './models.ts';
import { beginPass, dropPasses, passesOf } from './score-store.ts';
import type { ScorerPool } from './thread.ts';
import { ChatWalk, type Scoring } from './walk-chat.ts';

const KIND = 'triage-scores';
/** After a failure it is tried again by itself this much later; a person may ask at once. */
const RETRY_MS = 5 * 60_000;
/** Positions up to which an operation is small: the second tier, milliseconds a message, judges all of it. */
const SMALL_OPERATION = 20_000;
/** How long an import under way is waited for before looking again. */
const BUSY_MS = 500;

export interface ScoringOptions {
  /** Starts the threads with the model. */
  open(): Promise<ScorerPool>;
  /** True while this process brings evidence in: the import goes first. */
  busy?(): boolean;
}

/** Model of this version of the product. */
export interface LoadedModel {
  readonly name: string;
  readonly threshold: number;
}

export interface ScoringFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export class ScoringWork {
  readonly #store: Store;
  readonly #options: ScoringOptions;
  readonly #rounds: Rounds;
  readonly #retryAt = new Map<number, number>();
  #pool: ScorerPool | null = null;
  #loaded: LoadedModel | null = null;
  readonly #faults = new Map<number, ScoringFault>();

  constructor(store: Store, options: ScoringOptions) {
    this.#store = store;
    this.#options = options;
    this.#rounds = new Rounds(async () => {
      const operations = await tablesOf(store.db).selectFrom('operation').select('operation_id').execute();
      for (const { operation_id } of operations) await this.settle(operation_id);
      // The weights are given back while nothing waits.
      await this.#rest();
    });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Something has come in or was asked for: begins now instead of a little later, also after a failure. */
  nudge(): void {
    this.#retryAt.clear();
    this.#rounds.nudge();
  }

  /** The model that scores now; null while it has not been loaded. */
  get model(): LoadedModel | null {
    return this.#loaded;
  }

  /** Why nothing is scored in an operation at the moment; null: nothing is wrong. */
  fault(operationId: number): ScoringFault | null {
    return this.#faults.get(operationId) ?? null;
  }

  /** What is under way is left behind its last batch and taken up with the next start. */
  async stop(): Promise<void> {
    const ended = this.#rounds.stop();
    // Leaves what the threads are at: whoever waits for it hears so, and is not waited for.
    await this.#rest();
    await ended;
    await this.#rest();
  }

  /** Scores all that waits in one operation, after what is under way. */
  settle(operationId: number): Promise<void> {
    return this.#rounds.inTurn(() => this.#settle(operationId));
  }

  async #settle(operationId: number): Promise<void> {
    if ((this.#retryAt.get(operationId) ?? 0) > this.#store.now().getTime()) return;
    const db = tablesOf(this.#store.db);
    const chats = (await chatsOf(db, operationId)).filter(({ sealed }) => sealed);
    if (chats.length === 0 || !(await this.#mayWait(db, operationId, chats))) return;
    try {
      const pool = await this.#opened();
      const model = await this.#modelFor(operationId, pool);
      if (model === null || (await waiting(db, model, chats)).length === 0) return;
      const job = await takeJob(this.#store, operationId, KIND);
      if (job === null) return;
      await this.#score(model, pool);
      this.#faults.delete(operationId);
      if (!this.#rounds.signal.aborted) await this.#store.transaction((trx) => this.#store.jobs.finish(trx, job));
    } catch (error) {
      if (this.#rounds.signal.aborted) return;
      await this.#failed(operationId, error);
    }
  }

  /** Whether it is worth starting the threads: something is unscored by a model that may be the one that scores now. */
  async #mayWait(db: Db, operationId: number, chats: readonly ChatToScore[]): Promise<boolean> {
    const models = await modelsOf(db, operationId);
    if (models.length === 0) return true;
    for (const model of models) {
      if (this.#loaded !== null && model.name !== this.#loaded.name) continue;
      if ((await waiting(db, model, chats)).length > 0) return true;
    }
    return false;
  }

  async #opened(): Promise<ScorerPool> {
    this.#pool ??= await this.#options.open();
    this.#loaded = { name: this.#pool.model, threshold: this.#pool.threshold };
    return this.#pool;
  }

  async #rest(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await pool?.close();
  }

  /**
   * The row of the model that scores now. The first of an operation is shown by itself; a later version waits until a
   * person asks for it.
   */
  async #modelFor(operationId: number, { model: name, threshold }: ScorerPool): Promise<TriageModelTable | null> {
    const known = await modelsOf(tablesOf(this.#store.db), operationId);
    if (known.length > 0) return known.find((model) => model.name === name) ?? null;
    const actor = theProgram();
    return await this.#store.transaction(async (trx) => {
      const model = await beginModel(trx, this.#store, { operationId, name, threshold, actor, reason: '' });
      await chooseModel(trx, this.#store, model, actor, '');
      return model;
    });
  }

  async #score(model: TriageModelTable, pool: ScorerPool): Promise<void> {
    const { signal } = this.#rounds;
    const { operation_id: operationId, model_id: modelId } = model;
    const db = tablesOf(this.#store.db);
    let scoring = await this.#begin(model);
    const scope = { operationId, modelId };
    for (;;) {
      // Looked at anew each time: copies are joined and grow meanwhile.
      const chats = (await chatsOf(db, operationId)).filter(({ sealed }) => sealed);
      const [chat] = await waiting(db, model, chats);
      if (chat === undefined) break;
      while (this.#options.busy?.() === true && !signal.aborted) {
        await sleep(BUSY_MS, undefined, { signal }).catch(() => undefined);
      }
      if (signal.aborted) return;
      const pass = await this.#passFor(model, chat);
      // The threshold is that with which the model was begun here: what is counted stays what it was.
      const given: Scoring = {
        threshold: model.threshold,
        threads: pool.threads,
        score: (messages) => pool.score(messages, { throughout: isSmall(chats) }),
      };
      await new ChatWalk(this.#store, scope, given, chat).run(pass, signal, async (trx, counts) => {
        scoring = {
          ...scoring,
          scored: scoring.scored + counts.scored,
          reused: scoring.reused + counts.reused,
          unjudged: scoring.unjudged + counts.unjudged,
        };
        const { scored, reused, unjudged } = scoring;
        await updateScoring(tablesOf(trx), scoring, { scored, reused, unjudged });
      });
      if (signal.aborted) return;
    }
    await this.#end(scoring, model);
  }

  /** The walk to go on with, or a new one. */
  async #passFor({ operation_id: operationId, model_id: modelId }: TriageModelTable, chat: ChatToScore) {
    const scope = { operationId, modelId };
    const passes = await passesOf(tablesOf(this.#store.db), scope);
    const known = passes.find((pass) => pass.conversation_id === chat.conversationId);
    if (known !== undefined && isUnderWay(known, chat)) return known;
    return await this.#store.transaction((trx) => beginPass(tablesOf(trx), scope, chat.conversationId, chat.total));
  }

  async #begin({ operation_id, model_id, name }: TriageModelTable): Promise<TriageScoringTable> {
    const { ledger } = this.#store;
    return await this.#store.transaction(async (trx) => {
      const db = tablesOf(trx);
      const chats = new Set((await chatsOf(db, operation_id)).map(({ conversationId }) => conversationId));
      const passes = await passesOf(db, { operationId: operation_id, modelId: model_id });
      await dropPasses(
        db,
        passes.filter((pass) => !chats.has(pass.conversation_id)),
      );
      const [last] = await scoringsOf(db, operation_id, 1);
      if (last !== undefined && last.model_id === model_id && last.state !== 'done') {
        await updateScoring(db, last, { state: 'running', error: null });
        return { ...last, state: 'running', error: null };
      }
      const scoring = await addScoring(db, {
        operation_id,
        model_id,
        state: 'running',
        begun_at: this.#store.now().toISOString(),
        ended_at: null,
        scored: 0,
        reused: 0,
        unjudged: 0,
        error: null,
      });
      await ledger.append(trx, {
        chain: String(operation_id),
        actor: theProgram(),
        type: 'alteration',
        act: 'scoring.begun',
        subject: { scoring: scoring.scoring_id, model: name },
      });
      return scoring;
    });
  }

  async #end(scoring: TriageScoringTable, model: TriageModelTable): Promise<void> {
    const { scored, reused, unjudged } = scoring;
    await this.#store.transaction(async (trx) => {
      const db = tablesOf(trx);
      await updateScoring(db, scoring, { state: 'done', ended_at: this.#store.now().toISOString(), error: null });
      await this.#store.ledger.append(trx, {
        chain: String(scoring.operation_id),
        actor: theProgram(),
        type: 'alteration',
        act: 'scoring.ended',
        subject: { scoring: scoring.scoring_id, model: model.name, scored, reused, unjudged },
      });
    });
  }

  async #failed(operationId: number, error: unknown): Promise<void> {
    const known =
      error instanceof CandourError ? error : new CandourError('INTERNAL', 'Something failed that was not foreseen.');
    if (known !== error && process.env.CANDOUR_DEBUG === '1') {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    }
    this.#retryAt.set(operationId, this.#store.now().getTime() + RETRY_MS);
    await this.#rest();
    const { code, message, hint } = known;
    await this.#store.transaction(async (trx) => {
      const db = tablesOf(trx);
      const [last] = await scoringsOf(db, operationId, 1);
      if (last?.state !== 'running') return;
      await updateScoring(db, last, { state: 'failed', error: JSON.stringify({ code, message, hint }) });
    });
    this.#faults.set(operationId, { code, message, hint });
  }
}

/** Conversations that are not scored to the end as they are now. */
async function waiting(
  db: Db,
  { operation_id: operationId, model_id: modelId }: TriageModelTable,
  chats: readonly ChatToScore[],
): Promise<ChatToScore[]> {
  const passes = new Map((await passesOf(db, { operationId, modelId })).map((pass) => [pass.conversation_id, pass]));
  return chats.filter((chat) => {
    const pass = passes.get(chat.conversationId);
    return pass === undefined || pass.shown_pass !== pass.pass || pass.stale === 1 || pass.total !== chat.total;
  });
}

/** A walk through the conversation as it is now, not at its end. */
function isSmall(chats: readonly ChatToScore[]): boolean {
  return chats.reduce((sum, { total }) => sum + total, 0) <= SMALL_OPERATION;
}

function isUnderWay(pass: TriagePassTable, chat: ChatToScore): boolean {
  return pass.stale === 0 && pass.total === chat.total && pass.shown_pass !== pass.pass;
}
