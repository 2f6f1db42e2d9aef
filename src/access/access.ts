/** Signing in and out, set-up and tickets: what the page and `candour serve` need. */

import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import type { LedgerActor, Store } from '../storage/index.ts';
import { actorOf, closeAccountRow, draftAccount, insertNewAccount, insertOwner, recordAccess } from './accounts.ts';
import type { AccountId, Actor } from './actor.ts';
import { allow } from './allow.ts';
import { forgottenAfterMs, oneMore, waitMs } from './attempts.ts';
import {
  type AccountRequest,
  Passphrase,
  type SessionView,
  type SetUpRequest,
  type SignInRequest,
} from './contract.ts';
import type { OpenedSession } from './library.ts';
import { nameKey } from './name-key.ts';
import {
  type Account,
  deleteExpired,
  findAccount,
  findAccountByName,
  findOwner,
  forgetFailures,
  insertTicket,
  readFailures,
  sessionsOf,
  takeTicket,
  writeFailures,
} from './store.ts';

const minuteMs = 60_000;
/** From the line in the terminal to the click; and from the click to the end of the form. */
const ticketMs = 15 * minuteMs;
const permitMs = 60 * minuteMs;
/** A session that consulted nothing for so long has its reading anchored in the chain. */
const idleMs = 30 * minuteMs;

/** Cookie that allows one browser to make the owner's account. */
export const setUpCookie = 'candour.set_up';

export interface AccessOptions {
  /** Where the browser finds the page, for example `http://127.0.0.1:4747`. `https:` makes the cookies secure. */
  readonly origin: string;
}

/** What a click on a ticket leads to: a session, or the permission to make the owner's account. */
export type Started =
  | { readonly kind: 'session'; readonly cookies: readonly string[] }
  | { readonly kind: 'set-up'; readonly permit: string; readonly seconds: number };

export interface Access {
  readonly origin: string;
  authenticate(headers: Headers): Promise<Actor | null>;
  view(headers: Headers): Promise<SessionView>;
  /** Makes the owner's account, once. Throws ALREADY_EXISTS; NOT_SIGNED_IN without a permit that `start` gave. */
  setUp(request: SetUpRequest, permit: string | null): Promise<readonly string[]>;
  /** Throws NOT_SIGNED_IN for a wrong name or passphrase, and for a right one that comes too soon after failures. */
  signIn(request: SignInRequest, address: string): Promise<readonly string[]>;
  signOut(headers: Headers): Promise<readonly string[]>;
  /** A link for the person at this computer: single use, a quarter of an hour. Stored hashed. */
  issueTicket(): Promise<string>;
  /** Throws NOT_SIGNED_IN for a ticket that is unknown, used or too old. */
  start(ticket: string): Promise<Started>;
  addAccount(actor: Actor, request: AccountRequest): Promise<AccountId>;
  /** One's own, or with account.manage another's; ends the other sessions of that account. */
  setPassphrase(actor: Actor, accountId: string, passphrase: string): Promise<void>;
  closeAccount(actor: Actor, accountId: string): Promise<void>;
  /** Ends what has run out and anchors idle reading. To be called every few minutes. */
  sweep(): Promise<void>;
}

const hashOfTicket = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');
const newTicket = (): string => randomBytes(32).toString('base64url');

const nobody: Omit<LedgerActor, 'session'> = { id: 'nobody', name: 'not signed in', role: 'none' };

function checkedPassphrase(text: string): string {
  const result = Passphrase.safeParse(text);
  if (result.success) return result.data;
  throw new CandourError('BAD_USAGE', 'A passphrase has 12 to 256 characters.');
}

