/** Tables of the conversations room, as Kysely sees them. Every key begins with operation_id (docs/architecture.md). */

/** What a reader opens. For now one copy each; copies of one chat from several phones will share one. */
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
}

export interface ConversationCopyTable {
  operation_id: number;
  copy_id: number;
  conversation_id: number;
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

export type ConversationTables = {
  conversation: ConversationTable;
  conversation_copy: ConversationCopyTable;
  copy_day: CopyDayTable;
  copy_count: CopyCountTable;
  annotation: AnnotationTable;
  mask_pattern: MaskPatternTable;
  substring_progress: SubstringProgressTable;
};
