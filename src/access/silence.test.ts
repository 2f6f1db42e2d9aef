import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Opens the room as `candour serve` does, in a process that does not look like a test. */
const script = `
const { openStore } = await import('${new URL('../storage/index.ts', import.meta.url).href}');
const { accessMigrations, openAccess } = await import('${new URL('./index.ts', import.meta.url).href}');
const store = await openStore({ home: process.argv[1], migrations: accessMigrations });
const access = await openAccess(store, { origin: 'http://127.0.0.1:4747' });
await access.issueTicket();
await new Promise((resolve) => setTimeout(resolve, 500));
await store.close();
`;

test('the login library sends nothing, even where a variable of the environment asks it to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-silence-'));
  const asked: string[] = [];
  const listener = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, join(folder, 'home')], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        BETTER_AUTH_TELEMETRY: '1',
        BETTER_AUTH_TELEMETRY_ENDPOINT: `http://127.0.0.1:${port}/`,
      },
    });
    expect(asked).toEqual([]);
  } finally {
    listener.close();
    await rm(folder, { recursive: true });
  }
});
