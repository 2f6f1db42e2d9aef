/** Tables of the conversations room, forward only. Portable; the search indexes of an operation are the port's to make. */

import type { Kysely } from 'kysely';
import type { RoomMigration } from '../storage/index.ts';
import type { ConversationTables } from './tables.ts';

type Column = readonly [name: string, type: 'integer' | 'bigint' | 'double precision' | 'text', nullable?: 'null'];

async function table(db: Kysely<unknown>, name: string, key: readonly string[], columns: readonly Column[]) {
  let create = db.schema.createTable(name).addColumn('operation_id', 'bigint', (column) => column.notNull());
  for (const [column, type, nullable] of columns) {
    create = create.addColumn(column, type, (made) => (nullable ? made : made.notNull()));
  }
  await create.addPrimaryKeyConstraint(`${name}_key`, ['operation_id', ...key] as never[]).execute();
}

export const conversationMigrations: readonly RoomMigration[] = [
  {
    name: '2026_11_23_conversations_01',
    async up(db) {
      await table(
        db,
        'conversation',
        ['conversation_id'],
        [
          ['conversation_id', 'integer'],
          ['title', 'text'],
          ['platform', 'text'],
          ['first_time', 'text', 'null'],
          ['last_time', 'text', 'null'],
          ['chronological', 'integer'],
          ['made_at', 'text'],
        ],
      );
      await table(
        db,
        'conversation_copy',
        ['copy_id'],
        [
          ['copy_id', 'integer'],
          ['conversation_id', 'integer'],
        ],
      );
      await db.schema
        .createIndex('conversation_copy_of')
        .on('conversation_copy')
        .columns(['operation_id', 'conversation_id'])
        .execute();
      await table(
        db,
        'copy_day',
        ['copy_id', 'day'],
        [
          ['copy_id', 'integer'],
          ['day', 'text'],
          ['position', 'integer'],
          ['entries', 'integer'],
          ['held', 'integer'],
        ],
      );
      await table(
        db,
        'copy_count',
        ['copy_id', 'handle_id', 'kind'],
        [
          ['copy_id', 'integer'],
          ['handle_id', 'integer'],
          ['kind', 'text'],
          ['entries', 'integer'],
          ['held', 'integer'],
          ['inverted', 'integer'],
        ],
      );
      await table(
        db,
        'annotation',
        ['annotation_id'],
        [
          ['annotation_id', 'integer'],
          ['observation_id', 'bigint'],
          ['kind', 'text'],
          ['text', 'text'],
          ['by_id', 'text'],
          ['by_name', 'text'],
          ['made_at', 'text'],
          ['withdrawn_at', 'text', 'null'],
          ['withdrawn_by', 'text', 'null'],
        ],
      );
      await db.schema
        .createIndex('annotation_on')
        .on('annotation')
        .columns(['operation_id', 'observation_id'])
        .execute();
      await table(
        db,
        'mask_pattern',
        ['held', 'pattern'],
        [
          ['held', 'integer'],
          ['pattern', 'text'],
        ],
      );
      await table(
        db,
        'substring_progress',
        ['copy_id'],
        [
          ['copy_id', 'integer'],
          ['next_position', 'integer'],
          ['entries', 'integer'],
        ],
      );
    },
  },
  {
    name: '2026_11_26_conversations_02',
    async up(db) {
      await db.schema
        .alterTable('conversation_copy')
        .addColumn('home_conversation_id', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db
        .withTables<Pick<ConversationTables, 'conversation_copy'>>()
        .updateTable('conversation_copy')
        .set((e) => ({ home_conversation_id: e.ref('conversation_id') }))
        .execute();
      await db.schema.alterTable('conversation').addColumn('replaced_by', 'integer').execute();
      await index(db, 'conversation_copy_home', 'conversation_copy', ['home_conversation_id']);
      await joiningTables(db);
      await messageTables(db);
      await gapTables(db);
    },
  },
];

async function index(db: Kysely<unknown>, name: string, on: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(name)
    .on(on)
    .columns(['operation_id', ...columns])
    .execute();
}

/** Which copies belong together, and what they are recognised by. */
async function joiningTables(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'joining',
    ['joining_id'],
    [
      ['joining_id', 'integer'],
      ['key', 'text'],
      ['state', 'text'],
      ['proposed_by', 'text'],
      ['confidence', 'double precision'],
      ['why', 'text'],
      ['conversation_id', 'integer', 'null'],
      ['messages', 'integer', 'null'],
      ['gaps', 'integer', 'null'],
      ['deletions', 'integer', 'null'],
      ['progress', 'text', 'null'],
      ['error', 'text', 'null'],
      ['proposed_at', 'text'],
      ['decided_by', 'text', 'null'],
      ['decided_at', 'text', 'null'],
      ['actor', 'text', 'null'],
      ['reason', 'text'],
      ['making', 'integer', 'null'],
      ['stale', 'integer'],
    ],
  );
  await index(db, 'joining_state', 'joining', ['state']);
  await index(db, 'joining_conversation', 'joining', ['conversation_id']);
  await table(
    db,
    'joining_copy',
    ['joining_id', 'copy_id'],
    [
      ['joining_id', 'integer'],
      ['copy_id', 'integer'],
      ['lane', 'integer'],
      ['offset_seconds', 'integer'],
      ['offset_changes', 'text'],
      ['precision', 'text'],
      ['exporter', 'text', 'null'],
      ['date_order_proven', 'text', 'null'],
      ['entries', 'integer'],
    ],
  );
  await index(db, 'joining_copy_of', 'joining_copy', ['copy_id']);
  await table(
    db,
    'copy_sketch',
    ['copy_id'],
    [
      ['copy_id', 'integer'],
      ['sketch', 'text'],
    ],
  );
}

