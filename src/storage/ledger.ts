/**
 * The ledger (R9, R10, R14): append-only, one chain an operation and one for the installation, consultations chained
 * a session and anchored in the operation's chain.
 */

import type { Transaction } from 'kysely';
import { CandourError } from '../kernel/index.ts';
import { exportLedger } from './ledger-export.ts';
import { type PublicKey, signText } from './ledger-key.ts';
import {
  type CheckpointRecord,
  canonical,
  chainStart,
  entryOf,
  type Head,
  type LedgerRecord,
  nextRecord,
  sessionStart,
  sha256,
  timeAfter,
} from './ledger-record.ts';
import type { LedgerTables } from './ledger-tables.ts';
import type { Sqlite } from './sqlite.ts';
import type { ChainVerdict, Ledger, LedgerEntry } from './types.ts';
import { verifyLines } from './verify-ledger.mjs';

/** A session that goes on for long is anchored every so many entries: a lost tail is never longer than this. */
const anchorEvery = 1_000;
const chainsPerPage = 500;

type Trx = Transaction<LedgerTables>;

export interface LedgerDeps {
  readonly home: string;
  readonly sqlite: Pick<Sqlite, 'db' | 'transaction'>;
  readonly key: PublicKey;
  readonly now: () => Date;
}

function parse(record: string): LedgerRecord {
  return JSON.parse(record) as LedgerRecord;
}

