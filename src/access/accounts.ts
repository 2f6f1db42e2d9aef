/** Accounts and grants. Every change is in the ledger's chain of the installation, in its own transaction (R9). */

import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Transaction } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import type { Json, LedgerActor, LedgerType, Store } from '../storage/index.ts';
import type { AccountId, Actor, Grant } from './actor.ts';
import { acts, neverByOwnership } from './acts.ts';
import { allow } from './allow.ts';
import { shownName } from './name-key.ts';
import {
  type Account,
  deleteGrant,
  findAccount,
  findOwner,
  grantsOf,
  insertAccount,
  insertGrant,
  listAccounts,
  setAccountState,
} from './store.ts';

export interface NewAccount {
  readonly name: string;
  readonly role: string;
}

export interface AccountView extends Account {
  readonly grants: readonly Grant[];
}

/** An account of which nothing is stored yet. Throws BAD_USAGE for an empty or over-long name or role. */
export function draftAccount(store: Store, { name, role }: NewAccount, owner: boolean): Account {
  return {
    id: randomUUID() as AccountId,
    name: shownName(name, 'name'),
    role: shownName(role, 'role'),
    owner,
    state: 'open',
    madeAt: store.now().toISOString(),
  };
}

/** The account as an actor of that session. */
export async function actorOf(store: Store, account: Account, session: string): Promise<Actor> {
  const { id, name, role, owner } = account;
  return { id, name, role, owner, session, grants: await grantsOf(store.db, id) };
}

/** An entry in the chain of the installation, in the transaction of the act. */
export async function recordAccess(
  store: Store,
  trx: Transaction<unknown>,
  actor: LedgerActor,
  type: LedgerType,
  act: string,
  subject: { readonly [key: string]: Json },
): Promise<void> {
  await store.ledger.append(trx, { chain: 'installation', actor, type, act, subject });
}

/** Inserts the owner unless there is one. In the transaction given, so that two first starts make one owner. */
export async function insertOwner(
  store: Store,
  trx: Transaction<unknown>,
  account: Account,
  session: string,
): Promise<{ readonly account: Account; readonly made: boolean }> {
  const there = await findOwner(trx);
  if (there !== null) return { account: there, made: false };
  await insertAccount(trx, account, account.id);
  const { id, name, role } = account;
  await recordAccess(store, trx, { id, name, role, session }, 'alteration', 'owner.made', { account: id });
  return { account, made: true };
}

function operatingSystemName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number without a name.
    return 'local user';
  }
}

/** One session a process: the number alone is handed out again by the operating system. */
const commandSession = `cli:${process.pid}-${randomUUID().slice(0, 8)}`;

/**
 * The person at the command line: whoever can read the data folder acts as its owner. On first use the owner's account
 * is made under the name of the operating system's user (or the name given); `made` then tells the caller to say so.
 */
export async function localActor(
  store: Store,
  given: { readonly name?: string; readonly role?: string } = {},
): Promise<{ readonly actor: Actor; readonly made: boolean }> {
  const owner = await findOwner(store.db);
  if (owner !== null) return { actor: await actorOf(store, owner, commandSession), made: false };
  const { name = operatingSystemName(), role = 'owner' } = given;
  const draft = draftAccount(store, { name, role }, true);
  const { account, made } = await store.transaction((trx) => insertOwner(store, trx, draft, commandSession));
  return { actor: await actorOf(store, account, commandSession), made };
}

/** All accounts with what they hold. */
export async function accountsView(store: Store, actor: Actor): Promise<readonly AccountView[]> {
  allow(actor, 'account.manage', 'installation');
  const views: AccountView[] = [];
  for (const account of await listAccounts(store.db)) {
    views.push({ ...account, grants: await grantsOf(store.db, account.id) });
  }
  return views;
}

async function existing(store: Store, id: string): Promise<Account> {
  const account = await findAccount(store.db, id);
  if (account === null) throw new CandourError('NOT_FOUND', `There is no account ${id}.`);
  return account;
}

/** Gives the account an act; nothing happens when it holds it already. Throws NOT_ALLOWED, NOT_FOUND. */
export async function giveGrant(store: Store, actor: Actor, accountId: string, grant: Grant): Promise<void> {
  allow(actor, 'account.manage', 'installation');
  const account = await existing(store, accountId);
  if (account.id === actor.id && neverByOwnership.includes(grant.act)) {
    throw new CandourError('NOT_ALLOWED', 'Nobody gives themselves the right to read what is held back.', {
      hint: 'Make an account for an independent reviewer and give the right to it.',
    });
  }
  if (acts[grant.act].scope === 'installation' && grant.operation !== 'all') {
    throw new CandourError('BAD_USAGE', `${grant.act} is not granted for one operation but for all.`);
  }
  await store.transaction(async (trx) => {
    if (!(await insertGrant(trx, account.id, grant, store.now().toISOString(), actor.id))) return;
    await recordAccess(store, trx, actor, 'alteration', 'grant.given', { account: account.id, ...grant });
  });
}

/** Takes an act back; nothing happens when the account does not hold it. Throws NOT_ALLOWED, NOT_FOUND. */
export async function takeGrant(store: Store, actor: Actor, accountId: string, grant: Grant): Promise<void> {
  allow(actor, 'account.manage', 'installation');
  const account = await existing(store, accountId);
  await store.transaction(async (trx) => {
    if (!(await deleteGrant(trx, account.id, grant.act, grant.operation))) return;
    await recordAccess(store, trx, actor, 'alteration', 'grant.taken', { account: account.id, ...grant });
  });
}

/** Inserts a further account. Its passphrase is set apart (sessions). Throws NOT_ALLOWED, ALREADY_EXISTS. */
export async function insertNewAccount(
  store: Store,
  trx: Transaction<unknown>,
  actor: Actor,
  draft: Account,
): Promise<void> {
  allow(actor, 'account.manage', 'installation');
  await insertAccount(trx, draft, actor.id);
  await recordAccess(store, trx, actor, 'alteration', 'account.made', {
    account: draft.id,
    name: draft.name,
    role: draft.role,
  });
}

/** Closes an account for good: it stays in the record, signs in no more. The owner's cannot be closed. */
export async function closeAccountRow(
  store: Store,
  trx: Transaction<unknown>,
  actor: Actor,
  accountId: string,
): Promise<Account> {
  allow(actor, 'account.manage', 'installation');
  const account = await findAccount(trx, accountId);
  if (account === null) throw new CandourError('NOT_FOUND', `There is no account ${accountId}.`);
  if (account.owner) throw new CandourError('BAD_USAGE', 'The account of the owner cannot be closed.');
  if (account.state === 'closed') return account;
  await setAccountState(trx, account.id, 'closed');
  await recordAccess(store, trx, actor, 'alteration', 'account.closed', { account: account.id });
  return account;
}
