/** Tables of the people room, forward only. Portable through the schema builder. */

import type { Kysely } from 'kysely';
import type { RoomMigration } from '../storage/index.ts';
import { indexWriting } from './writing-store.ts';

type Column = readonly [name: string, type: 'integer' | 'bigint' | 'double precision' | 'text', nullable?: 'null'];

async function table(db: Kysely<unknown>, name: string, key: readonly string[], columns: readonly Column[]) {
  let create = db.schema.createTable(name).addColumn('operation_id', 'bigint', (column) => column.notNull());
  for (const [column, type, nullable] of columns) {
    create = create.addColumn(column, type, (made) => (nullable ? made : made.notNull()));
  }
  await create.addPrimaryKeyConstraint(`${name}_key`, ['operation_id', ...key] as never[]).execute();
}

async function index(db: Kysely<unknown>, name: string, on: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(name)
    .on(on)
    .columns(['operation_id', ...columns])
    .execute();
}

/** By whom and when a row was made, and withdrawn. */
const made: readonly Column[] = [
  ['made_at', 'text'],
  ['made_by', 'text'],
];
const withdrawable: readonly Column[] = [...made, ['withdrawn_at', 'text', 'null'], ['withdrawn_by', 'text', 'null']];

export const peopleMigrations: readonly RoomMigration[] = [
  {
    name: '2026_11_26_people_01',
    async up(db) {
      await table(
        db,
        'person',
        ['person_id'],
        [
          ['person_id', 'integer'],
          ['name', 'text'],
          ['category', 'text'],
          ['anonymous', 'integer'],
          ['note', 'text'],
          ...made,
          ['merged_into', 'integer', 'null'],
        ],
      );
      await table(
        db,
        'person_change',
        ['person_id', 'seq'],
        [
          ['person_id', 'integer'],
          ['seq', 'integer'],
          ['field', 'text'],
          ['before', 'text'],
          ['after', 'text'],
          ['basis', 'text'],
          ['changed_at', 'text'],
          ['changed_by', 'text'],
        ],
      );
      await table(
        db,
        'attribution',
        ['attribution_id'],
        [
          ['attribution_id', 'integer'],
          ['handle_id', 'integer'],
          ['person_id', 'integer'],
          ['confidence', 'double precision'],
          ['basis', 'text'],
          ['note', 'text'],
          ['from_time', 'text', 'null'],
          ['to_time', 'text', 'null'],
          ...withdrawable,
        ],
      );
      await index(db, 'attribution_handle', 'attribution', ['handle_id']);
      await index(db, 'attribution_person', 'attribution', ['person_id']);
      await table(
        db,
        'posting',
        ['posting_id'],
        [
          ['posting_id', 'integer'],
          ['person_id', 'integer'],
          ['unit', 'text'],
          ['rank', 'text'],
          ['role', 'text'],
          ['from_time', 'text', 'null'],
          ['to_time', 'text', 'null'],
          ['source', 'text'],
          ...withdrawable,
        ],
      );
      await index(db, 'posting_person', 'posting', ['person_id']);
      await table(
        db,
        'person_merge',
        ['merge_id'],
        [
          ['merge_id', 'integer'],
          ['from_person', 'integer'],
          ['into_person', 'integer'],
          ['moved', 'text'],
          ['reason', 'text'],
          ...made,
          ['undone_at', 'text', 'null'],
          ['undone_by', 'text', 'null'],
          ['undone_reason', 'text', 'null'],
        ],
      );
      await table(
        db,
        'proposal_answer',
        ['key'],
        [
          ['key', 'text'],
          ['answer', 'text'],
          ['answered_at', 'text'],
          ['answered_by', 'text'],
        ],
      );
      await table(
        db,
        'last_reaction',
        ['copy_id', 'actor'],
        [
          ['copy_id', 'integer'],
          ['actor', 'text'],
          ['open_observation', 'bigint', 'null'],
          ['any_observation', 'bigint'],
        ],
      );
      await table(
        db,
        'reaction_scan',
        ['copy_id'],
        [
          ['copy_id', 'integer'],
          ['entries', 'integer'],
          ['held', 'integer'],
        ],
      );
      await indexWriting(db);
    },
  },
];
