/** The SQL of the access room. */

import type { Kysely, Transaction } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import { isUniqueViolation } from '../storage/index.ts';
import type { AccountId, Grant } from './actor.ts';
import { type Act, isAct } from './acts.ts';
import type { Failures } from './attempts.ts';
import { nameKey } from './name-key.ts';
import type { AccessTables } from './tables.ts';

export type Db = Kysely<unknown> | Transaction<unknown>;

export interface Account {
  readonly id: AccountId;
  readonly name: string;
  readonly role: string;
  readonly owner: boolean;
  readonly state: 'open' | 'closed';
  readonly madeAt: string;
}

type AccountRow = AccessTables['account'];

function accountOf(row: AccountRow): Account {
  const { name, role, state } = row;
  // The one place where text from the database becomes an account's id.
  return { id: row.account_id as AccountId, name, role, owner: row.owner === 1, state, madeAt: row.made_at };
}

function tables(db: Db): Kysely<AccessTables> {
  return db.withTables<AccessTables>();
}

export async function findOwner(db: Db): Promise<Account | null> {
  const row = await tables(db).selectFrom('account').selectAll().where('owner', '=', 1).executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

export async function findAccount(db: Db, id: string): Promise<Account | null> {
  const row = await tables(db).selectFrom('account').selectAll().where('account_id', '=', id).executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

export async function findAccountByName(db: Db, name: string): Promise<Account | null> {
  const query = tables(db).selectFrom('account').selectAll().where('name_key', '=', nameKey(name));
  const row = await query.executeTakeFirst();
  return row === undefined ? null : accountOf(row);
}

export async function listAccounts(db: Db): Promise<readonly Account[]> {
  const rows = await tables(db).selectFrom('account').selectAll().orderBy('made_at').orderBy('account_id').execute();
  return rows.map(accountOf);
}

/** Throws ALREADY_EXISTS when the name is taken. */
export async function insertAccount(db: Db, account: Account, madeBy: string): Promise<void> {
  const { id, name, role, owner, state, madeAt } = account;
  try {
    await tables(db)
      .insertInto('account')
      .values({
        account_id: id,
        name,
        name_key: nameKey(name),
        role,
        owner: owner ? 1 : 0,
        state,
        made_at: madeAt,
        made_by: madeBy,
      })
      .execute();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new CandourError('ALREADY_EXISTS', 'There is an account of that name.', { cause: error });
  }
}

export async function setAccountState(db: Db, id: AccountId, state: Account['state']): Promise<void> {
  await tables(db).updateTable('account').set({ state }).where('account_id', '=', id).execute();
}

const operationOf = (row: number): Grant['operation'] => (row === 0 ? 'all' : row);
const rowOf = (operation: Grant['operation']): number => (operation === 'all' ? 0 : operation);

export async function grantsOf(db: Db, id: AccountId): Promise<readonly Grant[]> {
  const rows = await tables(db)
    .selectFrom('access_grant')
    .select(['operation_id', 'act'])
    .where('account_id', '=', id)
    .orderBy('operation_id')
    .orderBy('act')
    .execute();
  // An act that this program does not know any more gives nothing.
  return rows.flatMap(({ operation_id, act }) => (isAct(act) ? [{ act, operation: operationOf(operation_id) }] : []));
}

/** True when the grant is new. */
export async function insertGrant(db: Db, id: AccountId, grant: Grant, at: string, by: AccountId): Promise<boolean> {
  const result = await tables(db)
    .insertInto('access_grant')
    .values({
      operation_id: rowOf(grant.operation),
      account_id: id,
      act: grant.act,
      granted_at: at,
      granted_by: by,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** True when there was such a grant. */
export async function deleteGrant(db: Db, id: AccountId, act: Act, operation: Grant['operation']): Promise<boolean> {
  const result = await tables(db)
    .deleteFrom('access_grant')
    .where('operation_id', '=', rowOf(operation))
    .where('account_id', '=', id)
    .where('act', '=', act)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** A ticket for an account, or (null) for making the owner's. */
export async function insertTicket(db: Db, hash: string, account: AccountId | null, expiresAt: string): Promise<void> {
  await tables(db)
    .insertInto('sign_in_ticket')
    .values({ ticket_hash: hash, account_id: account, expires_at: expiresAt })
    .execute();
}

/** Takes the ticket away and returns whose it was; undefined when there is none, or it is too old. */
export async function takeTicket(db: Db, hash: string, now: string): Promise<string | null | undefined> {
  const row = await tables(db)
    .deleteFrom('sign_in_ticket')
    .where('ticket_hash', '=', hash)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst();
  return row === undefined ? undefined : row.account_id;
}

export async function readFailures(db: Db, subject: string): Promise<Failures | null> {
  const query = tables(db).selectFrom('sign_in_failure').selectAll().where('subject', '=', subject);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : { count: row.failures, lastAt: new Date(row.last_at) };
}

export async function writeFailures(db: Db, subject: string, { count, lastAt }: Failures): Promise<void> {
  const row = { failures: count, last_at: lastAt.toISOString() };
  await tables(db)
    .insertInto('sign_in_failure')
    .values({ subject, ...row })
    .onConflict((c) => c.column('subject').doUpdateSet(row))
    .execute();
}

export async function forgetFailures(db: Db, subject: string): Promise<void> {
  await tables(db).deleteFrom('sign_in_failure').where('subject', '=', subject).execute();
}

export async function sessionsOf(db: Db, account: string): Promise<readonly string[]> {
  const rows = await tables(db).selectFrom('auth_session').select('id').where('userId', '=', account).execute();
  return rows.map(({ id }) => id);
}

/** Takes away what has run out; returns the sessions among it with their accounts. */
export async function deleteExpired(
  db: Db,
  now: string,
  failuresBefore: string,
): Promise<readonly { readonly session: string; readonly account: string }[]> {
  await tables(db).deleteFrom('sign_in_ticket').where('expires_at', '<=', now).execute();
  await tables(db).deleteFrom('sign_in_failure').where('last_at', '<=', failuresBefore).execute();
  const rows = await tables(db)
    .deleteFrom('auth_session')
    .where('expiresAt', '<=', now)
    .returning(['id', 'userId'])
    .execute();
  return rows.map(({ id, userId }) => ({ session: id, account: userId }));
}
