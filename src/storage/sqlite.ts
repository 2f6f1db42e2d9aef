/**
 * The SQLite driver, in this one file (docs/decisions): better-sqlite3 behind Kysely.
 *
 * Kysely's own SQLite dialect gives every caller one and the same connection; a page would then read the rows of an
 * import that is not committed yet. Here there are two: a **writer**, lent to one transaction at a time
 * (BEGIN IMMEDIATE, so that a transaction that begins can also commit), and a **reader** that sees only what is
 * committed. Waiting for another process happens between attempts and not inside SQLite, so the server keeps answering.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
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
import { Mutex } from './mutex.ts';
import { isBusy, storageError } from './sqlite-errors.ts';
import type { Cell, Dialect } from './types.ts';

const statementsKept = 256;
const attemptEveryMs = 4;
const pagesPerStep = 2_000;
const largestInt32 = 2 ** 31 - 1;
const smallestInt32 = -(2 ** 31);

export interface SqliteOptions {
  readonly path: string;
  readonly readOnly: boolean;
  /** How long to wait for another process before BUSY. */
  readonly waitMs: number;
}

/** A database file opened: the query builder, the dialect, and what only this driver can do. */
export interface Sqlite {
  readonly db: Kysely<unknown>;
  readonly dialect: Dialect;
  transaction<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>;
  /** Problems that SQLite's own check finds; empty when the file is whole. */
  integrityProblems(): readonly string[];
  /** A consistent copy of the database while it is in use (SQLite's online backup). */
  copyTo(target: string, progress?: (done: number, total: number) => void): Promise<void>;
  /** Forgets compiled statements: needed after the schema has changed. */
  forgetStatements(): void;
  close(): Promise<void>;
}

/** One better-sqlite3 handle with its compiled statements. */
class Handle {
  readonly raw: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(raw: Database.Database) {
    this.raw = raw;
  }

  statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined && !known.busy) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const made = this.raw.prepare(sql);
    if (known !== undefined) return made;
    this.#statements.set(sql, made);
    if (this.#statements.size > statementsKept) {
      const oldest = this.#statements.keys().next();
      if (!oldest.done) this.#statements.delete(oldest.value);
    }
    return made;
  }

  forget(): void {
    this.#statements.clear();
  }
}

/**
 * better-sqlite3 binds a number outside 32 bits as REAL. Where a column has no affinity (FTS5's rowid) it would stay
 * REAL and not be found again, so whole numbers travel as BigInt.
 */
function bindable(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return value;
    if (value === 0) return 0;
    return value > largestInt32 || value < smallestInt32 ? BigInt(value) : value;
  }
  if (value instanceof Uint8Array && !Buffer.isBuffer(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return value;
}

function bindAll(parameters: readonly unknown[]): unknown[] {
  return parameters.map(bindable);
}

/** The handles of one file and the turn-taking of its writer. */
class SqliteFile {
  readonly path: string;
  readonly writer: Handle;
  readonly reader: Handle;
  readonly #turn: Mutex;
  readonly #waitMs: number;
  /** Marks the asynchronous context of a transaction, to refuse what would wait for itself for ever. */
  readonly inside = new AsyncLocalStorage<{ open: boolean }>();

  constructor(options: SqliteOptions) {
    this.path = options.path;
    this.#waitMs = options.waitMs;
    this.#turn = new Mutex(Math.max(options.waitMs * 6, 60_000));
    const writer = new Database(options.path, { readonly: options.readOnly, timeout: options.waitMs });
    try {
      writer.pragma('busy_timeout = 0');
      writer.pragma('foreign_keys = ON');
      writer.pragma('synchronous = FULL');
      writer.pragma('cache_size = -65536');
      writer.pragma('temp_store = MEMORY');
      this.writer = new Handle(writer);
      const reader = new Database(options.path, { readonly: options.readOnly, timeout: options.waitMs });
      reader.pragma('query_only = ON');
      reader.pragma('cache_size = -65536');
      this.reader = new Handle(reader);
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  /** Two processes may make one new file at the same moment; the change of journal mode needs it alone. */
  async switchToWal(): Promise<void> {
    await this.#attempt(() => this.writer.raw.pragma('journal_mode = WAL'));
  }

  async begin(): Promise<() => void> {
    if (this.inside.getStore()?.open === true) {
      throw new CandourError('INTERNAL', 'A write was asked for beside the transaction it stands in; use its handle.');
    }
    const release = await this.#turn.acquire();
    try {
      await this.#attempt(() => this.writer.raw.exec('BEGIN IMMEDIATE'));
    } catch (error) {
      release();
      throw error;
    }
    return release;
  }

  /** A write outside any transaction: a transaction of its own. */
  async writeAlone<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const release = await this.begin();
    try {
      const result = execute<R>(this.writer, query);
      this.writer.raw.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.writer.raw.inTransaction) this.writer.raw.exec('ROLLBACK');
      throw error;
    } finally {
      release();
    }
  }

  async #attempt(work: () => void): Promise<void> {
    const until = Date.now() + this.#waitMs;
    for (;;) {
      try {
        work();
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() >= until) throw storageError(error, this.path);
      }
      await sleep(attemptEveryMs);
    }
  }

  close(): void {
    this.reader.forget();
    this.writer.forget();
    this.reader.raw.close();
    this.writer.raw.close();
  }
}

function execute<R>(handle: Handle, query: CompiledQuery): QueryResult<R> {
  const statement = handle.statement(query.sql);
  const parameters = bindAll(query.parameters);
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
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
  let file: SqliteFile;
  try {
    file = new SqliteFile(options);
    if (!options.readOnly) await file.switchToWal();
  } catch (error) {
    throw storageError(error, options.path);
  }
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
        }
      });
    },
    integrityProblems() {
      const rows = file.reader.raw.pragma('integrity_check') as { integrity_check: string }[];
      return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    },
    async copyTo(target, progress) {
      const source = new Database(options.path, { readonly: true, timeout: options.waitMs });
      try {
        // A read transaction held open pins one state of the file. Without it every commit of another connection
        // would make SQLite start the copy again, and under a long import it would never end.
        source.exec('BEGIN');
        source.prepare('select count(*) from sqlite_master').get();
        await source.backup(target, {
          progress: ({ totalPages, remainingPages }) => {
            progress?.(totalPages - remainingPages, totalPages);
            return pagesPerStep;
          },
        });
      } catch (error) {
        throw storageError(error, target);
      } finally {
        source.close();
      }
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
