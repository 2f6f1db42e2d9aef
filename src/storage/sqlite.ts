/**
 * The SQLite dialect: better-sqlite3 (sqlite-file.ts) behind Kysely.
 *
 * Kysely's own SQLite dialect gives every caller one and the same connection; a page would then read the rows of an
 * import that is not committed yet. Here there are two: a **writer**, lent to one transaction at a time
 * (BEGIN IMMEDIATE, so that a transaction that begins can also commit), and a **reader** that sees only what is
 * committed. Waiting for another process happens between attempts and not inside SQLite, so the server keeps answering.
 */

import { setImmediate } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type Dialect as KyselyDialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Transaction,
} from 'kysely';
import { CandourError } from '../kernel/index.ts';
import { storageError } from './sqlite-errors.ts';
import { bindAll, bindable, execute, type Handle, SqliteFile, type SqliteOptions } from './sqlite-file.ts';
import type { Cell, Dialect } from './types.ts';

/** A database file opened: the query builder, the dialect, and what only this driver can do. */
export interface Sqlite {
  readonly db: Kysely<unknown>;
  readonly dialect: Dialect;
  transaction<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>;
  /** Problems that SQLite's own check finds; empty when the file is whole. */
  integrityProblems(): readonly string[];
  /** Forgets compiled statements: needed after the schema has changed. */
  forgetStatements(): void;
  close(): Promise<void>;
}

/** A connection is made per use: it reads from the reader until a transaction is begun on it. */
class SqliteConnection implements DatabaseConnection {
  readonly #file: SqliteFile;
  #state: 'outside' | 'inside' | 'over' = 'outside';
  #release: () => void = () => {};

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  async begin(): Promise<void> {
    this.#release = await this.#file.begin();
    this.#state = 'inside';
  }

  end(statement: 'COMMIT' | 'ROLLBACK'): void {
    if (this.#state !== 'inside') return;
    const { raw } = this.#file.writer;
    try {
      // SQLite itself rolls back after some failures (a full disk); there is nothing left to roll back then.
      if (raw.inTransaction) raw.exec(statement);
      else if (statement === 'COMMIT') throw new CandourError('INTERNAL', 'The transaction was rolled back by SQLite.');
    } catch (error) {
      if (statement === 'COMMIT') throw storageError(error, this.#file.path);
    }
    this.#state = 'over';
    this.#release();
  }

  command(sql: string): void {
    this.#handle().raw.exec(sql);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      if (this.#state !== 'outside') return execute<R>(this.#handle(), query);
      const { reader } = this.#file;
      if (reader.statement(query.sql).readonly) return execute<R>(reader, query);
      return await this.#file.writeAlone<R>(query);
    } catch (error) {
      throw storageError(error, this.#file.path);
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const handle = this.#state === 'outside' ? this.#file.reader : this.#handle();
    const statement = handle.raw.prepare(query.sql);
    for (const row of statement.iterate(bindAll(query.parameters))) yield { rows: [row as R] };
  }

  bulkInsert(table: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
    const names = columns.map(quoted).join(',');
    const marks = columns.map(() => '?').join(',');
    const statement = this.#handle().statement(`insert into ${quoted(table)} (${names}) values (${marks})`);
    const width = columns.length;
    const bound: unknown[] = new Array(width);
    try {
      for (const row of rows) {
        if (row.length !== width)
          throw new CandourError('INTERNAL', `A row for ${table} has ${row.length} of ${width} cells.`);
        for (let i = 0; i < width; i++) bound[i] = bindable(row[i]);
        statement.run(bound);
      }
    } catch (error) {
      throw storageError(error, this.#file.path);
    }
  }

  #handle(): Handle {
    if (this.#state !== 'inside')
      throw new CandourError('INTERNAL', 'A query was sent after its transaction had ended.');
    return this.#file.writer;
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function ours(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new CandourError('INTERNAL', 'A connection of another driver reached the SQLite driver.');
}

class SqliteDriver implements Driver {
  readonly #file: SqliteFile;

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this.#file);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    ours(connection).end('COMMIT');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    ours(connection).end('ROLLBACK');
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    ours(connection).command(`savepoint ${quoted(name)}`);
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    ours(connection).command(`rollback to ${quoted(name)}`);
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    ours(connection).command(`release ${quoted(name)}`);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ours(connection).end('ROLLBACK');
  }

  async destroy(): Promise<void> {}
}

/** Kysely may hold several connections here: readers beside the one writer. */
class ManyConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function kyselyDialect(file: SqliteFile): KyselyDialect {
  return {
    createDriver: () => new SqliteDriver(file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ManyConnections(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

const dialect: Dialect = {
  name: 'sqlite',
  async bulkInsert(trx, table, columns, rows) {
    await trx.getExecutor().provideConnection(async (connection) => ours(connection).bulkInsert(table, columns, rows));
  },
  async run<Row>(db: Kysely<unknown> | Transaction<unknown>, sql: string, parameters: readonly Cell[] = []) {
    const result = await db.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
    return result.rows;
  },
};

/** Opens (and makes) the database file. Throws HOME_UNUSABLE, INTEGRITY, BUSY or DISK_FULL. */
export async function openSqlite(options: SqliteOptions): Promise<Sqlite> {
  const file = await SqliteFile.open(options);
  const db = new Kysely<unknown>({ dialect: kyselyDialect(file) });
  return {
    db,
    dialect,
    transaction(work) {
      if (file.inside.getStore()?.open === true) {
        throw new CandourError('INTERNAL', 'A transaction was begun inside another one.');
      }
      const mark = { open: false };
      const marked = (trx: Transaction<unknown>) => {
        mark.open = true;
        return work(trx);
      };
      return file.inside.run(mark, async () => {
        try {
          return await db.transaction().execute(marked);
        } finally {
          mark.open = false;
          // SQLite works while the process waits. Without this a loop of transactions would never let the process
          // turn to anything else: no page answered during an import.
          await setImmediate();
        }
      });
    },
    integrityProblems() {
      const rows = file.reader.raw.pragma('integrity_check') as { integrity_check: string }[];
      return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    },
    forgetStatements() {
      file.reader.forget();
      file.writer.forget();
    },
    async close() {
      await db.destroy();
      file.close();
    },
  };
}
