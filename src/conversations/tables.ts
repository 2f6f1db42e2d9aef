/** Tables of the conversations room, as Kysely sees them. Every key begins with operation_id (docs/architecture.md). */

/**
 * What a reader opens. Every copy has one of its own; copies of one chat that a person joined share a further one, and
 * their own stay without copies, in no list, until they are separated again.
 */
export interface ConversationTable {
  operation_id: number;
  conversation_id: number;
  title: string;
  /** 'whatsapp' | 'messenger' | 'instagram' */
  platform: string;
  /** First and last time in reading order, held entries left out. */
  first_time: string | null;
  last_time: string | null;
  /** 1 when no entry is earlier than the one before it. */
  chronological: number;
  made_at: string;
  /** Of a joined conversation that was aligned anew or joined with more: the one that took its place. */
  replaced_by: number | null;
}

export interface ConversationCopyTable {
  operation_id: number;
  copy_id: number;
  /** The conversation it is read in now. */
  conversation_id: number;
  /** The one it was given when it was sealed, to which it returns when separated. */
  home_conversation_id: number;
}

/** Entries of a copy a day, counted as they come in; `held` of them are withheld. */
export interface CopyDayTable {
  operation_id: number;
  copy_id: number;
  /** `YYYY-MM-DD` as shown, '' for entries without a time. */
  day: string;
  /** Position of the day's first entry in the copy's reading order. */
  position: number;
  entries: number;
  held: number;
}

/** Entries of a copy by sender and kind. `handle_id` 0: no sender. */
export interface CopyCountTable {
  operation_id: number;
  copy_id: number;
  handle_id: number;
  kind: string;
  entries: number;
  held: number;
  /** Entries earlier than the one before them. */
  inverted: number;
}