/** The ledger of an installation over its database. */
export function openLedger({ home, sqlite, key, now }: LedgerDeps): Ledger {
  const db = sqlite.db.withTables<LedgerTables>();

  async function headOf(trx: Trx, chain: string): Promise<Head> {
    const last = await trx
      .selectFrom('ledger_entry')
      .select(['seq', 'record', 'hash'])
      .where('chain', '=', chain)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last === undefined ? chainStart(chain, key.id) : { ...last, at: parse(last.record).at };
  }

  async function sessionHead(trx: Trx, chain: string, session: string): Promise<Head> {
    const last = await trx
      .selectFrom('ledger_consultation')
      .select(['seq', 'record', 'hash'])
      .where('chain', '=', chain)
      .where('session', '=', session)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last === undefined ? sessionStart(chain, session, key.id) : { ...last, at: parse(last.record).at };
  }

  const append: Ledger['append'] = async (plain, draft): Promise<LedgerEntry> => {
    const trx = plain.withTables<LedgerTables>();
    const record = nextRecord(await headOf(trx, draft.chain), draft, now());
    const text = canonical(record);
    const hash = sha256(text);
    await trx.insertInto('ledger_entry').values({ chain: record.chain, seq: record.seq, record: text, hash }).execute();
    return entryOf(record, hash);
  };

  /** Writes the head of a session into the chain, in the name of who read last. */
  async function anchorSession(plain: Transaction<unknown>, chain: string, session: string): Promise<boolean> {
    const trx = plain.withTables<LedgerTables>();
    const state = await trx
      .selectFrom('ledger_session')
      .select(['last_seq', 'anchored_seq'])
      .where('chain', '=', chain)
      .where('session', '=', session)
      .executeTakeFirst();
    if (state === undefined || state.last_seq === state.anchored_seq) return false;
    const last = await trx
      .selectFrom('ledger_consultation')
      .select(['record', 'hash'])
      .where('chain', '=', chain)
      .where('session', '=', session)
      .where('seq', '=', state.last_seq)
      .executeTakeFirst();
    if (last === undefined) {
      throw new CandourError('INTEGRITY', `Consultation ${state.last_seq} of session ${session} is missing.`);
    }
    await append(plain, {
      chain,
      actor: parse(last.record).actor,
      type: 'consultation',
      act: 'session.anchored',
      subject: { session, from: state.anchored_seq + 1, to: state.last_seq, head: last.hash },
    });
    await trx
      .updateTable('ledger_session')
      .set({ anchored_seq: state.last_seq })
      .where('chain', '=', chain)
      .where('session', '=', session)
      .execute();
    return true;
  }

  async function openSessions(trx: Trx, column: 'chain' | 'session', value: string) {
    return await trx
      .selectFrom('ledger_session')
      .select(['chain', 'session'])
      .where(column, '=', value)
      .whereRef('last_seq', '>', 'anchored_seq')
      .orderBy('chain')
      .orderBy('session')
      .execute();
  }

  return {
    append,

    async consult(draft) {
      await sqlite.transaction(async (plain) => {
        const trx = plain.withTables<LedgerTables>();
        const { chain } = draft;
        const session = draft.actor.session.toWellFormed();
        const record = nextRecord(await sessionHead(trx, chain, session), { ...draft, type: 'consultation' }, now());
        const text = canonical(record);
        const { seq } = record;
        await trx
          .insertInto('ledger_consultation')
          .values({ chain, session, seq, record: text, hash: sha256(text) })
          .execute();
        await trx
          .insertInto('ledger_session')
          .values({ chain, session, last_seq: seq, anchored_seq: 0 })
          .onConflict((c) => c.columns(['chain', 'session']).doUpdateSet({ last_seq: seq }))
          .execute();
        if (seq % anchorEvery === 0) await anchorSession(plain, chain, session);
      });
    },

    async endSession(session) {
      const open = await openSessions(db as Trx, 'session', session);
      if (open.length === 0) return;
      await sqlite.transaction(async (plain) => {
        for (const { chain } of open) await anchorSession(plain, chain, session);
      });
    },

    async anchorIdle(before) {
      const limit = before.toISOString();
      const open = await db
        .selectFrom('ledger_session')
        .innerJoin('ledger_consultation', (join) =>
          join
            .onRef('ledger_consultation.chain', '=', 'ledger_session.chain')
            .onRef('ledger_consultation.session', '=', 'ledger_session.session')
            .onRef('ledger_consultation.seq', '=', 'ledger_session.last_seq'),
        )
        .select(['ledger_session.chain', 'ledger_session.session', 'ledger_consultation.record'])
        .whereRef('ledger_session.last_seq', '>', 'ledger_session.anchored_seq')
        .execute();
      const idle = open.filter(({ record }) => parse(record).at < limit);
      if (idle.length === 0) return;
      await sqlite.transaction(async (plain) => {
        for (const { chain, session } of idle) await anchorSession(plain, chain, session);
      });
    },

    async checkpoint(chain) {
      return await sqlite.transaction(async (plain) => {
        const trx = plain.withTables<LedgerTables>();
        for (const { session } of await openSessions(trx, 'chain', chain)) await anchorSession(plain, chain, session);
        const head = await headOf(trx, chain);
        if (head.seq === 0) throw new CandourError('NOT_FOUND', `The chain ${chain} has no entry to sign.`);
        const before = await trx
          .selectFrom('ledger_checkpoint')
          .select(['signature'])
          .where('chain', '=', chain)
          .where('seq', '=', head.seq)
          .executeTakeFirst();
        if (before !== undefined) return { seq: head.seq, hash: head.hash, signature: before.signature };
        const at = timeAfter(head, now());
        const record: CheckpointRecord = {
          v: 1,
          candour: 'checkpoint',
          chain,
          seq: head.seq,
          hash: head.hash,
          at,
          key: key.id,
        };
        const text = canonical(record);
        const signature = await signText(home, key.id, text);
        await trx.insertInto('ledger_checkpoint').values({ chain, seq: head.seq, record: text, signature }).execute();
        return { seq: head.seq, hash: head.hash, signature };
      });
    },

    async checkpoints(chain) {
      const rows = await db
        .selectFrom('ledger_checkpoint')
        .select(['record', 'signature'])
        .where('chain', '=', chain)
        .orderBy('seq', 'desc')
        .limit(chainsPerPage)
        .execute();
      return rows.map(({ record, signature }) => ({ kind: 'checkpoint', record: JSON.parse(record), signature }));
    },

    async page(chain, before, limit) {
      let query = db.selectFrom('ledger_entry').select(['record', 'hash']).where('chain', '=', chain);
      if (before !== null) query = query.where('seq', '<', before);
      const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
      return rows.map(({ record, hash }) => entryOf(parse(record), hash));
    },

    async consultations(chain, session, before, limit) {
      let query = db
        .selectFrom('ledger_consultation')
        .select(['record', 'hash'])
        .where('chain', '=', chain)
        .where('session', '=', session);
      if (before !== null) query = query.where('seq', '<', before);
      const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
      return rows.map(({ record, hash }) => entryOf(parse(record), hash));
    },

    async verify(chain): Promise<ChainVerdict> {
      const verdict = await verifyLines(exportLedger(db, key, chain, now()));
      const { entries, consultations, checkpoints, ok, fault } = verdict;
      return { chain, entries, consultations, checkpoints, ok, ...(fault !== undefined && { fault }) };
    },

    async chains() {
      const rows = await db.selectFrom('ledger_entry').select('chain').distinct().orderBy('chain').execute();
      return rows.map(({ chain }) => chain);
    },

    export(chain) {
      return exportLedger(db, key, chain, now());
    },
  };
}
