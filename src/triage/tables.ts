/** Tables of the triage room, as Kysely sees them. Every key begins with operation_id. None of them holds message text. */

/** A version of the model with which messages of this operation were, or are being, scored. Kept beside later ones. */
export interface TriageModelTable {
  operation_id: number;
  model_id: number;
  /** Name and hash of the weights, as the scorer gives them. */
  name: string;
  /** At or above it a message is worth a reviewer's look (model card). */
  threshold: number;
  begun_at: string;
  begun_by: string;
}

/** Which model version is shown, from when on; the last row holds. Never changed, only added to. */
export interface TriageChoiceTable {
  operation_id: number;
  seq: number;
  model_id: number;
  chosen_at: string;
  chosen_by: string;
  reason: string;
}

/** One stretch of scoring: from the first message that waited to the last one that was scored. */
export interface TriageScoringTable {
  operation_id: number;
  scoring_id: number;
  model_id: number;
  state: 'running' | 'done' | 'failed';
  begun_at: string;
  ended_at: string | null;
  /** Messages that went through the model. */
  scored: number;
  /** Messages that had a score already: the same words after the same words. */
  reused: number;
  /** Messages that the model cannot judge. */
  unjudged: number;
  /** JSON {code, message, hint} of what stopped it. */
  error: string | null;
}

/** How far the scoring of a conversation is, for each model. Made again when the conversation changes. */
export interface TriagePassTable {
  operation_id: number;
  model_id: number;
  conversation_id: number;
  /** Number of this walk through the conversation, from 1. */
  pass: number;
  /** Messages below this position are done in this walk. */
  next_position: number;
  total: number;
  /** The walk whose counts are shown: the last one that came to the end; null: none has. */
  shown_pass: number | null;
  /** 1: the conversation has changed since; it is walked through again. */
  stale: number;
}

/** Counts of one walk: what the page shows without reading a million rows. */
export interface TriageTallyTable {
  operation_id: number;
  model_id: number;
  conversation_id: number;
  pass: number;
  /**
   * `relevance`: by twentieths, `name` is the number of the twentieth; `suggested`: at or above the threshold; `label`:
   * suggested as one; `unjudged`: by reason.
   */
  kind: 'relevance' | 'suggested' | 'label' | 'unjudged';
  name: string;
  /** Messages that everybody may read, and those withheld from who may not read what is held. */
  open: number;
  withheld: number;
}

/** What a model says of one observation. In a joined conversation the leading observation stands for its message. */
export interface TriageScoreTable {
  operation_id: number;
  model_id: number;
  observation_id: number;
  /** The conversation in which it was read when it was last walked through. */
  conversation_id: number;
  /** 0: another phone's observation leads its message. */
  shown: number;
  /** Day and digest of the words and of those before them (basis.ts): equal ones have equal scores. */
  basis: string;
  /** 0 to 1; null: not judged. */
  relevance: number | null;
  /** The twentieth in which it lies, from 0; null: not judged. */
  bin: number | null;
  /** The labels in their order, packed (packed-scores.ts); null: not judged. */
  labels: Uint8Array | null;
  /** 1 or 2; 0: not judged. */
  tier: number;
  /** Why it is not judged (judgeable.ts); null where it is. */
  unjudged: string | null;
}

/** Suggestions, as what they are suggested: so that the first of a label, or of all, are found at once. */
export interface TriageLabelTable {
  operation_id: number;
  model_id: number;
  /** An output (labels.ts): `relevance` for every suggestion. */
  label: string;
  observation_id: number;
  score: number;
}

/** The spans that carried the score of a suggestion, as the model of that day gave them. */
export interface TriageWhyTable {
  operation_id: number;
  model_id: number;
  observation_id: number;
  /** Where the words judged begin in the body: a caption may stand behind the app's own words. */
  start: number;
  /** JSON list of {start, end, label, weight}, of the words judged. */
  spans: string;
}

/**
 * A review: what is wanted, how much of it must be found and how sure one must be, laid down before the first message is
 * read. Its pool is fixed when it begins.
 */
export interface TriageRunTable {
  operation_id: number;
  run_id: number;
  /** `preparing`: the pool is being put together; `open`; `ended`. */
  state: 'preparing' | 'open' | 'ended';
  /** What is wanted: anything relevant, one code, or anything relevant by one person. */
  kind: 'relevant' | 'code' | 'person';
  label: string | null;
  person_id: number | null;
  /** Whose scores the order begins with. */
  model_id: number;
  /** JSON of stopping/model.ts StoppingSettings without the size, and of the learner's settings. */
  stopping: string;
  learner: string;
  /** Messages of the pool; null while it is being put together. */
  size: number | null;
  /** SHA-256 of the pool and of the order of the random draws: sealed before anything is read. */
  pool_hash: string | null;
  draws_hash: string | null;
  /** JSON {unjudged: {reason: messages}, withheld}: what lies outside the pool. */
  outside: string | null;
  begun_at: string;
  begun_by: string;
  ended_at: string | null;
  ended_by: string | null;
  ended_reason: string | null;
}

/** The pool of a run in its fixed order, some thousands of messages a row: what the order follows from stays what it was. */
export interface TriageRunPoolTable {
  operation_id: number;
  run_id: number;
  /** Number of the row, from 0. */
  part: number;
  messages: number;
  /** Packed columns (packed-pool.ts). */
  packed: Uint8Array;
}

/** What readers decided, entry after entry; never changed. What was decided wrongly is undone by a later entry. */
export interface TriageDecisionTable {
  operation_id: number;
  run_id: number;
  /** From 1. */
  seq: number;
  /** `decided`; `undone`: the last decision that stands falls; `reached`: the order came to a sealed control message. */
  kind: 'decided' | 'undone' | 'reached';
  /** In the pool. */
  position: number;
  observation_id: number;
  /** How it came to be read (stopping/model.ts Source). */
  source: string;
  /** 1: relevant, as far as this run is concerned. */
  relevant: number;
  /** What the learner said just before; null where it was not asked. */
  probability: number | null;
  /** JSON list of labels that the reader gave it. */
  codes: string;
  decided_at: string;
  decided_by_id: string;
  decided_by: string;
}

export type TriageTables = {
  triage_model: TriageModelTable;
  triage_choice: TriageChoiceTable;
  triage_scoring: TriageScoringTable;
  triage_pass: TriagePassTable;
  triage_tally: TriageTallyTable;
  triage_score: TriageScoreTable;
  triage_label: TriageLabelTable;
  triage_why: TriageWhyTable;
  triage_run: TriageRunTable;
  triage_run_pool: TriageRunPoolTable;
  triage_decision: TriageDecisionTable;
};