/** A flag or a note on an observation: never deleted, only withdrawn. */
export interface AnnotationTable {
  operation_id: number;
  annotation_id: number;
  observation_id: number;
  kind: 'flag' | 'note';
  text: string;
  by_id: string;
  by_name: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

/** Patterns of masked words in an index (kernel/folding/masks): few, and what a query word is compared with. */
export interface MaskPatternTable {
  operation_id: number;
  /** 0: in the index everybody searches; 1: in the one of held entries. */
  held: number;
  pattern: string;
}

/** How far the index for exact characters is built, a row a copy. */
export interface SubstringProgressTable {
  operation_id: number;
  copy_id: number;
  /** Entries below this position are in the index. */
  next_position: number;
  entries: number;
}

export type JoiningState = 'proposed' | 'aligning' | 'joined' | 'refused' | 'separated' | 'failed';

/** Copies that may be, or are, one chat: a proposal, what was decided, and how far the work is. */
export interface JoiningTable {
  operation_id: number;
  joining_id: number;
  /** Its copies, sorted: the same set is proposed once. */
  key: string;
  state: JoiningState;
  proposed_by: 'machine' | 'person';
  confidence: number;
  /** JSON list of sentences. */
  why: string;
  /** The conversation made of them, from the moment it is readable; kept after separating. */
  conversation_id: number | null;
  messages: number | null;
  /** Single findings: summaries of blocks are not counted. */
  gaps: number | null;
  deletions: number | null;
  /** JSON {step, done, total} while the work is under way. */
  progress: string | null;
  /** JSON {code, message, hint} of the last attempt. */
  error: string | null;
  proposed_at: string;
  decided_by: string | null;
  decided_at: string | null;
  /** JSON: the account that decided, for the ledger entry at the end of the work. */
  actor: string | null;
  reason: string;
  /** The conversation whose rows are being written; in no list until it is whole. */
  making: number | null;
  /**
   * 0: as found. 1: what is held has changed since, the runs are found again. 2: a copy has grown since, it is aligned again.
   */
  stale: number;
}

export interface JoiningCopyTable {
  operation_id: number;
  joining_id: number;
  copy_id: number;
  /** Place among the lanes, from 0: lane A gives the common clock. */
  lane: number;
  /** This copy's clock minus that of lane A; what stands from here on is known once aligned. */
  offset_seconds: number;
  /** JSON list of {from: local time of this copy, offsetSeconds}. */
  offset_changes: string;
  precision: 'minute' | 'second';
  /** Name of the exporting person in this copy. */
  exporter: string | null;
  /** Order of day and month that this copy leaves open and the others prove. */
  date_order_proven: 'DMY' | 'MDY' | 'YMD' | null;
  /** Entries when it was aligned. */
  entries: number;
}

/** What a copy can be recognised by (sketch.ts). Holds hashes of texts, never texts. */
export interface CopySketchTable {
  operation_id: number;
  copy_id: number;
  sketch: string;
}

/** Somebody who writes in a joined conversation: one or several handles, at most a few a copy. Not a person. */
export interface ChatSenderTable {
  operation_id: number;
  conversation_id: number;
  /** From 1. */
  sender_id: number;
  /** Name for display: that of the first lane that shows one. */
  shown: string;
}

/** A handle is several senders only where one phone shows two people under one name. */
export interface SenderHandleTable {
  operation_id: number;
  conversation_id: number;
  handle_id: number;
  sender_id: number;
}

/** A logical message of a joined conversation. Its observations are in `message_observation`. */
export interface MessageTable {
  operation_id: number;
  conversation_id: number;
  /** Position in the reading order, from 0. */
  message_id: number;
  /** The observation that leads: the first lane that has it whole. */
  observation_id: number;
  sender_id: number | null;
  /** On the clock of lane A, `YYYY-MM-DDTHH:MM:SS`. */
  common: string | null;
  /** 1: a notice of the app. */
  notice: number;
  /** One letter a lane: LaneState in alignment-contract.ts. */
  lanes: string;
  /** 1 while any of its observations is held: it is then withheld as a whole. */
  held: number;
}

export interface MessageObservationTable {
  operation_id: number;
  observation_id: number;
  conversation_id: number;
  message_id: number;
  copy_id: number;
}

/** Messages of a joined conversation a day of the common clock. */
export interface MessageDayTable {
  operation_id: number;
  conversation_id: number;
  day: string;
  /** Of the day's first message. */
  position: number;
  messages: number;
  held: number;
}

/** Messages of a joined conversation by sender, kind and month. `sender_id` 0: no sender. */
export interface MessageCountTable {
  operation_id: number;
  conversation_id: number;
  sender_id: number;
  /** Of the leading observation. */
  kind: string;
  /** `YYYY-MM`, '' without a time. */
  month: string;
  messages: number;
  held: number;
}

/** A finding: a message that one copy lacks or shows differently. A gap is called a deletion only by `deletion`. */
export interface GapTable {
  operation_id: number;
  /** Of the operation, from 1. */
  gap_id: number;
  conversation_id: number;
  message_id: number;
  kind: 'missing' | 'tombstone' | 'edited' | 'text-differs' | 'order-differs' | 'extra-run';
  /** The copy that lacks it or shows it differently. */
  copy_id: number;
  /** In the first copy that has it. */
  observation_id: number;
  sender_id: number | null;
  /** On the clock of lane A; the last time before it where the message has none; '' where nothing has one. */
  common: string;
  /** Day of `common`. */
  day: string;
  confidence: number;
  deletion: number;
  /** 1: an innocent explanation is plausible. */
  explained: number;
  /** Number in `gap_explanation`: most gaps of a chat have the same explanations. */
  explanations: number;
  /** JSON list of the copies that have it. */
  in_copies: string;
  /** Messages that an `extra-run` covers; 1 for every other kind. */
  span: number;
  run: number | null;
  /** As its message: withheld from who may not read what is held. */
  held: number;
}

/** What could explain gaps innocently, and what speaks for and against it. */
export interface GapExplanationTable {
  operation_id: number;
  conversation_id: number;
  explanation_id: number;
  /** JSON list of {code, plausible, reason}. */
  text: string;
}

/** Gaps of one copy close together (runs.ts), found among what everybody may read. */
export interface GapRunTable {
  operation_id: number;
  /** Of the operation, from 1. */
  run_id: number;
  copy_id: number;
  conversation_id: number;
  from_common: string;
  to_common: string;
  gaps: number;
  deletions: number;
  /** JSON list of {shown, gaps, others}. */
  senders: string;
  /** JSON list of folded words. */
  topic: string;
  confidence: number;
}

/** When a sender was in a joined conversation, as its notices show. */
export interface MembershipTable {
  operation_id: number;
  conversation_id: number;
  seq: number;
  sender_id: number;
  /** On the clock of lane A; null: open. */
  from_common: string | null;
  to_common: string | null;
  basis: string;
}

export type ConversationTables = {
  conversation: ConversationTable;
  conversation_copy: ConversationCopyTable;
  copy_day: CopyDayTable;
  copy_count: CopyCountTable;
  annotation: AnnotationTable;
  mask_pattern: MaskPatternTable;
  substring_progress: SubstringProgressTable;
  joining: JoiningTable;
  joining_copy: JoiningCopyTable;
  copy_sketch: CopySketchTable;
  chat_sender: ChatSenderTable;
  sender_handle: SenderHandleTable;
  message: MessageTable;
  message_observation: MessageObservationTable;
  message_day: MessageDayTable;
  message_count: MessageCountTable;
  gap: GapTable;
  gap_explanation: GapExplanationTable;
  gap_run: GapRunTable;
  membership: MembershipTable;
};
