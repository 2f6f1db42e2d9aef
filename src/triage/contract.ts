/** What the triage room says over HTTP: zod schemas, shared with the page (types) and with OpenAPI. */

import { z } from 'zod';
import { HitView } from '../conversations/contract.ts';
import { stoppingRules, unjudgedReasons } from './kinds.ts';
import { labels, outputs } from './labels.ts';

const id = z.number().int().nonnegative();
const probability = z.number().min(0).max(1);

export const LabelName = z.enum(labels);
export const UnjudgedReasonName = z.enum(unjudgedReasons);

const Fault = z.object({ code: z.string(), message: z.string(), hint: z.string() });

/** A version of the model, as far as this operation has met it. */
export const ModelView = z.object({
  id,
  /** Name and hash of the weights. */
  name: z.string(),
  threshold: probability,
  begunAt: z.string(),
  begunBy: z.string(),
  /** Its scores are the ones shown. */
  shown: z.boolean(),
  /** Every conversation is scored with it. */
  complete: z.boolean(),
});
export type ModelView = z.infer<typeof ModelView>;

/** How far the scoring is. `step` null: nothing is under way. */
export const ScoringProgress = z.object({
  step: z.string().nullable(),
  /** Messages, notices included. */
  done: id,
  total: id,
  /** What stopped it, until it is tried again. */
  error: Fault.nullable(),
});
export type ScoringProgress = z.infer<typeof ScoringProgress>;

export const TriageView = z.object({
  /** The version whose scores are shown; null: nothing has been scored yet. */
  model: ModelView.nullable(),
  models: z.array(ModelView),
  /** Who chose what is shown, and when. */
  chosen: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  /** The version that scores now; null while it has not been loaded. */
  loaded: z.object({ name: z.string(), threshold: probability }).nullable(),
  progress: ScoringProgress,
  /** Messages that have a score, of those this account may read. */
  judged: id,
  /** … at or above the review threshold. */
  suggested: id,
  /** Judged messages by twentieths of relevance. */
  bins: z.array(id),
  labels: z.array(z.object({ label: LabelName, messages: id })),
  unjudged: z.array(z.object({ reason: UnjudgedReasonName, messages: id })),
  /** Conversations with suggestions, most first. */
  conversations: z.array(z.object({ id, title: z.string(), suggested: id, judged: id })),
  /** Messages withheld from this account: in no count and no list here, whatever they say. */
  withheld: id,
});
export type TriageView = z.infer<typeof TriageView>;

const Suggested = z.array(z.object({ label: LabelName, score: probability }));

/** A message with what the model says of it. */
export const ScoredMessage = HitView.omit({ spans: true }).extend({
  /** Null: not judged, and why. */
  relevance: probability.nullable(),
  unjudged: UnjudgedReasonName.nullable(),
  /** What it is suggested as, the likeliest first. */
  suggested: Suggested,
});
export type ScoredMessage = z.infer<typeof ScoredMessage>;

