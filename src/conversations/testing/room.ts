/** A data folder with an operation and real imports in it, for tests of this room. */

import yazl from 'yazl';
import { type Actor, accessMigrations } from '../../access/index.ts';
import { evidenceMigrations } from '../../evidence/index.ts';
import { openTestOperation, type TestOperation } from '../../evidence/testing/operation.ts';
import type { Asking } from '../consult.ts';
import { SearchQuery } from '../contract.ts';
import { conversationHandlers, conversationMigrations, conversationService } from '../index.ts';
import { type Db, tablesOf } from '../store.ts';

export { android, type Line } from '../../evidence/testing/operation.ts';

export async function zip(members: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const made = new yazl.ZipFile();
  for (const [name, content] of Object.entries(members)) made.addBuffer(Buffer.from(content), name);
  made.end();
  const chunks: Buffer[] = [];
  for await (const chunk of made.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Joins what the machine proposes to join, and waits until it is aligned. */
export async function joinAll(service: ReturnType<typeof conversationService>, asking: Asking): Promise<void> {
  await service.joiningWork.settle(asking.operationId);
  for (const { id, state } of await service.joinings(asking))
    if (state === 'proposed') await service.join(asking, id, 'the same chat');
  await service.joiningWork.settle(asking.operationId);
}

type SearchQueryGiven = Parameters<typeof SearchQuery.parse>[0];

export interface Room extends Omit<TestOperation, 'import'> {
  readonly db: Db;
  readonly service: ReturnType<typeof conversationService>;
  import(ref: string, path: string, content: string | Uint8Array, terms?: readonly string[]): Promise<void>;
  find(query: SearchQueryGiven, actor?: Actor): ReturnType<ReturnType<typeof conversationService>['search']>;
}

export async function openRoom(): Promise<Room> {
  const migrations = [...accessMigrations, ...evidenceMigrations, ...conversationMigrations];
  const operation = await openTestOperation('conversations', migrations, conversationHandlers);
  const service = conversationService(operation.store);
  return {
    ...operation,
    db: tablesOf(operation.store.db),
    service,
    import: (ref, path, content, terms = []) => operation.import({ ref, files: { [path]: content }, terms }),
    find: (query, actor) => service.search(operation.asking(actor), SearchQuery.parse(query)),
    async close() {
      await service.joiningWork.stop();
      await service.work.stop();
      await operation.close();
    },
  };
}
