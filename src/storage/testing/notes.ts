/** For tests: a room of one table, also for processes in which no test runs. */

import type { RoomMigration } from '../types.ts';

/** One table of plain rows. */
export const noteMigrations: readonly RoomMigration[] = [
  {
    name: '2026_11_23_notes_01',
    async up(db) {
      await db.schema
        .createTable('note')
        .addColumn('operation_id', 'integer', (c) => c.notNull())
        .addColumn('id', 'integer', (c) => c.notNull())
        .addColumn('text', 'text')
        .addPrimaryKeyConstraint('note_key', ['operation_id', 'id'])
        .execute();
    },
  },
];

export type NoteTables = { note: { operation_id: number; id: number; text: string | null } };
