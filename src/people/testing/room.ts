/** A data folder with an operation, real imports and real alignments in it, for tests of this room. */

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
import { openStore, type Store } from '../../storage/index.ts';
import { peopleMigrations } from '../migrations.ts';
import { peopleService } from '../service.ts';
import { type Db, tablesOf } from '../store.ts';

/** Minutes after 14 October 2017, 21:00; who, or null for a notice of the app; what. */
export type Line = readonly [minute: number, sender: string | null, text: string];

const start = Date.UTC(2017, 9, 14, 21, 0);

/** An Android export whose date order is proven: the first day is the 14th. */
export function android(lines: readonly Line[]): string {
  return lines
    .map(([minute, sender, text]) => {
      const at = new Date(start + minute * 60_000).toISOString();
      const words = sender === null ? text : `${sender}: ${text}`;
      return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)} - ${words}\n`;
    })
    .join('');
}

/** What an Android phone prints where its owner deleted a message for everyone: it proves whose export it is. */
export const ownTombstone = 'You deleted this message';

/** One message of a Messenger download. */
export interface Sent {
  readonly minute: number;
  readonly by: string;
  readonly text: string;
  readonly reactions?: readonly string[];
}

/** A thread of a Messenger download, newest first as Facebook writes it. */
export function messenger(title: string, participants: readonly string[], sent: readonly Sent[]): string {
  return JSON.stringify({
    participants: participants.map((name) => ({ name })),
    messages: sent.toReversed().map(({ minute, by, text, reactions = [] }) => ({
      sender_name: by,
      timestamp_ms: start + minute * 60_000,
      content: text,
      ...(reactions.length > 0 ? { reactions: reactions.map((actor) => ({ reaction: 'ok', actor })) } : {}),
      is_geoblocked_for_viewer: false,
      is_unsent_image_by_messenger_kid_parent: false,
    })),
    title,
    is_still_participant: true,
    thread_path: `inbox/${title.toLowerCase().replaceAll(/\W/g, '')}_1`,
    magic_words: [],
    joinable_mode: { mode: 1, link: '' },
  });
}

export interface Brought {
  readonly ref: string;
  readonly custodian: string;
  /** Path to content. */
  readonly files: Readonly<Record<string, string>>;
  readonly terms?: readonly string[];
}

export interface Room {
  readonly store: Store;
  readonly db: Db;
  readonly people: ReturnType<typeof peopleService>;
  readonly conversations: ReturnType<typeof conversationService>;
  readonly evidence: EvidenceDeps;
  readonly operationId: number;
  readonly owner: Actor;
  /** Somebody with these acts on the operation and no others. */
  person(acts: readonly Grant['act'][]): Actor;
  asking(actor?: Actor, reason?: string): Asking;
  import(brought: Brought): Promise<void>;
  /** Joins what the machine proposes to join, and waits until it is aligned. */
  joinAll(): Promise<void>;
  conversation(title: string): Promise<number>;
  /** The handle of a name in a chat of an exhibit. */
  handle(shown: string, exhibitRef: string): Promise<number>;
  ledger(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openRoom(): Promise<Room> {
  const home = await mkdtemp(join(tmpdir(), 'candour-people-'));
  const migrations = [...accessMigrations, ...evidenceMigrations, ...conversationMigrations, ...peopleMigrations];
  const store = await openStore({ home, migrations });
  const evidence: EvidenceDeps = { store, handlers: conversationHandlers, tool: { name: 'test', version: '0' } };
  const { actor: owner } = await localActor(store, { name: 'Owner Example', role: 'lead investigator' });
  const operationId = await openOperation(
    evidence,
    owner,
    { name: 'Larch', responsible: 'Owner Example', purpose: '' },
    () => crypto.getRandomValues(new Uint8Array(6)),
  );
  const conversations = conversationService(store);
  const db = tablesOf(store.db);
  const asking = (actor: Actor = owner, reason?: string): Asking => ({ actor, operationId, reason: reason ?? null });
  return {
    store,
    db,
    people: peopleService(store),
    conversations,
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
    asking,
    async import({ ref, custodian, files, terms = [] }) {
      const request = IntakeCreate.parse({ ref, custodian, privilegeTerms: terms });
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
    async conversation(title) {
      const found = (await conversations.list(asking())).find((one) => one.title === title);
      if (found === undefined) throw new Error(`no conversation ${title}`);
      return found.id;
    },
    async handle(shown, exhibitRef) {
      const row = await db
        .selectFrom('handle as h')
        .innerJoin('copy as c', 'c.copy_id', 'h.copy_id')
        .innerJoin('exhibit as x', 'x.exhibit_id', 'c.exhibit_id')
        .select('h.handle_id')
        .where('h.shown', '=', shown)
        .where('x.ref', '=', exhibitRef)
        .executeTakeFirstOrThrow();
      return row.handle_id;
    },
    async ledger() {
      const lines: string[] = [];
      for await (const line of store.ledger.export(String(operationId))) lines.push(line);
      return lines;
    },
    async close() {
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
