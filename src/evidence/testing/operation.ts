/** A data folder with an operation in it, and real imports: what the tests of the rooms below begin with. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, type Grant, localActor } from '../../access/index.ts';
import { openStore, type Store } from '../../storage/index.ts';
import {
  beginIntake,
  type EvidenceDeps,
  IntakeCreate,
  lookAtIntake,
  openOperation,
  receiveFile,
  sealIntake,
} from '../index.ts';

/** Minutes after the beginning of the chat; who, or null for a notice of the app; what. */
export type Line = readonly [minute: number, sender: string | null, text: string];

/** An Android export whose date order is proven: its first day, 14 October 2017, is past the twelfth. */
export function android(lines: readonly Line[], begins = Date.UTC(2017, 9, 14, 21, 50)): string {
  return lines
    .map(([minute, sender, text]) => {
      const at = new Date(begins + minute * 60_000).toISOString();
      const words = sender === null ? text : `${sender}: ${text}`;
      return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)} - ${words}\n`;
    })
    .join('');
}

export interface Brought {
  readonly ref: string;
  readonly custodian?: string;
  /** Path to content. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Words that hold a message back as privileged. */
  readonly terms?: readonly string[];
}

export interface TestOperation {
  readonly home: string;
  readonly store: Store;
  readonly evidence: EvidenceDeps;
  readonly operationId: number;
  readonly owner: Actor;
  /** Somebody with these acts on the operation and no others. */
  person(acts: readonly Grant['act'][]): Actor;
  asking(actor?: Actor, reason?: string): { actor: Actor; operationId: number; reason: string | null };
  import(brought: Brought): Promise<void>;
  /** Closes the store and removes the folder. */
  close(): Promise<void>;
}

/** `name` tells the folders of rooms apart; `migrations` and `handlers` are those of the rooms under test. */
export async function openTestOperation(
  name: string,
  migrations: NonNullable<Parameters<typeof openStore>[0]>['migrations'],
  handlers: EvidenceDeps['handlers'],
): Promise<TestOperation> {
  const home = await mkdtemp(join(tmpdir(), `candour-${name}-`));
  const store = await openStore({ home, migrations });
  const evidence: EvidenceDeps = { store, handlers, tool: { name: 'test', version: '0' } };
  const { actor: owner } = await localActor(store, { name: 'Owner Example', role: 'lead investigator' });
  const operationId = await openOperation(
    evidence,
    owner,
    { name: 'Larch', responsible: 'Owner Example', purpose: '' },
    () => crypto.getRandomValues(new Uint8Array(6)),
  );
  return {
    home,
    store,
    evidence,
    operationId,
    owner,
    person: (acts) => ({
      ...owner,
      id: `person-${acts.join('-')}` as Actor['id'],
      name: 'Somebody Example',
      owner: false,
      grants: acts.map((act) => ({ act, operation: operationId })),
    }),
    asking: (actor = owner, reason) => ({ actor, operationId, reason: reason ?? null }),
    async import({ ref, custodian = 'Rook Example', files, terms = [] }) {
      const request = IntakeCreate.parse({ ref, custodian, privilegeTerms: terms });
      const intake = await beginIntake(evidence, owner, operationId, request);
      for (const [path, content] of Object.entries(files))
        await receiveFile(evidence, owner, operationId, intake.intake_id, path, inOnePiece(content));
      await lookAtIntake(evidence, owner, operationId, intake.intake_id, () => undefined);
      await sealIntake(evidence, owner, operationId, intake.intake_id, () => undefined);
    },
    async close() {
      await store.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function* inOnePiece(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}
