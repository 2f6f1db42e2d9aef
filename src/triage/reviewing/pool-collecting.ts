/**
 * The pool of a review put together: every judged message that everybody may read, of all conversations or of one person,
 * in the order of conversations and their messages. It is sealed by its hash, with the order of the random draws, before
 * anything is read.
 */

import { createHash } from 'node:crypto';
import { covers, handlesOfPerson, peopleTablesOf } from '../../people/index.ts';
import type { Store } from '../../storage/index.ts';
import type { UnjudgedReason } from '../kinds.ts';
import {
  type ChatToScore,
  chatsOf,
  type MessageToScore,
  messagesToScore,
  sendersOfHandles,
} from '../scores/chat-store.ts';
import { theProgram } from '../scores/models.ts';
import { scoresOf } from '../scores/score-store.ts';
import { drawOrder } from '../stopping/index.ts';
import { tablesOf } from '../store.ts';
import type { TriageRunTable } from '../tables.ts';
import { MESSAGES_A_PART, type PooledMessage, packPool } from './packed-pool.ts';
import { type Outside, stoppingOf } from './run-columns.ts';
import { addPart, dropPool, updateRun } from './run-store.ts';

/** Positions of a conversation looked at together. */
const AT_ONCE = 1_000;
/** As far apart two messages of the pool may stand and still be neighbours: notices and media lie between. */
const NEIGHBOURS_WITHIN = 4;

/** Puts the pool of a run together and opens the run; what was begun before is begun again. */
export async function preparePool(store: Store, run: TriageRunTable): Promise<TriageRunTable> {
  const { operation_id: operationId } = run;
  const db = tablesOf(store.db);
  await store.transaction((trx) => dropPool(tablesOf(trx), run));
  const wrote = await writtenBy(store, run);
  const unjudged = new Map<UnjudgedReason, number>();
  const hash = createHash('sha256');
  let withheld = 0;
  let size = 0;
  let parts = 0;
  let waiting: PooledMessage[] = [];
  const keep = async (least: number): Promise<void> => {
    while (waiting.length > 0 && waiting.length >= least) {
      const packed = packPool(waiting.slice(0, MESSAGES_A_PART));
      const messages = Math.min(MESSAGES_A_PART, waiting.length);
      waiting = waiting.slice(MESSAGES_A_PART);
      hash.update(packed);
      const part = parts++;
      await store.transaction((trx) => addPart(tablesOf(trx), run, { part, messages, packed }));
    }
  };
  for (const chat of await chatsOf(db, operationId)) {
    const theirs = await wrote(chat);
    let last = Number.NEGATIVE_INFINITY;
    for (let from = 0; from < chat.total; from += AT_ONCE) {
      const messages = (await messagesToScore(db, operationId, chat, from, AT_ONCE)).filter(theirs);
      const scores = await scoresOf(
        db,
        { operationId, modelId: run.model_id },
        messages.map(({ observation }) => observation),
      );
      for (const { observation, position, withheld: held } of messages) {
        const score = scores.get(observation);
        if (score === undefined) continue;
        if (held) withheld++;
        else if (score.relevance === null || score.labels === null) {
          const reason = score.unjudged as UnjudgedReason | null;
          if (reason !== null) unjudged.set(reason, (unjudged.get(reason) ?? 0) + 1);
        } else {
          const follows = position - last <= NEIGHBOURS_WITHIN;
          waiting.push({ observation, follows, relevance: score.relevance, labels: score.labels });
          last = position;
          size++;
        }
      }
      await keep(MESSAGES_A_PART);
    }
  }
  await keep(1);
  const outside: Outside = { unjudged: [...unjudged].map(([reason, messages]) => ({ reason, messages })), withheld };
  const opened = {
    state: 'open' as const,
    size,
    pool_hash: hash.digest('hex'),
    draws_hash: hashOfDraws(stoppingOf(run.stopping).seed, size),
    outside: JSON.stringify(outside),
  };
  await store.transaction(async (trx) => {
    await updateRun(tablesOf(trx), run, opened);
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor: theProgram(),
      type: 'alteration',
      act: 'review.sealed',
      subject: { review: run.run_id, size, pool: opened.pool_hash, draws: opened.draws_hash, withheld },
    });
  });
  return { ...run, ...opened };
}

/** The order of all random draws, sealed: 4 bytes a position, little-endian, hashed. */
function hashOfDraws(seed: string, size: number): string {
  const order = drawOrder(seed, size);
  const bytes = new Uint8Array(order.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [n, position] of order.entries()) view.setUint32(n * 4, position, true);
  return createHash('sha256').update(bytes).digest('hex');
}

type Theirs = (message: MessageToScore) => boolean;

/** Of a conversation, which messages the person of the run wrote; of a run about nobody in particular, all. */
async function writtenBy(store: Store, run: TriageRunTable): Promise<(chat: ChatToScore) => Promise<Theirs>> {
  const { person_id: person, operation_id: operationId } = run;
  if (person === null) return async () => () => true;
  const claims = await handlesOfPerson(peopleTablesOf(store.db), operationId, person);
  const handles = claims.map(({ handleId }) => handleId);
  return async (chat) => {
    const pairs = chat.joined
      ? await sendersOfHandles(tablesOf(store.db), operationId, chat.conversationId, handles)
      : handles.map((handle) => ({ sender_id: handle, handle_id: handle }));
    const byWriter = Map.groupBy(pairs, (pair) => pair.sender_id);
    return ({ writer, time }) =>
      (byWriter.get(writer ?? -1) ?? []).some(({ handle_id }) =>
        claims.some(
          (claim) =>
            claim.handleId === handle_id &&
            (time === null ? claim.from === null && claim.to === null : covers(claim, time)),
        ),
      );
  };
}
