/**
 * One walk through a conversation: each message with the words before it, judged where it can be, its score taken over
 * where the same words after the same words have one, the rest given to the model. What the threads are at work on stays
 * bounded; batches are written in order, each in one transaction with its counts and the place to go on from, so that a
 * walk killed anywhere is taken up behind its last batch.
 */

import type { Transaction } from 'kysely';
import { CandourError } from '../../kernel/index.ts';
import type { Store } from '../../storage/index.ts';
import type { UnjudgedReason } from '../kinds.ts';
import type { Scorable, Scored } from '../scoring.ts';
import { type Db, tablesOf } from '../store.ts';
import type { TriagePassTable, TriageScoreTable } from '../tables.ts';
import { basisOf } from './basis.ts';
import { besideLeading, type ChatToScore, type MessageToScore, messagesToScore } from './chat-store.ts';
import { type Judgement, judge } from './judgeable.ts';
import { packLabels, unpackLabels } from './packed-scores.ts';
import { SaidBefore } from './said-before.ts';
import {
  advancePass,
  type NewScore,
  placeScores,
  type SameBasis,
  type Scope,
  scoresOf,
  scoresOfBases,
  spansOf,
  writeScores,
} from './score-store.ts';
import { suggestedLabels } from './suggestion.ts';
import { binOf, type ToCount, tallyOf } from './tally.ts';

/** Positions of one transaction: some 20 milliseconds of writing. */
const POSITIONS_A_BATCH = 500;
/** Positions looked back over for words to go before the first message of a walk taken up, at first and at most. */
const LOOK_BACK = 40;
const LOOK_BACK_AT_MOST = 10_000;

/** The threads that score. */
export interface Scoring {
  readonly threshold: number;
  readonly threads: number;
  score(messages: readonly Scorable[]): Promise<readonly Scored[]>;
}

export interface WalkCounts {
  readonly scored: number;
  readonly reused: number;
  readonly unjudged: number;
}

/** What a batch needs of the model, and what it has already. Nobody else writes scores of this model meanwhile. */
interface Batch {
  readonly next: number;
  readonly messages: readonly Prepared[];
  /** What the observations of the batch have. */
  readonly own: ReadonlyMap<number, TriageScoreTable>;
  /** Scores of other observations with the same basis. */
  readonly same: ReadonlyMap<string, SameScore>;
  readonly beside: readonly number[];
  /** Bases in the order in which the model was asked. */
  readonly asked: readonly string[];
  readonly answer: Promise<readonly Scored[]>;
}

interface SameScore extends SameBasis {
  readonly spans: string | null;
}

interface Prepared {
  readonly message: MessageToScore;
  readonly basis: string;
  readonly reason: UnjudgedReason | null;
  readonly scorable: Scorable | null;
  /** Where the words given to the model begin in the body. */
  readonly start: number;
}

const nothing: Batch = {
  next: 0,
  messages: [],
  own: new Map(),
  same: new Map(),
  beside: [],
  asked: [],
  answer: Promise.resolve([]),
};

export class ChatWalk {
  readonly #store: Store;
  readonly #db: Db;
  readonly #scope: Scope;
  readonly #scoring: Scoring;
  readonly #chat: ChatToScore;
  #said = new SaidBefore();

  constructor(store: Store, scope: Scope, scoring: Scoring, chat: ChatToScore) {
    this.#store = store;
    this.#db = tablesOf(store.db);
    this.#scope = scope;
    this.#scoring = scoring;
    this.#chat = chat;
  }

  /**
   * Walks to the end, or until it is told to stop.
   * @param count in the transaction of each batch
   */
  async run(
    from: TriagePassTable,
    signal: AbortSignal,
    count: (trx: Transaction<unknown>, counts: WalkCounts) => Promise<void>,
  ): Promise<void> {
    let pass = from;
    await this.#lookBack(pass.next_position);
    const under: Batch[] = [];
    let at = pass.next_position;
    if (pass.total === 0) await this.#write(pass, nothing, count);
    while (pass.next_position < pass.total && !signal.aborted) {
      while (at < pass.total && under.length < 2 * this.#scoring.threads) {
        under.push(await this.#prepare(at, Math.min(pass.total, at + POSITIONS_A_BATCH)));
        at += POSITIONS_A_BATCH;
      }
      const batch = under.shift();
      if (batch === undefined) return;
      pass = await this.#write(pass, batch, count);
    }
  }

  /** What was said before the place from which a walk goes on, as if it had never stopped. */
  async #lookBack(position: number): Promise<void> {
    for (let back = LOOK_BACK; ; back *= 4) {
      const from = Math.max(0, position - back);
      this.#said = new SaidBefore();
      for (const message of await messagesToScore(
        this.#db,
        this.#scope.operationId,
        this.#chat,
        from,
        position - from,
      )) {
        this.#remember(message, judge(message));
      }
      if (this.#said.full || from === 0 || back > LOOK_BACK_AT_MOST) return;
    }
  }

  #remember({ body, withheld }: MessageToScore, judgement: Judgement): void {
    this.#said.add(judgement.reason === null ? judgement.spoken.text : body, judgement.reason, withheld);
  }