/** Which messages: suggested ones, or those of one label, one twentieth of relevance, one reason for not judging. */
export const TriageQuery = z.object({
  label: LabelName.optional(),
  bin: z.coerce.number().int().min(0).max(19).optional(),
  unjudged: UnjudgedReasonName.optional(),
  conversation: z.coerce.number().int().optional(),
  after: z
    .string()
    .regex(/^[0-9.e-]{1,32}:\d{1,16}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type TriageQuery = z.infer<typeof TriageQuery>;

export const TriagePage = z.object({
  messages: z.array(ScoredMessage),
  total: id,
  next: z.string().nullable(),
});
export type TriagePage = z.infer<typeof TriagePage>;

/** Everything the model says of one message, and the spans that carried it. */
export const ExplanationOfScore = z.object({
  observation: id,
  model: z.string(),
  threshold: probability,
  relevance: probability,
  labels: z.array(z.object({ label: LabelName, score: probability })),
  tier: z.enum(['first', 'second']),
  /** Spans of the words (UTF-16 offsets) without which the score is lower; kept for suggestions only. */
  spans: z.array(z.object({ start: id, end: id, label: z.enum(outputs), weight: z.number() })),
});
export type ExplanationOfScore = z.infer<typeof ExplanationOfScore>;

/** What the reader marks: suggestions only, in a stretch of a conversation. */
export const SuggestionsView = z.object({
  /** Null: nothing has been scored yet. */
  model: z.string().nullable(),
  threshold: probability,
  from: id,
  marks: z.array(z.object({ position: id, observation: id, relevance: probability, suggested: Suggested })),
});
export type SuggestionsView = z.infer<typeof SuggestionsView>;

const reason = z.string().trim().max(500).default('');
export const ScoringRequest = z.strictObject({ reason });
export type ScoringRequest = z.input<typeof ScoringRequest>;
export const ModelChoice = z.strictObject({ model: id, reason });
export type ModelChoice = z.input<typeof ModelChoice>;

/** What a review looks for, how much of it must be found and how sure one must be: laid down before anything is read. */
export const ReviewCreate = z
  .strictObject({
    kind: z.enum(['relevant', 'code', 'person']),
    label: LabelName.optional(),
    person: id.optional(),
    target: z.number().min(0.5).max(0.999).default(0.95),
    confidence: z.number().min(0.5).max(0.999).default(0.95),
    /** The recommended one where none is chosen. */
    rule: z.enum(stoppingRules).optional(),
    /** Of the random draws; made up by the server where none is given. */
    seed: z.string().trim().min(1).max(100).optional(),
  })
  .refine(({ kind, label }) => kind !== 'code' || label !== undefined, 'a code is wanted, and none is named')
  .refine(({ kind, person }) => kind !== 'person' || person !== undefined, 'a person is wanted, and none is named');
export type ReviewCreate = z.input<typeof ReviewCreate>;

export const ReviewView = z.object({
  id,
  state: z.enum(['preparing', 'open', 'ended']),
  kind: z.enum(['relevant', 'code', 'person']),
  label: LabelName.nullable(),
  person: id.nullable(),
  model: z.string(),
  rule: z.enum(stoppingRules),
  target: probability,
  confidence: probability,
  seed: z.string(),
  /** Messages of the pool; null while it is being put together. */
  size: id.nullable(),
  /** SHA-256 of the pool and of the order of the random draws. */
  poolHash: z.string().nullable(),
  drawsHash: z.string().nullable(),
  /** What lies outside the pool: no model could judge it, or it is withheld. */
  outside: z
    .object({ unjudged: z.array(z.object({ reason: UnjudgedReasonName, messages: id })), withheld: id })
    .nullable(),
  read: id,
  found: id,
  begunAt: z.string(),
  begunBy: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedReason: z.string().nullable(),
});
export type ReviewView = z.infer<typeof ReviewView>;

/** How a message came to be read: the queue's order, a random draw, the queue looking away, the sealed sample. */
const ReadSource = z.enum(['ranked', 'random', 'exploration', 'control']);

export const QueueView = z.object({
  /** preparing: the pool is being opened; may-stop: enough evidence; all-read: nothing is unread. */
  state: z.enum(['preparing', 'offer', 'may-stop', 'all-read']),
  progress: z.object({ done: id, total: id.nullable() }).nullable(),
  offer: z
    .object({
      position: id,
      observation: id,
      source: ReadSource,
      /** Null: not open to this account. */
      message: HitView.omit({ spans: true }).nullable(),
    })
    .nullable(),
  size: id,
  read: id,
  found: id,
  unread: id,
  /** What was decided last and can be taken back. */
  last: z.object({ position: id, relevant: z.boolean() }).nullable(),
});
export type QueueView = z.infer<typeof QueueView>;

export const Decision = z.strictObject({
  position: id,
  relevant: z.boolean(),
  codes: z.array(LabelName).max(labels.length).default([]),
  /** Read on although there is enough evidence to stop. */
  beyond: z.boolean().default(false),
});
export type Decision = z.input<typeof Decision>;

export const ReviewEnd = z.strictObject({ reason });
export type ReviewEnd = z.input<typeof ReviewEnd>;

const Estimate = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
const Counts = z.object({ ranked: id, random: id, control: id, total: id });

export const StoppingCertificate = z.object({
  rule: z.enum(stoppingRules),
  target: probability,
  confidence: probability,
  seed: z.string(),
  size: id,
  verdict: z.enum(['stop', 'not enough evidence to stop', 'everything read']),
  read: Counts,
  found: Counts,
  unread: id,
  missed: Estimate,
  recall: Estimate,
  elusion: Estimate,
  drawsAlone: z.object({ missedAtMost: z.number(), recallAtLeast: z.number() }),
  model: z.object({ probability: z.number(), guard: z.number() }).nullable(),
  assumption: z.string(),
  sentences: z.array(z.string()),
});
export type StoppingCertificate = z.infer<typeof StoppingCertificate>;

export const CertificateView = z.object({
  review: ReviewView,
  certificate: StoppingCertificate,
  /** SHA-256 of the certificate as JSON: whoever makes it again from the ledger gets the same. */
  hash: z.string(),
  /** Of each code that was given, on the same reads. */
  codes: z.array(z.object({ label: LabelName, certificate: StoppingCertificate })),
  curve: z.array(z.object({ read: id, found: id })),
  /** Who decided; nobody is counted or compared (R51). */
  readers: z.array(z.string()),
  /** Decisions taken back; the entries stay. */
  undone: id,
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  /** Head of the operation's ledger when this was made. */
  ledger: z.object({ seq: id, hash: z.string() }).nullable(),
  madeAt: z.string(),
});
export type CertificateView = z.infer<typeof CertificateView>;
