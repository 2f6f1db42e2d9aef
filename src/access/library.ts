/**
 * better-auth behind one face: it hashes passphrases, keeps sessions and makes the cookies; passkeys, one-time codes
 * and an organisation's own sign-in service are plugins of it later. Its HTTP handler is not mounted: every way in goes
 * through the access room, where the act and its ledger entry share one transaction.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { CandourError } from '../kernel/index.ts';
import { privateFile, type Store } from '../storage/index.ts';

/** One working day; then the person signs in again. */
const sessionSeconds = 12 * 60 * 60;

export interface OpenedSession {
  /** Id of the session as the ledger names it. Not its secret. */
  readonly session: string;
  readonly cookies: readonly string[];
}

export interface SignInLibrary {
  /** The session of a request's cookies, or null when there is none, it is forged, or it has expired. */
  find(headers: Headers): Promise<{ readonly session: string; readonly account: string } | null>;
  open(trx: Transaction<unknown>, account: { readonly id: string; readonly name: string }): Promise<OpenedSession>;
  /** Ends the session of the cookies; returns the cookies that make the browser forget it. */
  close(trx: Transaction<unknown>, headers: Headers): Promise<readonly string[]>;
  /** Ends sessions by their ids. */
  closeSessions(trx: Transaction<unknown>, sessions: readonly string[]): Promise<void>;
  setPassphrase(
    trx: Transaction<unknown>,
    account: { readonly id: string; readonly name: string },
    hash: string,
  ): Promise<void>;
  /** Stored hash of the account's passphrase, or null when it has none. */
  hashOf(account: string): Promise<string | null>;
  hash(passphrase: string): Promise<string>;
  matches(passphrase: string, hash: string): Promise<boolean>;
  readonly secret: string;
}

/** Endpoints that only this process can call: better-auth has none that opens a session for a known account. */
const sessionEndpoints = {
  id: 'candour-sessions',
  endpoints: {
    openSession: createAuthEndpoint(
      '/candour/open-session',
      { method: 'POST', body: z.object({ account: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.account);
        if (user === null) throw new CandourError('INTERNAL', 'A session was asked for an account without a login.');
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return { session: session.id };
      },
    ),
    closeSession: createAuthEndpoint(
      '/candour/close-session',
      { method: 'POST', requireHeaders: true, metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const { name } = ctx.context.authCookies.sessionToken;
        const token = await ctx.getSignedCookie(name, ctx.context.secret);
        if (typeof token === 'string') await ctx.context.internalAdapter.deleteSession(token);
        deleteSessionCookie(ctx);
        return { closed: true };
      },
    ),
  },
} satisfies BetterAuthPlugin;

/** A query builder that stands for the transaction of the asynchronous context, or for the database outside one. */
function following(db: Kysely<unknown>, current: AsyncLocalStorage<Transaction<unknown>>): Kysely<unknown> {
  return new Proxy(db, {
    get(target, property) {
      const real = current.getStore() ?? target;
      const value: unknown = Reflect.get(real, property, real);
      return typeof value === 'function' ? value.bind(real) : value;
    },
  });
}

/** The options, apart from the database: also what the test of the tables asks better-auth about. */
export function libraryOptions(secret: string, origin: string) {
  return {
    appName: 'Candour',
    secret,
    baseURL: origin,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: { modelName: 'auth_user' },
    account: { modelName: 'auth_credential', accountLinking: { enabled: false } },
    verification: { modelName: 'auth_verification' },
    session: { modelName: 'auth_session', expiresIn: sessionSeconds, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'candour',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' },
      disableOriginCheck: false,
    },
    plugins: [sessionEndpoints],
  } satisfies BetterAuthOptions;
}

/** The library over the store's database. `origin` as the browser sees it: `https:` makes the cookies secure. */
export async function openLibrary(store: Store, origin: string): Promise<SignInLibrary> {
  const secret = (
    await privateFile(join(store.home, 'session-secret'), () => `${randomBytes(48).toString('base64url')}\n`)
  ).trim();
  // The option alone does not bind it: a variable of this name would switch its telemetry on again.
  process.env.BETTER_AUTH_TELEMETRY = 'false';
  const current = new AsyncLocalStorage<Transaction<unknown>>();
  const auth = betterAuth({
    ...libraryOptions(secret, origin),
    database: { db: following(store.db, current), type: store.dialect.name, transaction: false },
  });
  const { adapter, internalAdapter, password } = await auth.$context;

  /** better-auth keeps people by e-mail address; ours have none, and `.invalid` is never one (RFC 2606). */
  async function ensureUser({ id, name }: { readonly id: string; readonly name: string }): Promise<void> {
    if ((await internalAdapter.findUserById(id)) !== null) return;
    const user = { id, name, email: `${id}@account.invalid`, emailVerified: false };
    await internalAdapter.createUser(user, { method: 'candour-account' });
  }

  return {
    secret,
    hash: password.hash,
    matches: (passphrase, hash) => password.verify({ hash, password: passphrase }),

    async find(headers) {
      const found = await auth.api.getSession({ headers });
      return found === null ? null : { session: found.session.id, account: found.user.id };
    },

    async open(trx, account) {
      return await current.run(trx, async () => {
        await ensureUser(account);
        const { headers, response } = await auth.api.openSession({
          body: { account: account.id },
          returnHeaders: true,
        });
        return { session: response.session, cookies: headers.getSetCookie() };
      });
    },

    async close(trx, headers) {
      return await current.run(trx, async () => {
        const answer = await auth.api.closeSession({ headers, returnHeaders: true });
        return answer.headers.getSetCookie();
      });
    },

    async closeSessions(trx, sessions) {
      await current.run(trx, async () => {
        for (const id of sessions) await adapter.delete({ model: 'session', where: [{ field: 'id', value: id }] });
      });
    },

    async setPassphrase(trx, account, hash) {
      await current.run(trx, async () => {
        await ensureUser(account);
        const credentials = await internalAdapter.findAccounts(account.id);
        if (credentials.some(({ providerId }) => providerId === 'credential')) {
          await internalAdapter.updatePassword(account.id, hash);
          return;
        }
        await internalAdapter.createAccount({
          userId: account.id,
          accountId: account.id,
          providerId: 'credential',
          password: hash,
        });
      });
    },

    async hashOf(account) {
      const credentials = await internalAdapter.findAccounts(account);
      return credentials.find(({ providerId }) => providerId === 'credential')?.password ?? null;
    },
  };
}
