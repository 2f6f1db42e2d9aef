/** Opens an installation's data folder: made when it is missing, brought up to date, keys at hand. */

import type { Kysely } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import { databasePath, prepareHome, vaultFolder } from './home.ts';
import { openLedger } from './ledger.ts';
import { ensureKey, type PublicKey } from './ledger-key.ts';
import type { LedgerTables } from './ledger-tables.ts';
import { migrate } from './migrate.ts';
import { storageMigrations } from './migrations.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';
import type { OpenOptions, Store } from './types.ts';
import { openVault } from './vault.ts';

/** How long to wait for another process that writes, before BUSY. */
const waitMs = 10_000;

async function knownKey(db: Kysely<LedgerTables>): Promise<PublicKey | null> {
  const row = await db.selectFrom('ledger_key').selectAll().orderBy('made_at').limit(1).executeTakeFirst();
  return row === undefined ? null : { id: row.key_id, publicKey: row.public_key };
}

/** The installation's key; made once, under the lock of the database, and the first act of the ledger's first chain. */
async function installationKey(sqlite: Sqlite, home: string, now: () => Date): Promise<PublicKey> {
  const known = await knownKey(sqlite.db.withTables<LedgerTables>());
  if (known !== null) return known;
  return await sqlite.transaction(async (plain) => {
    const trx = plain.withTables<LedgerTables>();
    const made = await knownKey(trx);
    if (made !== null) return made;
    const key = await ensureKey(home);
    await trx
      .insertInto('ledger_key')
      .values({ key_id: key.id, public_key: key.publicKey, made_at: now().toISOString() })
      .execute();
    await openLedger({ home, sqlite, key, now }).append(plain, {
      chain: 'installation',
      actor: { id: 'system', name: 'Candour', role: 'system', session: `cli:${process.pid}` },
      type: 'alteration',
      act: 'installation.made',
      subject: { key: key.id },
    });
    return key;
  });
}

/**
 * Opens the store in `home`. Throws HOME_UNUSABLE (read-only, a file in the way…), NEWER_DATA, BUSY, DISK_FULL or
 * INTEGRITY; nothing stays open then.
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const { home, migrations, now = () => new Date(), readOnly = false } = options;
  await prepareHome(home, readOnly);
  const sqlite = await openSqlite({ path: databasePath(home), readOnly, waitMs });
  try {
    await migrate(sqlite, [...storageMigrations, ...migrations], now, readOnly);
    const key = await installationKey(sqlite, home, now);
    const { db, dialect } = sqlite;
    return {
      home,
      db,
      dialect,
      now,
      ledger: openLedger({ home, sqlite, key, now }),
      async transaction(work) {
        if (readOnly) throw new CandourError('HOME_UNUSABLE', `${home} was opened only for reading.`);
        return await sqlite.transaction(work);
      },
      vault(operationId) {
        if (!Number.isSafeInteger(operationId) || operationId < 1) {
          throw new CandourError('INTERNAL', `${operationId} is not the number of an operation.`);
        }
        return openVault(vaultFolder(home, operationId));
      },
      close: sqlite.close,
    };
  } catch (error) {
    await sqlite.close();
    throw error;
  }
}
