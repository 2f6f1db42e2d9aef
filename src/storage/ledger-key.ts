/** The installation's signing key: Ed25519, made at first opening, its private half in one file that only the owner reads. */

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import { privateFile } from './home.ts';
import { sha256 } from './ledger-record.ts';
import type { LedgerTables } from './ledger-tables.ts';
import { nativeCode } from './sqlite-errors.ts';

const ledgerKeyName = 'ledger-key.pem';

export interface PublicKey {
  /** SHA-256 of the DER bytes of the public key. */
  readonly id: string;
  /** Base64 of the DER SubjectPublicKeyInfo. */
  readonly publicKey: string;
}

function publicHalf(key: KeyObject): PublicKey {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { id: sha256(der), publicKey: der.toString('base64') };
}

/** Reads the key file of the data folder, or makes it (0600). Returns the public half. */
export async function ensureKey(home: string): Promise<PublicKey> {
  const pem = await privateFile(join(home, ledgerKeyName), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  return publicHalf(createPrivateKey(pem));
}

/** The public half as the database knows it. Throws INTEGRITY when there is none. */
export async function publicKeyOf(db: Kysely<unknown>): Promise<PublicKey> {
  const key = await knownKey(db.withTables<LedgerTables>());
  if (key === null) throw new CandourError('INTEGRITY', 'The database has no ledger key.');
  return key;
}

/** The key with which this ledger was begun, or null before that. */
export async function knownKey(db: Kysely<LedgerTables>): Promise<PublicKey | null> {
  const row = await db.selectFrom('ledger_key').selectAll().orderBy('made_at').limit(1).executeTakeFirst();
  return row === undefined ? null : { id: row.key_id, publicKey: row.public_key };
}

/** True when the private half is where it belongs. */
export async function hasKey(home: string): Promise<boolean> {
  try {
    await readFile(join(home, ledgerKeyName));
    return true;
  } catch {
    return false;
  }
}

/** Signs text with the key of that id. The file is read each time: the private half does not stay in memory. */
export async function signText(home: string, keyId: string, text: string): Promise<string> {
  let pem: string;
  try {
    pem = await readFile(join(home, ledgerKeyName), 'utf8');
  } catch (error) {
    throw new CandourError('HOME_UNUSABLE', `The signing key ${ledgerKeyName} cannot be read (${nativeCode(error)}).`, {
      hint: 'Put the file back from a backup of the data folder; without it the ledger holds but cannot be signed.',
      cause: error,
    });
  }
  const key = createPrivateKey(pem);
  if (publicHalf(key).id !== keyId) {
    throw new CandourError('INTEGRITY', `${ledgerKeyName} is not the key with which this ledger was begun.`);
  }
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64');
}
