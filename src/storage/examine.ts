/** A database that may have lost its last writes is looked at as a whole before anything is added to it. */

import { CandourError } from '../kernel/index.ts';
import type { LostLog } from './open-marks.ts';
import type { Sqlite } from './sqlite.ts';
import type { Ledger, LedgerActor } from './types.ts';

export type Cause = LostLog | 'key-missing';

const causes: Readonly<Record<Cause, string>> = {
  'log-missing': 'its write-ahead log is missing although a process had it open',
  'folder-copied': 'the folder was copied while a process had it open',
  'key-missing': 'the signing key is not beside it',
};

/** The product itself, where it acts without a person asking. */
export function systemActor(): LedgerActor {
  return { id: 'system', name: 'Candour', role: 'system', session: `cli:${process.pid}` };
}

/** Throws INTEGRITY when SQLite's own check finds a fault. Minutes on a large database; asked only for a cause. */
export function insistOnWhole(sqlite: Sqlite, cause: Cause): void {
  const [problem] = sqlite.integrityProblems();
  if (problem === undefined) return;
  throw new CandourError('INTEGRITY', `The database is damaged (${problem}); ${causes[cause]}.`, {
    hint: 'Restore a backup made with `candour backup`; a plain copy of files in use is not one.',
  });
}

/**
 * Checks every chain of the ledger; throws INTEGRITY at the first fault. Otherwise records the examination and returns the sentence for the person: what is there is whole, but the newest acts may be missing.
 */
export async function examine(sqlite: Sqlite, ledger: Ledger, cause: Cause): Promise<string> {
  const why = causes[cause];
  for (const chain of await ledger.chains()) {
    const { ok, fault } = await ledger.verify(chain);
    if (!ok) throw new CandourError('INTEGRITY', `The ledger's chain ${chain} does not hold: ${fault} Also, ${why}.`);
  }
  await sqlite.transaction(async (trx) => {
    await ledger.append(trx, {
      chain: 'installation',
      actor: systemActor(),
      type: 'alteration',
      act: 'database.examined',
      subject: { cause },
    });
  });
  return `The database was examined because ${why}. It is whole, but its newest acts may be missing: compare it with a checkpoint kept elsewhere.`;
}
