/** Long work with progress: who does it, how far it is, and whether whoever did it is still alive. */

import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { CandourError, type ErrorCode } from '../kernel/index.ts';
import { isRunning } from './process.ts';
import type { Job, JobState, Jobs, Json } from './types.ts';

type JobTables = {
  job: {
    operation_id: number;
    job_id: number;
    kind: string;
    state: JobState;
    progress: string;
    worker: string | null;
    started_at: string;
    ended_at: string | null;
    error_code: string | null;
  };
};

type Row = JobTables['job'];
type Db = Kysely<unknown> | Transaction<unknown>;

/** The number of a process alone is handed out again; with the mark it names this one. */
const self = `${process.pid}:${randomUUID()}`;

function alive(worker: string | null): boolean {
  if (worker === null) return false;
  if (worker === self) return true;
  const pid = Number.parseInt(worker, 10);
  // Another mark under our own number is of a process before us.
  return pid !== process.pid && isRunning(pid);
}

function jobOf(row: Row): Job {
  const state = row.state === 'running' && !alive(row.worker) ? 'abandoned' : row.state;
  return {
    operationId: row.operation_id,
    jobId: row.job_id,
    kind: row.kind,
    state,
    progress: JSON.parse(row.progress) as Json,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    errorCode: row.error_code as ErrorCode | null,
  };
}

/** The jobs of an installation. Operation 0 stands for the installation itself. */
export function openJobs(now: () => Date): Jobs {
  const tables = (db: Db): Kysely<JobTables> => db.withTables<JobTables>();
  const at = (): string => now().toISOString();

  async function find(db: Db, operationId: number, jobId: number): Promise<Row> {
    const row = await tables(db)
      .selectFrom('job')
      .selectAll()
      .where('operation_id', '=', operationId)
      .where('job_id', '=', jobId)
      .executeTakeFirst();
    if (row === undefined) throw new CandourError('NOT_FOUND', `There is no job ${jobId}.`);
    return row;
  }

  async function set(db: Db, { operationId, jobId }: Pick<Job, 'operationId' | 'jobId'>, values: Partial<Row>) {
    await tables(db)
      .updateTable('job')
      .set(values)
      .where('operation_id', '=', operationId)
      .where('job_id', '=', jobId)
      .execute();
  }

  return {
    async begin(trx, operationId, kind, progress) {
      const last = await tables(trx)
        .selectFrom('job')
        .select(sql<number | null>`max(job_id)`.as('id'))
        .where('operation_id', '=', operationId)
        .executeTakeFirst();
      const row: Row = {
        operation_id: operationId,
        job_id: (last?.id ?? 0) + 1,
        kind,
        state: 'running',
        progress: JSON.stringify(progress),
        worker: self,
        started_at: at(),
        ended_at: null,
        error_code: null,
      };
      await tables(trx).insertInto('job').values(row).execute();
      return jobOf(row);
    },

    async resume(trx, operationId, jobId) {
      const row = await find(trx, operationId, jobId);
      if (row.state === 'running' && alive(row.worker) && row.worker !== self) {
        throw new CandourError('BUSY', 'Another process is doing this work.');
      }
      if (row.state === 'done') return jobOf(row);
      const values = { state: 'running', worker: self, ended_at: null, error_code: null } as const;
      await set(trx, { operationId, jobId }, values);
      return jobOf({ ...row, ...values });
    },

    async progress(db, job, progress) {
      await set(db, job, { progress: JSON.stringify(progress) });
    },

    async finish(db, job) {
      await set(db, job, { state: 'done', worker: null, ended_at: at() });
    },

    async fail(db, job, errorCode) {
      await set(db, job, { state: 'failed', worker: null, ended_at: at(), error_code: errorCode });
    },

    async find(db, operationId, jobId) {
      return jobOf(await find(db, operationId, jobId));
    },

    async list(db, operationId) {
      const rows = await tables(db)
        .selectFrom('job')
        .selectAll()
        .where('operation_id', '=', operationId)
        .orderBy('job_id', 'desc')
        .limit(100)
        .execute();
      return rows.map(jobOf);
    },
  };
}
