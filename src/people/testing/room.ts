/** A data folder with an operation, real imports and real alignments in it, for tests of this room. */

import { accessMigrations } from '../../access/index.ts';
import { conversationHandlers, conversationMigrations, conversationService } from '../../conversations/index.ts';
import { joinAll } from '../../conversations/testing/room.ts';
import { evidenceMigrations } from '../../evidence/index.ts';
import {
  android as exported,
  type Line,
  openTestOperation,
  type TestOperation,
} from '../../evidence/testing/operation.ts';
import { peopleMigrations } from '../migrations.ts';
import { peopleService } from '../service.ts';
import { type Db, tablesOf } from '../store.ts';

export type { Line } from '../../evidence/testing/operation.ts';

/** Both kinds of chat begin on 14 October 2017, 21:00. */
const start = Date.UTC(2017, 9, 14, 21, 0);

export const android = (lines: readonly Line[]): string => exported(lines, start);

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

export interface Room extends TestOperation {
  readonly db: Db;
  readonly people: ReturnType<typeof peopleService>;
  readonly conversations: ReturnType<typeof conversationService>;
  /** Joins what the machine proposes to join, and waits until it is aligned. */
  joinAll(): Promise<void>;
  conversation(title: string): Promise<number>;
  /** The handle of a name in a chat of an exhibit. */
  handle(shown: string, exhibitRef: string): Promise<number>;
  ledger(): Promise<string[]>;
}

export async function openRoom(): Promise<Room> {
  const migrations = [...accessMigrations, ...evidenceMigrations, ...conversationMigrations, ...peopleMigrations];
  const operation = await openTestOperation('people', migrations, conversationHandlers);
  const { store, operationId, asking } = operation;
  const conversations = conversationService(store);
  const db = tablesOf(store.db);
  return {
    ...operation,
    db,
    people: peopleService(store),
    conversations,
    joinAll: () => joinAll(conversations, asking()),
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
      await operation.close();
    },
  };
}