  async #prepare(from: number, next: number): Promise<Batch> {
    const { operationId } = this.#scope;
    const chat = this.#chat;
    const messages: Prepared[] = [];
    for (const message of await messagesToScore(this.#db, operationId, chat, from, next - from)) {
      const judgement = judge(message);
      const { reason } = judgement;
      const spoken = reason === null ? judgement.spoken : null;
      const scorable = spoken === null ? null : { text: spoken.text, context: this.#said.before(message.withheld) };
      const basis = scorable === null ? '' : basisOf(scorable, message.observation);
      messages.push({ message, reason, scorable, basis, start: spoken?.start ?? 0 });
      this.#remember(message, judgement);
    }
    const beside = chat.joined
      ? await besideLeading(this.#db, operationId, chat.conversationId, from, next - from)
      : [];
    const own = await scoresOf(
      this.#db,
      this.#scope,
      messages.map(({ message }) => message.observation),
    );
    const wanted = new Map<string, Scorable>();
    for (const { basis, scorable, message } of messages) {
      if (scorable !== null && own.get(message.observation)?.basis !== basis) wanted.set(basis, scorable);
    }
    const same = await this.#same([...wanted.keys()]);
    for (const basis of same.keys()) wanted.delete(basis);
    const asked = [...wanted.keys()];
    const answer = asked.length === 0 ? Promise.resolve([]) : this.#scoring.score([...wanted.values()]);
    // It is awaited later; a failure before then is not one that nobody hears of.
    answer.catch(() => undefined);
    return { next, messages, own, same, beside, asked, answer };
  }

  async #same(bases: readonly string[]): Promise<Map<string, SameScore>> {
    const found = await scoresOfBases(this.#db, this.#scope, bases);
    const observations = [...found.values()].map(({ observation }) => observation);
    const spans = await spansOf(this.#db, this.#scope, observations);
    return new Map([...found].map(([basis, one]) => [basis, { ...one, spans: spans.get(one.observation) ?? null }]));
  }

  async #write(
    pass: TriagePassTable,
    batch: Batch,
    count: (trx: Transaction<unknown>, counts: WalkCounts) => Promise<void>,
  ): Promise<TriagePassTable> {
    const answers = await batch.answer;
    const fresh = new Map(batch.asked.map((basis, n) => [basis, answers[n]]));
    const rows: NewScore[] = [];
    const replaced: number[] = [];
    const placed: number[] = [];
    const counted: ToCount[] = [];
    let scored = 0;
    for (const { message, reason, basis, start } of batch.messages) {
      const { observation, withheld } = message;
      if (reason === 'notice' || reason === 'call') {
        counted.push({ withheld, unjudged: reason });
        continue;
      }
      const before = batch.own.get(observation);
      if (before !== undefined && before.basis === basis && before.unjudged === reason) {
        if (before.shown !== 1 || before.conversation_id !== this.#chat.conversationId) placed.push(observation);
        counted.push(this.#count(withheld, reason, before));
        continue;
      }
      if (before !== undefined) replaced.push(observation);
      const answer = fresh.get(basis);
      if (answer !== undefined) scored++;
      const place = { observation_id: observation, basis, unjudged: reason, start };
      const row = this.#row(place, answer ?? batch.same.get(basis));
      rows.push(row);
      counted.push(this.#count(withheld, reason, row));
    }
    const unjudged = counted.filter((one) => one.unjudged !== null).length;
    const counts = { scored, unjudged, reused: counted.length - unjudged - scored };
    const { conversationId: conversation_id } = this.#chat;
    return await this.#store.transaction(async (trx) => {
      const db = tablesOf(trx);
      await writeScores(trx, this.#store, this.#scope, rows, replaced);
      await placeScores(db, this.#scope, placed, { conversation_id, shown: 1 });
      await placeScores(db, this.#scope, batch.beside, { conversation_id, shown: 0 });
      await count(trx, counts);
      return await advancePass(db, pass, batch.next, tallyOf(counted));
    });
  }

  #row(
    given: Pick<NewScore, 'observation_id' | 'basis' | 'unjudged' | 'start'>,
    score: Scored | SameScore | undefined,
  ): NewScore {
    const place = { ...given, conversation_id: this.#chat.conversationId, shown: 1 };
    if (score === undefined) {
      return { ...place, relevance: null, bin: null, labels: null, tier: 0, suggested: [], spans: null };
    }
    const { relevance } = score;
    const fresh = 'why' in score;
    const labels = fresh ? packLabels(score.labels) : score.labels;
    const spans = fresh ? (score.why.length === 0 ? null : JSON.stringify(score.why)) : score.spans;
    const tier = fresh ? (score.tier === 'first' ? 1 : 2) : score.tier;
    const bin = binOf(relevance);
    return { ...place, relevance, bin, labels, tier, spans, suggested: this.#listedAs(relevance, labels) };
  }

  /** Every suggestion is one of relevance, and of each of its labels. */
  #listedAs(relevance: number, labels: Uint8Array): NewScore['suggested'] {
    const suggested = this.#suggested(relevance, labels);
    if (relevance < this.#scoring.threshold) return suggested;
    return [{ label: 'relevance', score: relevance }, ...suggested];
  }

  /** From the packed labels, so that what is suggested is the same whether it was scored now or taken over. */
  #suggested(relevance: number, labels: Uint8Array) {
    return suggestedLabels(relevance, unpackLabels(labels), this.#scoring.threshold);
  }

  #count(
    withheld: boolean,
    reason: Prepared['reason'],
    { relevance, labels }: Pick<TriageScoreTable, 'relevance' | 'labels'>,
  ): ToCount {
    if (reason !== null) return { withheld, unjudged: reason };
    if (relevance === null || labels === null) throw new CandourError('INTERNAL', 'The model left out a message.');
    const suggested = relevance >= this.#scoring.threshold;
    const names = this.#suggested(relevance, labels).map(({ label }) => label);
    return { withheld, unjudged: null, relevance, suggested, labels: names };
  }
}
