/** A data folder with an operation, real imports and a small model, for tests of this room. */

import { type Actor, accessMigrations } from '../../access/index.ts';
import { conversationHandlers, conversationMigrations, conversationService } from '../../conversations/index.ts';
import { joinAll } from '../../conversations/testing/room.ts';
import { evidenceMigrations } from '../../evidence/index.ts';
import { openTestOperation, type TestOperation } from '../../evidence/testing/operation.ts';
import { peopleMigrations, peopleService } from '../../people/index.ts';
import { TriageQuery } from '../contract.ts';
import { triageMigrations, triageService, withTriage } from '../index.ts';
import type { ScorerPool } from '../scores/thread.ts';
import type { Scorable, ScoringWish } from '../scoring.ts';
import { type Db, tablesOf } from '../store.ts';
import { openScorer } from './test-scorer.ts';

export { android, type Line } from '../../evidence/testing/operation.ts';

/** A model in the test's own thread, which remembers what it was asked. */
export interface TestPool extends ScorerPool {
  readonly asked: Scorable[];
  /** How each of them was to be judged. */
  readonly wishes: (ScoringWish | undefined)[];
}

export async function testPool(name = 'test-model 1'): Promise<TestPool> {
  const scorer = await openScorer();
  const asked: Scorable[] = [];
  const wishes: (ScoringWish | undefined)[] = [];
  return {
    model: name,
    threshold: scorer.threshold,
    threads: 2,
    asked,
    wishes,
    async score(messages, wish) {
      asked.push(...messages);
      wishes.push(...messages.map(() => wish));
      return await scorer.score(messages);
    },
    close: async () => undefined,
  };
}

export interface Room extends TestOperation {
  readonly db: Db;
  readonly triage: ReturnType<typeof triageService>;
  readonly conversations: ReturnType<typeof conversationService>;
  readonly people: ReturnType<typeof peopleService>;
  /** Everything the model was asked, in order. */
  asked(): readonly Scorable[];
  /** How each of them was to be judged. */
  wishes(): readonly (ScoringWish | undefined)[];
  /** The same operation as another version of the product meets it, with another model. */
  withModel(name: string): ReturnType<typeof triageService>;
  /** Joins what the machine proposes to join, and waits until it is aligned. */
  joinAll(): Promise<void>;
  /** Releases what is held of a message, as the independent reviewer does. */
  release(observation: number): Promise<void>;
  score(): Promise<void>;
  list(query?: Partial<TriageQuery>, actor?: Actor): ReturnType<ReturnType<typeof triageService>['list']>;
  ledger(): Promise<{ act: string; subject: Record<string, unknown>; reason: string | null }[]>;
}

export async function openRoom(): Promise<Room> {
  const migrations = [
    ...accessMigrations,
    ...evidenceMigrations,
    ...conversationMigrations,
    ...peopleMigrations,
    ...triageMigrations,
  ];
  const handlers = withTriage(conversationHandlers);
  const operation = await openTestOperation('triage', migrations, handlers);
  const { store, operationId, owner, asking } = operation;
  const conversations = conversationService(store);
  const pools: TestPool[] = [];
  const open = async (name?: string) => {
    const pool = await testPool(name);
    pools.push(pool);
    return pool;
  };
  const triage = triageService(store, { open: () => open() });
  return {
    ...operation,
    db: tablesOf(store.db),
    triage,
    conversations,
    people: peopleService(store),
    asked: () => pools.flatMap((pool) => pool.asked),
    wishes: () => pools.flatMap((pool) => pool.wishes),
    withModel: (name) => triageService(store, { open: () => open(name) }),
    joinAll: () => joinAll(conversations, asking()),
    async release(observation) {
      await store.transaction(async (trx) => {
        const db = tablesOf(trx);
        const of = { operation_id: operationId, observation_id: observation } as const;
        await db
          .updateTable('hold')
          .set({ released_at: 'now', released_by: 'reviewer', release_reason: 'not privileged' })
          .where('operation_id', '=', of.operation_id)
          .where('observation_id', '=', of.observation_id)
          .execute();
        await db
          .updateTable('observation')
          .set({ bin: 'unread' })
          .where('operation_id', '=', of.operation_id)
          .where('observation_id', '=', of.observation_id)
          .execute();
        const rows = await db
          .selectFrom('observation')
          .selectAll()
          .where('operation_id', '=', of.operation_id)
          .where('observation_id', '=', of.observation_id)
          .execute();
        await handlers.onReleased(trx, store, operationId, rows);
      });
    },
    score: () => triage.work.settle(operationId),
    list: (query = {}, actor = owner) => triage.list(asking(actor), { ...TriageQuery.parse({}), ...query }),
    async ledger() {
      const page = await store.ledger.page(String(operationId), null, 200);
      return page.map(({ act, subject, reason }) => ({ act, subject, reason })).reverse();
    },
    async close() {
      await triage.stop();
      await conversations.joiningWork.stop();
      await conversations.work.stop();
      await operation.close();
    },
  };
}
