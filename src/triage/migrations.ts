/** Tables of the triage room, forward only. Portable through the schema builder. */

import type { Kysely } from 'kysely';
import type { RoomMigration } from '../storage/index.ts';

type ColumnType = 'integer' | 'bigint' | 'double precision' | 'text' | 'blob' | 'bytea';
type Column = readonly [name: string, type: ColumnType, nullable?: 'null'];

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

export const triageMigrations: readonly RoomMigration[] = [
  {
    name: '2026_11_26_triage_01',
    async up(db, dialect) {
      const bytes = dialect.name === 'sqlite' ? 'blob' : 'bytea';
      await table(
        db,
        'triage_model',
        ['model_id'],
        [
          ['model_id', 'integer'],
          ['name', 'text'],
          ['threshold', 'double precision'],
          ['begun_at', 'text'],
          ['begun_by', 'text'],
        ],
      );
      await table(
        db,
        'triage_choice',
        ['seq'],
        [
          ['seq', 'integer'],
          ['model_id', 'integer'],
          ['chosen_at', 'text'],
          ['chosen_by', 'text'],
          ['reason', 'text'],
        ],
      );
      await table(
        db,
        'triage_scoring',
        ['scoring_id'],
        [
          ['scoring_id', 'integer'],
          ['model_id', 'integer'],
          ['state', 'text'],
          ['begun_at', 'text'],
          ['ended_at', 'text', 'null'],
          ['scored', 'integer'],
          ['reused', 'integer'],
          ['unjudged', 'integer'],
          ['error', 'text', 'null'],
        ],
      );
      await table(
        db,
        'triage_pass',
        ['model_id', 'conversation_id'],
        [
          ['model_id', 'integer'],
          ['conversation_id', 'integer'],
          ['pass', 'integer'],
          ['next_position', 'integer'],
          ['total', 'integer'],
          ['shown_pass', 'integer', 'null'],
          ['stale', 'integer'],
        ],
      );
      await table(
        db,
        'triage_tally',
        ['model_id', 'conversation_id', 'pass', 'kind', 'name'],
        [
          ['model_id', 'integer'],
          ['conversation_id', 'integer'],
          ['pass', 'integer'],
          ['kind', 'text'],
          ['name', 'text'],
          ['open', 'integer'],
          ['withheld', 'integer'],
        ],
      );
      await table(
        db,
        'triage_score',
        ['model_id', 'observation_id'],
        [
          ['model_id', 'integer'],
          ['observation_id', 'bigint'],
          ['conversation_id', 'integer'],
          ['shown', 'integer'],
          ['basis', 'text'],
          ['relevance', 'double precision', 'null'],
          ['bin', 'integer', 'null'],
          ['labels', bytes, 'null'],
          ['tier', 'integer'],
          ['unjudged', 'text', 'null'],
        ],
      );
      // Both grow in the order of time: an index in a random order writes a page for every message (measured, 10 kB each).
      await index(db, 'triage_score_bin', 'triage_score', ['model_id', 'bin', 'observation_id']);
      await index(db, 'triage_score_basis', 'triage_score', ['model_id', 'basis']);
      await db.schema
        .createIndex('triage_score_unjudged')
        .on('triage_score')
        .columns(['operation_id', 'model_id', 'unjudged', 'observation_id'])
        .where('unjudged', 'is not', null)
        .execute();
      await table(
        db,
        'triage_label',
        ['model_id', 'label', 'observation_id'],
        [
          ['model_id', 'integer'],
          ['label', 'text'],
          ['observation_id', 'bigint'],
          ['score', 'double precision'],
        ],
      );
      await index(db, 'triage_label_score', 'triage_label', ['model_id', 'label', 'score', 'observation_id']);
      await index(db, 'triage_label_of', 'triage_label', ['model_id', 'observation_id']);
      await table(
        db,
        'triage_why',
        ['model_id', 'observation_id'],
        [
          ['model_id', 'integer'],
          ['observation_id', 'bigint'],
          ['start', 'integer'],
          ['spans', 'text'],
        ],
      );
      await table(
        db,
        'triage_run',
        ['run_id'],
        [
          ['run_id', 'integer'],
          ['state', 'text'],
          ['kind', 'text'],
          ['label', 'text', 'null'],
          ['person_id', 'integer', 'null'],
          ['model_id', 'integer'],
          ['stopping', 'text'],
          ['learner', 'text'],
          ['size', 'integer', 'null'],
          ['pool_hash', 'text', 'null'],
          ['draws_hash', 'text', 'null'],
          ['outside', 'text', 'null'],
          ['begun_at', 'text'],
          ['begun_by', 'text'],
          ['ended_at', 'text', 'null'],
          ['ended_by', 'text', 'null'],
          ['ended_reason', 'text', 'null'],
        ],
      );
      await table(
        db,
        'triage_run_pool',
        ['run_id', 'part'],
        [
          ['run_id', 'integer'],
          ['part', 'integer'],
          ['messages', 'integer'],
          ['packed', bytes],
        ],
      );
      await table(
        db,
        'triage_decision',
        ['run_id', 'seq'],
        [
          ['run_id', 'integer'],
          ['seq', 'integer'],
          ['kind', 'text'],
          ['position', 'integer'],
          ['observation_id', 'bigint'],
          ['source', 'text'],
          ['relevant', 'integer'],
          ['probability', 'double precision', 'null'],
          ['codes', 'text'],
          ['decided_at', 'text'],
          ['decided_by_id', 'text'],
          ['decided_by', 'text'],
        ],
      );
    },
  },
];
