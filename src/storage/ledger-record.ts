/**
 * What is hashed and signed, as pure functions. The format is described for strangers at the top of
 * `verify-ledger.mjs`, which is written independently of this file and checks it.
 */

import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { CandourError } from '../kernel/index.ts';
import type { Checkpoint, Json, LedgerActor, LedgerDraft, LedgerEntry, LedgerType } from './types.ts';

/** The members of an entry before its hash. `clock` stands only where the computer's clock had gone backwards. */
export interface LedgerRecord {
  readonly v: 1;
  readonly chain: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: LedgerActor;
  readonly type: LedgerType;
  readonly act: string;
  readonly subject: { readonly [key: string]: Json };
  readonly reason: string | null;
  readonly prev: string;
  readonly clock?: string;
}

/** The end of a chain: what the next entry follows. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

export type CheckpointRecord = Checkpoint['record'];

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** RFC 8785. Members that are undefined are left out. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new CandourError('INTERNAL', 'A ledger record has no JSON form.');
  return text;
}

/** Before the first entry of a chain: binds the chain to its name and to the installation's key. */
export function chainStart(chain: string, key: string): Head {
  return { seq: 0, hash: sha256(canonical({ v: 1, candour: 'ledger', chain, key })), at: '' };
}

/** Before the first consultation of a session in a chain. */
export function sessionStart(chain: string, session: string, key: string): Head {
  return { seq: 0, hash: sha256(canonical({ v: 1, candour: 'consultation', chain, session, key })), at: '' };
}

/** RFC 8785 refuses lone surrogates, which a file name or an export may hold; they become U+FFFD, as in UTF-8. */
function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]));
}

/** The time of what follows `head`: never earlier, whatever the computer's clock does. */
export function timeAfter(head: Head, now: Date): string {
  return new Date(Math.max(now.getTime(), head.at === '' ? 0 : Date.parse(head.at))).toISOString();
}

/** The record that follows `head`. Times never go backwards in a chain, whatever the computer's clock does. */
export function nextRecord(head: Head, draft: LedgerDraft, now: Date): LedgerRecord {
  const clock = now.toISOString();
  const at = timeAfter(head, now);
  const { id, name, role, session } = draft.actor;
  return {
    v: 1,
    chain: draft.chain,
    seq: head.seq + 1,
    at,
    actor: {
      id: id.toWellFormed(),
      name: name.toWellFormed(),
      role: role.toWellFormed(),
      session: session.toWellFormed(),
    },
    type: draft.type,
    act: draft.act,
    subject: wellFormed(draft.subject) as { readonly [key: string]: Json },
    reason: draft.reason?.toWellFormed() ?? null,
    prev: head.hash,
    ...(at !== clock && { clock }),
  };
}

/** The entry as readers see it. */
export function entryOf(record: LedgerRecord, hash: string): LedgerEntry {
  const { chain, seq, at, actor, type, act, subject, reason, prev, clock } = record;
  return { chain, seq, at, actor, type, act, subject, reason, prev, hash, ...(clock !== undefined && { clock }) };
}
