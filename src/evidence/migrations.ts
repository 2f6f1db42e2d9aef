/** Tables of the evidence room, forward only. Portable: the schema builder, no dialect SQL. */

import type { Kysely } from 'kysely';
import type { RoomMigration } from '../storage/index.ts';

type Column = readonly [name: string, type: 'integer' | 'bigint' | 'text', nullable?: 'null'];

async function table(
  db: Kysely<unknown>,
  name: string,
  key: readonly string[],
  columns: readonly Column[],
): Promise<void> {
  let create = db.schema.createTable(name);
  for (const [column, type, nullable] of columns)
    create = create.addColumn(column, type, (c) => (nullable ? c : c.notNull()));
  await create.addPrimaryKeyConstraint(`${name}_key`, key as never[]).execute();
}

const op: Column = ['operation_id', 'bigint'];

export const evidenceMigrations: readonly RoomMigration[] = [
  {
    name: '2026_11_23_evidence_01',
    async up(db) {
      await table(
        db,
        'operation',
        ['operation_id'],
        [
          op,
          ['name', 'text'],
          ['purpose', 'text'],
          ['opened_at', 'text'],
          ['opened_by', 'text'],
          ['reason_required', 'integer'],
        ],
      );
      await db.schema.createIndex('operation_name').on('operation').column('name').unique().execute();
      await table(
        db,
        'responsibility',
        ['operation_id', 'seq'],
        [op, ['seq', 'integer'], ['person', 'text'], ['from_at', 'text'], ['until_at', 'text', 'null']],
      );
      await table(
        db,
        'case_event',
        ['operation_id', 'event_id'],
        [
          op,
          ['event_id', 'integer'],
          ['happened', 'text'],
          ['what', 'text'],
          ['entered_at', 'text'],
          ['entered_by', 'text'],
        ],
      );
      await table(
        db,
        'exhibit',
        ['operation_id', 'exhibit_id'],
        [
          op,
          ['exhibit_id', 'integer'],
          ['ref', 'text'],
          ['kind', 'text'],
          ['custodian', 'text'],
          ['device', 'text'],
          ['authority', 'text'],
          ['seized_at', 'text'],
          ['scope_from', 'text', 'null'],
          ['scope_to', 'text', 'null'],
          ['description', 'text'],
          ['entered_at', 'text'],
          ['sealed_at', 'text', 'null'],
        ],
      );
      await db.schema.createIndex('exhibit_ref').on('exhibit').columns(['operation_id', 'ref']).unique().execute();
      await table(
        db,
        'custody',
        ['operation_id', 'exhibit_id', 'seq'],
        [
          op,
          ['exhibit_id', 'integer'],
          ['seq', 'integer'],
          ['at', 'text'],
          ['who', 'text'],
          ['act', 'text'],
          ['note', 'text'],
        ],
      );
      await table(
        db,
        'artefact',
        ['operation_id', 'sha256'],
        [
          op,
          ['sha256', 'text'],
          ['bytes', 'bigint'],
          ['parent_sha256', 'text', 'null'],
          ['member', 'text', 'null'],
          ['stored_at', 'text'],
        ],
      );
      await table(
        db,
        'exhibit_artefact',
        ['operation_id', 'exhibit_id', 'sha256', 'given_path'],
        [
          op,
          ['exhibit_id', 'integer'],
          ['sha256', 'text'],
          ['given_path', 'text'],
          ['format', 'text'],
          ['status', 'text'],
          ['reason', 'text', 'null'],
          ['linked_at', 'text'],
        ],
      );
      await table(
        db,
        'extraction',
        ['operation_id', 'extraction_id'],
        [
          op,
          ['extraction_id', 'integer'],
          ['exhibit_id', 'integer'],
          ['tool', 'text'],
          ['version', 'text'],
          ['settings', 'text'],
          ['started_at', 'text'],
          ['ended_at', 'text', 'null'],
        ],
      );
      await table(
        db,
        'copy',
        ['operation_id', 'copy_id'],
        [
          op,
          ['copy_id', 'integer'],
          ['exhibit_id', 'integer'],
          ['extraction_id', 'integer'],
          ['format', 'text'],
          ['title', 'text', 'null'],
          ['thread_key', 'text'],
          ['exporter', 'text', 'null'],
          ['zone', 'text', 'null'],
          ['zone_basis', 'text'],
          ['date_order', 'text', 'null'],
          ['date_order_basis', 'text'],
          ['state', 'text'],
          ['entries', 'integer'],
          ['messages', 'integer'],
          ['notices', 'integer'],
          ['calls', 'integer'],
          ['first_time', 'text', 'null'],
          ['last_time', 'text', 'null'],
          ['participants', 'text'],
          ['months', 'text'],
        ],
      );
      await db.schema
        .createIndex('copy_thread')
        .on('copy')
        .columns(['operation_id', 'exhibit_id', 'thread_key'])
        .unique()
        .execute();
      await table(
        db,
        'copy_part',
        ['operation_id', 'part_id'],
        [
          op,
          ['part_id', 'integer'],
          ['copy_id', 'integer'],
          ['sha256', 'text'],
          ['chat', 'integer'],
          ['given_path', 'text'],
          ['member', 'text', 'null'],
          ['bytes', 'bigint'],
          ['in_entries', 'bigint'],
          ['unparsed', 'bigint'],
          ['entries', 'integer'],
          ['entries_done', 'integer'],
          ['report', 'text'],
        ],
      );
      await db.schema
        .createIndex('copy_part_file')
        .on('copy_part')
        .columns(['operation_id', 'copy_id', 'sha256', 'chat'])
        .unique()
        .execute();
      await table(
        db,
        'handle',
        ['operation_id', 'handle_id'],
        [op, ['handle_id', 'integer'], ['copy_id', 'integer'], ['shown', 'text']],
      );
      await db.schema
        .createIndex('handle_shown')
        .on('handle')
        .columns(['operation_id', 'copy_id', 'shown'])
        .unique()
        .execute();
      await table(
        db,
        'observation',
        ['operation_id', 'observation_id'],
        [
          op,
          ['observation_id', 'bigint'],
          ['copy_id', 'integer'],
          ['part_id', 'integer'],
          ['entry_index', 'integer'],
          ['position', 'integer'],
          ['kind', 'text'],
          ['event', 'text', 'null'],
          ['handle_id', 'integer', 'null'],
          ['body', 'text'],
          ['time', 'text', 'null'],
          ['time_precision', 'text', 'null'],
          ['utc_ms', 'bigint', 'null'],
          ['byte_start', 'bigint'],
          ['byte_end', 'bigint'],
          ['line', 'integer'],
          ['lines', 'integer'],
          ['flags', 'text'],
          ['extra', 'text', 'null'],
          ['state', 'text'],
          ['bin', 'text'],
        ],
      );
      await db.schema
        .createIndex('observation_entry')
        .on('observation')
        .columns(['operation_id', 'part_id', 'entry_index'])
        .unique()
        .execute();
      await db.schema
        .createIndex('observation_position')
        .on('observation')
        .columns(['operation_id', 'copy_id', 'position'])
        .execute();
      await table(
        db,
        'hold',
        ['operation_id', 'observation_id', 'hold_rule_id'],
        [
          op,
          ['observation_id', 'bigint'],
          ['hold_rule_id', 'integer'],
          ['ground', 'text'],
          ['held_at', 'text'],
          ['released_at', 'text', 'null'],
          ['released_by', 'text', 'null'],
          ['release_reason', 'text', 'null'],
        ],
      );
      await table(
        db,
        'hold_rule',
        ['operation_id', 'hold_rule_id'],
        [op, ['hold_rule_id', 'integer'], ['exhibit_id', 'integer'], ['kind', 'text'], ['value', 'text']],
      );
      await table(
        db,
        'decision',
        ['operation_id', 'decision_id'],
        [
          op,
          ['decision_id', 'integer'],
          ['exhibit_id', 'integer'],
          ['part_sha256', 'text'],
          ['chat', 'integer'],
          ['doubt', 'text'],
          ['value', 'text'],
          ['basis', 'text'],
          ['decided_at', 'text'],
          ['decided_by', 'text'],
        ],
      );
      await table(
        db,
        'intake',
        ['operation_id', 'intake_id'],
        [
          op,
          ['intake_id', 'integer'],
          ['exhibit_id', 'integer'],
          ['state', 'text'],
          ['request', 'text'],
          ['report', 'text', 'null'],
          ['progress', 'text', 'null'],
          ['error', 'text', 'null'],
          ['begun_at', 'text'],
          ['ended_at', 'text', 'null'],
        ],
      );
    },
  },
];
