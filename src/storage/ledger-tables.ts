/** Rows of the ledger's tables (migrations.ts). */

export type LedgerTables = {
  ledger_key: { key_id: string; public_key: string; made_at: string };
  ledger_entry: { chain: string; seq: number; record: string; hash: string };
  ledger_consultation: { chain: string; session: string; seq: number; record: string; hash: string };
  /** The one table of these that changes: how far a session has come, and how far it is anchored. */
  ledger_session: { chain: string; session: string; last_seq: number; anchored_seq: number };
  ledger_checkpoint: { chain: string; seq: number; record: string; signature: string };
};
