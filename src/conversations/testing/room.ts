/** A data folder with an operation and real imports in it, for tests of this room. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yazl from 'yazl';
import { type Actor, accessMigrations, type Grant, localActor } from '../../access/index.ts';
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
import { openStore, type Store } from '../../storage/index.ts';
import type { Asking } from '../consult.ts';
import { SearchQuery } from '../contract.ts';
import { conversationHandlers, conversationMigrations, conversationService } from '../index.ts';
import { type Db, tablesOf } from '../store.ts';

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

export async function zip(members: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const made = new yazl.ZipFile();
  for (const [name, content] of Object.entries(members)) made.addBuffer(Buffer.from(content), name);
  made.end();
  const chunks: Buffer[] = [];
  for await (const chunk of made.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export interface Room {
  readonly home: string;
  readonly store: Store;
  readonly db: Db;
  readonly evidence: EvidenceDeps;
  readonly service: ReturnType<typeof conversationService>;
  readonly operationId: number;
  readonly owner: Actor;
  /** Somebody with these acts on the operation and no others. */
  person(acts: readonly Grant['act'][]): Actor;
  asking(actor?: Actor, reason?: string): Asking;
  import(ref: string, path: string, content: string | Uint8Array, terms?: readonly string[]): Promise<void>;
  find(query: SearchQueryGiven, actor?: Actor): ReturnType<ReturnType<typeof conversationService>['search']>;
  close(): Promise<void>;
}

type SearchQueryGiven = Parameters<typeof SearchQuery.parse>[0];

export async function openRoom(): Promise<Room> {
  const home = await mkdtemp(join(tmpdir(), 'candour-conversations-'));
  const migrations = [...accessMigrations, ...evidenceMigrations, ...conversationMigrations];
  const store = await openStore({ home, migrations });
  const evidence: EvidenceDeps = { store, handlers: conversationHandlers, tool: { name: 'test', version: '0' } };
  const { actor: owner } = await localActor(store, { name: 'Owner Example', role: 'lead investigator' });
  const operationId = await openOperation(
    evidence,
    owner,
    { name: 'Larch', responsible: 'Owner Example', purpose: '' },
    () => crypto.getRandomValues(new Uint8Array(6)),
  );
  const service = conversationService(store);
  const asking = (actor: Actor = owner, reason?: string): Asking => ({ actor, operationId, reason: reason ?? null });
  return {
    home,
    store,
    db: tablesOf(store.db),
    evidence,
    service,
    operationId,
    owner,
    person: (acts) => ({
      ...owner,
      id: `person-${acts.join('-')}` as Actor['id'],
      name: 'Somebody Example',
      owner: false,
      grants: acts.map((act) => ({ act, operation: operationId })),
    }),
    asking,
    async import(ref, path, content, terms = []) {
      const request = IntakeCreate.parse({ ref, custodian: 'Rook Example', privilegeTerms: terms });
      const intake = await beginIntake(evidence, owner, operationId, request);
      await receiveFile(evidence, owner, operationId, intake.intake_id, path, chunks(content));
      await lookAtIntake(evidence, owner, operationId, intake.intake_id, () => undefined);
      await sealIntake(evidence, owner, operationId, intake.intake_id, () => undefined);
    },
    find: (query, actor) => service.search(asking(actor), SearchQuery.parse(query)),
    async close() {
      await service.joiningWork.stop();
      await service.work.stop();
      await store.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function* chunks(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}
