/** The access room over HTTP. Error shapes and headers of answers are the http room's. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CandourError } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import { type Access, setUpCookie } from './access.ts';
import { accountsView, giveGrant, takeGrant } from './accounts.ts';
import type { Actor } from './actor.ts';
import {
  AccountList,
  AccountMade,
  AccountParams,
  AccountRequest,
  GrantParams,
  GrantRequest,
  PassphraseRequest,
  SessionView,
  SetUpRequest,
  SignInRequest,
  StartQuery,
} from './contract.ts';
import { loopbackHosts, refusal } from './guard.ts';

export interface AccessDeps {
  readonly store: Store;
  readonly access: Access;
}

const sweepEveryMs = 10 * 60 * 1000;

function first(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

/** The request's headers as the web platform has them. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  const cookie = request.headers.cookie;
  if (cookie !== undefined) headers.set('cookie', cookie);
  return headers;
}

/** Refuses, for the whole app, requests of other sites (CSRF, DNS rebinding). Register it before any route. */
export function guardRequests(app: FastifyInstance, hosts: readonly string[] = loopbackHosts): void {
  app.addHook('onRequest', async (request) => {
    const { method, headers } = request;
    const why = refusal(
      {
        method,
        host: headers.host,
        origin: headers.origin,
        fetchSite: first(headers['sec-fetch-site']),
        mark: first(headers['x-candour']),
      },
      hosts,
    );
    if (why !== null) throw new CandourError('NOT_ALLOWED', why, { hint: 'Use the page at its own address.' });
  });
}

/** The actor of a request. Throws NOT_SIGNED_IN. */
export async function requireActor(access: Access, request: FastifyRequest): Promise<Actor> {
  const actor = await access.authenticate(webHeaders(request));
  if (actor === null) throw new CandourError('NOT_SIGNED_IN', 'Nobody is signed in.');
  return actor;
}

function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
}

function permitOf(request: FastifyRequest): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === setUpCookie && value !== undefined) return value;
  }
  return null;
}

function permitCookie(access: Access, value: string, seconds: number): string {
  const secure = access.origin.startsWith('https:') ? '; Secure' : '';
  return `${setUpCookie}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}

const Done = z.object({ done: z.literal(true) });
const done = { done: true } as const;

/**
 * Registers the routes of this room and, while the server runs, ends sessions that have run out.
 * The app must have zod's compilers set and `guardRequests` registered.
 */
export async function accessRoutes(plain: FastifyInstance, { store, access }: AccessDeps): Promise<void> {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const timer = setInterval(() => {
    // A sweep that fails is tried again by the next; the server must not fall over it.
    access.sweep().catch((error: unknown) => plain.log.error({ err: error }, 'sessions were not swept'));
  }, sweepEveryMs);
  timer.unref();
  app.addHook('onReady', () => access.sweep());
  app.addHook('onClose', async () => clearInterval(timer));

  app.get('/api/session', { schema: { response: { 200: SessionView }, tags: ['access'] } }, async (request) =>
    access.view(webHeaders(request)),
  );

  app.post(
    '/api/set-up',
    { schema: { body: SetUpRequest, response: { 200: Done }, tags: ['access'] } },
    async (request, reply) => {
      setCookies(reply, await access.setUp(request.body, permitOf(request)));
      setCookies(reply, [permitCookie(access, '', 0)]);
      return done;
    },
  );

  app.post(
    '/api/sign-in',
    { schema: { body: SignInRequest, response: { 200: Done }, tags: ['access'] } },
    async (request, reply) => {
      setCookies(reply, await access.signIn(request.body, request.ip));
      return done;
    },
  );

  app.post('/api/sign-out', { schema: { response: { 200: Done }, tags: ['access'] } }, async (request, reply) => {
    setCookies(reply, await access.signOut(webHeaders(request)));
    return done;
  });

  app.get('/start', { schema: { querystring: StartQuery, hide: true } }, async (request, reply) => {
    const started = await access.start(request.query.ticket);
    if (started.kind === 'session') setCookies(reply, started.cookies);
    else setCookies(reply, [permitCookie(access, started.permit, started.seconds)]);
    // The ticket stands in the address: it must not travel on as a referrer, nor stay in a cache.
    return reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store').redirect('/');
  });

  app.get('/api/accounts', { schema: { response: { 200: AccountList }, tags: ['access'] } }, async (request) => {
    const accounts = await accountsView(store, await requireActor(access, request));
    return { accounts: accounts.map(({ grants, ...account }) => ({ ...account, grants: [...grants] })) };
  });

  app.post(
    '/api/accounts',
    { schema: { body: AccountRequest, response: { 200: AccountMade }, tags: ['access'] } },
    async (request) => ({ id: await access.addAccount(await requireActor(access, request), request.body) }),
  );

  app.delete(
    '/api/accounts/:account',
    { schema: { params: AccountParams, response: { 200: Done }, tags: ['access'] } },
    async (request) => {
      await access.closeAccount(await requireActor(access, request), request.params.account);
      return done;
    },
  );

  app.put(
    '/api/accounts/:account/passphrase',
    { schema: { params: AccountParams, body: PassphraseRequest, response: { 200: Done }, tags: ['access'] } },
    async (request) => {
      const actor = await requireActor(access, request);
      await access.setPassphrase(actor, request.params.account, request.body.passphrase);
      return done;
    },
  );

  app.post(
    '/api/accounts/:account/grants',
    { schema: { params: AccountParams, body: GrantRequest, response: { 200: Done }, tags: ['access'] } },
    async (request) => {
      await giveGrant(store, await requireActor(access, request), request.params.account, request.body);
      return done;
    },
  );

  app.delete(
    '/api/accounts/:account/grants/:operation/:act',
    { schema: { params: GrantParams, response: { 200: Done }, tags: ['access'] } },
    async (request) => {
      const { account, operation, act } = request.params;
      await takeGrant(store, await requireActor(access, request), account, { act, operation });
      return done;
    },
  );
}
