/**
 * What is said over HTTP about copies of one chat: which belong together, gaps, comparison of a message phone by phone,
 * membership. Zod schemas, shared with the page (types) and with OpenAPI.
 */

import { z } from 'zod';

const id = z.number().int().nonnegative();

/**
 * How a lane (one phone) shows a message: one letter each.
 * p present · x absent and expected there (a deletion) · q absent and not expected, or explained · t deleted for
 * everyone (tombstone) · e edited · d other words · m present, yet at another place (order differs)
 */
const laneStates = ['p', 'x', 'q', 't', 'e', 'd', 'm'] as const;
export const LaneState = z.enum(laneStates);
export type LaneState = z.infer<typeof LaneState>;

/** A phone in a conversation, in the order of the lanes. */
export const LaneView = z.object({
  copyId: id,
  /** A, B, C… */
  letter: z.string(),
  exhibitId: id,
  exhibitRef: z.string(),
  custodian: z.string(),
  device: z.string(),
  title: z.string().nullable(),
  /** Name of the exporting person in this copy, where the copies show it. */
  exporter: z.string().nullable(),
  entries: id,
  first: z.string().nullable(),
  last: z.string().nullable(),
  precision: z.enum(['minute', 'second']),
  /** This phone's clock minus that of lane A, seconds. */
  offsetSeconds: z.number().int(),
  offsetChanges: z.array(z.object({ from: z.string(), offsetSeconds: z.number().int() })),
  dateOrderProven: z.enum(['DMY', 'MDY', 'YMD']).nullable(),
});
export type LaneView = z.infer<typeof LaneView>;

/** Copies that may be, or are, one chat. Proposed by the machine or a person, decided by a person, reversible. */
export const JoiningView = z.object({
  id,
  /** stale: a copy has changed since it was aligned. */
  state: z.enum(['proposed', 'aligning', 'joined', 'refused', 'separated', 'failed']),
  proposedBy: z.enum(['machine', 'person']),
  copies: z.array(
    z.object({
      copyId: id,
      conversationId: id,
      exhibitRef: z.string(),
      custodian: z.string(),
      title: z.string().nullable(),
      platform: z.string(),
      entries: id,
      first: z.string().nullable(),
      last: z.string().nullable(),
    }),
  ),
  /** 0 to 1: how sure it is that these are one chat. */
  confidence: z.number(),
  /** Sentences: title, members, overlap of content. */
  why: z.array(z.string()),
  /** The conversation they were joined into. */
  conversationId: id.nullable(),
  /** Once aligned. */
  messages: id.nullable(),
  gaps: id.nullable(),
  deletions: id.nullable(),
  progress: z.object({ step: z.string(), done: id, total: id.nullable() }).nullable(),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string() }).nullable(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** A copy has grown since it was aligned: it is aligned again in the background. */
  stale: z.boolean().optional(),
});
export type JoiningView = z.infer<typeof JoiningView>;

export const JoiningCreate = z.object({ copies: z.array(id).min(2).max(31) });
export type JoiningCreate = z.infer<typeof JoiningCreate>;

/** Why a person joins, refuses or separates: kept with the decision and in the ledger. */
export const JoiningDecision = z.object({ reason: z.string().trim().max(500).default('') });
export type JoiningDecision = z.infer<typeof JoiningDecision>;

const gapKinds = ['missing', 'tombstone', 'edited', 'text-differs', 'order-differs', 'extra-run'] as const;
export const GapKind = z.enum(gapKinds);

export const ExplanationView = z.object({
  code: z.string(),
  plausible: z.boolean(),
  reason: z.string(),
});

/** A case event next to a gap: days from the event to the gap; negative: the gap lies before it. */
export const NearEvent = z.object({ id, what: z.string(), happened: z.string(), days: z.number().int() });

