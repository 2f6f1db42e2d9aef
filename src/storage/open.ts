/** Opens an installation's data folder: made when it is missing, brought up to date, keys at hand. */

import { CandourError } from '../kernel/index.ts';
import { type Cause, examine, insistOnWhole, systemActor } from './examine.ts';
import { databasePath, prepareHome, vaultFolder } from './home.ts';
import { openJobs } from './jobs.ts';
import { openLedger } from './ledger.ts';
import { ensureKey, hasKey, knownKey, type PublicKey } from './ledger-key.ts';
import type { LedgerTables } from './ledger-tables.ts';
import { migrate } from './migrate.ts';
import { storageMigrations } from './migrations.ts';
import { type Marks, readMarks } from './open-marks.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';
import type { OpenOptions, Store } from './types.ts';
import { openVault } from './vault.ts';

/** How long to wait for another process that writes, before BUSY. */
const waitMs = 10_000;

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
      actor: systemActor(),
      type: 'alteration',
      act: 'installation.made',
      subject: { key: key.id },
    });
    return key;
  });
}

/** The marks of a read-only opening: it leaves none and examines nothing. */
const nothing = async (): Promise<void> => {};
const noMarks: Marks = { lost: null, enter: nothing, settle: nothing, withdraw: nothing, leave: nothing };

/**
 * Opens the store in `home`. Throws HOME_UNUSABLE (read-only, a file in the way…), NEWER_DATA, BUSY, DISK_FULL or
 * INTEGRITY; nothing stays open then.
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const { home, readOnly = false } = options;
  await prepareHome(home, readOnly);
  const marks = readOnly ? noMarks : await readMarks(home);
  await marks.enter();
  try {
    return await openMarked(options, marks);
  } catch (error) {
    await marks.withdraw();
    throw error;
  }
}

async function openMarked({ home, migrations, now = () => new Date(), readOnly = false }: OpenOptions, marks: Marks) {
  const sqlite = await openSqlite({ path: databasePath(home), readOnly, waitMs });
  try {
    if (marks.lost !== null) insistOnWhole(sqlite, marks.lost);
    await migrate(sqlite, [...storageMigrations, ...migrations], now, readOnly);
    const key = await installationKey(sqlite, home, now);
    const { db, dialect } = sqlite;
    const ledger = openLedger({ home, sqlite, key, now });
    const keyless = !readOnly && !(await hasKey(home));
    if (keyless && marks.lost === null) insistOnWhole(sqlite, 'key-missing');
    const cause: Cause | null = marks.lost ?? (keyless ? 'key-missing' : null);
    const notices = cause === null ? [] : [await examine(sqlite, ledger, cause)];
    await marks.settle();
    const store: Store = {
      home,
      db,
      dialect,
      ledger,
      jobs: openJobs(now),
      notices,
      now,
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
      async close() {
        await sqlite.close();
        await marks.leave();
      },
    };
    return store;
  } catch (error) {
    await sqlite.close();
    throw error;
  }
}
