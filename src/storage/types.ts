/**
 * The ports of the storage room. Rooms talk to these; SQLite lives in sqlite*.ts alone, PostgreSQL will live in
 * postgres*.ts beside it (docs/decisions).
 */

import type { Kysely, Transaction } from 'kysely';
import type { ErrorCode } from '../kernel/index.ts';

/** A forward-only migration. Each room brings its own; names sort by time and room: `2026_11_23_evidence_01`. */
export interface RoomMigration {
  readonly name: string;
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

export type Cell = string | number | bigint | Uint8Array | null;

/** The few things SQL dialects do differently. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /**
   * Inserts many rows fast inside the transaction given. `rows` are arrays in the order of `columns`.
   * Bounded by the caller: at most 10,000 rows a call.
   */
  bulkInsert(
    trx: Transaction<unknown>,
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Cell[])[],
  ): Promise<void>;
  /**
   * Runs dialect SQL inside the transaction or connection given; only dialect files of a room may call it.
   * `?` parameters; returns rows (empty for a statement that returns none).
   */
  run<Row = Record<string, Cell>>(
    db: Kysely<unknown> | Transaction<unknown>,
    sql: string,
    parameters?: readonly Cell[],
  ): Promise<Row[]>;
}

export interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
  /** True when the vault held these bytes before. */
  readonly existed: boolean;
}

/** Files of one operation by SHA-256: written once, read-only afterwards (R1). */
export interface Vault {
  /** Streams bytes in. The file appears under its hash only when complete (temporary file, fsync, rename, mode 0444). */
  put(chunks: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  has(sha256: string): Promise<boolean>;
  size(sha256: string): Promise<number>;
  /** Path for libraries that must open a file themselves; read-only. */
  path(sha256: string): string;
  /** Half-open byte range; whole file without one. Chunks of at most 64 KiB… 1 MiB. */
  stream(sha256: string, start?: number, end?: number): AsyncIterable<Uint8Array>;
  /** A bounded range in memory (at most 16 MiB; else LIMIT_EXCEEDED). */
  read(sha256: string, start: number, end: number): Promise<Uint8Array>;
  /** Re-hashes the stored file: 'ok', or what differs. */
  rehash(sha256: string): Promise<{ readonly state: 'ok' | 'missing' | 'differs'; readonly actual?: string }>;
  /** Removes temporary files that a killed process left behind; never a finished file. */
  sweep(): Promise<number>;
}

/** R9: the six kinds of logged act. */
export type LedgerType = 'collection' | 'alteration' | 'consultation' | 'disclosure' | 'combination' | 'erasure';

export interface LedgerActor {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** Session of the web page, or `cli:<process>`. */
  readonly session: string;
}

/** JSON that RFC 8785 can order and print. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface LedgerDraft {
  /** `installation`, or an operation's id as text. */
  readonly chain: string;
  readonly actor: LedgerActor;
  readonly type: LedgerType;
  /** Dotted verb, closed list in each room: `exhibit.sealed`, `search.answered`… */
  readonly act: string;
  /** What was acted on: `{exhibit: 3}`, `{copy: 7, from: 100, to: 150}`. Never message text. */
  readonly subject: { readonly [key: string]: Json };
  readonly reason?: string;
}

export interface LedgerEntry {
  readonly chain: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: LedgerActor;
  readonly type: LedgerType;
  readonly act: string;
  readonly subject: { readonly [key: string]: Json };
  readonly reason: string | null;
  readonly prev: string;
  readonly hash: string;
  /** What the computer's clock said, where it stood behind the entry before; `at` then repeats that entry's time. */
  readonly clock?: string;
}

/** A signed head of a chain, as it is handed to somebody else to keep. */
export interface Checkpoint {
  readonly kind: 'checkpoint';
  readonly record: {
    readonly v: 1;
    readonly candour: 'checkpoint';
    readonly chain: string;
    readonly seq: number;
    readonly hash: string;
    readonly at: string;
    readonly key: string;
  };
  readonly signature: string;
}

export interface ChainVerdict {
  readonly chain: string;
  readonly entries: number;
  readonly consultations: number;
  readonly checkpoints: number;
  readonly ok: boolean;
  /** First place that does not hold, in words, with the entry's number. */
  readonly fault?: string;
}

