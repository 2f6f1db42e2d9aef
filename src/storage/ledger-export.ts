/** A chain as JSON lines that a stranger can check (format: top of verify-ledger.mjs). Bounded pages, flat memory. */

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { PublicKey } from './ledger-key.ts';
import { canonical } from './ledger-record.ts';
import type { LedgerTables } from './ledger-tables.ts';

const rowsPerPage = 1_000;

type Db = Kysely<LedgerTables>;

async function* entries(db: Db, chain: string, last: number): AsyncIterable<{ record: string; hash: string }> {
  for (let after = 0; after < last; ) {
    const rows = await db
      .selectFrom('ledger_entry')
      .select(['seq', 'record', 'hash'])
      .where('chain', '=', chain)
      .where('seq', '>', after)
      .where('seq', '<=', last)
      .orderBy('seq')
      .limit(rowsPerPage)
      .execute();
    yield* rows;
    after = rows.at(-1)?.seq ?? last;
  }
}

async function* consultations(
  db: Db,
  chain: string,
  session: string,
  last: number,
): AsyncIterable<{ record: string; hash: string }> {
  for (let after = 0; after < last; ) {
    const rows = await db
      .selectFrom('ledger_consultation')
      .select(['seq', 'record', 'hash'])
      .where('chain', '=', chain)
      .where('session', '=', session)
      .where('seq', '>', after)
      .where('seq', '<=', last)
      .orderBy('seq')
      .limit(rowsPerPage)
      .execute();
    yield* rows;
    after = rows.at(-1)?.seq ?? last;
  }
}

/** Records are stored as the text that was hashed; they go out as they are, so that a changed one is seen. */
function line(kind: string, record: string, hash: string): string {
  return `{"kind":"${kind}","record":${record},"hash":${JSON.stringify(hash)}}\n`;
}

/**
 * Lines of the export, each with its LF. What is appended meanwhile is left out: the bounds are read first, the chain's
 * before the sessions', so that every anchor finds its consultation.
 */
export async function* exportLedger(db: Db, key: PublicKey, chain: string, at: Date): AsyncIterable<string> {
  const known = await db.selectFrom('ledger_key').select(['key_id', 'public_key']).orderBy('made_at').execute();
  const keys = known.length === 0 ? [key] : known.map((row) => ({ id: row.key_id, publicKey: row.public_key }));
  const bound = await db
    .selectFrom('ledger_entry')
    .select(sql<number | null>`max(seq)`.as('last'))
    .where('chain', '=', chain)
    .executeTakeFirst();
  const last = bound?.last ?? 0;
  const sessions = await db
    .selectFrom('ledger_consultation')
    .select(['session', sql<number>`max(seq)`.as('last')])
    .where('chain', '=', chain)
    .groupBy('session')
    .orderBy('session')
    .execute();
  const checkpoints = await db
    .selectFrom('ledger_checkpoint')
    .select(['record', 'signature'])
    .where('chain', '=', chain)
    .where('seq', '<=', last)
    .orderBy('seq')
    .execute();

  const exportedAt = at.toISOString();
  yield `${canonical({ kind: 'header', format: 'candour-ledger', v: 1, chain, exportedAt, entries: last, keys })}\n`;
  for await (const { record, hash } of entries(db, chain, last)) yield line('entry', record, hash);
  let read = 0;
  for (const session of sessions) {
    for await (const { record, hash } of consultations(db, chain, session.session, session.last)) {
      read++;
      yield line('consultation', record, hash);
    }
  }
  for (const { record, signature } of checkpoints) {
    yield `{"kind":"checkpoint","record":${record},"signature":${JSON.stringify(signature)}}\n`;
  }
  yield `${JSON.stringify({ kind: 'end', entries: last, consultations: read, checkpoints: checkpoints.length })}\n`;
}