/** Opens the room over a store. better-auth is loaded here and not before: other commands start without its weight. */
export async function openAccess(store: Store, { origin }: AccessOptions): Promise<Access> {
  const { openLibrary } = await import('./library.ts');
  const library = await openLibrary(store, origin);
  // Compared when the name is unknown, so that the answer takes as long as for a known one.
  const decoy = await library.hash(newTicket());

  const after = (ms: number): string => new Date(store.now().getTime() + ms).toISOString();

  async function openSession(trx: Transaction<unknown>, account: Account, by: string): Promise<OpenedSession> {
    const opened = await library.open(trx, account);
    const { id, name, role } = account;
    const actor = { id, name, role, session: opened.session };
    await recordAccess(store, trx, actor, 'consultation', 'session.opened', { by });
    return opened;
  }

  /** Names that people type may be a passphrase in the wrong field: only a keyed hash of them is kept. */
  function failureSubject(kind: 'name' | 'address', text: string): string {
    return `${kind}:${createHmac('sha256', library.secret).update(text).digest('hex')}`;
  }

  async function insistOnWaiting(kind: 'name' | 'address', subject: string): Promise<void> {
    const wait = waitMs(await readFailures(store.db, subject), kind, store.now());
    if (wait === 0) return;
    throw new CandourError('NOT_SIGNED_IN', 'There were too many failed attempts to sign in.', {
      hint: `Wait ${Math.ceil(wait / 1000)} seconds; on this computer \`candour serve\` prints a sign-in link.`,
    });
  }

  async function authenticate(headers: Headers): Promise<Actor | null> {
    const found = await library.find(headers);
    if (found === null) return null;
    const account = await findAccount(store.db, found.account);
    if (account === null || account.state !== 'open') return null;
    return await actorOf(store, account, found.session);
  }

  return {
    origin,
    authenticate,

    async view(headers) {
      const actor = await authenticate(headers);
      if (actor === null) return { actor: null, setUpNeeded: (await findOwner(store.db)) === null };
      const { id, name, role, owner } = actor;
      return { actor: { id, name, role, owner }, setUpNeeded: false };
    },

    async setUp(request, permit) {
      if ((await findOwner(store.db)) !== null) {
        throw new CandourError('ALREADY_EXISTS', 'The account of the owner is made already.', { hint: 'Sign in.' });
      }
      const hash = await library.hash(checkedPassphrase(request.passphrase));
      const draft = draftAccount(store, request, true);
      return await store.transaction(async (trx) => {
        const allowed = permit === null ? undefined : await takeTicket(trx, hashOfTicket(permit), after(0));
        if (allowed !== null) {
          throw new CandourError('NOT_SIGNED_IN', 'This browser may not make the account of the owner.', {
            hint: 'Open the link that `candour serve` printed when it started.',
          });
        }
        const { made, account } = await insertOwner(store, trx, draft, 'set-up');
        if (!made) throw new CandourError('ALREADY_EXISTS', 'The account of the owner is made already.');
        await library.setPassphrase(trx, account, hash);
        return (await openSession(trx, account, 'set-up')).cookies;
      });
    },

    async signIn({ name, passphrase }, address) {
      const byName = failureSubject('name', nameKey(name));
      const byAddress = failureSubject('address', address);
      await insistOnWaiting('name', byName);
      await insistOnWaiting('address', byAddress);
      const account = await findAccountByName(store.db, name);
      const known = account?.state === 'open' ? await library.hashOf(account.id) : null;
      const matches = await library.matches(passphrase, known ?? decoy);
      if (account !== null && known !== null && matches) {
        return await store.transaction(async (trx) => {
          await forgetFailures(trx, byName);
          return (await openSession(trx, account, 'passphrase')).cookies;
        });
      }
      await store.transaction(async (trx) => {
        for (const subject of [byName, byAddress]) {
          await writeFailures(trx, subject, oneMore(await readFailures(trx, subject), store.now()));
        }
        if (account === null) return;
        const actor = { ...nobody, session: 'web' };
        await recordAccess(store, trx, actor, 'consultation', 'session.refused', { account: account.id });
      });
      throw new CandourError('NOT_SIGNED_IN', 'The name or the passphrase is not right.', {
        hint: 'Try again; on this computer `candour serve` prints a sign-in link.',
      });
    },

    async signOut(headers) {
      const actor = await authenticate(headers);
      if (actor !== null) await store.ledger.endSession(actor.session);
      return await store.transaction(async (trx) => {
        if (actor !== null) await recordAccess(store, trx, actor, 'consultation', 'session.closed', { by: 'sign-out' });
        return await library.close(trx, headers);
      });
    },

    async issueTicket() {
      const ticket = newTicket();
      await store.transaction(async (trx) => {
        const owner = await findOwner(trx);
        await insertTicket(trx, hashOfTicket(ticket), owner?.id ?? null, after(ticketMs));
      });
      return ticket;
    },

    async start(ticket) {
      return await store.transaction(async (trx): Promise<Started> => {
        const whose = await takeTicket(trx, hashOfTicket(ticket), after(0));
        const refused = new CandourError('NOT_SIGNED_IN', 'This link was used already or is too old.', {
          hint: 'Start `candour serve` again for a new one, or sign in with your passphrase.',
        });
        if (whose === undefined) throw refused;
        if (whose === null) {
          if ((await findOwner(trx)) !== null) throw refused;
          const permit = newTicket();
          await insertTicket(trx, hashOfTicket(permit), null, after(permitMs));
          return { kind: 'set-up', permit, seconds: permitMs / 1000 };
        }
        const account = await findAccount(trx, whose);
        if (account === null || account.state !== 'open') throw refused;
        return { kind: 'session', cookies: (await openSession(trx, account, 'ticket')).cookies };
      });
    },

    async addAccount(actor, request) {
      allow(actor, 'account.manage', 'installation');
      const hash = request.passphrase === undefined ? null : await library.hash(checkedPassphrase(request.passphrase));
      const draft = draftAccount(store, request, false);
      await store.transaction(async (trx) => {
        await insertNewAccount(store, trx, actor, draft);
        if (hash !== null) await library.setPassphrase(trx, draft, hash);
      });
      return draft.id;
    },

    async setPassphrase(actor, accountId, passphrase) {
      if (actor.id !== accountId) allow(actor, 'account.manage', 'installation');
      const account = await findAccount(store.db, accountId);
      if (account === null) throw new CandourError('NOT_FOUND', `There is no account ${accountId}.`);
      if (account.owner && account.id !== actor.id) {
        throw new CandourError('NOT_ALLOWED', 'Only the owner sets the passphrase of the owner.');
      }
      const hash = await library.hash(checkedPassphrase(passphrase));
      const others = (await sessionsOf(store.db, account.id)).filter((session) => session !== actor.session);
      for (const session of others) await store.ledger.endSession(session);
      await store.transaction(async (trx) => {
        await library.setPassphrase(trx, account, hash);
        await library.closeSessions(trx, others);
        await recordAccess(store, trx, actor, 'alteration', 'passphrase.set', { account: account.id });
      });
    },

    async closeAccount(actor, accountId) {
      allow(actor, 'account.manage', 'installation');
      const sessions = await sessionsOf(store.db, accountId);
      for (const session of sessions) await store.ledger.endSession(session);
      await store.transaction(async (trx) => {
        const account = await closeAccountRow(store, trx, actor, accountId);
        await library.closeSessions(trx, sessions);
        await recordSessionsClosed(trx, account, sessions, 'account closed');
      });
    },

    async sweep() {
      const failuresBefore = new Date(store.now().getTime() - forgottenAfterMs).toISOString();
      await store.transaction(async (trx) => {
        for (const { session, account: id } of await deleteExpired(trx, after(0), failuresBefore)) {
          const account = await findAccount(trx, id);
          if (account !== null) await recordSessionsClosed(trx, account, [session], 'expiry');
        }
      });
      await store.ledger.anchorIdle(new Date(store.now().getTime() - idleMs));
    },
  };

  async function recordSessionsClosed(
    trx: Transaction<unknown>,
    { id, name, role }: Account,
    sessions: readonly string[],
    by: string,
  ): Promise<void> {
    for (const session of sessions) {
      await recordAccess(store, trx, { id, name, role, session }, 'consultation', 'session.closed', { by });
    }
  }
}
