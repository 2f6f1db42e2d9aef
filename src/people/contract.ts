/** What the people room says over HTTP: zod schemas, shared with the page (types) and with OpenAPI. */

import { z } from 'zod';

const id = z.number().int().nonnegative();
const when = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/)
  .nullable();

/** Kept apart by law (R17). */
const categories = ['subject', 'witness', 'victim', 'third-party', 'unknown'] as const;
export const Category = z.enum(categories);
export type Category = z.infer<typeof Category>;

/** On what a handle is said to be a person's: closed, so that it can be counted and questioned. */
const bases = ['custodian', 'alignment', 'number', 'name', 'statement', 'other'] as const;
export const Basis = z.enum(bases);
export type Basis = z.infer<typeof Basis>;

export const AttributionView = z.object({
  id,
  handleId: id,
  /** As the copy shows it. */
  shown: z.string(),
  exhibitRef: z.string(),
  conversationId: id,
  conversationTitle: z.string(),
  messages: id,
  confidence: z.number(),
  basis: Basis,
  note: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});
export type AttributionView = z.infer<typeof AttributionView>;

export const PostingView = z.object({
  id,
  unit: z.string(),
  rank: z.string(),
  role: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  source: z.string(),
});
export type PostingView = z.infer<typeof PostingView>;

export const PersonRow = z.object({
  id,
  name: z.string(),
  category: Category,
  /** Lifelong anonymity (R18): on by default for every victim. */
  anonymous: z.boolean(),
  /** "constable, Team B" today or at the last posting; '' where none is known. */
  posting: z.string(),
  handles: id,
  conversations: id,
  messages: id,
  first: z.string().nullable(),
  last: z.string().nullable(),
  /** Weakest attribution, 0 to 1; null: no handle. */
  confidence: z.number().nullable(),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const PeopleView = z.object({
  people: z.array(PersonRow),
  /** Handles that nobody has attributed yet. */
  unattributed: z.array(
    z.object({
      handleId: id,
      shown: z.string(),
      exhibitRef: z.string(),
      conversationId: id,
      conversationTitle: z.string(),
      messages: id,
    }),
  ),
  proposals: id,
});
export type PeopleView = z.infer<typeof PeopleView>;

export const PersonView = PersonRow.extend({
  note: z.string(),
  attributions: z.array(AttributionView),
  postings: z.array(PostingView),
  chats: z.array(
    z.object({
      conversationId: id,
      title: z.string(),
      messages: id,
      /** Member intervals where the chat's notices show them. */
      intervals: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), basis: z.string() })),
      first: z.string().nullable(),
      last: z.string().nullable(),
      /** Messages of others while this person was a member: could have been seen. */
      couldHaveSeen: id,
      /** Of these, followed within the chat by something this person wrote or by a reaction: the chat was opened after. */
      openedAfter: id,
    }),
  ),
  /** Messages by weekday (Monday first) and hour of the printed clock: 7 rows of 24. */
  hours: z.array(z.array(id)),
  months: z.array(z.object({ month: z.string(), messages: id })),
  /** What was merged into this person and can be split again. */
  merged: z.array(z.object({ id, name: z.string(), at: z.string(), by: z.string() })),
});
export type PersonView = z.infer<typeof PersonView>;

export const PersonCreate = z.strictObject({
  name: z.string().trim().min(1).max(200),
  category: Category.default('unknown'),
  /** Left out: on for a victim, off for anybody else. */
  anonymous: z.boolean().optional(),
  note: z.string().max(4000).default(''),
  handles: z.array(id).max(1000).default([]),
});
export type PersonCreate = z.input<typeof PersonCreate>;

export const PersonChange = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  category: Category.optional(),
  /** Taking it off a victim asks for a basis: written consent or an order of a court (R19). */
  anonymous: z.boolean().optional(),
  anonymityBasis: z.string().max(2000).optional(),
  note: z.string().max(4000).optional(),
});
export type PersonChange = z.infer<typeof PersonChange>;

