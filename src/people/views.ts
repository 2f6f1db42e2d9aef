/** From rows to what is said over HTTP. Pure. */

import type { AttributionView, PersonRow, PostingView } from './contract.ts';
import type { HandleRow } from './handle-store.ts';
import type { Holding } from './holdings.ts';
import { standsAs } from './merge.ts';
import { latest } from './postings.ts';
import type { AttributionTable, PersonTable, PostingTable } from './tables.ts';

export function postingView(row: PostingTable): PostingView {
  const { posting_id, unit, rank, role, from_time, to_time, source } = row;
  return { id: posting_id, unit, rank, role, from: from_time, to: to_time, source };
}

/** A handle with the chat in which it is read, as lists of handles show it. */
export function handleView(row: HandleRow) {
  const { handleId, shown, exhibitRef, conversationId, conversationTitle, messages } = row;
  return { handleId, shown, exhibitRef, conversationId, conversationTitle, messages };
}

export function attributionView(row: AttributionTable, handle: HandleRow): AttributionView {
  return {
    id: row.attribution_id,
    ...handleView(handle),
    confidence: row.confidence,
    basis: row.basis,
    note: row.note,
    from: row.from_time,
    to: row.to_time,
    by: row.made_by,
    at: row.made_at,
  };
}

/**
 * Lifelong anonymity (R18) of a person and of everybody who was found to be the same person: it is lost by no merge.
 */
export function isAnonymous(persons: readonly PersonTable[], personId: number): boolean {
  const mergedInto = new Map(persons.map((row) => [row.person_id, row.merged_into]));
  return persons.some((row) => row.anonymous === 1 && standsAs(mergedInto, row.person_id) === personId);
}

export interface PersonRecords {
  /** All of the operation, merged ones too. */
  readonly persons: readonly PersonTable[];
  readonly attributions: readonly AttributionTable[];
  readonly postings: readonly PostingTable[];
  readonly holdings: readonly Holding[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export function personRow(person: PersonTable, records: PersonRecords): PersonRow {
  const { person_id: id, name, category } = person;
  const own = records.attributions.filter((row) => row.person_id === id);
  const holdings = records.holdings.filter(({ personId }) => personId === id);
  const firsts = holdings.flatMap(({ first }) => first?.time ?? []).sort();
  const lasts = holdings.flatMap(({ last }) => last?.time ?? []).sort();
  const postings = records.postings.filter((row) => row.person_id === id).map(postingView);
  return {
    id,
    name,
    category,
    anonymous: isAnonymous(records.persons, id),
    posting: latest(postings, records.today),
    handles: new Set(own.map(({ handle_id }) => handle_id)).size,
    conversations: holdings.length,
    messages: holdings.reduce((sum, { messages }) => sum + messages, 0),
    first: firsts[0] ?? null,
    last: lasts.at(-1) ?? null,
    confidence: own.length === 0 ? null : Math.min(...own.map(({ confidence }) => confidence)),
  };
}
