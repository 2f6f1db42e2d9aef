/** The tables of the access room. */

import type { Kysely } from 'kysely';
import type { RoomMigration } from '../storage/index.ts';

/**
 * The tables that better-auth 1.7 expects, under names of ours, written down once: its own migrator looks at the
 * database and decides, which is neither forward-only nor the same every time. A test compares these with what it asks
 * for, so that an update that needs more is noticed.
 */
async function authTables(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('auth_user')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('emailVerified', 'integer', (c) => c.notNull())
    .addColumn('image', 'text')
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('auth_session')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('expiresAt', 'text', (c) => c.notNull())
    .addColumn('token', 'text', (c) => c.notNull().unique())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('userId', 'text', (c) => c.notNull().references('auth_user.id').onDelete('cascade'))
    .execute();
  await schema
    .createTable('auth_credential')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('providerId', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.notNull().references('auth_user.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', 'text')
    .addColumn('refreshTokenExpiresAt', 'text')
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('auth_verification')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('identifier', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('expiresAt', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('auth_session_user').on('auth_session').column('userId').execute();
  await schema.createIndex('auth_credential_user').on('auth_credential').column('userId').execute();
  await schema.createIndex('auth_verification_identifier').on('auth_verification').column('identifier').execute();
}

export const accessMigrations: readonly RoomMigration[] = [
  {
    name: '2026_11_23_access_01',
    async up(db) {
      await authTables(db);
      await db.schema
        .createTable('account')
        .addColumn('account_id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('name_key', 'text', (c) => c.notNull().unique())
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('owner', 'integer', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('made_at', 'text', (c) => c.notNull())
        .addColumn('made_by', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('access_grant')
        .addColumn('operation_id', 'integer', (c) => c.notNull())
        .addColumn('account_id', 'text', (c) => c.notNull().references('account.account_id'))
        .addColumn('act', 'text', (c) => c.notNull())
        .addColumn('granted_at', 'text', (c) => c.notNull())
        .addColumn('granted_by', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('access_grant_key', ['operation_id', 'account_id', 'act'])
        .execute();
      await db.schema.createIndex('access_grant_account').on('access_grant').column('account_id').execute();
      await db.schema
        .createTable('sign_in_ticket')
        .addColumn('ticket_hash', 'text', (c) => c.primaryKey())
        .addColumn('account_id', 'text', (c) => c.references('account.account_id'))
        .addColumn('expires_at', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('sign_in_failure')
        .addColumn('subject', 'text', (c) => c.primaryKey())
        .addColumn('failures', 'integer', (c) => c.notNull())
        .addColumn('last_at', 'text', (c) => c.notNull())
        .execute();
    },
  },
];
