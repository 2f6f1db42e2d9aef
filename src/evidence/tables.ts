/** Tables of the evidence room, as Kysely sees them. Every key begins with operation_id (docs/architecture.md). */

export interface OperationTable {
  operation_id: number;
  name: string;
  purpose: string;
  opened_at: string;
  opened_by: string;
  /** 1 when reading asks for a reason (R11). */
  reason_required: number;
}

/** R4: one named person responsible at any time; the row with until_at null is the present one. */
export interface ResponsibilityTable {
  operation_id: number;
  seq: number;
  person: string;
  from_at: string;
  until_at: string | null;
}

export interface CaseEventTable {
  operation_id: number;
  event_id: number;
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, as entered. */
  happened: string;
  what: string;
  entered_at: string;
  entered_by: string;
}

export interface ExhibitTable {
  operation_id: number;
  exhibit_id: number;
  /** Reference on the label, unique in the operation: `JM/1`. */
  ref: string;
  kind: 'chat-export' | 'file';
  custodian: string;
  device: string;
  /** Legal basis (R5): warrant, power, agreement. */
  authority: string;
  seized_at: string;
  scope_from: string | null;
  scope_to: string | null;
  description: string;
  entered_at: string;
  sealed_at: string | null;
}

export interface CustodyTable {
  operation_id: number;
  exhibit_id: number;
  seq: number;
  at: string;
  who: string;
  act: string;
  note: string;
}

/** A file in the vault. A zip's chat member is kept as a file of its own, pointing to its archive. */
export interface ArtefactTable {
  operation_id: number;
  sha256: string;
  bytes: number;
  parent_sha256: string | null;
  member: string | null;
  stored_at: string;
}

/** Which exhibit brought which file, under which name. The same bytes under two exhibits are linked, not copied. */
export interface ExhibitArtefactTable {
  operation_id: number;
  exhibit_id: number;
  sha256: string;
  given_path: string;
  /** What the file is: a ChatFormat, `zip`, `media`, or a known id; `file` for an unparsed exhibit. */
  format: string;
  status: 'read' | 'refused' | 'kept';
  reason: string | null;
  linked_at: string;
}

/** R2: source, tool, version, settings of what was derived. */
export interface ExtractionTable {
  operation_id: number;
  extraction_id: number;
  exhibit_id: number;
  tool: string;
  version: string;
  /** JSON: zone, dateOrder, clock. */
  settings: string;
  started_at: string;
  ended_at: string | null;
}

/** One chat as one exhibit shows it; a split thread is one copy with several parts. */
export interface CopyTable {
  operation_id: number;
  copy_id: number;
  exhibit_id: number;
  extraction_id: number;
  format: string;
  title: string | null;
  /** Joins parts: thread path, or part-0 hash and chat number. */
  thread_key: string;
  exporter: string | null;
  /** IANA zone, or null while unknown. */
  zone: string | null;
  zone_basis: string;
  date_order: string | null;
  date_order_basis: string;
  state: 'importing' | 'sealed';
  entries: number;
  messages: number;
  notices: number;
  calls: number;
  /** First and last in reading order, `YYYY-MM-DDTHH:MM[:SS]` (local) or `…Z`. */
  first_time: string | null;
  last_time: string | null;
  /** JSON list of the participants as the format lists them. */
  participants: string;
  /** JSON {month: entries}, filled when the copy is sealed; held entries are not counted. */
  months: string;
}

export interface CopyPartTable {
  operation_id: number;
  part_id: number;
  copy_id: number;
  /** The chat file in the vault. */
  sha256: string;
  /** Number of the chat within the file. */
  chat: number;
  given_path: string;
  member: string | null;
  bytes: number;
  in_entries: number;
  unparsed: number;
  entries: number;
  /** Entries already stored: an import killed in the middle goes on from here. */
  entries_done: number;
  /** JSON: the inspect report of this chat (doubts, warnings, counts). */
  report: string;
}

/** A name as one copy shows it. Not a person (see design: attribution comes later). */
export interface HandleTable {
  operation_id: number;
  handle_id: number;
  copy_id: number;
  shown: string;
}

/** The bin of an observation: exactly one at any time (R24). */
export type Bin = 'unread' | 'evidence' | 'unused' | 'not-relevant' | 'held';

/**
 * One entry of a copy. `observation_id` orders by time: (seconds since 1970 as the best known instant) * 2^21 + n,
 * so that newest-first search needs no sort (docs/decisions).
 */
export interface ObservationTable {
  operation_id: number;
  observation_id: number;
  copy_id: number;
  part_id: number;
  /** Position in the file's order within its part. */
  entry_index: number;
  /** Position in the copy's reading order: file order, oldest first. */
  position: number;
  kind: string;
  event: string | null;
  handle_id: number | null;
  body: string;
  /** Printed or local time `YYYY-MM-DDTHH:MM[:SS]`, or UTC `…Z`; null where none. */
  time: string | null;
  /** 'minute' | 'second' | 'millisecond' | null */
  time_precision: string | null;
  /** UTC milliseconds where the format gives them or a zone was decided (derived, with its caveat). */
  utc_ms: number | null;
  byte_start: number;
  byte_end: number;
  line: number;
  lines: number;
  /** Space separated EntryFlags, '' for none. */
  flags: string;
  /** JSON {media?, reactions?, deletedBy?, callSeconds?} or null. */
  extra: string | null;
  /** present, deleted-by-author, deleted-by-exporter, deleted-by-admin, edited, media-omitted, empty */
  state: string;
  bin: Bin;
}

/** Why an observation is held (R5 scope, R22 privilege). */
export interface HoldTable {
  operation_id: number;
  observation_id: number;
  /** 'scope-date' | 'privilege-term' | 'privilege-name' */
  ground: string;
  hold_rule_id: number;
  held_at: string;
  released_at: string | null;
  released_by: string | null;
  release_reason: string | null;
}

export interface HoldRuleTable {
  operation_id: number;
  hold_rule_id: number;
  exhibit_id: number;
  /** 'scope-from' | 'scope-to' | 'term' | 'name' | 'firm' */
  kind: string;
  value: string;
}

/** A doubt decided by a person before sealing. */
export interface DecisionTable {
  operation_id: number;
  decision_id: number;
  exhibit_id: number;
  part_sha256: string;
  chat: number;
  /** 'date-order' | 'zone' */
  doubt: string;
  value: string;
  basis: string;
  decided_at: string;
  decided_by: string;
}

/** A file received but not sealed yet. */
export interface IntakeTable {
  operation_id: number;
  intake_id: number;
  exhibit_id: number;
  state: 'receiving' | 'inspecting' | 'deciding' | 'importing' | 'sealed' | 'failed';
  /** JSON: the request (zone, terms, scope…), the inspect report. */
  request: string;
  report: string | null;
  progress: string | null;
  error: string | null;
  begun_at: string;
  ended_at: string | null;
}

export type EvidenceTables = {
  operation: OperationTable;
  responsibility: ResponsibilityTable;
  case_event: CaseEventTable;
  exhibit: ExhibitTable;
  custody: CustodyTable;
  artefact: ArtefactTable;
  exhibit_artefact: ExhibitArtefactTable;
  extraction: ExtractionTable;
  copy: CopyTable;
  copy_part: CopyPartTable;
  handle: HandleTable;
  observation: ObservationTable;
  hold: HoldTable;
  hold_rule: HoldRuleTable;
  decision: DecisionTable;
  intake: IntakeTable;
};
