/** A data folder with an operation, real imports and a small model, for tests of this room. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, accessMigrations, type Grant, localActor } from '../../access/index.ts';
import {
  type Asking,
  conversationHandlers,
  conversationMigrations,
  conversationService,
} from '../../conversations/index.ts';
import {
  beginIntake,
  type EvidenceDeps,
  evidenceMigrations,
  IntakeCreate,
  lookAtIntake,
  openOperation,
  receiveFile,
  sealIntake,
} from '../../evidence/index.ts';
import { peopleMigrations, peopleService } from '../../people/index.ts';
import { openStore, type Store } from '../../storage/index.ts';
import { TriageQuery } from '../contract.ts';
import { triageMigrations, triageService, withTriage } from '../index.ts';
import type { ScorerPool } from '../scores/thread.ts';
import type { Scorable, ScoringWish } from '../scoring.ts';
import { type Db, tablesOf } from '../store.ts';
import { openScorer } from './test-scorer.ts';

/** Minutes after the beginning of the chat, who, what. */
export type Line = readonly [minute: number, sender: string, text: string];

const start = Date.UTC(2017, 9, 14, 21, 50);

/** An Android export whose date order is proven (the first line is of the 14th). */
export function android(lines: readonly Line[]): string {
  return lines
    .map(([minute, sender, text]) => {
      const at = new Date(start + minute * 60_000).toISOString();
      return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)} - ${sender}: ${text}\n`;
    })
    .join('');
}

export interface Brought {
  readonly ref: string;
  /** Path to content. */
  readonly files: Readonly<Record<string, string>>;
  readonly terms?: readonly string[];
}

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

export interface Room {
  readonly store: Store;
  readonly db: Db;
  readonly triage: ReturnType<typeof triageService>;
  readonly conversations: ReturnType<typeof conversationService>;
  readonly people: ReturnType<typeof peopleService>;
  readonly evidence: EvidenceDeps;
  readonly operationId: number;
  readonly owner: Actor;
  /** Everything the model was asked, in order. */
  asked(): readonly Scorable[];
  /** How each of them was to be judged. */
  wishes(): readonly (ScoringWish | undefined)[];
  /** The same operation as another version of the product meets it, with another model. */
  withModel(name: string): ReturnType<typeof triageService>;
  /** Somebody with these acts on the operation and no others. */
  person(acts: readonly Grant['act'][]): Actor;
  asking(actor?: Actor, reason?: string): Asking;
  import(brought: Brought): Promise<void>;
  /** Joins what the machine proposes to join, and waits until it is aligned. */
  joinAll(): Promise<void>;
  /** Releases what is held of a message, as the independent reviewer does. */
  release(observation: number): Promise<void>;
  score(): Promise<void>;
  list(query?: Partial<TriageQuery>, actor?: Actor): ReturnType<ReturnType<typeof triageService>['list']>;
  ledger(): Promise<{ act: string; subject: Record<string, unknown>; reason: string | null }[]>;
  close(): Promise<void>;
}

export async function openRoom(): Promise<Room> {
  const home = await mkdtemp(join(tmpdir(), 'candour-triage-'));
  const migrations = [
    ...accessMigrations,
    ...evidenceMigrations,
    ...conversationMigrations,
    ...peopleMigrations,
    ...triageMigrations,
  ];
  const store = await openStore({ home, migrations });
  const handlers = withTriage(conversationHandlers);
  const evidence: EvidenceDeps = { store, handlers, tool: { name: 'test', version: '0' } };
  const { actor: owner } = await localActor(store, { name: 'Owner Example', role: 'lead investigator' });
  const operationId = await openOperation(
    evidence,
    owner,
    { name: 'Larch', responsible: 'Owner Example', purpose: '' },
    () => crypto.getRandomValues(new Uint8Array(6)),
  );
  const conversations = conversationService(store);
  const pools: TestPool[] = [];
  const open = async (name?: string) => {
    const pool = await testPool(name);
    pools.push(pool);
    return pool;
  };
  const triage = triageService(store, { open: () => open() });
  const asking = (actor: Actor = owner, reason?: string): Asking => ({ actor, operationId, reason: reason ?? null });
  return {
    store,
    db: tablesOf(store.db),
    triage,
    conversations,
    people: peopleService(store),
    evidence,
    operationId,
    owner,
    asked: () => pools.flatMap((pool) => pool.asked),
    wishes: () => pools.flatMap((pool) => pool.wishes),
    withModel: (name) => triageService(store, { open: () => open(name) }),
    person: (acts) => ({
      ...owner,
      id: `person-${acts.join('-')}` as Actor['id'],
      name: 'Somebody Example',
      owner: false,
      grants: acts.map((act) => ({ act, operation: operationId })),
    }),
    asking,
    async import({ ref, files, terms = [] }) {
      const request = IntakeCreate.parse({ ref, custodian: 'Somebody', privilegeTerms: terms });
      const intake = await beginIntake(evidence, owner, operationId, request);
      for (const [path, content] of Object.entries(files)) {
        await receiveFile(evidence, owner, operationId, intake.intake_id, path, chunks(content));
      }
      await lookAtIntake(evidence, owner, operationId, intake.intake_id, () => undefined);
      await sealIntake(evidence, owner, operationId, intake.intake_id, () => undefined);
    },
    async joinAll() {
      await conversations.joiningWork.settle(operationId);
      for (const { id, state } of await conversations.joinings(asking())) {
        if (state === 'proposed') await conversations.join(asking(), id, 'the same chat');
      }
      await conversations.joiningWork.settle(operationId);
    },
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
      await store.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function* chunks(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}