export const AttributionCreate = z.strictObject({
  handleId: id,
  confidence: z.number().min(0).max(1),
  basis: Basis,
  note: z.string().max(2000).default(''),
  from: when.default(null),
  to: when.default(null),
});
export type AttributionCreate = z.input<typeof AttributionCreate>;

export const PostingCreate = z.strictObject({
  unit: z.string().trim().max(200),
  rank: z.string().trim().max(100),
  role: z.string().trim().max(200).default(''),
  from: when.default(null),
  to: when.default(null),
  source: z.string().max(500).default(''),
});
export type PostingCreate = z.input<typeof PostingCreate>;

/** That several handles are one person's: proposed, never merged silently. */
export const ProposalView = z.object({
  /** Stable: a digest of what is proposed. */
  key: z.string(),
  kind: z.enum(['alignment', 'number', 'name', 'custodian']),
  confidence: z.number(),
  why: z.string(),
  /** An existing person it would add to. */
  personId: id.nullable(),
  suggestedName: z.string(),
  handles: z.array(
    z.object({
      handleId: id,
      shown: z.string(),
      exhibitRef: z.string(),
      conversationId: id,
      conversationTitle: z.string(),
      messages: id,
      /** The person it is attributed to now. */
      personId: id.nullable(),
    }),
  ),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const ProposalAnswer = z.strictObject({
  /** accept: make the person, or add to it. */
  answer: z.enum(['accept', 'refuse']),
  name: z.string().trim().max(200).optional(),
  category: Category.default('unknown'),
});
export type ProposalAnswer = z.input<typeof ProposalAnswer>;

/** What a merge would do, before it is done. */
export const MergePreview = z.object({
  from: PersonRow,
  into: PersonRow,
  handles: id,
  messages: id,
  postings: id,
  /** Sentences that speak against it: both wrote in the same minute, both in one chat, other categories. */
  against: z.array(z.string()),
});
export type MergePreview = z.infer<typeof MergePreview>;
export const MergeRequest = z.strictObject({ into: id, reason: z.string().trim().max(500).default('') });
export const SplitRequest = z.strictObject({ merged: id, reason: z.string().trim().max(500).default('') });

/** Person and posting behind the handles of a conversation: for names in the reader. */
export const CastView = z.object({
  people: z.array(
    z.object({
      handleId: id,
      personId: id,
      name: z.string(),
      category: Category,
      confidence: z.number(),
      /** The time for which the handle is theirs; absent or null: always. */
      from: z.string().nullable().optional(),
      to: z.string().nullable().optional(),
      postings: z.array(PostingView),
    }),
  ),
});
export type CastView = z.infer<typeof CastView>;

/**
 * What the evidence shows of a person and a message. "member": could have seen it. "opened-after": posted or reacted in
 * the chat after it, so has had it open since; nothing here says "saw".
 */
export const participationCodes = [
  'author',
  'forwarder',
  'addressee',
  'member',
  'opened-after',
  'read-receipt',
  'reactor',
  'replied',
  'left-soon',
] as const;
export const ParticipationCode = z.enum(participationCodes);
export type ParticipationCode = z.infer<typeof ParticipationCode>;

export const ParticipationView = z.object({
  conversationId: id,
  from: id,
  total: id,
  /** Columns: a person where attributed, else the sender as lane A shows it. */
  columns: z.array(z.object({ key: z.string(), shown: z.string(), personId: id.nullable() })),
  rows: z.array(
    z.object({
      position: id,
      observation: id,
      time: z.string().nullable(),
      sender: z.string().nullable(),
      held: z.boolean(),
      /** One list a column. */
      cells: z.array(z.array(z.object({ code: ParticipationCode, basis: z.string() }))),
    }),
  ),
});
export type ParticipationView = z.infer<typeof ParticipationView>;
