/**
 * better-sqlite3, in this one file (docs/decisions): the handles of a database file, whose turn it is to write, and the
 * online backup. What Kysely needs of it stands in sqlite.ts.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { CompiledQuery, QueryResult } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import { Mutex } from './mutex.ts';
import { isBusy, storageError } from './sqlite-errors.ts';

const statementsKept = 256;
const attemptEveryMs = 4;
const pagesPerStep = 2_000;

export interface SqliteOptions {
  readonly path: string;
  readonly readOnly: boolean;
  /** How long to wait for another process before BUSY. */
  readonly waitMs: number;
}

/** One better-sqlite3 handle with its compiled statements. */
export class Handle {
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
 * better-sqlite3 binds every number as REAL. A column of type INTEGER makes it whole again, but where there is no such
 * column (FTS5's rowid, an expression, a bare `?`) it would stay REAL: not found, divided with a fraction, inexact above
 * 2^53. So whole numbers travel as BigInt.
 */
export function bindable(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (value instanceof Uint8Array && !Buffer.isBuffer(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return value;
}

export function bindAll(parameters: readonly unknown[]): unknown[] {
  return parameters.map(bindable);
}

/** Tries until no other process is in the way, at most `waitMs`: then BUSY. */
async function attempt<T>({ waitMs, path }: SqliteOptions, work: () => T): Promise<T> {
  const until = Date.now() + waitMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() >= until) throw storageError(error, path);
    }
    await sleep(attemptEveryMs);
  }
}

/** The handles of one file and the turn-taking of its writer. */
export class SqliteFile {
  readonly path: string;
  readonly writer: Handle;
  readonly reader: Handle;
  readonly #turn: Mutex;
  readonly #options: SqliteOptions;
  /** Marks the asynchronous context of a transaction, to refuse what would wait for itself for ever. */
  readonly inside = new AsyncLocalStorage<{ open: boolean }>();

  constructor(options: SqliteOptions) {
    this.path = options.path;
    this.#options = options;
    this.#turn = new Mutex(Math.max(options.waitMs * 6, 60_000));
    const writer = new Database(options.path, { readonly: options.readOnly, timeout: options.waitMs });
    try {
      writer.pragma('foreign_keys = ON');
      writer.pragma('synchronous = FULL');
      writer.pragma('cache_size = -65536');
      writer.pragma('temp_store = MEMORY');
      // From here on waiting is done by `attempt`, which lets the process go on meanwhile.
      writer.pragma('busy_timeout = 0');
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

  /** Opens the file, in WAL. Two processes may make one new file at the same moment: then each tries until it can. */
  static async open(options: SqliteOptions): Promise<SqliteFile> {
    return await attempt(options, () => {
      const file = new SqliteFile(options);
      try {
        // The change of journal mode needs the file alone.
        if (!options.readOnly) file.writer.raw.pragma('journal_mode = WAL');
        return file;
      } catch (error) {
        file.close();
        throw error;
      }
    });
  }

  async begin(): Promise<() => void> {
    if (this.inside.getStore()?.open === true) {
      throw new CandourError('INTERNAL', 'A write was asked for beside the transaction it stands in; use its handle.');
    }
    const release = await this.#turn.acquire();
    try {
      await attempt(this.#options, () => this.writer.raw.exec('BEGIN IMMEDIATE'));
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

  close(): void {
    this.reader.forget();
    this.writer.forget();
    this.reader.raw.close();
    this.writer.raw.close();
  }
}

export function execute<R>(handle: Handle, query: CompiledQuery): QueryResult<R> {
  const statement = handle.statement(query.sql);
  const parameters = bindAll(query.parameters);
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

/**
 * A consistent copy of a database that is in use (SQLite's online backup). The copy is one file that stands alone.
 */
export async function copyDatabase(
  path: string,
  target: string,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  try {
    const source = new Database(path, { readonly: true, timeout: 10_000 });
    try {
      // A read transaction held open pins one state of the file. Without it every commit of another connection would
      // make SQLite start the copy again, and under a long import it would never end.
      source.exec('BEGIN');
      source.prepare('select count(*) from sqlite_master').get();
      await source.backup(target, {
        progress: ({ totalPages, remainingPages }) => {
          progress?.(totalPages - remainingPages, totalPages);
          return pagesPerStep;
        },
      });
    } finally {
      source.close();
    }
    const copy = new Database(target);
    try {
      copy.pragma('synchronous = FULL');
      // Out of WAL: the copy needs no file beside it. The data folder goes back to WAL when it is opened.
      copy.pragma('journal_mode = DELETE');
    } finally {
      copy.close();
    }
  } catch (error) {
    throw storageError(error, target);
  }
}
