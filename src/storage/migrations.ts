/** The tables of the storage room itself. */

import type { RoomMigration } from './types.ts';

/** Acts once written are never changed: the database refuses it, so that a mistake in a program cannot do it either. */
function appendOnly(table: string): readonly string[] {
  return ['update', 'delete'].map(
    (verb) =>
      `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, 'the ledger is append-only'); end`,
  );
}

export const storageMigrations: readonly RoomMigration[] = [
  {
    name: '2026_11_23_storage_01',
    async up(db, dialect) {
      await db.schema
        .createTable('ledger_key')
        .addColumn('key_id', 'text', (c) => c.primaryKey())
        .addColumn('public_key', 'text', (c) => c.notNull())
        .addColumn('made_at', 'text', (c) => c.notNull())
        .execute();
      // The record is kept as the very text that was hashed; nothing about an entry stands in a second place.
      await db.schema
        .createTable('ledger_entry')
        .addColumn('chain', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('record', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('ledger_entry_key', ['chain', 'seq'])
        .execute();
      await db.schema
        .createTable('ledger_consultation')
        .addColumn('chain', 'text', (c) => c.notNull())
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('record', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('ledger_consultation_key', ['chain', 'session', 'seq'])
        .execute();
      await db.schema
        .createTable('ledger_session')
        .addColumn('chain', 'text', (c) => c.notNull())
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('last_seq', 'integer', (c) => c.notNull())
        .addColumn('anchored_seq', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('ledger_session_key', ['chain', 'session'])
        .execute();
      await db.schema
        .createTable('ledger_checkpoint')
        .addColumn('chain', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('record', 'text', (c) => c.notNull())
        .addColumn('signature', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('ledger_checkpoint_key', ['chain', 'seq'])
        .execute();
      await db.schema
        .createTable('job')
        .addColumn('operation_id', 'integer', (c) => c.notNull())
        .addColumn('job_id', 'integer', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('progress', 'text', (c) => c.notNull())
        .addColumn('worker', 'text')
        .addColumn('started_at', 'text', (c) => c.notNull())
        .addColumn('ended_at', 'text')
        .addColumn('error_code', 'text')
        .addPrimaryKeyConstraint('job_key', ['operation_id', 'job_id'])
        .execute();
      if (dialect.name !== 'sqlite') return;
      for (const table of ['ledger_entry', 'ledger_consultation', 'ledger_checkpoint']) {
        for (const statement of appendOnly(table)) await dialect.run(db, statement);
      }
    },
  },
];
