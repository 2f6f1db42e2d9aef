/** Forward-only migrations, all pending ones in one transaction: two processes that start at once both end well. */

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import type { Sqlite } from './sqlite.ts';
import type { RoomMigration } from './types.ts';

type MigrationTables = {
  schema_migration: { position: number; name: string; order_hash: string; applied_at: string };
};

/** Day first, then the order in which the rooms were given: a later room may refer to the tables of an earlier one. */
export function ordered(migrations: readonly RoomMigration[]): readonly RoomMigration[] {
  const day = (name: string): string => name.slice(0, 10);
  for (const { name } of migrations) {
    if (!/^\d{4}_\d{2}_\d{2}_[a-z]+_\d{2}$/.test(name)) {
      throw new CandourError('INTERNAL', `The migration ${name} is not named as YYYY_MM_DD_room_NN.`);
    }
  }
  if (new Set(migrations.map(({ name }) => name)).size !== migrations.length) {
    throw new CandourError('INTERNAL', 'Two migrations have one name.');
  }
  return migrations.toSorted((a, b) => (day(a.name) < day(b.name) ? -1 : day(a.name) > day(b.name) ? 1 : 0));
}

/** Hash of the names applied so far, in order: two data folders with one hash have one schema. */
function orderHash(names: readonly string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex');
}

async function applied(db: Kysely<MigrationTables>): Promise<readonly { name: string; order_hash: string }[]> {
  const there = await sql<{ n: number }>`
    select count(*) as n from sqlite_master where type = 'table' and name = 'schema_migration'`.execute(db);
  if (there.rows[0]?.n === 0) return [];
  return await db.selectFrom('schema_migration').select(['name', 'order_hash']).orderBy('position').execute();
}

/** What is still to do. Throws NEWER_DATA for names that this program does not know, in an order it does not know. */
function pending(
  known: readonly RoomMigration[],
  done: readonly { readonly name: string; readonly order_hash: string }[],
): readonly RoomMigration[] {
  for (const [i, { name, order_hash }] of done.entries()) {
    const expected = known[i]?.name;
    if (!known.some((migration) => migration.name === name)) {
      throw new CandourError('NEWER_DATA', `The data folder has the migration ${name}, unknown to this program.`);
    }
    if (expected !== name || order_hash !== orderHash(known.slice(0, i + 1).map((migration) => migration.name))) {
      throw new CandourError(
        'NEWER_DATA',
        `The data folder has the migration ${name} where this program has ${expected}.`,
      );
    }
  }
  return known.slice(done.length);
}

/** Brings the schema up to date; returns the names applied now. A read-only opening refuses when there is work to do. */
export async function migrate(
  sqlite: Sqlite,
  migrations: readonly RoomMigration[],
  now: () => Date,
  readOnly: boolean,
): Promise<readonly string[]> {
  const known = ordered(migrations);
  const db = sqlite.db.withTables<MigrationTables>();
  if (pending(known, await applied(db)).length === 0) return [];
  if (readOnly) {
    throw new CandourError(
      'HOME_UNUSABLE',
      'The data folder is older than this program and was opened only for reading.',
      {
        hint: 'Run any command that may write (for example `candour verify`) once, or copy the folder and open the copy.',
      },
    );
  }
  const names = await sqlite.transaction(async (plain) => {
    const trx = plain.withTables<MigrationTables>();
    await trx.schema
      .createTable('schema_migration')
      .ifNotExists()
      .addColumn('position', 'integer', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull().unique())
      .addColumn('order_hash', 'text', (c) => c.notNull())
      .addColumn('applied_at', 'text', (c) => c.notNull())
      .execute();
    // Read again under the lock: another process may have been first.
    const todo = pending(known, await applied(trx));
    const start = known.length - todo.length;
    for (const [i, migration] of todo.entries()) {
      await migration.up(plain, sqlite.dialect);
      await trx
        .insertInto('schema_migration')
        .values({
          position: start + i,
          name: migration.name,
          order_hash: orderHash(known.slice(0, start + i + 1).map(({ name }) => name)),
          applied_at: now().toISOString(),
        })
        .execute();
    }
    return todo.map(({ name }) => name);
  });
  sqlite.forgetStatements();
  return names;
}
