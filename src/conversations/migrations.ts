/** Tables of the conversations room, forward only. Portable; the search indexes of an operation are the port's to make. */

import type { Kysely } from 'kysely';
import type { RoomMigration } from '../storage/index.ts';

type Column = readonly [name: string, type: 'integer' | 'bigint' | 'text', nullable?: 'null'];

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
];
