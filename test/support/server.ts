/** The real server over a real store, asked without a socket. */

import type { FastifyInstance, InjectOptions } from 'fastify';
import { openAccess } from '../../src/access/index.ts';
import { type App, openApp } from '../../src/app.ts';
import { buildServer } from '../../src/http/index.ts';

export interface Served {
  readonly app: App;
  readonly server: FastifyInstance;
  /** Cookie header of somebody signed in by name and passphrase. */
  signIn(name: string, passphrase: string): Promise<string>;
  ask(
    options: InjectOptions & { readonly cookie?: string },
  ): Promise<{ status: number; body: unknown; headers: Record<string, unknown> }>;
  close(): Promise<void>;
}

const origin = 'http://127.0.0.1:4747';

export async function serveHome(home: string): Promise<Served> {
  const app = await openApp({ home });
  const access = await openAccess(app.store, { origin });
  const server = await buildServer({ app, access });
  await server.ready();
  const ask: Served['ask'] = async ({ cookie, headers, ...options }) => {
    const response = await server.inject({
      ...options,
      headers: { host: '127.0.0.1:4747', 'x-candour': '1', ...(cookie ? { cookie } : {}), ...headers },
    });
    const type = String(response.headers['content-type'] ?? '');
    return {
      status: response.statusCode,
      body: type.includes('json') && !type.includes('ndjson') ? response.json() : response.body,
      headers: response.headers,
    };
  };
  return {
    app,
    server,
    ask,
    async signIn(name, passphrase) {
      const { headers, status } = await ask({ method: 'POST', url: '/api/sign-in', payload: { name, passphrase } });
      if (status !== 200) throw new Error(`sign-in answered ${status}`);
      return [headers['set-cookie']]
        .flat()
        .map((cookie) => String(cookie).split(';')[0])
        .join('; ');
    },
    async close() {
      await server.close();
      await app.close();
    },
  };
}
