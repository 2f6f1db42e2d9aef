import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { testStore } from './testing/home.ts';

/** Begins a job in a process of its own, which then ends without a word. */
const beginAndDie = `
const { openStore } = await import('${new URL('./index.ts', import.meta.url).href}');
const store = await openStore({ home: process.argv[1], migrations: [] });
await store.transaction((trx) => store.jobs.begin(trx, 3, 'import', { read: 100 }));
process.kill(process.pid, 'SIGKILL');
`;

describe('a job', () => {
  test('tells how far it is and how it ended', async () => {
    const store = await testStore({ migrations: [], now: () => new Date('2026-11-23T10:00:00Z') });
    const job = await store.transaction((trx) => store.jobs.begin(trx, 3, 'import', { read: 0 }));
    expect(job).toMatchObject({ operationId: 3, jobId: 1, kind: 'import', state: 'running', progress: { read: 0 } });
    await store.transaction((trx) => store.jobs.progress(trx, job, { read: 5_000 }));
    expect(await store.jobs.find(store.db, 3, 1)).toMatchObject({ state: 'running', progress: { read: 5_000 } });
    await store.jobs.finish(store.db, job);
    expect(await store.jobs.find(store.db, 3, 1)).toMatchObject({ state: 'done', endedAt: '2026-11-23T10:00:00.000Z' });
  });

  test('that failed says why, and can be taken up again', async () => {
    const store = await testStore({ migrations: [] });
    const job = await store.transaction((trx) => store.jobs.begin(trx, 3, 'import', { read: 7 }));
    await store.jobs.fail(store.db, job, 'DISK_FULL');
    expect(await store.jobs.find(store.db, 3, 1)).toMatchObject({ state: 'failed', errorCode: 'DISK_FULL' });
    const again = await store.transaction((trx) => store.jobs.resume(trx, 3, 1));
    expect(again).toMatchObject({ state: 'running', progress: { read: 7 }, errorCode: null, endedAt: null });
  });

  test('whose process was killed is seen as abandoned, and taken up where it stood', async () => {
    const store = await testStore({ migrations: [] });
    const ended = promisify(execFile)(process.execPath, ['--input-type=module', '-e', beginAndDie, store.home]);
    await expect(ended).rejects.toMatchObject({ signal: 'SIGKILL' });
    expect(await store.jobs.list(store.db, 3)).toMatchObject([{ state: 'abandoned', progress: { read: 100 } }]);
    const again = await store.transaction((trx) => store.jobs.resume(trx, 3, 1));
    expect(again).toMatchObject({ state: 'running', progress: { read: 100 } });
  });

  test('of another process that still runs is left to it', async () => {
    const store = await testStore({ migrations: [] });
    await store.transaction((trx) => store.jobs.begin(trx, 3, 'import', null));
    // Process 1 always runs.
    await store.dialect.run(store.db, "update job set worker = '1:somebody'");
    const taking = store.transaction((trx) => store.jobs.resume(trx, 3, 1));
    await expect(taking).rejects.toMatchObject({ code: 'BUSY' });
  });

  test('counts in its own operation, and one that is not there is said to be', async () => {
    const store = await testStore({ migrations: [] });
    await store.transaction(async (trx) => {
      await store.jobs.begin(trx, 3, 'import', null);
      await store.jobs.begin(trx, 4, 'import', null);
      await store.jobs.begin(trx, 3, 'verify', null);
    });
    expect((await store.jobs.list(store.db, 3)).map(({ jobId, kind }) => [jobId, kind])).toEqual([
      [2, 'verify'],
      [1, 'import'],
    ]);
    await expect(store.jobs.find(store.db, 4, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