export const GapView = z.object({
  id,
  conversationId: id,
  conversationTitle: z.string(),
  /** Position of the message in the conversation. */
  position: id,
  kind: GapKind,
  copyId: id,
  letter: z.string(),
  exhibitRef: z.string(),
  custodian: z.string(),
  sender: z.object({ id, shown: z.string() }).nullable(),
  /** As printed by the first copy that has it. */
  time: z.string().nullable(),
  /** On the clock of lane A, `YYYY-MM-DDTHH:MM:SS`: for sorting and charts. */
  common: z.string(),
  /** Words where present; empty where this account may not read them. */
  text: z.string(),
  confidence: z.number(),
  deletion: z.boolean(),
  explanations: z.array(ExplanationView),
  /** Letters and references of the copies that have it. */
  in: z.array(z.object({ copyId: id, letter: z.string(), exhibitRef: z.string() })),
  /** Number of the run it belongs to, if any. */
  run: id.nullable(),
  near: NearEvent.nullable(),
  /** The content is withheld from this account. */
  held: z.boolean(),
});
export type GapView = z.infer<typeof GapView>;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Filters of the gap ledger: all that are given must hold. */
export const GapQuery = z.object({
  conversation: z.coerce.number().int().optional(),
  copy: z.coerce.number().int().optional(),
  exhibit: z.coerce.number().int().optional(),
  kind: GapKind.optional(),
  /** true: called a deletion; false: not. */
  deletion: flag.optional(),
  /** Name of the sender as a lane shows it. */
  sender: z.string().max(200).optional(),
  minConfidence: z.coerce.number().min(0).max(1).optional(),
  /** `YYYY-MM-DD` on the common clock, both days included. */
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  to: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  run: z.coerce.number().int().optional(),
  sort: z.enum(['time', 'confidence']).default('time'),
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type GapQuery = z.infer<typeof GapQuery>;

export const GapsPage = z.object({
  gaps: z.array(GapView),
  total: id,
  next: id.nullable(),
  /** Gaps of messages that are withheld from this account: in no list and no count, whatever is asked for. */
  withheld: id.optional(),
});
export type GapsPage = z.infer<typeof GapsPage>;

/** A run: gaps of one handset close together. */
export const GapRunView = z.object({
  run: id,
  copyId: id,
  exhibitRef: z.string(),
  custodian: z.string(),
  conversationId: id,
  conversationTitle: z.string(),
  from: z.string(),
  to: z.string(),
  gaps: id,
  deletions: id,
  /** Senders of what is gone, most first; `others` is what the same people wrote then and is still there. */
  senders: z.array(z.object({ shown: z.string(), gaps: id, others: id })),
  /** Words that stand out in what is gone, folded; never shown before they are revealed. */
  topic: z.array(z.string()),
  near: NearEvent.nullable(),
  /** Mean confidence of its deletions. */
  confidence: z.number(),
});
export type GapRunView = z.infer<typeof GapRunView>;

/** Pictures and counts over the gaps that the filters leave. */
export const GapSummary = z.object({
  total: id,
  deletions: id,
  explained: id,
  kinds: z.array(z.object({ kind: GapKind, gaps: id })),
  senders: z.array(z.object({ shown: z.string(), gaps: id, deletions: id })),
  /** One row a handset: what is gone by day, for the timeline; and the days its copies cover. */
  handsets: z.array(
    z.object({
      exhibitId: id,
      exhibitRef: z.string(),
      custodian: z.string(),
      first: z.string().nullable(),
      last: z.string().nullable(),
      gaps: id,
      deletions: id,
      days: z.array(z.object({ day: z.string(), deletions: id, others: id })),
    }),
  ),
  runs: z.array(GapRunView),
  events: z.array(z.object({ id, happened: z.string(), what: z.string() })),
});
export type GapSummary = z.infer<typeof GapSummary>;

/** Original bytes of one entry, as one phone has them. */
export const OriginalView = z.object({
  observation: id,
  shown: z.string().nullable(),
  time: z.string().nullable(),
  line: id,
  lines: id,
  byteStart: id,
  byteEnd: id,
  sha256: z.string(),
  path: z.string(),
  raw: z.string(),
  rawTruncated: z.boolean(),
});
export type OriginalView = z.infer<typeof OriginalView>;

/** A message phone by phone: what each has, with its original lines; for the absent, the lines between which it should stand. */
export const ComparisonView = z.object({
  conversationId: id,
  position: id,
  common: z.string().nullable(),
  lanes: z.array(
    z.object({
      letter: z.string(),
      copyId: id,
      exhibitRef: z.string(),
      custodian: z.string(),
      state: LaneState,
      /** A sentence for the state: "absent here; present on A and C". */
      says: z.string(),
      original: OriginalView.nullable(),
      before: OriginalView.nullable(),
      after: OriginalView.nullable(),
    }),
  ),
  gaps: z.array(GapView),
});
export type ComparisonView = z.infer<typeof ComparisonView>;

/** Who was in a chat when, with how it is known; times on the clock of lane A. */
export const MembershipView = z.object({
  conversationId: id,
  first: z.string().nullable(),
  last: z.string().nullable(),
  rows: z.array(
    z.object({
      sender: id,
      shown: z.string(),
      names: z.array(z.object({ letter: z.string(), exhibitRef: z.string(), shown: z.string(), handleId: id })),
      messages: id,
      intervals: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), basis: z.string() })),
      /** Messages a month `YYYY-MM`. */
      months: z.array(z.object({ month: z.string(), messages: id })),
    }),
  ),
});
export type MembershipView = z.infer<typeof MembershipView>;
