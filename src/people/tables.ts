/** Tables of the people room, as Kysely sees them. Every key begins with operation_id; nothing is deleted, only withdrawn. */

import type { Basis, Category } from './contract.ts';

export interface PersonTable {
  operation_id: number;
  person_id: number;
  name: string;
  category: Category;
  /** 1: lifelong anonymity (R18). */
  anonymous: number;
  note: string;
  made_at: string;
  made_by: string;
  /** The person this one was found to be; null: stands by itself. */
  merged_into: number | null;
}

/** What a person was called and held to be before, and on what anonymity was taken off (R19). */
export interface PersonChangeTable {
  operation_id: number;
  person_id: number;
  seq: number;
  field: 'name' | 'category' | 'anonymous' | 'note';
  /** As text; of `anonymous` 0 or 1. */
  before: string;
  after: string;
  /** Written consent or an order of a court; '' where none is asked for. */
  basis: string;
  changed_at: string;
  changed_by: string;
}

export interface AttributionTable {
  operation_id: number;
  attribution_id: number;
  handle_id: number;
  person_id: number;
  /** 0 to 1. */
  confidence: number;
  basis: Basis;
  note: string;
  from_time: string | null;
  to_time: string | null;
  made_at: string;
  made_by: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

export interface PostingTable {
  operation_id: number;
  posting_id: number;
  person_id: number;
  unit: string;
  rank: string;
  role: string;
  from_time: string | null;
  to_time: string | null;
  source: string;
  made_at: string;
  made_by: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

export interface PersonMergeTable {
  operation_id: number;
  merge_id: number;
  from_person: number;
  into_person: number;
  /** JSON {attributions, postings}: what went along, so that a split gives back exactly that. */
  moved: string;
  reason: string;
  made_at: string;
  made_by: string;
  undone_at: string | null;
  undone_by: string | null;
  undone_reason: string | null;
}

export interface ProposalAnswerTable {
  operation_id: number;
  /** Digest of what was proposed. */
  key: string;
  answer: 'accept' | 'refuse';
  answered_at: string;
  answered_by: string;
}

/** Who reacted last in a copy, found once and kept: reactions stand inside of entries, where no index finds them. */
export interface LastReactionTable {
  operation_id: number;
  copy_id: number;
  actor: string;
  /** Last entry that everybody may read to which this name reacted; null: none. */
  open_observation: number | null;
  /** … with held entries. */
  any_observation: number;
}

/** As what a copy was when its reactions were looked for; a copy that differs is looked at again. */
export interface ReactionScanTable {
  operation_id: number;
  copy_id: number;
  entries: number;
  held: number;
}

export type PeopleTables = {
  person: PersonTable;
  person_change: PersonChangeTable;
  attribution: AttributionTable;
  posting: PostingTable;
  person_merge: PersonMergeTable;
  proposal_answer: ProposalAnswerTable;
  last_reaction: LastReactionTable;
  reaction_scan: ReactionScanTable;
};