/** Logical messages of joined conversations, their observations, who writes in them. */
async function messageTables(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'chat_sender',
    ['conversation_id', 'sender_id'],
    [
      ['conversation_id', 'integer'],
      ['sender_id', 'integer'],
      ['shown', 'text'],
    ],
  );
  await table(
    db,
    'sender_handle',
    ['conversation_id', 'handle_id', 'sender_id'],
    [
      ['conversation_id', 'integer'],
      ['handle_id', 'integer'],
      ['sender_id', 'integer'],
    ],
  );
  await table(
    db,
    'message',
    ['conversation_id', 'message_id'],
    [
      ['conversation_id', 'integer'],
      ['message_id', 'integer'],
      ['observation_id', 'bigint'],
      ['sender_id', 'integer', 'null'],
      ['common', 'text', 'null'],
      ['notice', 'integer'],
      ['lanes', 'text'],
      ['held', 'integer'],
    ],
  );
  // Few are held, and each question about an entry asks for them.
  await db.schema
    .createIndex('message_held')
    .on('message')
    .columns(['operation_id', 'conversation_id', 'message_id', 'held'])
    .where('held', '=', 1)
    .execute();
  // Found by conversation and message, in the order in which they are written; by copy for what stands before and after
  // a place of one phone; by observation for hits.
  await table(
    db,
    'message_observation',
    ['conversation_id', 'message_id', 'copy_id'],
    [
      ['conversation_id', 'integer'],
      ['message_id', 'integer'],
      ['copy_id', 'integer'],
      ['observation_id', 'bigint'],
    ],
  );
  await index(db, 'message_observation_of', 'message_observation', ['observation_id']);
  await index(db, 'message_observation_lane', 'message_observation', ['conversation_id', 'copy_id', 'message_id']);
  await table(
    db,
    'message_day',
    ['conversation_id', 'day'],
    [
      ['conversation_id', 'integer'],
      ['day', 'text'],
      ['position', 'integer'],
      ['messages', 'integer'],
      ['held', 'integer'],
    ],
  );
  await table(
    db,
    'message_count',
    ['conversation_id', 'sender_id', 'kind', 'month'],
    [
      ['conversation_id', 'integer'],
      ['sender_id', 'integer'],
      ['kind', 'text'],
      ['month', 'text'],
      ['messages', 'integer'],
      ['held', 'integer'],
    ],
  );
  await table(
    db,
    'membership',
    ['conversation_id', 'seq'],
    [
      ['conversation_id', 'integer'],
      ['seq', 'integer'],
      ['sender_id', 'integer'],
      ['from_common', 'text', 'null'],
      ['to_common', 'text', 'null'],
      ['basis', 'text'],
    ],
  );
}

async function gapTables(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'gap',
    ['gap_id'],
    [
      ['gap_id', 'integer'],
      ['conversation_id', 'integer'],
      ['message_id', 'integer'],
      ['kind', 'text'],
      ['copy_id', 'integer'],
      ['observation_id', 'bigint'],
      ['sender_id', 'integer', 'null'],
      ['common', 'text'],
      ['day', 'text'],
      ['confidence', 'double precision'],
      ['deletion', 'integer'],
      ['explained', 'integer'],
      ['explanations', 'integer'],
      ['in_copies', 'text'],
      ['span', 'integer'],
      ['run', 'integer', 'null'],
      ['held', 'integer'],
    ],
  );
  await index(db, 'gap_message', 'gap', ['conversation_id', 'message_id']);
  await index(db, 'gap_time', 'gap', ['common', 'gap_id']);
  await index(db, 'gap_confidence', 'gap', ['confidence', 'gap_id']);
  await index(db, 'gap_run_of', 'gap', ['run']);
  await table(
    db,
    'gap_explanation',
    ['conversation_id', 'explanation_id'],
    [
      ['conversation_id', 'integer'],
      ['explanation_id', 'integer'],
      ['text', 'text'],
    ],
  );
  await table(
    db,
    'gap_run',
    ['run_id'],
    [
      ['run_id', 'integer'],
      ['copy_id', 'integer'],
      ['conversation_id', 'integer'],
      ['from_common', 'text'],
      ['to_common', 'text'],
      ['gaps', 'integer'],
      ['deletions', 'integer'],
      ['senders', 'text'],
      ['topic', 'text'],
      ['confidence', 'double precision'],
    ],
  );
  await index(db, 'gap_run_conversation', 'gap_run', ['conversation_id']);
}