export interface Ledger {
  /** In the act's own transaction: no act without its entry, no entry without its act. */
  append(trx: Transaction<unknown>, draft: LedgerDraft): Promise<LedgerEntry>;
  /**
   * A consultation: one entry a page or search answered, chained a session, committed before the answer is sent,
   * anchored in the operation's chain (when the session ends, every 1,000 entries, and at each checkpoint).
   */
  consult(draft: Omit<LedgerDraft, 'type'>): Promise<void>;
  /** Anchors what a session has consulted, in every chain: at sign-out, when a session expires, when a command ends. */
  endSession(session: string): Promise<void>;
  /** Anchors sessions that consulted nothing since then: of browsers closed and commands killed. */
  anchorIdle(before: Date): Promise<void>;
  /** Signs the head of a chain (Ed25519), anchoring open session chains first. */
  checkpoint(chain: string): Promise<{ readonly seq: number; readonly hash: string; readonly signature: string }>;
  /** Newest first. */
  page(chain: string, before: number | null, limit: number): Promise<readonly LedgerEntry[]>;
  /** What one session read and searched in one chain; newest first. */
  consultations(chain: string, session: string, before: number | null, limit: number): Promise<readonly LedgerEntry[]>;
  /** Newest first, the last 500. */
  checkpoints(chain: string): Promise<readonly Checkpoint[]>;
  verify(chain: string): Promise<ChainVerdict>;
  chains(): Promise<readonly string[]>;
  /** Everything a stranger needs, as JSON lines (docs/ledger.md), checked by `verify-ledger.mjs` without Candour. */
  export(chain: string): AsyncIterable<string>;
}

/** `abandoned`: it was running when its process ended; `resume` takes it up. */
export type JobState = 'running' | 'done' | 'failed' | 'abandoned';

export interface Job {
  /** 0 for the installation itself. */
  readonly operationId: number;
  readonly jobId: number;
  readonly kind: string;
  readonly state: JobState;
  readonly progress: Json;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly errorCode: ErrorCode | null;
}

type JobRef = Pick<Job, 'operationId' | 'jobId'>;
type Handle = Kysely<unknown> | Transaction<unknown>;

/**
 * Long work with progress. Write progress in the transaction of the batch it speaks of: what is said to be done is
 * then done, also after a kill.
 */
export interface Jobs {
  begin(trx: Transaction<unknown>, operationId: number, kind: string, progress: Json): Promise<Job>;
  /** Takes up a job that failed or was abandoned. Throws BUSY while another process does it. */
  resume(trx: Transaction<unknown>, operationId: number, jobId: number): Promise<Job>;
  progress(db: Handle, job: JobRef, progress: Json): Promise<void>;
  finish(db: Handle, job: JobRef): Promise<void>;
  fail(db: Handle, job: JobRef, errorCode: ErrorCode): Promise<void>;
  /** Throws NOT_FOUND. */
  find(db: Handle, operationId: number, jobId: number): Promise<Job>;
  /** Newest first, the last 100. */
  list(db: Handle, operationId: number): Promise<readonly Job[]>;
}

export interface Store {
  readonly home: string;
  readonly db: Kysely<unknown>;
  readonly dialect: Dialect;
  readonly ledger: Ledger;
  readonly jobs: Jobs;
  /** Sentences for the person about how the data folder was found; usually none. Commands print them on stderr. */
  readonly notices: readonly string[];
  /** The UTC clock given at opening. */
  now(): Date;
  /** BEGIN IMMEDIATE … COMMIT, fsynced; waits for another process up to the busy limit, then BUSY. */
  transaction<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>;
  vault(operationId: number): Vault;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly home: string;
  /** All rooms' migrations, put together in src/app.ts. */
  readonly migrations: readonly RoomMigration[];
  readonly now?: () => Date;
  /** Only reads; refuses to migrate. */
  readonly readOnly?: boolean;
}

export interface CopyProgress {
  readonly stage: 'database' | 'files';
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
}

export interface BackupRequest {
  readonly store: Store;
  /** A folder that is new or empty. */
  readonly target: string;
  readonly actor: LedgerActor;
  readonly progress?: (at: CopyProgress) => void;
}

export interface BackupResult {
  readonly target: string;
  readonly files: number;
  readonly bytes: number;
  /** To be noted apart from the backup: it names this very one. */
  readonly manifestSha256: string;
}

export interface RestoreRequest {
  readonly source: string;
  readonly home: string;
  readonly now: () => Date;
  readonly progress?: (at: CopyProgress) => void;
}

export interface RestoreResult {
  readonly home: string;
  readonly files: number;
  readonly bytes: number;
  readonly chains: number;
  readonly madeAt: string;
  readonly manifestSha256: string;
}
