/** The access room served in a test: a new data folder, a clock that is moved by hand, browsers that keep cookies. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { CandourError } from '../../kernel/index.ts';
import { openStore, type Store } from '../../storage/index.ts';
import { type Access, accessMigrations, accessRoutes, guardRequests, openAccess } from '../index.ts';

export const passphrase = 'four quiet words here';
export const owner = { name: 'Ada Sample', role: 'lead investigator', passphrase };

export interface Answer {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
  readonly cookies: readonly string[];
  readonly location: string | undefined;
}

/** One browser: keeps the cookies it is given, sends what a page of this site would send. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: FastifyInstance;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    headers: { readonly [name: string]: string | undefined } = {},
  ): Promise<Answer> {
    const sent: { readonly [name: string]: string | undefined } = {
      host: '127.0.0.1:4747',
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method !== 'GET' && { origin: 'http://127.0.0.1:4747', 'x-candour': '1' }),
      ...headers,
    };
    const kept = Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await this.#app.inject({
      method,
      url,
      headers: Object.fromEntries(kept),
      ...(payload !== undefined && { payload }),
    });
    const given = response.headers['set-cookie'] ?? [];
    const cookies = typeof given === 'string' ? [given] : given;
    for (const cookie of cookies) this.#keep(cookie);
    const body = response.headers['content-type']?.toString().includes('json') ? response.json() : {};
    return { status: response.statusCode, body, cookies, location: response.headers.location?.toString() };
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
  }
}

export interface Served {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly access: Access;
  readonly home: string;
  browser(): Browser;
  /** A browser in which the owner has made the account and is signed in. */
  ownerBrowser(): Promise<Browser>;
  /** A browser of a further account that holds nothing. */
  strangerBrowser(by: Browser): Promise<{ readonly browser: Browser; readonly id: string }>;
  /** Moves the clock of the product; better-auth's own clock stays. */
  wait(ms: number): void;
  stop(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-access-'));
  const home = join(folder, 'home');
  let ahead = 0;
  const store = await openStore({ home, migrations: accessMigrations, now: () => new Date(Date.now() + ahead) });
  const access = await openAccess(store, { origin: 'http://127.0.0.1:4747' });
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof CandourError) return reply.status(error.status).send({ code: error.code, hint: error.hint });
    const invalid = typeof error === 'object' && error !== null && 'validation' in error;
    return reply.status(invalid ? 400 : 500).send({ code: invalid ? 'BAD_USAGE' : 'INTERNAL', text: String(error) });
  });
  guardRequests(app);
  await app.register(accessRoutes, { store, access });
  const served: Served = {
    app,
    store,
    access,
    home,
    browser: () => new Browser(app),
    async ownerBrowser() {
      const browser = new Browser(app);
      await browser.ask('GET', `/start?ticket=${await access.issueTicket()}`);
      await browser.ask('POST', '/api/set-up', owner);
      return browser;
    },
    async strangerBrowser(by) {
      const made = await by.ask('POST', '/api/accounts', { name: 'Bo Stranger', role: 'analyst', passphrase });
      const browser = new Browser(app);
      await browser.ask('POST', '/api/sign-in', { name: 'Bo Stranger', passphrase });
      return { browser, id: String(made.body.id) };
    },
    wait(ms) {
      ahead += ms;
    },
    async stop() {
      await app.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
  return served;
}
